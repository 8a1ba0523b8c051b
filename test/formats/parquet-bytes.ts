import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";

/** The bytes of a Parquet file that holds what a query says. */
export async function parquetBytes(query: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "headwater-parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("set TimeZone = 'Asia/Shanghai'");
    await connection.run(`copy (${query}) to '${folder}/x.parquet' (format parquet)`);
    return readFileSync(join(folder, "x.parquet"));
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, {recursive: true});
  }
}
