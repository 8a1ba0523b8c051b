import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {HeadwaterError, refuse} from "./errors.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

const root = fileURLToPath(new URL("checks", import.meta.url));

/** Runs every pipeline/checks/*.sql, each row of which is a fault. Returns how many checks held; throws a line for each that did not. */
export async function proveChecks(connection: Connection): Promise<number> {
  const files = readdirSync(root)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const faults: HeadwaterError[] = [];
  for (const file of files) {
    const sql = readFileSync(join(root, file), "utf8");
    const claim = /^-- (.+)/.exec(sql)?.[1];
    const rows = await rowsOf(connection, sql);
    if (rows.length > 0)
      faults.push(
        new HeadwaterError(`invalid result: ${claim}`, {
          where: `pipeline/checks/${file} found ${rows.length}, first ${JSON.stringify(rows[0])}`,
          fix: "nothing was published; please report this",
        }),
      );
  }
  refuse(faults);
  return files.length;
}
