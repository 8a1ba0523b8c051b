import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {outcomeOf, reaches, WON} from "../life.ts";
import {grouped, percent, yuan} from "../text.ts";
import {calendarDay, DAY, dayOf} from "../time.ts";

const SETTLED = dayOf(2025, 10, 1);

/** A channel whose quality collapsed in the summer while its spend rose. */
export function collapse({collapse: {source, from, until, ...size}}: Hidden): Measure {
  const counts = counterOf();
  const months = {summer: (until - from) / 30.5, before: from / 30.5};
  const when = (day: number) => (day < from ? "before" : day < until ? "summer" : "after");
  const line = (period: "before" | "summer") => {
    const of = (name: string) => counts.of(`${period} ${name}`);
    const perMonth = `${yuan(of("spend") / months[period])} and ${grouped(of("leads") / months[period])} leads a month`;
    const won = `${percent(of("won"), of("leads"))} of the leads won (${grouped(of("won"))} of ${grouped(of("leads"))})`;
    return `${perMonth}, ${percent(of("registered"), of("leads"))} registered, ${won}`;
  };
  return {
    see(life, known) {
      const day = Math.floor(life.at / DAY);
      if (life.source.name !== source || day >= SETTLED) return;
      counts.add(`${when(day)} leads`);
      if (reaches(known, "建档")) counts.add(`${when(day)} registered`);
      if (outcomeOf(known) === WON) counts.add(`${when(day)} won`);
    },
    spend(spent, day, fen) {
      if (spent === source) counts.add(`${when(day)} spend`, fen);
    },
    finding: () => ({
      title: "A channel whose quality collapsed in the summer while its spend rose",
      where: `lead source and channel ${source}`,
      since: `leads of ${calendarDay(from).iso} to ${calendarDay(until - 1).iso}`,
      parameter:
        `spend × ${size.spendFactor}, leads × ${size.leadFactor}, rate of registration × ${size.registeredFactor}, ` +
        `odds of going on at each later stage × ${Math.exp(size.quality).toFixed(2)}`,
      realised: [`before: ${line("before")}`, `in the summer: ${line("summer")}`],
      seen: "`spend_return`, channel by month: the spend rises, and the return of those months falls and stays low although their journeys are decided",
      figures: {
        won_rate_before: counts.rate("before won", "before leads"),
        won_rate_summer: counts.rate("summer won", "summer leads"),
        spend_ratio: counts.of("summer spend") / months.summer / (counts.of("before spend") / months.before),
      },
    }),
  };
}
