import {randomBytes} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {mark, recordMarks, spendMarks} from "./history-marks.ts";
import type {Standing} from "./last-run.ts";
import {saltOf, sha256} from "./run-record.ts";
import {text} from "./sql.ts";
import {version} from "./version.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

/**
 * Writes what this run says into a folder, for the history that later runs are held against: run.json with its files and figures, and marks of its
 * records, journeys and spend without anything personal. Returns what puts it in place, in one rename, once the run is published; nothing is
 * written where the history has it already.
 */
export async function writeRun(
  connection: Connection,
  standing: Standing,
  scratch: string,
  history: string,
): Promise<() => void> {
  if (standing.isThere) return () => {};
  const {fingerprint, definitions, inputs, asOf, currency, number, before} = standing;
  const salt = saltOf(history) ?? randomBytes(16).toString("hex");
  mkdirSync(scratch);
  const written = async (part: string, query: string) => {
    const path = join(scratch, `${part}.parquet`);
    await connection.run(`copy (${query} order by all) to ${text(path)} (format parquet, compression zstd)`);
    return [part, sha256(readFileSync(path))];
  };
  const parts = [
    await written("records", recordsQuery(salt)),
    await written("journeys", journeysQuery(salt)),
    await written("spend", spendQuery(salt)),
  ];
  const run = {
    format: 1,
    number,
    as_of: asOf,
    version,
    currency,
    fingerprint,
    definitions_sha256: definitions,
    inputs_sha256: inputs,
    salt_sha256: sha256(salt),
    before,
    parts: Object.fromEntries(parts),
    files: await rowsOf(
      connection,
      "select file, entity, sha256, row_count, rejected_count, duplicate_count from core.files order by file",
    ),
    counts: (await rowsOf(connection, countsQuery))[0],
    figures: await rowsOf(connection, figuresQuery),
  };
  writeFileSync(join(scratch, "run.json"), `${JSON.stringify(run, undefined, 1)}\n`);
  return () => {
    mkdirSync(history, {recursive: true});
    if (!existsSync(join(history, "salt"))) {
      writeFileSync(`${scratch}.salt`, salt, {mode: 0o600});
      renameSync(`${scratch}.salt`, join(history, "salt"));
    }
    renameSync(scratch, join(history, `${String(number).padStart(4, "0")}-${asOf}-${fingerprint.slice(0, 8)}`));
  };
}

const recordsQuery = (salt: string) => `
  select ${mark(salt, "record_id")} as mark, ${mark(salt, "journey_id")} as journey, content
  from core.journey_records
  inner join (${recordMarks(salt, "(select as_of_on from workspace.clock)")}) as marks using (record_id)`;

const journeysQuery = (salt: string) => `
  select
    ${mark(salt, "journey_id")} as mark,
    fiscal_year as entered_year,
    if(journeys.outcome = 'won', coalesce(fiscal_year_of(journeys.ended_on), '(missing)'), null) as won_year,
    if(journeys.outcome = 'won', journey_amount, null)::decimal(18,2) as won_amount,
    worth_ratio,
    journeys.lead_source,
    journeys.region,
    journeys.product_line
  from core.journeys
  left join staging.opportunities using (opportunity_id)
  left join (from staging.conversions where entity = 'opportunities') as conversions
    on conversions._file = opportunities._file and conversions._row = opportunities._row`;

const spendQuery = (salt: string) => `
  select
    mark, fiscal_year, spend_amount, worth_ratio, lead_source, region, content
  from (
    select ${mark(salt, "spend_key")} as mark, spend_key, fiscal_year, sum(spend_amount)::decimal(18,2) as spend_amount,
      max(worth_ratio) as worth_ratio, lead_source, region
    from core.spend
    inner join staging.spend_keys using (_file, _row)
    left join (from staging.conversions where entity = 'spend') as conversions using (_file, _row)
    group by all
  ) as sums
  inner join (${spendMarks(salt)}) as marks using (spend_key)`;

const countsQuery = `
  select lead_count, opportunity_count, merged_lead_count,
    (select sum(rejected_count)::bigint from core.files) as rejected_count,
    (select sum(duplicate_count)::bigint from core.files) as duplicate_count
  from core.run`;

const figuresQuery = `
  with counted as (
    select
      coalesce(fiscal_year, '(all)') as period,
      case when grouping(lead_source) = 0 then 'lead_source' when grouping(region) = 0 then 'region' when grouping(product_line) = 0 then 'product_line' else 'all' end as breakdown,
      coalesce(lead_source, region, product_line, '(all)') as member,
      count(*)::integer as journey_count,
      count(*) filter (outcome = 'lost')::integer as lost_count,
      count(*) filter (outcome = 'open')::integer as open_count
    from core.journeys
    group by grouping sets ((), (fiscal_year)), grouping sets ((), (lead_source), (region), (product_line))
  ),
  won as (
    select
      coalesce(won_year, '(all)') as period,
      case when grouping(lead_source) = 0 then 'lead_source' when grouping(region) = 0 then 'region' when grouping(product_line) = 0 then 'product_line' else 'all' end as breakdown,
      coalesce(lead_source, region, product_line, '(all)') as member,
      count(*)::integer as won_count,
      sum(journey_amount)::decimal(18,2) as won_amount
    from (select *, coalesce(fiscal_year_of(ended_on), '(missing)') as won_year from core.journeys where outcome = 'won') as wins
    group by grouping sets ((), (won_year)), grouping sets ((), (lead_source), (region), (product_line))
  ),
  spent as (
    select
      coalesce(fiscal_year, '(all)') as period,
      case when grouping(lead_source) = 0 then 'lead_source' when grouping(region) = 0 then 'region' else 'all' end as breakdown,
      coalesce(lead_source, region, '(all)') as member,
      sum(spend_amount)::decimal(18,2) as spend_amount
    from core.spend
    group by grouping sets ((), (fiscal_year)), grouping sets ((), (lead_source), (region))
  )
  select * replace (won_amount::varchar as won_amount, spend_amount::varchar as spend_amount), ratio(won_amount, spend_amount) as return_ratio
  from counted
  full join won using (period, breakdown, member)
  full join spent using (period, breakdown, member)
  order by period, breakdown, member`;
