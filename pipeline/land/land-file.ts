import {createHash} from "node:crypto";
import {createReadStream, mkdirSync, rmSync, statSync} from "node:fs";
import {idSystem} from "../profile.ts";
import {list, text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {type CleanCopy, cleanCopyOf} from "./clean.ts";
import {cleanRead, givenText} from "./clean-read.ts";
import type {ExportFile} from "./files.ts";
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
  await connection.run(`insert into landed.rejected_rows
    select ${shown}, _row, column_name, reason, raw_text from ${rejectedRead(copy)}
    union all
    select _file, _row, _fault.column_name, _fault.reason, _raw from landed.${entity} where _file = ${shown} and _fault is not null`);
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
  await connection.run(
    `insert into landed.files values (${list([
      shown,
      String(number),
      text(file.system),
      text(entity),
      text(reading.encoding),
      text(reading.delimiter),
      String(statSync(file.path).size),
      text(await hashOf(file)),
      String(copy.rowCount),
    ])}, null, null, null)`,
  );
  rmSync(copy.cleanPath);
  rmSync(copy.rejectedPath);
  return copy.rowCount;
}

const rejectedRead = ({rejectedPath}: CleanCopy) =>
  `read_csv(${text(rejectedPath)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', max_line_size = 67108864,
    columns = {'_row': 'bigint', 'column_name': 'varchar', 'reason': 'varchar', 'raw_text': 'varchar'})`;

async function hashOf(file: ExportFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
