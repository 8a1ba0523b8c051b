import {existsSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";

export const demo = fileURLToPath(new URL("../data/demo", import.meta.url));

/** Where the demo of a run of tests is built: the folder of the process that leads it. */
export const demoFolder = (leader: number): string => join(tmpdir(), `headwater-demo-of-${leader}`);

/** The demo's warehouse and site, to be read only: built once in a run of tests, by the first that asks, while others wait for it. */
export async function demoBuilt(): Promise<{buildFolder: string; warehouse: string}> {
  const buildFolder = demoFolder(process.ppid);
  const [done, claim] = [join(buildFolder, "done"), join(buildFolder, "claim")];
  mkdirSync(buildFolder, {recursive: true});
  while (!existsSync(done)) {
    try {
      mkdirSync(claim);
    } catch {
      await setTimeout(200);
      continue;
    }
    try {
      await build(demo, {buildFolder, progress: quietProgress().progress});
      writeFileSync(done, "");
    } finally {
      rmSync(claim, {recursive: true});
    }
  }
  return {buildFolder, warehouse: join(buildFolder, "demo", "warehouse.duckdb")};
}
