import {text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";
import type {Reading} from "./reading.ts";

/** The columns that name a record's source, and the number of the record. */
const named = [
  {entity: "leads", id: "lead_id", column: "lead_source"},
  {entity: "leads", id: "lead_id", column: "latest_source"},
  {entity: "opportunities", id: "opportunity_id", column: "lead_source"},
];

/** Adds the table of what dated exports show of sources that were changed. */
export async function createSourceChanges(connection: Connection): Promise<void> {
  const columns: Record<string, [type: string, means: string]> = {
    _system: ["varchar", "the system that exported it"],
    _file: ["varchar", "the export that shows the change first"],
    _row: ["bigint", "the row in it"],
    entity: ["varchar", "leads or opportunities"],
    record_id: ["varchar", "the lead or the opportunity"],
    column_name: ["varchar", "lead_source or latest_source"],
    earlier_source: ["varchar", "what the export before shows, by the name that the channel map gives it"],
    later_source: ["varchar", "what this export shows"],
    last_shown_at: ["timestamp", "last possible moment of the export before, in UTC"],
    shown_after: ["timestamp", "first possible moment of this export, in UTC"],
    shown_at: ["timestamp", "last possible moment of this export, in UTC"],
  };
  const typed = Object.entries(columns).map(([column, [type]]) => `${column} ${type}`);
  await connection.run(`create table landed.source_changes (${typed.join(", ")})`);
  await connection.run(
    "comment on table landed.source_changes is 'One row per record of which two dated exports, one after the other, differ about its source.'",
  );
  for (const [column, [, means]] of Object.entries(columns))
    await connection.run(`comment on column landed.source_changes.${column} is ${text(means)}`);
}

/**
 * Compares what the dated exports that carry a source show of each record. Runs on rows as landed, for of those that are as before
 * only the last is kept afterwards; needs the table exports and workspace.source_names.
 */
export async function observeSourceChanges(connection: Connection, readings: Reading[]): Promise<void> {
  for (const {entity, id, column} of named) {
    const files = readings
      .filter((reading) => reading.entityName === entity && reading.columns.some((mapped) => mapped.column === column))
      .map(({file}) => text(file.shown));
    if (files.length === 0) continue;
    const several = `select _system from exports where _file in (${files.join(", ")}) group by all having count(distinct taken_at) > 1`;
    if ((await rowsOf(connection, several)).length === 0) continue;
    await connection.run(`create or replace temp table source_sights as
      with
      worded as (
        select *, ${id} as record_id, category(mapped(_system, '${entity}', 'lead_source', ${column})) as source,
          category(mapped(_system, '${entity}', 'campaign', campaign)) as campaign_word
        from landed.${entity}
        where _file in (${files.join(", ")}) and _system in (${several}) and ${id} is not null
      )
      select worded._system, worded._file, _row, record_id, taken_after, taken_at, coalesce(source_names.lead_source, source) as source
      from worded
      inner join exports on exports._file = worded._file and exports.exported_on is not distinct from day_of(worded.exported_at)
      left join workspace.source_names
        on system_name = worded._system and recorded_source = source and recorded_campaign = campaign_word
      where taken_at is not null
      qualify row_number() over (partition by record_id, taken_at order by _file_order desc, _row desc) = 1`);
    await connection.run(`insert into landed.source_changes by name
      select _system, _file, _row, '${entity}' as entity, record_id, '${column}' as column_name,
        lag(source) over sights as earlier_source, source as later_source,
        lag(taken_at) over sights as last_shown_at, taken_after as shown_after, taken_at as shown_at
      from source_sights
      window sights as (partition by record_id order by taken_at)
      qualify source <> lag(source) over sights`);
    await connection.run(`insert into workspace.source_history
      select '${entity}', '${column}', count(*)
      from (select record_id from source_sights group by all having count(*) > 1) as again
      having count(*) > 0`);
  }
  await connection.run("drop table if exists source_sights");
}
