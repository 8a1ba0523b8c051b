import {DuckDBInstance} from "@duckdb/node-api";

/** The rows of a query on a finished warehouse, every value as text, null as “–”. */
export async function rowsIn(warehouse: string, query: string): Promise<string[][]> {
  const instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(query);
    return reader
      .getRowsJson()
      .map((row) =>
        row.map((value) => (value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value))),
      );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
