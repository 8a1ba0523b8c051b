import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fill} from "../pipeline/fill.ts";
import {type Model, modelsOf} from "../pipeline/models.ts";
import {newWarehouse, rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {quietProgress} from "./quiet-progress.ts";

export type ToldFinding = {
  finding_id: string;
  rule: string;
  breakdown: string;
  member: string;
  stage: string;
  period: string;
  is_blaming: boolean;
  evidence_sql: string;
};
export type ToldFigure = {finding_id: string; figure: string; unit: string; number: number | null; word: string};

/** What is told of a company, the largest first, and the warehouse in memory that it is read from. */
export type Told = {findings: ToldFinding[]; figures: ToldFigure[]; warehouse: Warehouse};

/** What is told of a workspace, by a warehouse in memory that holds only the models that the findings and their rows need. Close it. */
export async function toldIn(workspace: string): Promise<Told> {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-told-"));
  const warehouse = await newWarehouse(":memory:");
  try {
    const {progress} = quietProgress();
    progress.watch(warehouse.connection);
    const landing = join(scratch, "landing");
    await fill(warehouse, workspaceOf(workspace), {landing, folder: scratch, progress, models: needed()});
    const rows = (query: string) => rowsOf(warehouse.connection, query);
    const findings = (await rows("from metrics.findings order by finding_rank")) as ToldFinding[];
    const figures = (await rows("from metrics.finding_figures order by finding_id, figure_order")) as ToldFigure[];
    return {findings, figures, warehouse};
  } finally {
    rmSync(scratch, {recursive: true});
  }
}

/** The findings, the rows behind them, and everything that these read. */
function needed(): Model[] {
  const models = modelsOf();
  const names = new Set(["metrics.findings", "metrics.finding_figures", "metrics.log_standing"]);
  for (const {qualifiedName, reads} of models.toReversed())
    if (names.has(qualifiedName)) for (const read of reads) names.add(read);
  return models.filter(({qualifiedName, layer}) => layer === "staging" || names.has(qualifiedName));
}
