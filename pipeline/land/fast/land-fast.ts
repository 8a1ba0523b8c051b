import {rmSync, statSync} from "node:fs";
import type {Connection} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import type {KnownTexts} from "../clean-read.ts";
import {isOfDigits} from "../digit-marks.ts";
import {addPseudonyms, knownNames, type Landed, type Place} from "../landed.ts";
import type {MappedColumn} from "../mapped-columns.ts";
import {withinMemory} from "../memory.ts";
import type {Reading} from "../reading.ts";
import {landingStatement} from "../statement.ts";
import {namesOf} from "./names.ts";
import {areNumbered} from "./numbered.ts";
import {isPlainTable, mayEndTable, plainRead, tableScanner} from "./plain-table.ts";
import {type ScannedFile, scanFile} from "./scan-file.ts";

/** Files up to this size are scanned before they are loaded, larger ones meanwhile. */
const small = 1 << 20;

/**
 * The fast way: DuckDB reads the file itself, while a pass over its bytes counts the records and proves that none is suspicious.
 * Nothing, and nothing landed, where the table is not plain, anything looks suspicious, DuckDB refuses or the counts differ.
 */
export async function landFast(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  place: Place,
): Promise<Landed | undefined> {
  if (!isPlainTable(reading.table)) return undefined;
  return await withinMemory(connection, reading.entityName, () => landPlain(connection, reading, workspace, place));
}

async function landPlain(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  {number, folder, at}: Place,
): Promise<Landed | undefined> {
  const {table, columns, entityName} = reading;
  const {source, layout, encoding} = table;
  const size = Math.max(1, statSync(source.path).size);
  const copyPath = encoding === "utf-8" ? undefined : `${folder}/${number}.csv`;
  const rows = plainRead(table, columns, copyPath ?? source.path);
  let isRefused = false;
  const file: ScannedFile = {
    ...{path: source.path, size, encoding, linesAbove: layout.bodyRow - 1, at, isStopped: () => isRefused},
    ...(copyPath !== undefined && {copyPath}),
  };
  const load = async (known: KnownTexts): Promise<void> => {
    try {
      await connection.run("begin");
      await connection.run(landingStatement(reading, rows, workspace, number, known));
    } catch {
      // what is wrong is found, and told without any value, by the careful way
      isRefused = true;
    }
  };
  const scan = passOver(reading);
  try {
    const isFirst = copyPath !== undefined || size <= small;
    const sample = isFirst ? scan : passOver(reading);
    const beginning = await scanFile(sample.scanner, isFirst ? file : {...file, isSample: true});
    if (!beginning) return undefined;
    const assumed = sample.known();
    const loading = load(assumed);
    const scanned = isFirst ? beginning : await scanFile(scan.scanner, file).catch(() => undefined);
    if (!scanned && !isRefused) connection.interrupt();
    await loading;
    const isSound = scanned && !isRefused && !mayEndTable(table, scan.scanner.lastRecord());
    const isAsAssumed = [...assumed.plain!].every((field) => scan.known().plain!.has(field));
    if (isSound && !isAsAssumed) {
      await connection.run("rollback");
      await load(scan.known());
    }
    await connection.run(isSound && !isRefused ? "commit" : "rollback");
    if (!isSound || isRefused) return undefined;
    const rowCount = scan.scanner.rowCount();
    if (!(await areNumbered(connection, entityName, layout.bodyRow, rowCount))) return undefined;
    for (const column of columns.filter(({isPseudonymous}) => isPseudonymous))
      await addPseudonyms(connection, reading, column, scan.names().get(column.column) ?? rows);
    return {rowCount, mendedCount: 0, ...(source.path === reading.file.path && scanned)};
  } finally {
    if (copyPath !== undefined) rmSync(copyPath, {force: true});
  }
}

/** A scanner for a file's records, and what is known of its texts once it has passed over them. */
function passOver({table, entity, columns}: Reading) {
  const personal = columns.filter(({isPseudonymous}) => isPseudonymous);
  const names = Array.from({length: table.layout.width}, (_, field) =>
    personal.some(({positions}) => positions.includes(field)) ? namesOf() : undefined,
  );
  const digits = columns.filter(({column}) => isOfDigits(column, entity.columns[column]!));
  const scanner = tableScanner(table, names, new Set(digits.flatMap(({positions}) => positions)));
  const textsOf = ({column, positions}: MappedColumn) => {
    const found = positions.map((position) => names[position]!.texts());
    return found.includes(undefined) ? [] : [[column, found.flatMap((some) => some!)] as const];
  };
  const texts = () => new Map(personal.flatMap(textsOf));
  const known = (): KnownTexts => ({plain: scanner.plainFields(), names: knownNames(texts())});
  return {scanner, names: texts, known};
}
