import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {build} from "../pipeline/run.ts";
import {builtOf} from "./models-for.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-restatement-"));
const cases = fileURLToPath(new URL("cases", import.meta.url));
const workspace = join(scratch, "trial");
const models = builtOf("metrics.restatement");
const history = (folder: string) => join(scratch, folder, "trial/history");

/** Replaces a text that stands once in a file of the workspace. */
function edit(file: string, from: string, to: string): void {
  const path = join(workspace, file);
  const before = readFileSync(path, "utf8");
  expect(before.split(from).length, `${from} in ${file}`).toBe(2);
  writeFileSync(path, before.replace(from, to));
}

/** Copies the first published run's history and builds on it. Returns the warehouse and what the build said. */
async function next(folder: string, asOf?: string, from = "first"): Promise<{warehouse: string; lines: string[]}> {
  cpSync(join(scratch, from), join(scratch, folder), {recursive: true});
  return again(folder, asOf);
}

async function again(folder: string, asOf?: string): Promise<{warehouse: string; lines: string[]}> {
  const {progress, lines} = quietProgress();
  const {warehouse} = await build(workspace, {
    site: false,
    buildFolder: join(scratch, folder),
    progress,
    models,
    ...(asOf && {asOf}),
  });
  return {warehouse, lines};
}

/** The figures that changed: said, same day, now, then each cause that is not 0. */
const changes = (warehouse: string, where: string) =>
  rowsIn(
    warehouse,
    `select figure, said_amount, same_day_amount, now_amount,
      array_to_string(list_filter([
        if(late_amount <> 0, 'late ' || late_amount, null), if(gone_amount <> 0, 'gone ' || gone_amount, null),
        if(corrected_amount <> 0, 'corrected ' || corrected_amount, null), if(merged_amount <> 0, 'merged ' || merged_amount, null),
        if(rates_amount <> 0, 'rates ' || rates_amount, null), if(definitions_amount <> 0, 'definitions ' || definitions_amount, null),
        if(unexplained_amount <> 0, 'unexplained ' || unexplained_amount, null), if(time_amount <> 0, 'time ' || time_amount, null)
      ], lambda words: words is not null), ', ') as why
     from metrics.restatement where ${where} order by all`,
  );

/** Rows whose parts do not add up, or that hold what nothing explains. */
const faults = (warehouse: string) =>
  rowsIn(
    warehouse,
    `from metrics.restatement
     where change_amount <> late_amount + gone_amount + corrected_amount + merged_amount + rates_amount + definitions_amount + unexplained_amount
       or change_amount <> same_day_amount - said_amount or time_amount <> now_amount - same_day_amount or unexplained_amount <> 0`,
  );

/** Rows and hash of every table. */
async function contents(warehouse: string): Promise<string[][]> {
  const tables = await rowsIn(
    warehouse,
    "select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database() order by all",
  );
  const queries = tables.map(
    ([table]) => `select '${table}', count(*), bit_xor(hash(given::varchar)) from ${table} as given`,
  );
  return rowsIn(warehouse, queries.join("\nunion all\n"));
}

const whole = "breakdown = 'all' and period = '(all)'";
const unchanged = ["headwater.yaml", "profiles", "exports"];
const restore = () => {
  for (const name of unchanged) {
    rmSync(join(workspace, name), {recursive: true, force: true});
    cpSync(join(scratch, "original", name), join(workspace, name), {recursive: true});
  }
};

