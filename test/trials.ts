import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {linesOf} from "../pipeline/errors.ts";
import {build} from "../pipeline/run.ts";
import {builtOf} from "./models-for.ts";
import {quietProgress} from "./quiet-progress.ts";

/** A run over the six leads with some files laid over them or taken away (null): its warehouse, what it said, and its faults. */
export type Run = {warehouse: string; folder: string; said: string[]; faults: string[]};

const models = builtOf("metrics.run_files");

/** Builds workspaces called `trial` over one build folder, so that a later run meets what an earlier one left. */
export function trials(): {run: (files: Record<string, string | null>) => Promise<Run>; clear: () => void} {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-trials-"));
  const workspace = join(scratch, "trial");
  const run = async (files: Record<string, string | null>): Promise<Run> => {
    rmSync(workspace, {recursive: true, force: true});
    cpSync(fileURLToPath(new URL("cases/_base", import.meta.url)), workspace, {recursive: true});
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, path)), {recursive: true});
      if (content === null) rmSync(join(workspace, path));
      else writeFileSync(join(workspace, path), content);
    }
    const {progress, lines} = quietProgress();
    const buildFolder = join(scratch, "build");
    const faults = await build(workspace, {site: false, buildFolder, progress, models}).then(() => [], linesOf);
    const folder = join(buildFolder, "trial");
    return {warehouse: join(folder, "warehouse.duckdb"), folder, said: lines, faults};
  };
  return {run, clear: () => rmSync(scratch, {recursive: true})};
}
