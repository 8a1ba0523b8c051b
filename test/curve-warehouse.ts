import type {Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const noVisits = `select '' as journey_id, 1 as visit_number, '' as stage, 1 as stage_order, null::date as entered_on, null::timestamp as entered_at,
  null::timestamp as left_at, null::double as stage_days, 'open' as left_how, true as is_first, false as is_imputed, false as is_last limit 0`;

const noJourneys = `select null::varchar as journey_id, null::date as entered_on, null::date as ended_on, null::varchar as outcome,
  null::varchar as lead_source, null::varchar as region, null::varchar as department, null::varchar as product_line,
  null::varchar as rep_id, null::decimal(18,2) as journey_amount limit 0`;

export const curveModels = ["core.observation", "core.spells", "core.risk_sets", "metrics.conversion_curve"];

/**
 * A warehouse with the curves of made journeys: rows of journey_id, entered_on, ended_on and outcome, and of lead_source, region,
 * department, product_line, rep_id and journey_amount where the test has them. Ages are counted as core.journeys counts them.
 */
export async function curveWarehouse(
  journeys: string,
  asOf: string,
  {
    visits = noVisits,
    settings = {},
    models = curveModels,
    tables = {},
  }: {visits?: string; settings?: object; models?: string[]; tables?: Record<string, string>} = {},
): Promise<Warehouse> {
  const table = `select * exclude (day_count)
      replace (
        coalesce(lead_source, '(missing)') as lead_source, coalesce(region, '(missing)') as region,
        coalesce(department, '(missing)') as department, coalesce(product_line, '(missing)') as product_line
      ),
      coalesce('FY' || year(entered_on), '(missing)') as fiscal_year,
      coalesce('FY' || year(entered_on) || ' Q' || quarter(entered_on), '(missing)') as fiscal_quarter,
      coalesce(strftime(entered_on, '%Y-%m'), '(missing)') as fiscal_month,
      coalesce(ended_on < entered_on, false) as has_reversed_dates,
      case when day_count > 0 then day_count when day_count = 0 then 0.5 end::double as age_days,
      case when outcome = 'won' then date_diff('day', entered_on, ended_on) end::double as won_days
    from (
      select *, date_diff('day', entered_on, case when outcome = 'open' then date '${asOf}' else ended_on end) as day_count
      from ((${noJourneys}) union all by name (${journeys}))
    )`;
  return modelWarehouse(
    {...threeStages, ...settings},
    asOf,
    {"core.journeys": table, "core.stage_visits": visits, ...tables},
    models,
  );
}
