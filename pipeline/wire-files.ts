import {createHash} from "node:crypto";
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {wireFile} from "./wire-file.ts";

/**
 * Writes exported metrics as browsers read them, to <folder>/<run>/<metric>.arrow.gz, and the published database beside. The run is named by all that was
 * exported: a page never meets the rows of another run, for they are elsewhere. Returns that name.
 */
export function wireFiles(metrics: string, folder: string): string {
  const names = readdirSync(metrics).sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(metrics, name)));
  const run = hash.digest("hex").slice(0, 12);
  mkdirSync(join(folder, run), {recursive: true});
  for (const name of names) {
    const path = join(metrics, name);
    if (name.endsWith(".arrow")) writeFileSync(join(folder, run, `${name}.gz`), wireFile(readFileSync(path)));
    if (name.endsWith(".duckdb")) copyFileSync(path, join(folder, name));
  }
  return run;
}
