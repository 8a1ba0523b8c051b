import {join} from "node:path";
import {mark, recordMarks, spendMarks} from "./history-marks.ts";
import {isWhole, type RunRecord, runRecordsOf, saltOf, sha256, unreadable} from "./run-record.ts";
import {text} from "./sql.ts";
import {version} from "./version.ts";
import {type Connection, rowsOf, together} from "./warehouse.ts";

/** How this run stands in the history: what it is known by, the run it is held against, and whether it is there already. */
export type Standing = {
  fingerprint: string;
  definitions: string;
  inputs: string;
  asOf: string;
  currency: string;
  number: number;
  before: string | null;
  isThere: boolean;
};

/**
 * Reads the published run that this one is held against into the workspace schema: of those computed as of the same day or an earlier one, by
 * other files, definitions or day, the latest. A run done again is held against the same one as before. Each run that can't be read is told in a line.
 */
export async function readLastRun(
  connection: Connection,
  history: string,
  definitions: string,
  say: (line: string) => void,
): Promise<Standing> {
  const [now] = (await rowsOf(
    connection,
    `select as_of_on::varchar as "asOf", (select currency from workspace.settings) as currency,
       (select sha256(string_agg(_file || ' ' || sha256, ', ' order by _file)) from landed.files) as inputs
     from workspace.clock`,
  )) as [{asOf: string; currency: string; inputs: string}];
  const fingerprint = sha256(JSON.stringify([version, definitions, now.inputs, now.asOf]));
  const {runs, lines} = runRecordsOf(history);
  for (const line of lines) say(line);
  const latest = runs.findLast(({as_of}) => as_of === now.asOf);
  const isThere = latest?.fingerprint === fingerprint;
  const last = wholeOf(
    isThere ? runs.filter(({name}) => name === latest.before) : earlier(runs, now.asOf, fingerprint),
    say,
  );
  if (last) await together(connection, () => fillLast(connection, last, saltOf(history)!, {...now, definitions}));
  const number = (runs.at(-1)?.number ?? 0) + 1;
  return {...now, fingerprint, definitions, number, before: last?.name ?? null, isThere};
}

const earlier = (runs: RunRecord[], asOf: string, fingerprint: string): RunRecord[] =>
  runs
    .filter((run) => run.as_of <= asOf && run.fingerprint !== fingerprint)
    .sort((a, b) => (a.as_of === b.as_of ? b.number - a.number : a.as_of < b.as_of ? 1 : -1));

function wholeOf(runs: RunRecord[], say: (line: string) => void): RunRecord | undefined {
  for (const run of runs) {
    if (isWhole(run)) return run;
    say(unreadable(run.name, "its tables are damaged"));
  }
  return undefined;
}

/** What no export holds any more is numbered in an order that the salt does not change. */
async function fillLast(
  connection: Connection,
  last: RunRecord,
  salt: string,
  now: {inputs: string; definitions: string; currency: string},
): Promise<void> {
  const part = (name: string) => `read_parquet(${text(join(last.folder, `${name}.parquet`))})`;
  const until = `${text(last.as_of)}::date`;
  const facts = (alias: string) => `${alias}.* exclude (mark)`;
  for (const statement of [
    `insert into workspace.last_run values (${until}, ${text(last.version)}, ${last.inputs_sha256 !== now.inputs},
       ${last.definitions_sha256 !== now.definitions || last.version !== version}, ${last.currency !== now.currency})`,
    `create temp table present as select *, ${mark(salt, "record_id")} as mark from (${recordMarks(salt, until)}) as marks`,
    `create temp table named as
       select journeys.mark, coalesce(record_id, 'gone/' || row_number() over (order by record_id is not null, member_count, entered_year, won_year, won_amount, worth_ratio, lead_source, region, product_line)) as journey_id
       from ${part("journeys")} as journeys
       inner join (select journey, count(*) as member_count from ${part("records")} group by all) as members on members.journey = journeys.mark
       left join present using (mark)`,
    `insert into workspace.last_records
       select coalesce(record_id, 'gone/' || row_number() over (order by record_id is not null, named.journey_id)), named.journey_id,
         coalesce(present.content <> records.content, true)
       from ${part("records")} as records
       inner join named on named.mark = records.journey
       left join present on present.mark = records.mark
       order by all`,
    `insert into workspace.last_journeys
       select named.journey_id, ${facts("journeys")} from ${part("journeys")} as journeys inner join named using (mark) order by all`,
    `create temp table present_spend as select *, ${mark(salt, "spend_key")} as mark from (${spendMarks(salt)}) as marks`,
    `insert into workspace.last_spend
       select coalesce(spend_key, 'gone/' || row_number() over (order by spend_key is not null, fiscal_year, spend_amount, worth_ratio, lead_source, region)),
         fiscal_year, spend_amount, worth_ratio, lead_source, region, coalesce(present_spend.content <> spend.content, true)
       from ${part("spend")} as spend
       left join present_spend using (mark)
       order by all`,
    "drop table present",
    "drop table named",
    "drop table present_spend",
  ])
    await connection.run(statement);
}
