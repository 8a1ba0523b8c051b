import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {build} from "../pipeline/run.ts";
import {type Books, billsOf, booksOf, sourcesOf} from "./companies/books.ts";
import {type Records, recordsOf} from "./companies/records.ts";
import {gaps} from "./companies/sums.ts";
import {groupOf, writeWorkspace} from "./companies/workspace.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

/**
 * 500 small companies in 10 groups. Each company is a region of its group, so that what every metric says of a region is what it says of
 * a company; a group has its own stages, time zone, fiscal year and way of linking. Every run proves all checks, or fails.
 */
const groups = Array.from({length: 10}, (_, index) => `group ${index + 1}`);
const each = 50;
const scratch = mkdtempSync(join(tmpdir(), "headwater-companies-"));
afterAll(() => rmSync(scratch, {recursive: true}));

async function built(seed: string, records: Records, words: string): Promise<string> {
  const workspace = join(scratch, words);
  writeWorkspace(workspace, groupOf(seed), records, `${seed}/${words}`);
  // a folder of its own: what another group said last is no history of this one
  const buildFolder = join(scratch, "build", seed);
  return (await build(workspace, {site: false, buildFolder, progress: quietProgress().progress})).warehouse;
}

describe("500 small companies", () => {
  it.each(groups)("of %s keep their books, however their files are named and shuffled", async (seed) => {
    const records = recordsOf(seed, each, groupOf(seed).stages);
    const one = await built(seed, records, "one");
    expect(await rowsIn(one, await faultsIn(one))).toEqual([]);
    await agreesWithRecords(one, records);
    await agreesBySource(one, records);
    const before = await prints(one);
    expect(before.length).toBeGreaterThan(60);
    expect(await prints(await built(seed, records, "other"))).toEqual(before);
  });
});

/** Deals and what they brought, by company, counted from the records themselves. */
async function agreesWithRecords(warehouse: string, records: Records): Promise<void> {
  const counted = await rowsIn(
    warehouse,
    `select region, count(*), count(*) filter (outcome = 'won'), coalesce(sum(journey_amount) filter (outcome = 'won'), 0)
     from core.journeys where opportunity_id is not null group by all`,
  );
  const told = counted.map(([region, deals, won, amount]): [string, Books] => [
    region!,
    {deals: Number(deals), won: Number(won), cents: Math.round(Number(amount) * 100)},
  ]);
  expect(new Map(told)).toEqual(booksOf(records));
  const spent = await rowsIn(warehouse, "select region, sum(spend_amount) from core.spend group by all");
  expect(new Map(spent.map(([region, amount]) => [region, Math.round(Number(amount) * 100)]))).toEqual(
    billsOf(records),
  );
}

/** Leads and spend by source, and what every rule of credit shares out, counted from the records themselves. */
async function agreesBySource(warehouse: string, records: Records): Promise<void> {
  const told = await rowsIn(
    warehouse,
    `select lead_source, coalesce(lead_count, 0), coalesce(spend_amount, 0)
     from (select lead_source, count(*) as lead_count from core.leads group by all)
     full join (select lead_source, sum(spend_amount) as spend_amount from core.spend group by all) using (lead_source)`,
  );
  expect(
    new Map(
      told.map(([source, count, spent]) => [source, {leads: Number(count), cents: Math.round(Number(spent) * 100)}]),
    ),
  ).toEqual(sourcesOf(records));
  const cents = [...booksOf(records).values()].reduce((sum, books) => sum + books.cents, 0);
  const credit = await rowsIn(
    warehouse,
    "select level, rule, coalesce(sum(credit_amount), 0) from metrics.channel_credit where period = '(all)' group by all",
  );
  expect(credit.length).toBeGreaterThanOrEqual(33);
  for (const [level, rule, amount] of credit)
    expect({level, rule, cents: Math.round(Number(amount) * 100)}).toEqual({level, rule, cents});
}

/** What no company may show: a journey in two outcomes or none, a member that fell out of a whole, a rate outside [0, 1]. */
async function faultsIn(warehouse: string): Promise<string> {
  const rates = await rowsIn(
    warehouse,
    "select table_name, column_name from information_schema.columns where table_schema = 'metrics' and column_name like '%\\_rate' escape '\\'",
  );
  expect(rates.length).toBeGreaterThan(40);
  return [
    "select 'one outcome each' from (select journey_id, count(*) as ends from core.stage_visits where is_last group by all) where ends <> 1",
    "select 'an end for every journey' from core.journeys where journey_id not in (select journey_id from core.stage_visits where is_last)",
    "select 'one journey each' from core.leads left join core.journeys using (journey_id) where journeys.journey_id is null",
    ...gaps,
    ...rates.map(
      ([table, column]) =>
        `select '${table}.${column}' from metrics.${table} where not isfinite(${column}) or ${column} not between 0 and 1`,
    ),
  ].join("\nunion all\n");
}

/** A print of every table of core and metrics that does not tell the files; doubles to nine places, as sums of them follow the order of rows. */
async function prints(warehouse: string): Promise<string[][]> {
  const columns = await rowsIn(
    warehouse,
    `select table_schema || '.' || table_name,
       string_agg(case when data_type = 'DOUBLE' then 'round("' || column_name || '", 9)' else '"' || column_name || '"' end, ', ')
     from information_schema.columns
     where table_schema in ('core', 'metrics') and table_name not in ('files', 'file_columns', 'run_files', 'data_quality', 'run')
       and column_name not in ('_file', '_row', 'file_count')
     group by all order by all`,
  );
  const queries = columns.map(
    ([table, list]) => `select '${table}', count(*), sum(hash(told)) from (select row(${list}) as told from ${table})`,
  );
  return rowsIn(warehouse, queries.join("\nunion all\n"));
}
