import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fill} from "../pipeline/fill.ts";
import {type Model, modelsOf} from "../pipeline/models.ts";
import {newWarehouse, rowsOf} from "../pipeline/warehouse.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {quietProgress} from "../test/quiet-progress.ts";
import type {Told} from "./hidden-found.ts";

/** What is told of a workspace: its findings and their figures, of a warehouse that holds only the models that they need. */
export async function toldIn(workspace: string): Promise<Told> {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-told-"));
  const warehouse = await newWarehouse(":memory:");
  try {
    const landing = join(scratch, "landing");
    const {progress} = quietProgress();
    progress.watch(warehouse.connection);
    await fill(warehouse, workspaceOf(workspace), {landing, folder: scratch, progress, models: needed()});
    return {
      findings: await rowsOf(warehouse.connection, "from metrics.findings order by finding_rank"),
      figures: await rowsOf(warehouse.connection, "from metrics.finding_figures"),
      wins: Number(
        (
          await rowsOf(
            warehouse.connection,
            "select sum(period_won_count) as wins from metrics.spend_return where level = 'all' and period = 'FY2025'",
          )
        )[0]!["wins"],
      ),
    } as Told;
  } finally {
    warehouse.close();
    rmSync(scratch, {recursive: true});
  }
}

function needed(): Model[] {
  const models = modelsOf();
  const names = new Set(["metrics.findings", "metrics.finding_figures"]);
  for (const {qualifiedName, reads} of models.toReversed())
    if (names.has(qualifiedName)) for (const read of reads) names.add(read);
  return models.filter(({qualifiedName, layer}) => layer === "staging" || names.has(qualifiedName));
}
