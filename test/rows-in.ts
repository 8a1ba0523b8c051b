import {DuckDBInstance} from "@duckdb/node-api";
import type {Connection} from "../pipeline/warehouse.ts";

/** The rows of a query on a finished warehouse, every value as text, null as “–”. */
export async function rowsIn(warehouse: string, query: string): Promise<string[][]> {
  const instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  try {
    return await textsOf(connection, query);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The same over a connection. */
export async function textsOf(connection: Connection, query: string): Promise<string[][]> {
  const reader = await connection.runAndReadAll(query);
  return reader
    .getRowsJson()
    .map((row) =>
      row.map((value) => (value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value))),
    );
}
