import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {grouped, percent} from "../text.ts";

/** A store with a third of its sources missing. */
export function missing({missing: {store, rate}}: Hidden): Measure {
  const counts = counterOf();
  const line = (key: string) =>
    `${percent(counts.of(`${key} missing`), counts.of(key))} (${grouped(counts.of(`${key} missing`))} of ${grouped(counts.of(key))})`;
  return {
    see(life) {
      const key = life.store.name === store ? "there" : "elsewhere";
      counts.add(key);
      if (life.sourceText === "") counts.add(`${key} missing`);
    },
    finding: () => ({
      title: "A store with a third of its sources missing",
      where: `store ${store}, column 来源渠道 of leads and opportunities`,
      since: "the whole period",
      parameter: `${Math.round(100 * rate)} % of its prospects have no source; 2 % elsewhere. They are no better and no worse for it`,
      realised: [`there: ${line("there")}`, `in the other stores: ${line("elsewhere")}`],
      seen: "`lead_source_value`: the row '(missing)'; `source_coverage` by department; `data_quality`: `filled_count` of lead_source",
      figures: {
        rate: counts.rate("there missing", "there"),
        elsewhere_rate: counts.rate("elsewhere missing", "elsewhere"),
      },
    }),
  };
}
