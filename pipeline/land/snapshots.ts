import {text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";

/** The lists whose records have a stage, and the key that names a record in them and in a history. */
const lists = [
  {entity: "leads", id: "lead_id", isInHistory: "lead_id is not null and opportunity_id is null"},
  {entity: "opportunities", id: "opportunity_id", isInHistory: "opportunity_id is not null"},
];

/** Adds to landed.stage_changes how a change is known, and the table that accounts for the snapshots compared. */
export async function createSnapshotTables(connection: Connection): Promise<void> {
  const columns = {
    observed_by: ["varchar default 'history'", "history: its system says so; snapshot: two exports of a list differ"],
    changed_after: [
      "timestamp",
      "of a change observed by snapshot, the earlier export: it came after that, and by changed_at",
    ],
  };
  for (const [column, [type, means]] of Object.entries(columns)) {
    await connection.run(`alter table landed.stage_changes add column ${column} ${type}`);
    await connection.run(`comment on column landed.stage_changes.${column} is ${text(means!)}`);
  }
  await connection.run(`create table landed.snapshots (_file varchar, _system varchar, entity varchar, taken_after timestamp,
    taken_at timestamp, record_count bigint, changed_count bigint, missing_count bigint, _file_before varchar)`);
  const comments = {
    _file: "the file that it stands in",
    _system: "the system that it was exported from",
    entity: "what its rows are",
    taken_after: "its first possible moment, in UTC",
    taken_at: "its last possible moment, in UTC",
    record_count: "records in it",
    changed_count: "records whose stage differs from the snapshot that showed them last",
    missing_count: "records of the snapshot of the same list before that this one lacks; their last version stands",
    _file_before: "the file of the snapshot of the same list before",
  };
  await connection.run(
    "comment on table landed.snapshots is 'One row per export of a list that was exported on several dates.'",
  );
  for (const [column, means] of Object.entries(comments))
    await connection.run(`comment on column landed.snapshots.${column} is ${text(means)}`);
}

/**
 * Compares the dated exports of each list of leads or opportunities whose system has no history of them: where two that show a record
 * one after the other differ about its stage, landed.stage_changes gets a row that says between which moments it changed. Runs on
 * rows as landed, for one that is as before is a duplicate afterwards; needs the table exports. A first sight dates nothing, and
 * a record that a later export lacks is counted in landed.snapshots and left as it is.
 */
export async function observeChanges(connection: Connection): Promise<void> {
  for (const {entity, id, isInHistory} of lists) {
    const systems = await rowsOf(
      connection,
      `select _system from exports where entity = ${text(entity)} group by all having count(distinct taken_at) > 1`,
    );
    if (systems.length === 0) continue;
    await connection.run(sightingsOf(entity, id, systems.map(({_system}) => text(String(_system))).join(", ")));
    const history = `select split_part(${id}, ':', 1) from landed.stage_changes where ${isInHistory}`;
    await connection.run(`create or replace temp table observed as ${changes(history)}`);
    await connection.run(`insert into landed.snapshots by name ${snapshots(entity)}`);
    await connection.run(
      `insert into landed.stage_changes by name select * exclude (record_id), record_id as ${id} from observed`,
    );
  }
}

/** One row per record and moment at which a dated export shows it, with the stage or outcome that it states. */
const sightingsOf = (entity: string, id: string, systems: string): string => `create or replace temp table sightings as
  with
  worded as (
    select rows._system, rows._file, _row, _file_order, ${id} as record_id, coalesce(is_deleted, false) as is_deleted,
      list_name, taken_after, taken_at,
      mapped(rows._system, ${text(entity)}, 'stage', stage) as stage_word,
      mapped(rows._system, ${text(entity)}, 'outcome', outcome) as outcome_word,
      mapped(rows._system, ${text(entity)}, 'reason', reason) as reason
    from landed.${entity} as rows
    inner join exports on exports._file = rows._file and exports.exported_on is not distinct from day_of(rows.exported_at)
    where rows._system in (${systems}) and taken_at is not null and ${id} is not null
  )
  select
    worded.*,
    case
      when outcome_words.outcome <> 'open' or stage_words.word is null then outcome_words.outcome
      else coalesce(stage_words.outcome, 'stage ' || stage_words.stage)
    end as state,
    if(outcome_words.outcome <> 'open' or stage_words.word is null, outcome_word, stage_word) as word
  from worded
  left join workspace.stage_words on stage_words.word = stage_word
  left join workspace.stage_words as outcome_words on outcome_words.word = outcome_word
  qualify row_number() over (partition by record_id, taken_at order by _file_order desc, _row desc) = 1`;

const changes = (history: string): string => `select
    _system, _file, _row, _file_order, record_id, word as stage, if(state like 'stage %', null, reason) as reason,
    lag(taken_after) over sights as changed_after, taken_at as changed_at, 'snapshot' as observed_by
  from (select *, max_by(is_deleted, taken_at) over (partition by record_id) as ends_deleted from sightings) as sightings
  where state is not null and not ends_deleted and split_part(record_id, ':', 1) not in (${history})
  window sights as (partition by record_id order by taken_at)
  qualify state <> lag(state) over sights`;

const snapshots = (entity: string): string => `with
  again as (select record_id from sightings group by all having count(*) > 1),
  shown as (
    select _file, _system, list_name, taken_after, taken_at, count(*) as record_count
    from sightings group by all having bool_or(record_id in (from again))
  ),
  series as (
    select *, lag(_file) over list_exports as _file_before, lag(taken_at) over list_exports as taken_before
    from shown window list_exports as (partition by _system, list_name order by taken_at, _file)
  ),
  missing as (
    select series._file, series.taken_at, count(*) as missing_count
    from series
    inner join sightings as earlier on earlier._file = _file_before and earlier.taken_at = taken_before
    left join sightings as later on later.record_id = earlier.record_id and later.taken_at = series.taken_at
    where later.record_id is null
    group by all
  ),
  changed as (select _file, changed_at as taken_at, count(*) as changed_count from observed group by all)
  select _file, _system, ${text(entity)} as entity, taken_after, taken_at, record_count, _file_before,
    coalesce(changed_count, 0) as changed_count,
    if(_file_before is null, null, coalesce(missing_count, 0)) as missing_count
  from series
  left join missing using (_file, taken_at)
  left join changed using (_file, taken_at)`;

/** One line per snapshot that lacks records of the one before. */
export async function missingFromSnapshots(connection: Connection): Promise<string[]> {
  const rows = await rowsOf(
    connection,
    "select _file, _file_before, missing_count::varchar as missing from landed.snapshots where missing_count > 0 order by all",
  );
  return rows.map(
    ({_file, _file_before, missing}) =>
      `missing from a snapshot — ${missing} record${missing === "1" ? "" : "s"} of ${_file_before} — not in ${_file}; their last version stands`,
  );
}
