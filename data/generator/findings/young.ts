import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {outcomeOf, WON} from "../life.ts";
import {grouped, percent, ratio, yuan} from "../text.ts";
import {calendarDay, DAY} from "../time.ts";

const PAID = ["汽车之家", "懂车帝", "易车", "抖音", "百度"];

/** A channel that looks poor only because its spend is young. */
export function young({young: {source, from, ...size}}: Hidden): Measure {
  const counts = counterOf();
  const whose = (name: string, day: number) => (name === source ? "young" : day >= from ? "others" : "earlier");
  const line = (name: string) => {
    const of = (what: string) => counts.of(`${name} ${what}`);
    const far = `${grouped(of("won"))} won so far, return ${ratio(of("amount"), of("spend"))}`;
    return `${far}; ${grouped(of("won in the end"))} will be won, return ${ratio(of("amount in the end"), of("spend"))}`;
  };
  return {
    see({source: {name}, at, moves, amount}, known) {
      const key = whose(name, Math.floor(at / DAY));
      if (name !== source && (key === "earlier" || !PAID.includes(name))) return;
      counts.add(`${key} leads`);
      if (outcomeOf(known) === "open") counts.add(`${key} open`);
      if (outcomeOf(known) === WON) {
        counts.add(`${key} won`);
        counts.add(`${key} amount`, amount);
      }
      if (outcomeOf(moves) === WON) {
        counts.add(`${key} won in the end`);
        counts.add(`${key} amount in the end`, amount);
      }
    },
    spend: (name, day, fen) => counts.add(`${whose(name, day)} spend`, fen),
    finding: () => ({
      title: "A channel that looks poor only because its spend is young",
      where: `lead source ${source}, channel 微信`,
      since: `first spend on ${calendarDay(from).iso}, growing for ${size.rampDays} days`,
      parameter: "its leads are as good as those of the better paid channels; only their age differs",
      realised: [
        `${grouped(counts.of("young leads"))} leads for ${yuan(counts.of("young spend"))}, ${percent(counts.of("young open"), counts.of("young leads"))} of them still open`,
        line("young"),
        `the other paid sources' leads since the same day: ${line("others")}`,
      ],
      seen: "`spend_return`: the lowest `return_ratio` of the fiscal year, but `decided_rate` says that it cannot be judged; by month it is not behind the others' months of the same age",
      figures: {
        open_rate: counts.rate("young open", "young leads"),
        return_so_far: counts.rate("young amount", "young spend"),
        return_in_the_end: counts.rate("young amount in the end", "young spend"),
      },
    }),
  };
}
