import {renameSync, rmSync} from "node:fs";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {macros} from "./macros.ts";
import {text} from "./sql.ts";

export type Connection = DuckDBConnection;

/** A warehouse under construction: the one DuckDB instance of the process, with macros and empty schemas. */
export type Warehouse = {path: string; connection: Connection; close: () => void};

/** A new warehouse file at a path where none stands. */
export async function newWarehouse(path: string): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    // texts are packed as of DuckDB 1.3, a fifth faster; older ones can't open the file
    storage_compatibility_version: "v1.3.0",
    disabled_compression_methods: "dictionary,fsst",
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  await connection.run("set TimeZone = 'UTC'");
  // nobody reads the file before it is published, so it is written through once
  await connection.run("set checkpoint_threshold = '1GB'");
  // without these two the connection reports no progress, or prints it
  await connection.run("set enable_progress_bar = true");
  await connection.run("set enable_progress_bar_print = false");
  for (const schema of ["workspace", "landed", "staging", "core", "metrics"])
    await connection.run(`create schema ${schema}`);
  return {path, connection, close};
}

/** Adds the macros with their comments; the tables of the workspace schema must stand already. */
export async function addMacros(connection: Connection): Promise<void> {
  for (const {name, statement, comment} of macros) {
    await connection.run(statement);
    await connection.run(`comment on macro ${name} is ${text(comment)}`);
  }
}

/** Does work in one transaction: many small statements reach the disk once. */
export async function together<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.run("begin");
  const done = await work();
  await connection.run("commit");
  return done;
}

/** Writes everything to the file, closes it and renames it into place, where readers find the old run or the new one. */
export async function publish({path, connection, close}: Warehouse, target: string): Promise<void> {
  await connection.run("checkpoint");
  close();
  rmSync(`${path}.wal`, {force: true});
  renameSync(path, target);
}

/** The rows of a query as objects; integers beyond 2^53 and dates as text. */
export async function rowsOf(connection: Connection, query: string): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(query);
  return reader.getRowObjectsJson();
}
