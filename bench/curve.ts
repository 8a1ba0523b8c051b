import {Command} from "commander";
import {modelsOf} from "../pipeline/models.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "../test/model-warehouse.ts";
import {tellBesideScan, timesOf} from "./beside-scan.ts";

const {journeys, runs} = new Command("bench:curve")
  .description("Makes the curves of many journeys beside a plain scan of the same table.")
  .option("--journeys <number>", "how many", Number, 1_000_000)
  .option("--runs <number>", "runs of each, one after the other in turn", Number, 5)
  .parse()
  .opts<{journeys: number; runs: number}>();

const draw = (which: number, to: number) => `(hash(i * 8 + ${which}) % ${to})`;
const made = `select journey_id, entered_on, outcome, case when outcome <> 'open' then ended_on end as ended_on, lead_source, region,
    department, product_line, journey_amount, ended_on < entered_on as has_reversed_dates, 'FY' || year(entered_on) as fiscal_year,
    case when outcome = 'open' then greatest(date_diff('day', entered_on, date '2025-12-31'), 0.5) else greatest(days, 0.5) end::double as age_days
  from (
    select 'opportunity/crm:' || i as journey_id, date '2023-01-01' + ${draw(0, 1095)}::integer as entered_on,
      floor(-60 * ln(1 - ${draw(1, 1_000_003)} / 1000003.0))::integer as days, entered_on + days as ended_on,
      case when ended_on > date '2025-12-31' then 'open'
        else ['won', 'lost', 'lost', 'lost', 'disqualified', 'nurturing'][1 + ${draw(2, 6)}::integer] end as outcome,
      'source ' || ${draw(3, 12)} as lead_source, 'region ' || ${draw(4, 8)} as region, 'department ' || ${draw(5, 4)} as department,
      'line ' || ${draw(6, 5)} as product_line, (50000 + ${draw(7, 200_000)})::decimal(18,2) as journey_amount
    from range(${journeys}) as numbers(i)
  )`;
const visits =
  "select '' as journey_id, '' as stage, 1 as stage_order, null::date as entered_on, true as is_first limit 0";

/** The plain scan: what every journey came to, in one pass. */
const scan = `select outcome, count(*), sum(journey_amount), min(entered_on), max(ended_on), avg(age_days), count(distinct lead_source)
  from core.journeys group by outcome`;

const {connection, close} = await modelWarehouse(
  threeStages,
  "2025-12-31",
  {"core.journeys": made, "core.stage_visits": visits},
  ["core.observation"],
);
const known = modelsOf();
const sqlOf = (name: string) => known.find(({qualifiedName}) => qualifiedName === name)!.sql;

/** The risk sets of one breakdown only. */
function narrowed(breakdown: string, member: string, grouped: string): string {
  const parts: [given: string, narrow: string][] = [
    ["breakdown_of(grouping(lead_source, region, department, product_line) * 2 + 1)", breakdown],
    ["coalesce(lead_source, region, department, product_line)", member],
    [", grouping sets ((lead_source), (region), (department), (product_line))", grouped],
  ];
  let sql = sqlOf("core.risk_sets");
  for (const [given, narrow] of parts) {
    if (!sql.includes(given)) throw new Error(`unknown in core.risk_sets: ${given}`);
    sql = sql.replace(given, narrow);
  }
  return sql;
}

/** The curves from the journeys on, with the models that make them. */
const curves = (riskSets: string) => async () => {
  for (const [name, sql] of [
    ["core.spells", sqlOf("core.spells")],
    ["core.risk_sets", riskSets],
    ["metrics.conversion_curve", sqlOf("metrics.conversion_curve")],
  ])
    await connection.run(`create or replace table ${name} as ${sql}`);
};

const ways: Record<string, () => Promise<unknown>> = {
  "plain scan": () => connection.runAndReadAll(scan),
  "curve of all, and by year": curves(narrowed("'all'", "'(all)'", "")),
  "the same by source": curves(narrowed("'lead_source'", "lead_source", ", lead_source")),
  "every curve": curves(sqlOf("core.risk_sets")),
};

const took = await timesOf(ways, runs);
const [counted] = await rowsOf(
  connection,
  "select count(distinct (period, breakdown, member))::integer as n from metrics.conversion_curve",
);
console.info(`${journeys} journeys, ${counted!.n} curves at the end; medians of ${runs} runs`);
tellBesideScan(took);
close();
