import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {afterAll, expect, it} from "vitest";
import {exportMetrics} from "../pipeline/export.ts";
import {modelsOf} from "../pipeline/models.ts";
import type {Workspace} from "../pipeline/workspace.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const folder = mkdtempSync(join(tmpdir(), "headwater-rows-"));
afterAll(() => rmSync(folder, {recursive: true}));

it("rows of single prospects leave the warehouse for the site only where headwater.yaml says so", async () => {
  const {connection, close} = await modelWarehouse(
    threeStages,
    "2025-01-31",
    {"metrics.unworked_leads": "select 'lead/crm:1' as journey_id, 'open' as outcome, 1 as unworked_rank"},
    [],
  );
  const models = modelsOf().filter(({qualifiedName}) => qualifiedName === "metrics.unworked_leads");
  expect(models).toHaveLength(1);
  for (const publish_rows of [false, true]) {
    const workspace = {
      ...threeStages,
      stages: [],
      channels: {},
      thresholds: {},
      labels: {},
      privacy: {publish_rows, least_people: 5},
    };
    await exportMetrics(connection, models, workspace as unknown as Workspace, folder);
    const table = tableFromIPC(readFileSync(join(folder, "unworked_leads.arrow")));
    expect(table.numRows).toBe(publish_rows ? 1 : 0);
    expect(readFileSync(join(folder, "unworked_leads.arrow"), "latin1").includes("crm:1")).toBe(publish_rows);
    expect(JSON.parse(readFileSync(join(folder, "workspace.json"), "utf8"))).toMatchObject({publish_rows});
  }
  close();
});

it("a way through the stages, or a reason outside the short list, of fewer than least_people journeys is not told on the site", async () => {
  const {connection, close} = await modelWarehouse(
    {...threeStages, privacy: {least_people: 3}},
    "2025-01-31",
    {
      "core.journeys": `select 'j' || number as journey_id, 'FY2025' as fiscal_year, 'lost' as outcome, number::double as age_days, null::decimal(18,2) as journey_amount,
        '(unmapped)' as reason, if(number <= 3, 'too dear', 'wants her brother to decide') as recorded_reason from range(1, 6) as numbers(number)`,
      "core.stage_visits": `select 'j' || number as journey_id, visit as visit_number, 'abc'[visit] as stage, false as is_imputed
        from range(1, 6) as numbers(number) cross join range(1, 4) as visits(visit) where visit <= if(number <= 3, 2, 3)`,
    },
    ["metrics.journey_variants", "metrics.unmapped_reasons"],
  );
  const models = modelsOf().filter(({name}) => ["journey_variants", "unmapped_reasons"].includes(name));
  const workspace = {
    ...threeStages,
    stages: [],
    channels: {},
    thresholds: {},
    labels: {},
    privacy: {publish_rows: false},
  };
  await exportMetrics(connection, models, workspace as unknown as Workspace, folder);
  const told = (file: string, column: string) => [
    ...tableFromIPC(readFileSync(join(folder, `${file}.arrow`))).getChild(column)!,
  ];
  expect(told("journey_variants", "path")).toEqual(["a → b", "a → b"]);
  expect(told("unmapped_reasons", "recorded_reason")).toEqual(["too dear"]);
  close();
});
