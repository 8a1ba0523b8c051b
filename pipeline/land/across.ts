import {entities} from "../entities.ts";
import {quoted, text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";
import type {Reading} from "./reading.ts";

/** What a row says; when it was exported says nothing of the record. */
const told = (entityName: string): string[] =>
  Object.keys(entities[entityName]!.columns).filter((column) => column !== "exported_at");

const isCarried = (column: string, readings: Reading[]): boolean =>
  readings.some(
    (reading) =>
      reading.columns.some((mapped) => mapped.column === column) || column in reading.entityProfile.constants,
  );

/**
 * Deletes rows that a later row repeats word for word, and returns how many per file. A record without a number of its own may
 * truly stand twice in one file (two equal invoices); its second copy is a duplicate only of a second copy in another file. Files
 * with other columns say other things, even where their rows look alike.
 */
export async function dropDuplicates(
  connection: Connection,
  entityName: string,
  readings: Reading[],
): Promise<Map<string, number>> {
  const {columns, key} = entities[entityName]!;
  const content = [
    "_system",
    ...told(entityName)
      .filter((column) => isCarried(column, readings))
      .map(quoted),
  ];
  const carried = readings.map(
    ({file, columns}) =>
      `when ${text(file.shown)} then ${text(
        columns
          .map(({column}) => column)
          .filter((column) => column !== "exported_at")
          .sort()
          .join(),
      )}`,
  );
  const [only] = key;
  const isNumbered = key.length === 1 && columns[only!]!.type === "id" ? `${quoted(only!)} is not null` : "false";
  await connection.run(`create or replace temp table duplicates as
    with
    twins as (select hash(${content.join(", ")}) as twin from landed.${entityName} group by all having count(*) > 1),
    copies as (
      select
        rowid as copy_id, _file, _file_order, _row, row(${content.join(", ")}, case _file ${carried.join(" ")} end) as content,
        case when ${isNumbered} then 0 else row_number() over (partition by _file, _file_order, row(${content.join(", ")}) order by _row) end as nth
      from landed.${entityName}
      where hash(${content.join(", ")}) in (select twin from twins)
    )
    select copy_id, _file from copies qualify row_number() over (partition by content, nth order by _file_order desc, _row desc) > 1`);
  const counts = await rowsOf(connection, "select _file, count(*)::integer as copies from duplicates group by all");
  if (counts.length > 0)
    await connection.run(`delete from landed.${entityName} where rowid in (select copy_id from duplicates)`);
  return new Map(counts.map(({_file, copies}) => [String(_file), Number(copies)]));
}

/**
 * Where a file lacks a column that an earlier file of the same entity has, it says nothing of it: its rows take the value of the
 * latest earlier file's row with the same key. A record that its one number does not name has no such row.
 */
export async function carryAcrossFiles(connection: Connection, entityName: string, readings: Reading[]): Promise<void> {
  const {key} = entities[entityName]!;
  const carriedBy = (column: string) => readings.filter((reading) => isCarried(column, [reading]));
  const same = ["_system", ...key.map(quoted)];
  const equals = key.length === 1 ? "=" : "is not distinct from";
  for (const column of told(entityName)) {
    const having = carriedBy(column);
    const lacking = readings.filter((reading) => !having.includes(reading));
    if (key.includes(column) || having.length === 0 || lacking.length === 0) continue;
    const files = (some: Reading[]) => some.map(({file}) => text(file.shown)).join(", ");
    await connection.run(`update landed.${entityName} as later set ${quoted(column)} = earlier.carried
      from (
        select later_rows.rowid as later_id, arg_max_null(earlier_rows.${quoted(column)}, (earlier_rows._file_order, earlier_rows._row)) as carried
        from landed.${entityName} as later_rows
        inner join landed.${entityName} as earlier_rows
          on ${same.map((name) => `later_rows.${name} ${equals} earlier_rows.${name}`).join(" and ")} and earlier_rows._file_order < later_rows._file_order
        where later_rows._file in (${files(lacking)}) and earlier_rows._file in (${files(having)})
        group by all
      ) as earlier
      where later.rowid = earlier.later_id`);
  }
}