describe("what the last published run said", () => {
  beforeAll(async () => {
    for (const name of ["_base", "lead-linked-by-phone", "other-currency"])
      cpSync(join(cases, name), workspace, {recursive: true});
    cpSync(workspace, join(scratch, "original"), {recursive: true});
    await again("first");
  });
  afterAll(() => rmSync(scratch, {recursive: true, force: true}));

  it("is empty before there is one, and is kept as one folder that names nobody", async () => {
    const warehouse = join(scratch, "first/trial/warehouse.duckdb");
    expect(await rowsIn(warehouse, "from metrics.restatement")).toEqual([]);
    const [name, salt] = readdirSync(history("first")).sort();
    expect(salt).toBe("salt");
    expect(name).toMatch(/^0001-2025-03-31-[0-9a-f]{8}$/);
    const files = readdirSync(join(history("first"), name!)).sort();
    expect(files).toEqual(["journeys.parquet", "records.parquet", "run.json", "spend.parquet"]);
    const content = files.map((file) => readFileSync(join(history("first"), name!, file)).toString("latin1")).join();
    expect(content).not.toMatch(/club:|12345|Ann@|crm:/i);
    const {figures} = JSON.parse(readFileSync(join(history("first"), name!, "run.json"), "utf8"));
    expect(figures).toContainEqual(
      expect.objectContaining({
        period: "(all)",
        breakdown: "all",
        won_count: 8,
        won_amount: "2050.50",
        spend_amount: "590.00",
      }),
    );
  });

  it("stays as it is when the same is built again: the same content of every table, no second folder, and a line for a folder that is foreign", async () => {
    const before = await contents(join(scratch, "first/trial/warehouse.duckdb"));
    cpSync(join(scratch, "first"), join(scratch, "same"), {recursive: true});
    cpSync(join(history("first"), readdirSync(history("first"))[0]!), join(history("same"), "0002-foreign"), {
      recursive: true,
    });
    writeFileSync(join(history("same"), "0002-foreign/run.json"), "{}");
    const {warehouse, lines} = await again("same");
    expect(lines.filter((line) => line.includes("history"))).toEqual([
      "invalid history: run.json is damaged or of another form — history/0002-foreign — left out; delete it to be rid of this line",
    ]);
    expect(await contents(warehouse)).toEqual(before);
    expect(readdirSync(history("same"))).toHaveLength(3);
  });

  it("is split exactly into what arrived late, is gone, corrected, merged, other rates, and the passing of time", async () => {
    edit(
      "exports/crm/leads.csv",
      "6,2025-03-05 09:00,fair,South,,new,,\n",
      "7,2025-01-28 09:00,search,North,,,,\n8,2025-05-01 09:00,fair,North,,,,\n",
    );
    edit("exports/crm/deals.csv", "signed,1000.00", "signed,1200.00");
    edit("exports/crm/deals.csv", "signed,250.50,2025-03-07 09:00,", "quoted,250.50,,");
    edit("exports/crm/deals.csv", "quoted,800.00,,", "signed,800.00,2025-04-20 09:00,");
    edit(
      "exports/crm/history.csv",
      "C,2025-03-07 09:00,signed\n",
      "C,2025-03-07 09:00,signed\nC,2025-03-20 09:00,quoted\n",
    );
    edit("exports/club/leads.csv", "mail,00000000", "mail,030 12345 01");
    edit(
      "exports/crm/spend.csv",
      "2025-03-15,video,70.00\n",
      "2025-03-15,video,75.00\n2025-02-20,fair,30.00\n2025-05-01,fair,9.00\n",
    );
    edit("exports/crm/spend.csv", "2025-02-15,social,50.00\n", "");
    edit(
      "exports/rates/汇率.csv",
      "2025-03-03,USD,0.8\n",
      "2025-03-03,USD,0.7\n2025-05-01,USD,0.6\n2025-05-01,JPY,0.006\n",
    );
    const {warehouse} = await next("mixed");
    expect(await changes(warehouse, whole)).toEqual([
      ["journeys", "16.00", "15.00", "16.00", "late 1.00, gone -1.00, merged -1.00, time 1.00"],
      [
        "spend_amount",
        "590.00",
        "565.00",
        "574.00",
        "late 30.00, gone -50.00, corrected 5.00, rates -10.00, time 9.00",
      ],
      ["won", "8.00", "7.00", "8.00", "corrected -1.00, time 1.00"],
      ["won_amount", "2050.50", "1980.00", "2780.00", "corrected -50.50, rates -20.00, time 800.00"],
    ]);
    expect(await changes(warehouse, "period = 'FY2025' and breakdown = 'lead_source' and member = 'fair'")).toEqual([
      ["journeys", "2.00", "1.00", "2.00", "gone -1.00, time 1.00"],
      ["spend_amount", "0.00", "30.00", "39.00", "late 30.00, time 9.00"],
    ]);
    expect(await faults(warehouse)).toEqual([]);
    const said =
      "select member, figure, said_amount from metrics.restatement where breakdown = 'region' and said_amount <> 0 order by all";
    expect(await rowsIn(warehouse, said)).toEqual(
      expect.arrayContaining([
        ["North", "won", "2.00"],
        ["North", "won_amount", "1250.50"],
        ["South", "journeys", "3.00"],
      ]),
    );
  });

  it("is told in the same words when built again", async () => {
    const before = await contents(join(scratch, "mixed/trial/warehouse.duckdb"));
    const {warehouse} = await again("mixed");
    expect(await contents(warehouse)).toEqual(before);
    expect(readdirSync(history("mixed"))).toHaveLength(3);
  });

  it("counts what other settings make of the same records as definitions", async () => {
    restore();
    edit("headwater.yaml", "stages: [new, qualified, quoted]", "stages: [new, qualified]");
    edit("headwater.yaml", "won: [signed]", "won: [signed, quoted]");
    const {warehouse} = await next("settings");
    expect(await changes(warehouse, `${whole} and figure like 'won%'`)).toEqual([
      ["won", "8.00", "9.00", "9.00", "definitions 1.00"],
      ["won_amount", "2050.50", "2850.50", "2850.50", "definitions 800.00"],
    ]);
    expect(await faults(warehouse)).toEqual([]);
  });

  it("is left out with one line where its tables are damaged, and not written by a run that fails", async () => {
    restore();
    const damaged = history("settings");
    const names = readdirSync(damaged);
    for (const name of names.filter((entry) => entry !== "salt"))
      writeFileSync(join(damaged, name, "records.parquet"), "no parquet");
    const {warehouse, lines} = await again("settings");
    expect(lines.filter((line) => line.includes("history"))).toEqual([
      `invalid history: its tables are damaged — history/${names[1]} — left out; delete it to be rid of this line`,
    ]);
    expect(await rowsIn(warehouse, "from metrics.restatement")).toEqual([]);
    const kept = readdirSync(damaged);
    edit("exports/crm/deals.csv", "signed,1000.00", "no such stage,1000.00");
    await expect(again("settings")).rejects.toThrow();
    expect(readdirSync(damaged)).toEqual(kept);
  });
});
