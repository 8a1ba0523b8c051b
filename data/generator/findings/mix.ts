import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {outcomeOf, WON} from "../life.ts";
import {LINES} from "../market.ts";
import {percent, yuan} from "../text.ts";
import {calendarDay, DAY} from "../time.ts";

/** Average deal value falls only because the mix moves to a cheaper line. */
export function mix({mix: {from, rampDays, before, after}}: Hidden): Measure {
  const counts = counterOf();
  const average = (year: number, line: string) => counts.rate(`${year} ${line} amount`, `${year} ${line}`);
  const share = (year: number, line: string) => counts.rate(`${year} ${line}`, `${year} all`);
  const lineOf = (name: string) =>
    `${name}: ${yuan(average(2024, name))} (${percent(share(2024, name), 1)} of the deals) → ` +
    `${yuan(average(2025, name))} (${percent(share(2025, name), 1)})`;
  const steady = () => LINES.reduce((sum, {name}) => sum + share(2024, name) * average(2025, name), 0);
  const shares = (given: number[]) => given.map((rate) => `${Math.round(100 * rate)} %`).join(" / ");
  return {
    see(life, known) {
      if (outcomeOf(known) !== WON) return;
      const {year} = calendarDay(Math.floor(known.at(-1)!.at / DAY));
      for (const line of ["all", LINES[life.line]!.name]) {
        counts.add(`${year} ${line}`);
        counts.add(`${year} ${line} amount`, life.amount);
      }
    },
    finding: () => ({
      title: "Average deal value falls only because the mix moved to a cheaper line",
      where: "all regions and sources: product lines " + LINES.map(({name}) => name).join(" / "),
      since: `leads from ${calendarDay(from).iso} on, within ${rampDays} days`,
      parameter: `share of the leads from ${shares(before)} to ${shares(after)}; no line's prices change`,
      realised: [
        `average deal, by year of delivery: ${yuan(average(2024, "all"))} → ${yuan(average(2025, "all"))}; at the mix of 2024 it would be ${yuan(steady())}`,
        ...LINES.map(({name}) => lineOf(name)),
      ],
      seen: "`core.journeys`: won amount by fiscal year and product_line; `run_report` and `lead_source_value` show the fall alone",
      figures: {
        average_2024: average(2024, "all") / 100,
        average_2025: average(2025, "all") / 100,
        average_2025_at_mix_of_2024: steady() / 100,
      },
    }),
  };
}
