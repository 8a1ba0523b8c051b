import {createHash} from "node:crypto";
import {createReadStream, mkdirSync, rmSync, statSync} from "node:fs";
import {entities} from "../entities.ts";
import {HeadwaterError, refuse} from "../errors.ts";
import {idSystem, type Profile, profileOf} from "../profile.ts";
import {list, quoted, text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {carryAcrossFiles, dropDuplicates} from "./across.ts";
import {type CleanCopy, cleanCopyOf} from "./clean.ts";
import {type ExportFile, exportFiles} from "./files.ts";
import {type Reading, readingOf} from "./reading.ts";
import {cleanRead, givenText, landingStatement} from "./statement.ts";

/** How each file is to be read, faults of all files gathered. Nothing is landed yet. */
export async function readingsOf(workspace: Workspace): Promise<Reading[]> {
  const files = exportFiles(workspace);
  const faults: HeadwaterError[] = [];
  const gather = async <T>(step: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof HeadwaterError) faults.push(error);
      else if (error instanceof AggregateError) faults.push(...(error.errors as HeadwaterError[]));
      else throw error;
      return undefined;
    }
  };
  const profiles = new Map<string, Profile | undefined>();
  for (const system of new Set(files.map((file) => file.system)))
    profiles.set(system, await gather(() => profileOf(system, workspace.folder)));
  const readings: Reading[] = [];
  for (const file of files) {
    const profile = profiles.get(file.system);
    const reading = profile && (await gather(() => readingOf(file, profile)));
    if (reading) readings.push(reading);
  }
  refuse(faults);
  return readings;
}

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

/** Settles what rows of several files say of the same record, and closes the accounts of every file and column. */
export async function settle(connection: Connection, readings: Reading[]): Promise<void> {
  for (const entity of Object.keys(entities)) {
    await connection.run(`alter table landed.${entity} drop column _lost`);
    await connection.run(`alter table landed.${entity} drop column _fault`);
    await connection.run(`alter table landed.${entity} drop column _raw`);
  }
  for (const entityName of new Set(readings.map((reading) => reading.entityName))) {
    const group = readings.filter((reading) => reading.entityName === entityName);
    const dropped = await dropDuplicates(connection, entityName);
    await carryAcrossFiles(connection, entityName, group);
    for (const {file} of group)
      await connection.run(`update landed.files set
        landed_count = (select count(*) from landed.${entityName} where _file = ${text(file.shown)}),
        rejected_count = (select count(*) from landed.rejected_rows where _file = ${text(file.shown)}),
        duplicate_count = ${dropped.get(file.shown) ?? 0}
        where _file = ${text(file.shown)}`);
    for (const reading of group) await accountForColumns(connection, reading);
  }
}

async function accountForColumns(
  connection: Connection,
  {file, entityName, entityProfile, columns}: Reading,
): Promise<void> {
  const headers = new Map<string, string | null>(columns.map(({column, header}) => [column, header]));
  for (const column of Object.keys(entityProfile.constants)) if (!headers.has(column)) headers.set(column, null);
  const shown = text(file.shown);
  const scopes = `scope in ('*', ${text(`${file.system}/${entityName}`)})`;
  const known = await rowsOf(connection, `select distinct column_name from workspace.known_words where ${scopes}`);
  const lines = [...headers].map(([column, header]) => {
    const words = `(select word from workspace.known_words where column_name = ${text(column)} and ${scopes})`;
    const isKnown = known.some(({column_name}) => column_name === column);
    return `{'column_name': ${text(column)}, 'header': ${header === null ? "null::varchar" : text(header)},
      'filled_count': count(${quoted(column)}),
      'unmapped_count': ${isKnown ? `count(*) filter (${quoted(column)}::varchar not in ${words})` : "0"}}`;
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
    select ${shown}, column_name, header, filled_count, coalesce(lost_count, 0), unmapped_count
    from counted
    left join lost using (column_name)`);
}

const rejectedRead = ({rejectedPath}: CleanCopy) =>
  `read_csv(${text(rejectedPath)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', max_line_size = 67108864,
    columns = {'_row': 'bigint', 'column_name': 'varchar', 'reason': 'varchar', 'raw_text': 'varchar'})`;

async function hashOf(file: ExportFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Throws a line for each file whose rows are not exactly landed, rejected or duplicates. */
export async function proveAccounts(connection: Connection): Promise<void> {
  const faults = await rowsOf(
    connection,
    "from landed.files where row_count <> landed_count + rejected_count + duplicate_count",
  );
  refuse(
    faults.map(
      ({_file, row_count, landed_count, rejected_count, duplicate_count}) =>
        new HeadwaterError(
          `invalid accounts: ${_file} has ${row_count} rows, but ${landed_count} landed, ${rejected_count} rejected, ${duplicate_count} duplicates`,
        ),
    ),
  );
}
