import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {HeadwaterError, refuse} from "./errors.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

const root = fileURLToPath(new URL("checks", import.meta.url));

/** A check: the query in pipeline/checks/<name>.sql, each row of which is a fault, and what it claims. */
export type Check = {name: string; claim: string; sql: string};

/** The checks of every run. */
export const checks: Check[] = readdirSync(root)
  .filter((file) => file.endsWith(".sql"))
  .sort()
  .map((file) => {
    const sql = readFileSync(join(root, file), "utf8");
    const claim = (/^(?:--.*\n)+/.exec(sql)?.[0] ?? "").replaceAll(/^-- ?/gm, "").replaceAll("\n", " ").trim();
    return {name: file.slice(0, -4), claim, sql};
  });

/** Runs every check. Returns how many held; throws a line for each that did not. */
export async function proveChecks(connection: Connection): Promise<number> {
  const faults: HeadwaterError[] = [];
  for (const {name, claim, sql} of checks) {
    const rows = await rowsOf(connection, sql);
    if (rows.length > 0)
      faults.push(
        new HeadwaterError(`invalid result: ${claim}`, {
          where: `pipeline/checks/${name}.sql found ${rows.length}, first ${JSON.stringify(rows[0])}`,
          fix: "nothing was published; please report this",
        }),
      );
  }
  refuse(faults);
  return checks.length;
}
