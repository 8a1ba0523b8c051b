import {rmSync} from "node:fs";
import {HeadwaterError} from "../errors.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {type CleanCopy, cleanCopyOf} from "./clean.ts";
import {cleanRead, roomFor} from "./clean-read.ts";
import {codes} from "./codes.ts";
import {addPseudonyms, knownNames, type Landed, type Place} from "./landed.ts";
import {withinMemory} from "./memory.ts";
import type {Reading} from "./reading.ts";
import {landingStatement} from "./statement.ts";

/**
 * The careful way: every record is read under our own checks, only sound ones reach DuckDB, and every other one is kept in
 * landed.rejected_rows with its reason.
 */
export async function landCarefully(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  {number, folder, at}: Place,
): Promise<Landed> {
  const copy = await cleanCopyOf(reading, folder, number, at);
  const {file, columns} = reading;
  const rows = cleanRead(columns, copy.cleanPath, copy.longestLine);
  const statement = landingStatement(reading, rows, workspace, number, {names: knownNames(copy.names)});
  try {
    await withinMemory(connection, reading.entityName, () => connection.run(statement));
  } catch (error) {
    // its message may quote a row, so only its kind is told
    const kind = /^(?:Conversion|Out of Range|Invalid Input) Error/.exec((error as Error).message)?.[0];
    if (!kind) throw error;
    throw new HeadwaterError(`unsupported value: DuckDB cannot read one (${kind})`, {
      where: file.shown,
      fix: "look for dates and numbers far out of range, and correct the export",
    });
  }
  await connection.run(`insert into landed.rejected_rows by name
    select ${text(file.shown)} as _file, _row, line, ${columnAt(reading)} as column_name, code, ${reasonOf} as reason, raw_text from ${rejectedRead(copy)}`);
  for (const column of columns.filter(({isPseudonymous}) => isPseudonymous))
    await addPseudonyms(connection, reading, column, copy.names.get(column.column) ?? rows);
  rmSync(copy.cleanPath);
  rmSync(copy.rejectedPath);
  return {rowCount: copy.rowCount, mendedCount: copy.mendedCount};
}

const rejectedRead = ({rejectedPath, longestLine}: CleanCopy) =>
  `read_csv(${text(rejectedPath)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', ${roomFor(longestLine)},
    columns = {'_row': 'bigint', 'line': 'bigint', 'field': 'integer', 'code': 'varchar', 'raw_text': 'varchar'})`;

/** The name of our column, or the file's, that a fault stands in; (row) for the row as a whole. */
function columnAt({table, columns}: Reading): string {
  const names = (table.layout.header ?? []).map((name, index) => {
    const ours = columns.find(({positions}) => positions.includes(index));
    return text(ours?.column ?? name.trim());
  });
  return `coalesce(list_extract([${names.join(", ")}]::varchar[], nullif(field, 0)), '(row)')`;
}

const reasonOf = `case code ${Object.entries(codes)
  .map(([code, means]) => `when ${text(code)} then ${text(means)}`)
  .join(" ")} end`;
