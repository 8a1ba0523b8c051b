import {list, quoted, text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";
import {damagedCount} from "./digit-marks.ts";
import type {Reading} from "./reading.ts";

/** Writes landed.file_columns for a file: per column of ours, the values filled, lost, unknown to every map and damaged. */
export async function accountForColumns(
  connection: Connection,
  {file, entityName, entityProfile, columns}: Reading,
): Promise<void> {
  const headers = new Map<string, string | null>(columns.map(({column, header}) => [column, header]));
  for (const column of Object.keys(entityProfile.constants)) if (!headers.has(column)) headers.set(column, null);
  const shown = text(file.shown);
  const scopes = `scope in ('*', ${text(`${file.system}/${entityName}`)})`;
  const known = await rowsOf(connection, `select distinct column_name from workspace.known_words where ${scopes}`);
  const lines = [...headers].map(([column, header]) => {
    // reasons are written by hand: their letter case, width and blanks say nothing
    const told = (word: string) => (column === "reason" ? `lower(trim(half_width(${word})))` : word);
    const words = `(select ${told("word")} from workspace.known_words where column_name = ${text(column)} and ${scopes})`;
    const isKnown = known.some(({column_name}) => column_name === column);
    return `{'column_name': ${text(column)}, 'header': ${header === null ? "null::varchar" : text(header)},
      'filled_count': count(${quoted(column)}),
      'unmapped_count': ${isKnown ? `count(*) filter (${told(`${quoted(column)}::varchar`)} not in ${words})` : "0"},
      'damaged_count': ${damagedCount(entityName, column)}}`;
  });
  await connection.run(`insert into landed.file_columns
    with
    counted as (
      select unnest([${list(lines)}], recursive := true) from landed.${entityName} where _file = ${shown}
    ),
    lost as (
      select column_name, count(*) as lost_count
      from landed.lost_values
      inner join landed.${entityName} using (_file, _row)
      where _file = ${shown}
      group by all
    )
    select ${shown}, column_name, header, filled_count, coalesce(lost_count, 0), unmapped_count, damaged_count
    from counted
    left join lost using (column_name)`);
}
