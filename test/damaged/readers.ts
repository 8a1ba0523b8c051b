import {execFile} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {DuckDBInstance} from "@duckdb/node-api";
import Papa from "papaparse";
import type {Outcome} from "./outcome.ts";
import {outcomeIn} from "./outcome.ts";

const command = fileURLToPath(new URL("../../pipeline/headwater.js", import.meta.url));

/** Reads each file of a folder by `headwater peek`, in one process, into another folder. */
export async function readByPeek(folder: string, names: string[], out: string): Promise<Map<string, Outcome>> {
  try {
    await promisify(execFile)(process.execPath, [command, "peek", folder, "--out", out], {maxBuffer: 1 << 28});
  } catch (error) {
    // 1 says that a file was refused
    if ((error as {code?: unknown}).code !== 1) throw error;
  }
  return new Map(names.map((name) => [name, outcomeIn(out, name)]));
}

/** The same by DuckDB's reader, with nothing told but that all is text. */
export async function readByDuckDb(folder: string, names: string[]): Promise<Map<string, Outcome>> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const outcomes = new Map<string, Outcome>();
  for (const name of names) {
    const path = `'${join(folder, name).replaceAll("'", "''")}'`;
    try {
      const table = await connection.runAndReadAll(`from read_csv(${path}, all_varchar = true)`);
      const sniffed = await connection.runAndReadAll(`select "HasHeader" from sniff_csv(${path}, all_varchar = true)`);
      const rows = table.getRows().map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      const hasHeader = sniffed.getRows()[0]?.[0] === true;
      outcomes.set(name, {lines: hasHeader ? [table.columnNames(), ...rows] : rows, isSilent: true});
    } catch {
      outcomes.set(name, {isSilent: false});
    }
  }
  connection.closeSync();
  instance.closeSync();
  return outcomes;
}

/** The same by papaparse, with nothing told. */
export function readByPapaparse(folder: string, names: string[]): Map<string, Outcome> {
  return new Map(
    names.map((name) => {
      const {data, errors} = Papa.parse<string[]>(readFileSync(join(folder, name), "utf8"), {skipEmptyLines: true});
      return [name, {lines: data, isSilent: errors.length === 0}];
    }),
  );
}
