import {createHash} from "node:crypto";
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {groupsOf, partsOf} from "./parts-of.ts";
import {wireFile} from "./wire-file.ts";

/** A name of a run: the same for all that was exported the same. */
export function runOf(metrics: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(metrics).sort()) hash.update(`${name}\n`).update(readFileSync(join(metrics, name)));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Writes exported metrics as browsers read them, to <folder>/<run>/<metric>.arrow.gz, and the published database beside: a page never meets the rows of
 * another run, for they are elsewhere. Those that pages read in parts are in a file for each breakdown besides, and one of the groups that there are.
 */
export function writeRows(metrics: string, folder: string, run: string, parted: string[]): void {
  mkdirSync(join(folder, run), {recursive: true});
  for (const file of readdirSync(metrics)) {
    if (file.endsWith(".duckdb")) copyFileSync(join(metrics, file), join(folder, file));
    if (!file.endsWith(".arrow")) continue;
    const metric = file.slice(0, -".arrow".length);
    const table = tableFromIPC(readFileSync(join(metrics, file)));
    const write = (name: string, part: typeof table) =>
      writeFileSync(join(folder, run, `${name}.arrow.gz`), wireFile(part));
    write(metric, table);
    if (!parted.includes(metric)) continue;
    write(`${metric}.groups`, groupsOf(table));
    for (const [breakdown, part] of partsOf(table)) write(`${metric}.${breakdown}`, part);
  }
}
