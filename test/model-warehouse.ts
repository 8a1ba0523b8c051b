import {buildModel} from "../pipeline/build-models.ts";
import {modelsOf} from "../pipeline/models.ts";
import {addMacros, newWarehouse, type Warehouse} from "../pipeline/warehouse.ts";
import type {Workspace} from "../pipeline/workspace.ts";
import {workspaceSchema} from "../pipeline/workspace-schema.ts";
import {createWorkspaceTables} from "../pipeline/workspace-tables.ts";

/** A company with the stages a, b, c that keeps its books in UTC. */
export const threeStages = {name: "Trial", currency: "CNY", time_zone: "UTC", stages: ["a", "b", "c"]};

/**
 * A warehouse in memory in which production models run on tables made for a test: what headwater.yaml says, the day to compute as
 * of, the tables (name → query) in order, and the models to build on them.
 */
export async function modelWarehouse(
  given: object,
  asOf: string,
  tables: Record<string, string>,
  models: string[],
): Promise<Warehouse> {
  const warehouse = await newWarehouse(":memory:");
  const {connection} = warehouse;
  const parsed = workspaceSchema.parse(given);
  const stages = parsed.stages.map((entry) => (typeof entry === "string" ? {stage: entry, also: []} : entry));
  await createWorkspaceTables(connection, {...parsed, stages, folder: "", slug: "trial"} as unknown as Workspace, []);
  await addMacros(connection);
  await connection.run(`create table workspace.clock as select date '${asOf}' as as_of_on,
    timezone('UTC', timezone(time_zone, timestamp '${asOf}' + interval 1 day)) as ends_at,
    date '2020-01-01' as first_on, date '${asOf}' as last_on, false as is_past from workspace.settings`);
  for (const [name, query] of Object.entries(tables)) await connection.run(`create table ${name} as ${query}`);
  const known = modelsOf();
  for (const name of models) {
    const model = known.find(({qualifiedName}) => qualifiedName === name);
    if (!model) throw new Error(`unknown model: ${name}`);
    await buildModel(connection, model, known);
  }
  return warehouse;
}
