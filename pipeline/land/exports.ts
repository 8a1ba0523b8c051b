import {basename} from "node:path";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {exportDate, listName} from "./export-date.ts";
import {sortedName} from "./files.ts";
import type {Reading} from "./reading.ts";

/**
 * Writes the temporary table exports, one row per export: a file, or the rows of one day of a file that says when each row was
 * exported. It was taken after `taken_after` and by `taken_at`, both UTC, null where nothing dates it. Where rows are dated, they
 * and their files get the places of their exports, so that the newer one wins.
 */
export async function orderExports(connection: Connection, readings: Reading[], workspace: Workspace): Promise<void> {
  const dated = readings.filter((reading) => reading.columns.some(({column}) => column === "exported_at"));
  const found = [
    ...readings.map((reading) => namedExport(reading, workspace)),
    ...dated.map((reading) => datedExports(reading, workspace)),
  ];
  await connection.run(`create or replace temp table exports as
    select *, row_number() over (order by _system, taken_at nulls first, sorted_name) - 1 as place
    from (${found.join(" union all ")}) as found`);
  for (const entity of dated.length > 0 ? new Set(readings.map(({entityName}) => entityName)) : [])
    await connection.run(`update landed.${entity} as rows set _file_order = place
      from exports where exports._file = rows._file and exports.exported_on is not distinct from day_of(rows.exported_at)`);
  if (dated.length > 0)
    await connection.run(`update landed.files set _file_order = latest.place
      from (select _file, max(place) as place from exports group by all) as latest where files._file = latest._file`);
}

const nameOf = ({file, entityName}: Reading): string =>
  `${text(file.shown)} as _file, ${text(file.system)} as _system, ${text(entityName)} as entity,
    ${text(listName(basename(file.shown)))} as list_name, ${text(sortedName(file.shown))} as sorted_name`;

function namedExport(reading: Reading, workspace: Workspace): string {
  const date = exportDate(basename(reading.file.shown));
  const zone = text(reading.profile.time_zone ?? workspace.time_zone);
  const moment = (local: string | undefined) =>
    local === undefined ? "null::timestamp" : `timezone('UTC', timezone(${zone}, ${text(local)}::timestamp))`;
  return `select ${nameOf(reading)}, null::date as exported_on, ${moment(date?.from)} as taken_after, ${moment(date?.to)} as taken_at`;
}

/** An export dated at midnight, as a date without a time is, was made sometime on that day. */
function datedExports(reading: Reading, workspace: Workspace): string {
  const zone = text(reading.profile.time_zone ?? workspace.time_zone);
  const local = `timezone(${zone}, timezone('UTC', exported_at))`;
  const end = `timezone('UTC', timezone(${zone}, ${local} + interval '23:59:59'))`;
  return `select ${nameOf(reading)}, day_of(exported_at), min(exported_at), max(if(${local} = date_trunc('day', ${local}), ${end}, exported_at))
    from landed.${reading.entityName}
    where _file = ${text(reading.file.shown)} and exported_at is not null
    group by all`;
}
