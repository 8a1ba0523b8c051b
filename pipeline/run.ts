import {mkdirSync, readdirSync, rmSync} from "node:fs";
import {join, resolve} from "node:path";
import {exportMetrics} from "./export.ts";
import {exportDictionary} from "./export-dictionary.ts";
import {fill} from "./fill.ts";
import {writeRun} from "./history.ts";
import {writeLists} from "./lists.ts";
import {alone} from "./lock.ts";
import {type Model, modelsOf} from "./models.ts";
import {type Progress, seconds} from "./progress.ts";
import {publishDatabase} from "./published.ts";
import {buildSite, publishFolder, publishSite, sweepSites} from "./site.ts";
import {newWarehouse, publish} from "./warehouse.ts";
import {workspaceOf} from "./workspace.ts";

/**
 * What a build is asked for: the day to compute as of (YYYY-MM-DD), whether to build the site, where to put both; which models to build, if not all of
 * them with their checks, work lists and site.
 */
export type BuildOptions = {
  asOf?: string;
  site?: boolean;
  buildFolder?: string;
  progress: Progress;
  tell?: (words: string) => void;
  models?: Model[];
};

/** Where a build put its results. */
export type Built = {warehouse: string; site?: string};

/**
 * The whole run: exports → landed → staging → core → metrics → checks → exported files → site. Everything is built beside what
 * stands and takes its place at the end; a run that fails or is killed leaves the last one whole.
 */
export async function build(workspaceFolder: string, options: BuildOptions): Promise<Built> {
  const {progress, site = true} = options;
  const workspace = workspaceOf(workspaceFolder);
  const folder = resolve(options.buildFolder ?? "build", workspace.slug);
  return alone(join(folder, ".lock"), async () => {
    for (const name of readdirSync(folder))
      if (name.startsWith(".next")) rmSync(join(folder, name), {recursive: true, force: true});
    sweepSites(folder);
    const next = join(folder, `.next-${process.pid}`);
    mkdirSync(next);
    const started = performance.now();
    const warehouse = await newWarehouse(join(next, "warehouse.duckdb"));
    try {
      progress.watch(warehouse.connection);
      const standing = await fill(warehouse, workspace, {...options, landing: join(next, "landing"), folder});
      const target = join(folder, "warehouse.duckdb");
      const written = join(next, "lists");
      if (!options.models)
        await progress.step(
          "write work lists",
          () => writeLists(warehouse.connection, workspace, written),
          (rows) => rows,
        );
      const record = await progress.step("write history", () =>
        writeRun(warehouse.connection, standing, join(next, "history"), join(folder, "history")),
      );
      const publishAll = async () => {
        await publish(warehouse, target);
        if (!options.models) publishFolder(written, join(folder, "lists"));
      };
      if (!site || options.models) {
        await publishAll();
        progress.say(`pipeline ${seconds(started)}`);
        record();
        return {warehouse: target};
      }
      const built = join(next, "site");
      const metrics = join(next, "metrics");
      await progress.step(
        "export metrics",
        () => exportMetrics(warehouse.connection, modelsOf(), workspace, metrics),
        (rows) => rows,
      );
      await progress.step("export database", async () => {
        await publishDatabase(warehouse.connection, modelsOf(), workspace, join(metrics, "published.duckdb"));
        await exportDictionary(warehouse.connection, modelsOf(), metrics);
      });
      progress.say(`pipeline ${seconds(started)}`);
      await progress.step("build site", () => buildSite(metrics, next, built, options.tell ?? (() => {})));
      await publishAll();
      publishSite(built, join(folder, "site"));
      record();
      return {warehouse: target, site: join(folder, "site")};
    } finally {
      warehouse.close();
      rmSync(next, {recursive: true, force: true});
    }
  });
}
