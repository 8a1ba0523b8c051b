import {mkdtemp, stat, symlink} from "node:fs/promises";
import {join, resolve} from "node:path";
import {HeadwaterError} from "../errors.ts";
import {inChild} from "./child.ts";
import type {ShownFile} from "./unpack.ts";

const megabytes = 256;
const leastSeconds = 20;
const secondsPerMegabyte = 2;

/**
 * Writes a Parquet file as a text file whose first record is the header: moments as ISO text in UTC, decimals exact, nested values as
 * JSON. DuckDB reads it in a process of its own. Throws a line where it is damaged, or takes too much time or memory.
 */
export async function parquetTextOf({path, shown}: ShownFile, scratch: string): Promise<ShownFile> {
  const folder = await mkdtemp(join(scratch, "parquet-"));
  // DuckDB would take brackets and stars in the file's own name for a pattern
  await symlink(resolve(path), join(folder, "source"));
  const seconds = Math.ceil(leastSeconds + (secondsPerMegabyte * (await stat(path)).size) / 1e6);
  const script = new URL("parquet-child.ts", import.meta.url);
  const told = await inChild(script, ["source", shown, "0.csv"], {megabytes, seconds}, folder);
  if ("result" in told) return {path: join(folder, "0.csv"), shown};
  const why = {memory: "takes too much memory", time: `takes more than ${seconds} s`, crash: "cannot be read"};
  throw new HeadwaterError(`unsupported Parquet: ${shown} ${why[told.ended]}`, {fix: "write it as CSV"});
}
