import type {Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** A journey of a made company: the stages a, b and c that it reached on the day it began, its end and deal value, and what it is of. */
export type Life = {
  entered: string;
  reached?: number;
  outcome?: string;
  ended?: string;
  amount?: number | null;
  source?: string;
  region?: string;
  line?: string;
};

const text = (value: string | null | undefined): string => (value ? `'${value}'` : "null");

/** A warehouse with the models of the years on made journeys, spend (day, source, amount) and targets (month, region, store, deals, amount). */
export async function yearWarehouse(
  lives: readonly Life[],
  asOf: string,
  {
    settings = {},
    spend = [],
    targets = [],
  }: {
    settings?: object;
    spend?: [string, string, number][];
    targets?: [string, string | null, string | null, number, number][];
  } = {},
): Promise<Warehouse> {
  const made = lives.length > 0 ? lives : [{entered: "2024-01-01"}];
  const journeys = made.map(
    ({entered, outcome = "open", ended, amount = 100, source, region, line}, index) =>
      `('j${index}', date ${text(entered)}, ${text(outcome)}, ${text(ended)}::date, ${amount}::decimal(18,2), ${text(source ?? "web")}, ${text(region ?? "north")}, ${text(line ?? "one")})`,
  );
  const visits = made.flatMap(({entered, reached = 1}, index) =>
    Array.from({length: reached}, (_, stage) => `('j${index}', ${stage + 1}, date ${text(entered)})`),
  );
  const rows = (given: string[], columns: string) => `from (values ${given.join(", ")}) as told(${columns})`;
  return modelWarehouse(
    {...threeStages, ...settings},
    asOf,
    {
      "core.journeys": `select *, source as lead_source, source as channel, region as department,
        coalesce(fiscal_year_of(entered_on), '(missing)') as fiscal_year ${rows(journeys, "journey_id, entered_on, outcome, ended_on, journey_amount, source, region, product_line").replace("from", "from (select * replace (journey_amount::decimal(18,2) as journey_amount) from")})`,
      "core.stage_visits": `select *, false as is_imputed ${rows(visits, "journey_id, stage_order, entered_on")} limit ${lives.length * 3}`,
      "core.observation":
        "select min(entered_on) as first_entered_on, null::date as observed_from_on from core.journeys",
      "core.spend": spend.length
        ? `select spend_on, lead_source, lead_source as channel, '(missing)' as region, '(missing)' as department, spend_amount::decimal(18,2) as spend_amount,
            fiscal_year_of(spend_on) as fiscal_year ${rows(
              spend.map(([day, source, amount]) => `(date '${day}', '${source}', ${amount})`),
              "spend_on, lead_source, spend_amount",
            )}`
        : `select null::date as spend_on, '' as lead_source, '' as channel, '' as region, '' as department, 0::decimal(18,2) as spend_amount, '' as fiscal_year limit 0`,
      "core.targets": targets.length
        ? `select month_on, coalesce(region, '(missing)') as region, coalesce(store, '(missing)') as department, '(missing)' as product_line,
            target_count::integer as target_count, target_amount::decimal(18,2) as target_amount ${rows(
              targets.map(
                ([month, region, store, count, amount]) =>
                  `(date '${month}', ${text(region)}, ${text(store)}, ${count}, ${amount})`,
              ),
              "month_on, region, store, target_count, target_amount",
            )}`
        : `select null::date as month_on, '' as region, '' as department, '' as product_line, 1 as target_count, 1::decimal(18,2) as target_amount limit 0`,
    },
    [
      "core.calendar",
      "core.year_pairs",
      "core.year_cells",
      "core.plan_targets",
      "metrics.year_bridge",
      "metrics.same_age_sums",
      "metrics.same_age",
      "metrics.reversals",
      "metrics.plan_attainment",
    ],
  );
}
