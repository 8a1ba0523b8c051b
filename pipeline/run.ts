import {mkdirSync, readdirSync, rmSync} from "node:fs";
import {join, resolve} from "node:path";
import {buildModel} from "./build-models.ts";
import {proveChecks} from "./checks.ts";
import {setClock} from "./clock.ts";
import {exportMetrics} from "./export.ts";
import {landFile, proveAccounts, readingsOf, settle} from "./land/land.ts";
import {createLandedTables} from "./land/tables.ts";
import {alone} from "./lock.ts";
import {modelsOf} from "./models.ts";
import {type Progress, seconds} from "./progress.ts";
import {buildSite, publishSite, siteData, sweepSites} from "./site.ts";
import {refuseUnknownStages} from "./unknown-words.ts";
import {addMacros, newWarehouse, publish, rowsOf, together, type Warehouse} from "./warehouse.ts";
import {type Workspace, workspaceOf} from "./workspace.ts";
import {createWorkspaceTables} from "./workspace-tables.ts";

/** What a build is asked for: the day to compute as of (YYYY-MM-DD), whether to build the site, where to put both. */
export type BuildOptions = {
  asOf?: string;
  site?: boolean;
  buildFolder?: string;
  progress: Progress;
  tell?: (words: string) => void;
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
      await fill(warehouse, workspace, join(next, "landing"), options);
      const target = join(folder, "warehouse.duckdb");
      if (!site) {
        await publish(warehouse, target);
        progress.say(`pipeline ${seconds(started)}`);
        return {warehouse: target};
      }
      const built = join(next, "site");
      await alone(`${siteData}.lock`, async () => {
        await progress.step(
          "export metrics",
          () => exportMetrics(warehouse.connection, modelsOf(), workspace, siteData),
          (rows) => rows,
        );
        progress.say(`pipeline ${seconds(started)}`);
        await progress.step("build site", () => buildSite(built, options.tell ?? (() => {})));
      });
      await publish(warehouse, target);
      publishSite(built, join(folder, "site"));
      return {warehouse: target, site: join(folder, "site")};
    } finally {
      warehouse.close();
      rmSync(next, {recursive: true, force: true});
    }
  });
}

/** Lands the exports, builds and proves every model. Throws a line for each fault of the input. */
async function fill(
  warehouse: Warehouse,
  workspace: Workspace,
  landing: string,
  {progress, asOf}: BuildOptions,
): Promise<void> {
  const {connection} = warehouse;
  const readings = await progress.step("read headers", () => readingsOf(workspace));
  await together(connection, async () => {
    await createWorkspaceTables(connection, workspace, [...new Set(readings.map(({profile}) => profile))]);
    await addMacros(connection);
    await createLandedTables(connection);
  });
  for (const [index, reading] of readings.entries())
    await progress.step(
      `land ${reading.file.shown}`,
      (at) => landFile(connection, reading, workspace, landing, index, at),
      (rows) => rows,
    );
  await progress.step("settle files", () => settle(connection, readings));
  await proveAccounts(connection);
  await tellRejects(warehouse, progress);
  await refuseUnknownStages(connection);
  const clock = await setClock(connection, asOf);
  progress.say(`as of ${clock.asOf}${clock.setBy ? `, the latest day recorded (${clock.setBy})` : ""}`);
  const models = modelsOf();
  for (const [index, model] of models.entries())
    await progress.step(
      `build ${model.qualifiedName}`,
      () => together(connection, () => buildModel(connection, model, models.slice(0, index))),
      (rows) => rows,
    );
  await progress.step("prove checks", () => proveChecks(connection));
}

/** One line per file and kind of trouble, without any value of the export. */
async function tellRejects({connection}: Warehouse, progress: Progress): Promise<void> {
  const rows = await rowsOf(
    connection,
    `select _file, column_name, split_part(reason, ':', 1) as kind, count(*)::varchar as row_count, min(_row)::varchar as first_row, 'landed.rejected_rows' as found_in
     from landed.rejected_rows group by all
     union all
     select _file, column_name, 'lost value', count(*)::varchar, min(_row)::varchar, 'landed.lost_values' from landed.lost_values group by all
     order by all`,
  );
  for (const {_file, column_name, kind, row_count, first_row, found_in} of rows)
    progress.say(
      `${kind} — ${row_count} rows of ${_file}, first row ${first_row}, column ${column_name} — see ${found_in}`,
    );
}
