import {createHash} from "node:crypto";
import {createReadStream, mkdirSync, statSync} from "node:fs";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {landFast} from "./fast/land-fast.ts";
import {landCarefully} from "./land-carefully.ts";
import type {Place} from "./landed.ts";
import {manifestOf} from "./manifest.ts";
import type {Reading} from "./reading.ts";

/** Lands one file: its rows into landed.<entity>, its faults into landed.rejected_rows and landed.lost_values. Returns the rows read. */
export async function landFile(
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  place: Place,
): Promise<number> {
  mkdirSync(place.folder, {recursive: true});
  const landed =
    (await landFast(connection, reading, workspace, place)) ??
    (await landCarefully(connection, reading, workspace, place));
  const {entityName: entity, file} = reading;
  const shown = text(file.shown);
  await connection.run(`insert into landed.rejected_rows by name
    select _file, _row, _trouble.fault.column_name, replace(split_part(_trouble.fault.reason, ':', 1), ' ', '_') as code,
      _trouble.fault.reason, _trouble.raw as raw_text
    from landed.${entity} where _file = ${shown} and _trouble.fault is not null`);
  await connection.run(`delete from landed.${entity} where _file = ${shown} and _trouble.fault is not null`);
  await connection.run(`insert into landed.lost_values
    select _file, _row, unnest(_trouble.lost, recursive := true) from landed.${entity} where _file = ${shown} and len(_trouble.lost) > 0`);
  const {source, encoding, dialect} = reading.table;
  await connection.run(`insert into landed.files by name select
    ${shown} as _file,
    ${place.number} as _file_order,
    ${text(file.system)} as _system,
    ${text(entity)} as entity,
    ${text(source.format)} as format,
    ${source.grid ? "null" : text(encoding)} as encoding,
    ${source.grid ? "null" : text(dialect.delimiter)} as delimiter,
    ${text(manifestOf(reading.table))} as reading,
    ${statSync(file.path).size} as byte_count,
    ${text(landed.sha256 ?? (await hashOf(file.path)))} as sha256,
    ${landed.rowCount} as row_count,
    ${landed.mendedCount} as mended_count`);
  return landed.rowCount;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
