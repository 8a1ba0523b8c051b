import {createHash} from "node:crypto";
import {createReadStream, mkdirSync, rmSync, statSync} from "node:fs";
import {idSystem} from "../profile.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {type CleanCopy, cleanCopyOf} from "./clean.ts";
import {cleanRead, givenText} from "./clean-read.ts";
import {codes} from "./codes.ts";
import type {ExportFile} from "./files.ts";
import {manifestOf} from "./manifest.ts";
import type {Reading} from "./reading.ts";
import {landingStatement} from "./statement.ts";

/** Lands one file: its rows into landed.<entity>, its faults into landed.rejected_rows and landed.lost_values. Returns the rows read. */
export async function landFile(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  folder: string,
  number: number,
  at: (share: number) => void = () => {},
): Promise<number> {
  mkdirSync(folder, {recursive: true});
  const copy = await cleanCopyOf(reading, folder, number, at);
  const {entityName: entity, file} = reading;
  const shown = text(file.shown);
  await connection.run(landingStatement(reading, copy.cleanPath, workspace, number));
  await connection.run(`insert into landed.rejected_rows by name
    select ${shown} as _file, _row, line, ${columnAt(reading)} as column_name, code, ${reasonOf} as reason, raw_text from ${rejectedRead(copy)}
    union all by name
    select _file, _row, _fault.column_name, replace(split_part(_fault.reason, ':', 1), ' ', '_') as code, _fault.reason, _raw as raw_text
    from landed.${entity} where _file = ${shown} and _fault is not null`);
  await connection.run(`delete from landed.${entity} where _file = ${shown} and _fault is not null`);
  await connection.run(`insert into landed.lost_values
    select _file, _row, unnest(_lost, recursive := true) from landed.${entity} where _file = ${shown} and len(_lost) > 0`);
  for (const mapped of reading.columns.filter(({isPseudonymous}) => isPseudonymous)) {
    const owner = text(idSystem(reading.profile, mapped.column));
    await connection.run(`insert into landed.pseudonyms
      select distinct ${owner}, pseudonym(${owner}, original_text), original_text
      from (select ${givenText(mapped)} as original_text from (${cleanRead(reading.columns, copy.cleanPath)}) as read) as texts
      where original_text is not null
      except select _system, pseudonym, original_text from landed.pseudonyms`);
  }
  const {encoding, dialect} = reading.table;
  await connection.run(`insert into landed.files by name select
    ${shown} as _file,
    ${number} as _file_order,
    ${text(file.system)} as _system,
    ${text(entity)} as entity,
    ${text(reading.table.source.format)} as format,
    ${text(encoding)} as encoding,
    ${text(dialect.delimiter)} as delimiter,
    ${text(manifestOf(reading.table))} as reading,
    ${statSync(file.path).size} as byte_count,
    ${text(await hashOf(file))} as sha256,
    ${copy.rowCount} as row_count,
    ${copy.mendedCount} as mended_count`);
  rmSync(copy.cleanPath);
  rmSync(copy.rejectedPath);
  return copy.rowCount;
}

const rejectedRead = ({rejectedPath}: CleanCopy) =>
  `read_csv(${text(rejectedPath)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', max_line_size = 67108864,
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

async function hashOf(file: ExportFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
