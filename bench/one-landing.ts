import {mkdirSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {landCarefully} from "../pipeline/land/land-carefully.ts";
import {landFile} from "../pipeline/land/land-file.ts";
import {readingsOf} from "../pipeline/land/readings.ts";
import {createLandedTables} from "../pipeline/land/tables.ts";
import {profileOf} from "../pipeline/profile.ts";
import {text} from "../pipeline/sql.ts";
import {addMacros, newWarehouse, rowsOf} from "../pipeline/warehouse.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {createWorkspaceTables} from "../pipeline/workspace-tables.ts";
import {columns} from "./leads-file.ts";

/** What one run took: seconds of wall time, megabytes of the file a second, and megabytes resident at most. */
export type Took = {seconds: number; megabytesPerSecond: number; residentMegabytes: number; rows: number};

const [kind, workspace, scratch] = process.argv.slice(2) as ["bare" | "landed" | "careful", string, string];
const path = join(scratch, "bench.duckdb");
rmSync(path, {force: true});
let started = 0;

/** The barest load of the same file: explicit columns and types, in any order. */
async function bare(file: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(path)).connect();
  await connection.run("set preserve_insertion_order = false");
  started = performance.now();
  const types = Object.entries(columns).map(
    ([name, isMoment]) => `${text(name)}: '${isMoment ? "timestamp" : "varchar"}'`,
  );
  await connection.run(`create table leads as select * from read_csv(${text(file)}, auto_detect = false, header = true, delim = ',',
    quote = '"', escape = '"', timestampformat = '%Y/%-m/%-d %H:%M', columns = {${types.join(", ")}})`);
  const [counted] = await rowsOf(connection, "select count(*)::integer as row_count from leads");
  return Number(counted!.row_count);
}

/** The whole landing, into a warehouse that stands: encoding, dialect and header found, every row landed and accounted for. */
async function landed(): Promise<number> {
  const settings = workspaceOf(workspace);
  const {connection} = await newWarehouse(path);
  await createWorkspaceTables(connection, settings, [profileOf("dealer_crm", workspace)]);
  await addMacros(connection);
  started = performance.now();
  const readings = await readingsOf(settings, scratch);
  await createLandedTables(connection, readings);
  const place = {number: 0, folder: scratch, at: () => {}};
  if (kind === "careful") return (await landCarefully(connection, readings[0]!, settings, place)).rowCount;
  return await landFile(connection, readings[0]!, settings, place);
}

mkdirSync(scratch, {recursive: true});
const file = join(workspace, "exports/dealer_crm/线索表.csv");
const rows = kind === "bare" ? await bare(file) : await landed();
const seconds = (performance.now() - started) / 1000;
const took: Took = {
  seconds,
  megabytesPerSecond: statSync(file).size / 1e6 / seconds,
  residentMegabytes: process.resourceUsage().maxRSS / 1024,
  rows,
};
process.stdout.write(JSON.stringify(took));
