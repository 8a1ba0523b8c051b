import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {outcomeOf, WON} from "../life.ts";
import {grouped, percent, yuan} from "../text.ts";

/** A portal that sells leads another portal already sold. */
export function resold({resold: {by, of, rate}}: Hidden): Measure {
  const counts = counterOf();
  const won = (key: string) => `${percent(counts.of(`${key} won`), counts.of(key))} won`;
  return {
    see({source, soldBefore}, known) {
      if (source.name !== by) {
        counts.add("elsewhere");
        if (soldBefore) counts.add("elsewhere again");
        return;
      }
      const key = soldBefore === of ? "resold" : "fresh";
      counts.add(key);
      if (outcomeOf(known) === WON) counts.add(`${key} won`);
    },
    spend(source, _day, fen) {
      if (source === by) counts.add("fees", fen);
    },
    finding: () => {
      const all = counts.of("resold") + counts.of("fresh");
      return {
        title: "A portal that sells leads another portal already sold",
        where: `lead source ${by}: customers (潜客编号, telephone) that ${of} delivered 1 to 9 days before, to the same store`,
        since: "the whole period",
        parameter: `${Math.round(100 * rate)} % of its leads are resold; sales already serve the customer, so that few are registered again`,
        realised: [
          `${percent(counts.of("resold"), all)} of its leads (${grouped(counts.of("resold"))} of ${grouped(all)}): ${won("resold")}, against ${won("fresh")} of its fresh ones`,
          `${yuan((counts.of("fees") * counts.of("resold")) / Math.max(1, all))} of its fees of ${yuan(counts.of("fees"))} bought what was already there`,
          `elsewhere ${percent(counts.of("elsewhere again"), counts.of("elsewhere"))} of the leads are a customer's second enquiry`,
        ],
        seen: "`lead_source_value`: its `resold_rate` and its low rank; `core.journeys` by customer_id: which source came first",
        figures: {
          rate: all > 0 ? counts.of("resold") / all : 0,
          elsewhere_rate: counts.rate("elsewhere again", "elsewhere"),
        },
      };
    },
  };
}
