import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {outcomeOf, reaches} from "../life.ts";
import {grouped, percent} from "../text.ts";
import {calendarDay, DAY} from "../time.ts";

/** A region that leaks after the test drive since a certain month. */
export function leak({leak: {region, from, wentOnRate, competitorRate}}: Hidden): Measure {
  const counts = counterOf();
  const line = (key: string) => {
    const [wentOn, decided] = [counts.of(`${key} went on`), counts.of(`${key} decided`)];
    return `${percent(wentOn, decided)} (n = ${grouped(decided)})`;
  };
  const lost = (key: string) => percent(counts.of(`${key} to a competitor`), counts.of(`${key} lost`));
  return {
    see(life, known) {
      const test = known.find((move) => move.stage === "试驾");
      if (!test) return;
      const wentOn = reaches(known, "报价");
      if (!wentOn && outcomeOf(known) === "open") return;
      const place = life.store.region === region ? "there" : "elsewhere";
      const key = `${place} ${test.at < from * DAY ? "before" : "since"}`;
      counts.add(`${key} decided`);
      if (wentOn) counts.add(`${key} went on`);
      else if (outcomeOf(known) === "战败") {
        counts.add(`${key} lost`);
        if (life.reason === "竞品") counts.add(`${key} to a competitor`);
      }
    },
    finding: () => ({
      title: "A region that leaks after the test drive",
      where: `region ${region}, from 试驾 (test drive) to 报价 (quote)`,
      since: `test drives from ${calendarDay(from).iso} on`,
      parameter:
        `the rate of going on from a test drive to a quote falls from 64 % to ${Math.round(100 * wentOnRate)} % ` +
        `for a prospect of an average source (those who get so far come from better ones), and ${Math.round(100 * competitorRate)} % of those lost there name a competitor (竞品) beyond the usual 22 %`,
      realised: [
        `${region}: ${line("there before")} before, ${line("there since")} since`,
        `the other regions: ${line("elsewhere before")} before, ${line("elsewhere since")} since`,
        `lost after a test drive to a competitor: ${lost("there since")} in ${region} since, ${lost("elsewhere since")} in the other regions`,
        "n counts the test drives of the period whose prospect went on or ended; open ones are left out. `stage_conversion` also counts those who skipped the test drive, and so lies a little higher",
      ],
      seen: "`stage_conversion`, breakdown region: `went_on_rate` of 试驾 by quarter; `leakage`: reason 竞品 at 试驾",
      figures: {
        before_rate: counts.rate("there before went on", "there before decided"),
        since_rate: counts.rate("there since went on", "there since decided"),
        elsewhere_since_rate: counts.rate("elsewhere since went on", "elsewhere since decided"),
        since_count: counts.of("there since decided"),
      },
    }),
  };
}
