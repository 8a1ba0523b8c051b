import {Command} from "commander";
import {buildModel} from "../pipeline/build-models.ts";
import {modelsOf} from "../pipeline/models.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "../test/model-warehouse.ts";
import {tellBesideScan, timesOf} from "./beside-scan.ts";

const {journeys, touches, won, runs} = new Command("bench:attribution")
  .description("Shares the credit for many wins among their touches, beside a plain scan of the same table.")
  .option("--journeys <number>", "how many", Number, 1_000_000)
  .option("--touches <number>", "touches of a journey, on average", Number, 5)
  .option("--won <percent>", "journeys that are won, of a hundred", Number, 25)
  .option("--runs <number>", "runs of each, one after the other in turn", Number, 3)
  .parse()
  .opts<{journeys: number; touches: number; won: number; runs: number}>();

const draw = (which: number, to: number) => `(hash(i * 8 + ${which}) % ${to})::integer`;
const windows = `select 'opportunity/crm:' || i as journey_id, i::integer as journey_number, if(${draw(0, 100)} < ${won}, 'won', 'lost') as outcome,
    'FY' || (2023 + ${draw(1, 3)}) as fiscal_year, (2023 + ${draw(1, 3)}) || '-0' || (1 + ${draw(2, 9)}) as fiscal_month, (50000 + ${draw(3, 200_000)})::decimal(18,2) as journey_amount,
    timestamp '2023-01-05' as lead_until_at, timestamp '2023-01-20' as opportunity_until_at
  from range(${journeys}) as numbers(i)`;
const made = `select * exclude (i), 'channel ' || ${draw(4, 20)} as channel, 'source ' || ${draw(4, 20)} as lead_source, 'campaign ' || ${draw(5, 10)} as campaign,
    timestamp '2023-01-01' + to_hours(touch_number * 200 + ${draw(6, 100)}) as touched_at
  from (
    select journey_id, journey_number, touch_count, unnest(range(1, touch_count + 1))::integer as touch_number, journey_number * 100::bigint + touch_number as i
    from (select journey_id, journey_number, (1 + hash(journey_number * 8 + 7) % ${2 * touches - 1})::integer as touch_count from core.journey_windows)
  )`;

/** The plain scan: what touched how many journeys, first and last, in one pass. */
const scan = `select channel, count(*), count(distinct journey_number), min(touched_at), max(touched_at), avg(touch_number)
  from core.journey_touches group by channel`;

const {connection, close} = await modelWarehouse(
  threeStages,
  "2025-12-31",
  {"core.journey_windows": windows, "core.journey_touches": made},
  [],
);
const known = modelsOf();
const modelNamed = (name: string) => known.find(({qualifiedName}) => qualifiedName === name)!;
const sqlOf = (name: string) => modelNamed(name).sql;
const build = (name: string) => connection.run(`create or replace table ${name} as ${sqlOf(name)}`);

await connection.run(`create table metrics.markov_credit as
  select '' as period_kind, '' as period, 1 as path_order, '' as channel, 0.5 as credit_rate, 0.5 as value_credit_rate limit 0`);
const firstOrder = sqlOf("core.path_steps").replace("unnest([1, 2, 3])", "unnest([1])");
if (!firstOrder.includes("unnest([1])")) throw new Error("unknown in core.path_steps: unnest([1, 2, 3])");

const ways: Record<string, () => Promise<unknown>> = {
  "plain scan": () => connection.runAndReadAll(scan),
  "eleven rules, to the channels": async () => {
    await build("core.touch_credits");
    await build("metrics.channel_credit");
  },
  "removal effect, one channel": async () => {
    await connection.run(`create or replace table core.path_steps as ${firstOrder}`);
    await connection.run("drop table metrics.markov_credit");
    await buildModel(connection, modelNamed("metrics.markov_credit"), known);
  },
  "steps of all three orders": () => build("core.path_steps"),
};

const took = await timesOf(ways, runs);
const [counted] = await rowsOf(
  connection,
  "select count(*)::integer as touches, (select count(*)::integer from core.touch_credits) as credited from core.journey_touches",
);
console.info(
  `${counted!["touches"]} touches of ${journeys} journeys, ${counted!["credited"]} of them of wins; medians of ${runs} runs`,
);
tellBesideScan(took);
console.info(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
close();
