import {rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {buildModel} from "./build-models.ts";
import {proveChecks} from "./checks.ts";
import {setClock} from "./clock.ts";
import {definitionsHash} from "./definitions-hash.ts";
import {idleTerms} from "./idle-terms.ts";
import {refuseAmbiguousDates} from "./land/ambiguous-dates.ts";
import {landFile} from "./land/land-file.ts";
import {droppedRows} from "./land/limits/dropped-rows.ts";
import {excessRejects} from "./land/limits/excess-rejects.ts";
import {missingColumns} from "./land/limits/missing-columns.ts";
import {staleSources} from "./land/limits/stale-sources.ts";
import {createLimitTable, hold, refuseIdleLimits} from "./land/limits.ts";
import type {Reading} from "./land/reading.ts";
import {readingsOf} from "./land/readings.ts";
import {copyRejected} from "./land/rejected-copy.ts";
import {settle} from "./land/settle.ts";
import {createSnapshotTables, missingFromSnapshots} from "./land/snapshots.ts";
import {createSourceChanges} from "./land/source-changes.ts";
import {completeLandedTables, createLandedTables} from "./land/tables.ts";
import {readLastRun, type Standing} from "./last-run.ts";
import {createLinkKeys} from "./link-keys.ts";
import {refuseMissingRates} from "./missing-rates.ts";
import {type Model, modelsOf} from "./models.ts";
import {nameSources} from "./name-sources.ts";
import type {Progress} from "./progress.ts";
import {refuseUnknownStages} from "./unknown-words.ts";
import {addMacros, rowsOf, together, type Warehouse} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";
import {createWorkspaceTables} from "./workspace-tables.ts";

/**
 * What to fill a warehouse by: a scratch folder, the folder of the last run's results, the day to compute as of, whom to tell; which models to build, if
 * not all of them and the checks.
 */
export type FillOptions = {landing: string; folder: string; asOf?: string; progress: Progress; models?: Model[]};

/** Lands the exports, builds and proves every model, and tells how the run stands in the history. Throws a line for each fault of the input. */
export async function fill(warehouse: Warehouse, workspace: Workspace, options: FillOptions): Promise<Standing> {
  const {connection} = warehouse;
  const {folder, progress} = options;
  const readings = await progress.step("read headers", () => readingsOf(workspace, options.landing));
  refuseIdleLimits(workspace, readings);
  if (sizeOf(readings) < smallBytes) await connection.run("set threads = 1");
  await together(connection, async () => {
    await createWorkspaceTables(connection, workspace, profilesOf(readings));
    await createLinkKeys(connection, profilesOf(readings));
    await addMacros(connection);
    await createLandedTables(connection, readings);
    await createSnapshotTables(connection);
    await createSourceChanges(connection);
    await createLimitTable(connection);
  });
  const rejected = join(folder, "rejected.csv");
  rmSync(rejected, {force: true});
  try {
    await land(warehouse, workspace, readings, options, rejected);
  } catch (error) {
    await copyRejected(connection, rejected);
    throw error;
  }
  const models = options.models ?? modelsOf();
  const definitions = definitionsHash(workspace, profilesOf(readings), models);
  let standing: Standing | undefined;
  for (const [index, model] of models.entries()) {
    if (model.layer === "core" && models[index - 1]!.layer === "staging") {
      await refuseMissingRates(connection);
      for (const line of await idleTerms(connection)) progress.say(line);
      standing = await readLastRun(connection, join(folder, "history"), definitions, progress.say);
    }
    await progress.step(
      `build ${model.qualifiedName}`,
      () => together(connection, () => buildModel(connection, model, models.slice(0, index))),
      (rows) => rows,
    );
  }
  if (!options.models) await progress.step("prove checks", () => proveChecks(connection));
  return standing!;
}

/** Exports of less are read by one thread: handing such work out costs more than it saves. */
const smallBytes = 2 << 20;

const sizeOf = (readings: Reading[]): number => readings.reduce((sum, {file}) => sum + statSync(file.path).size, 0);

/** One profile a system; what headwater.yaml says of a file's dates and numbers is not part of it. */
const profilesOf = (readings: Reading[]) => [
  ...new Map(readings.map(({profile}) => [profile.system, profile])).values(),
];

async function land(
  warehouse: Warehouse,
  workspace: Workspace,
  readings: Reading[],
  {landing, folder, asOf, progress}: FillOptions,
  rejected: string,
): Promise<void> {
  const {connection} = warehouse;
  for (const [index, reading] of readings.entries())
    await progress.step(
      `land ${reading.file.shown}`,
      (at) => landFile(connection, reading, workspace, {number: index, folder: landing, at}),
      (rows) => rows,
    );
  await refuseAmbiguousDates(connection, readings);
  await together(connection, () => completeLandedTables(connection));
  await together(connection, () => nameSources(connection, workspace));
  await progress.step("settle files", () => settle(connection, readings, workspace));
  await tellRejects(warehouse, progress);
  for (const line of await missingFromSnapshots(connection)) progress.say(line);
  const breaches = [
    ...(await excessRejects(connection, workspace, rejected)),
    ...(await missingColumns(connection, workspace)),
    ...(await droppedRows(connection, workspace, join(folder, "warehouse.duckdb"))),
  ];
  await hold(connection, breaches, progress);
  await refuseUnknownStages(connection);
  const clock = await setClock(connection, asOf);
  progress.say(`as of ${clock.asOf}${clock.setBy ? `, the latest day recorded (${clock.setBy})` : ""}`);
  await hold(connection, await staleSources(connection, workspace, clock.asOf), progress);
}

/** One line per file and kind of trouble, without any value of the export. */
async function tellRejects({connection}: Warehouse, progress: Progress): Promise<void> {
  const rows = await rowsOf(
    connection,
    `select _file, column_name, replace(code, '_', ' ') as kind, count(*)::varchar as row_count, min(_row)::varchar as first_row, 'landed.rejected_rows' as found_in
     from landed.rejected_rows group by all
     union all
     select _file, column_name, 'lost value', count(*)::varchar, min(_row)::varchar, 'landed.lost_values' from landed.lost_values group by all
     order by all`,
  );
  for (const {_file, column_name, kind, row_count, first_row, found_in} of rows)
    progress.say(
      `${kind} — ${row_count} row${row_count === "1" ? "" : "s"} of ${_file}, first row ${first_row}, column ${column_name} — see ${found_in}`,
    );
}
