import {rmSync, statSync} from "node:fs";
import {text} from "../../sql.ts";
import {type Connection, rowsOf} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import {givenText} from "../clean-read.ts";
import {addPseudonyms, type Landed, type Place} from "../landed.ts";
import type {Reading} from "../reading.ts";
import {landingStatement} from "../statement.ts";
import {namesOf} from "./names.ts";
import {isPlainTable, mayEndTable, plainRead, tableScanner} from "./plain-table.ts";
import {type Scanned, scanFile} from "./scan-file.ts";

/**
 * The fast way: DuckDB reads the file itself, while a pass over its bytes counts the records and proves that none is suspicious.
 * Nothing, and nothing landed, where the table is not plain, anything looks suspicious, DuckDB refuses or the counts differ.
 */
export async function landFast(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  {number, folder, at}: Place,
): Promise<Landed | undefined> {
  const {table, columns, entityName} = reading;
  if (!isPlainTable(table)) return undefined;
  const {source, layout, encoding} = table;
  const personal = columns.filter(({isPseudonymous}) => isPseudonymous);
  const names = Array.from({length: layout.width}, (_, field) =>
    personal.some(({positions}) => positions.includes(field)) ? namesOf() : undefined,
  );
  const scanner = tableScanner(table, names);
  const copyPath = encoding === "utf-8" ? undefined : `${folder}/${number}.csv`;
  const path = copyPath ?? source.path;
  const statement = landingStatement(reading, plainRead(table, columns, path), workspace, number);
  let isRefused = false;
  const size = Math.max(1, statSync(source.path).size);
  const scan = () =>
    scanFile(scanner, {
      ...{path: source.path, size, encoding, linesAbove: layout.bodyRow - 1, at, isStopped: () => isRefused},
      ...(copyPath !== undefined && {copyPath}),
    });
  const load = async (): Promise<void> => {
    try {
      await connection.run(statement);
    } catch {
      // what is wrong is found, and told without any value, by the careful way
      isRefused = true;
    }
  };
  const scanned = async (): Promise<Scanned | undefined> => {
    if (copyPath === undefined) {
      const loading = load();
      const proof = await scan().catch(async () => undefined);
      if (!proof && !isRefused) connection.interrupt();
      await loading;
      return proof;
    }
    const proof = await scan();
    if (proof) await load();
    return proof;
  };
  await connection.run("begin");
  try {
    const proof = await scanned();
    const isSound = proof && !isRefused && !mayEndTable(table, scanner.lastRecord());
    await connection.run(isSound ? "commit" : "rollback");
    if (!isSound || !(await areNumbered(connection, entityName, layout.bodyRow, scanner.rowCount()))) return undefined;
    for (const column of personal) {
      const texts = column.positions.map((position) => names[position]!.taken());
      await addPseudonyms(
        connection,
        reading,
        column,
        texts.includes(undefined)
          ? `select ${givenText(column)} as original_text from (${plainRead(table, columns, path)}) as read`
          : `select text_or_null(unnest([${texts.flat().map((name) => text(name!))}]::varchar[])) as original_text`,
      );
    }
    return {rowCount: scanner.rowCount(), mendedCount: 0, ...(source.path === reading.file.path && proof)};
  } finally {
    if (copyPath !== undefined) rmSync(copyPath, {force: true});
  }
}

/**
 * Numbers the rows just landed by the order in which they were landed, which is that of the file. False, and none of them is left,
 * where they are not as many as were counted.
 */
async function areNumbered(connection: Connection, entity: string, firstRow: number, count: number): Promise<boolean> {
  const [landed] = await rowsOf(
    connection,
    `select count(*)::integer as row_count, min(rowid)::varchar as first_id, (max(rowid) - min(rowid) + 1)::integer as id_count
     from landed.${entity} where _row is null`,
  );
  const isRight = landed!.row_count === count && (count === 0 || landed!.id_count === count);
  if (!isRight) await connection.run(`delete from landed.${entity} where _row is null`);
  else if (count > 0)
    await connection.run(
      `update landed.${entity} set _row = rowid - ${String(landed!.first_id)} + ${firstRow} where _row is null`,
    );
  return isRight;
}
