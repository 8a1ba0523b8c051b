import {buildModel} from "./build-models.ts";
import {proveChecks} from "./checks.ts";
import {setClock} from "./clock.ts";
import {landFile} from "./land/land-file.ts";
import {readingsOf} from "./land/readings.ts";
import {settle} from "./land/settle.ts";
import {createSnapshotTables, missingFromSnapshots} from "./land/snapshots.ts";
import {createLandedTables} from "./land/tables.ts";
import {modelsOf} from "./models.ts";
import type {Progress} from "./progress.ts";
import {refuseUnknownStages} from "./unknown-words.ts";
import {addMacros, rowsOf, together, type Warehouse} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";
import {createWorkspaceTables} from "./workspace-tables.ts";

/** What to fill a warehouse by: a scratch folder, the day to compute as of if one is asked for, and whom to tell. */
export type FillOptions = {landing: string; asOf?: string; progress: Progress};

/** Lands the exports, builds and proves every model. Throws a line for each fault of the input. */
export async function fill(
  warehouse: Warehouse,
  workspace: Workspace,
  {landing, asOf, progress}: FillOptions,
): Promise<void> {
  const {connection} = warehouse;
  const readings = await progress.step("read headers", () => readingsOf(workspace, landing));
  await together(connection, async () => {
    await createWorkspaceTables(connection, workspace, [...new Set(readings.map(({profile}) => profile))]);
    await addMacros(connection);
    await createLandedTables(connection);
    await createSnapshotTables(connection);
  });
  for (const [index, reading] of readings.entries())
    await progress.step(
      `land ${reading.file.shown}`,
      (at) => landFile(connection, reading, workspace, landing, index, at),
      (rows) => rows,
    );
  await progress.step("settle files", () => settle(connection, readings, workspace));
  await tellRejects(warehouse, progress);
  for (const line of await missingFromSnapshots(connection)) progress.say(line);
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
