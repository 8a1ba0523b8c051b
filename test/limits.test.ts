import {existsSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {rowsIn} from "./rows-in.ts";
import {trials} from "./trials.ts";

const {run, clear} = trials();
afterAll(clear);

const settings = readFileSync(fileURLToPath(new URL("cases/_base/headwater.yaml", import.meta.url)), "utf8");
const withLimits = (...limits: string[]) => ({"headwater.yaml": `${settings}${limits.join("\n")}\n`});
const header = "Lead,Created,Source,Region,Phone,Status,Why,Ended";
const leads = (count: number, undated: number, from = 100) =>
  [
    header,
    ...Array.from({length: count}, (_, index) => `${from + index},${index < undated ? "?" : "2025-03-05"},fair,,,,,`),
    "",
  ].join("\n");

describe("limits", () => {
  it("ten rejected rows of a file pass; the eleventh stops the run, leaves the old warehouse and shows the rows", async () => {
    const ten = await run({"exports/crm/leads_more.csv": leads(20, 10)});
    expect(ten.faults).toEqual([]);
    const stood = statSync(ten.warehouse).mtimeMs;
    const eleven = await run({
      "exports/crm/leads_more.csv": leads(20, 11),
      "exports/crm/leads_last.csv": leads(30, 12, 200),
    });
    expect(eleven.faults.map((line) => line.replace(/\S+\/rejected/, "…/rejected"))).toEqual([
      "invalid rows: 12 of 30 rejected (40 %), where 10 may be — exports/crm/leads_last.csv, first row 2 (invalid_value) — look at them in …/rejected.csv and mend the export, or change rejects under limits.crm/leads in headwater.yaml",
      "invalid rows: 11 of 20 rejected (55 %), where 10 may be — exports/crm/leads_more.csv, first row 2 (invalid_value) — look at them in …/rejected.csv and mend the export, or change rejects under limits.crm/leads in headwater.yaml",
    ]);
    expect(statSync(eleven.warehouse).mtimeMs).toBe(stood);
    const rejected = join(eleven.folder, "rejected.csv");
    expect(readFileSync(rejected, "utf8").split("\n")).toHaveLength(25);
    expect(statSync(rejected).mode & 0o777).toBe(0o600);
    const raised = await run({
      ...withLimits(
        "limits: {default: {rejects: {rows: 0, level: warn}}, crm/leads: {rejects: {share: 0.6, level: error}}}",
      ),
      "exports/crm/leads_more.csv": leads(20, 11),
    });
    expect(raised.faults).toEqual([]);
    expect(existsSync(rejected)).toBe(false);
    expect(await rowsIn(raised.warehouse, "select count(*) from landed.limit_breaches")).toEqual([["0"]]);
  });

  it("of freshness, required columns and rows gone warn or stop as they say, and warnings are kept", async () => {
    const first = await run({});
    expect(first.faults).toEqual([]);
    const limits = withLimits(
      "limits:",
      "  crm: {row_drop: {share: 0.3, level: warn}}",
      "  crm/leads: {freshness: {days: 6, level: warn}, required: {columns: [phone, email], share: 0.5, level: warn}}",
    );
    const few = {
      "exports/crm/deals.csv": "Deal,Lead,Opened,Stage,Value,Closed,Why\nA,1,2025-01-12,signed,1000,2025-02-11,\n",
    };
    const warned = await run({...limits, ...few, "exports/crm/spend.csv": null});
    expect(warned.faults).toEqual([]);
    const lines = [
      "warning — missing values: phone is filled in 2 of 6 rows (33.3 %), less than 50 % — exports/crm/leads.csv — fill it in its system, or change required under limits.crm/leads in headwater.yaml",
      "warning — missing column: email — exports/crm/leads.csv — export it with this column, or map its header, or change required under limits.crm/leads in headwater.yaml",
      "warning — missing rows: 1 where the last run read 4 (75 % fewer), more than 30 % gone — crm/opportunities — export it whole, or change row_drop under limits.crm/opportunities in headwater.yaml",
      "warning — missing rows: 0 where the last run read 4 (100 % fewer), more than 30 % gone — crm/spend — export it whole, or change row_drop under limits.crm/spend in headwater.yaml",
    ];
    expect(warned.said.filter((line) => line.startsWith("warning"))).toEqual(lines);
    expect(
      await rowsIn(
        warned.warehouse,
        "select limit_name, count(*) from landed.limit_breaches group by all order by all",
      ),
    ).toEqual([
      ["required", "2"],
      ["row_drop", "2"],
    ]);
    const stopped = await run(
      withLimits("limits: {crm/leads: {freshness: {days: 3}}, crm/spend: {freshness: {days: 3}}}"),
    );
    expect(stopped.faults).toEqual([
      "missing records: the newest is of 2025-03-05, 10 days before 2025-03-15, more than 3 — crm/leads — export it anew, or change freshness under limits.crm/leads in headwater.yaml",
    ]);
  });

  it("a last warehouse that can't be read is told, and stops nothing", async () => {
    const {warehouse} = await run({});
    writeFileSync(warehouse, "no warehouse");
    const {faults, said} = await run(withLimits("limits: {crm/leads: {row_drop: {share: 0.1}}}"));
    expect(faults).toEqual([]);
    expect(said).toContain(
      "warning — unknown row counts: the last warehouse can't be read — crm/leads — build once more, or change row_drop under limits.crm/leads in headwater.yaml",
    );
  });

  it("that name no source, entity or column are refused", async () => {
    expect(
      (await run(withLimits("limits: {crm/leeds: {}, cmr: {}, crm/leads: {required: {columns: [fone]}}}"))).faults,
    ).toEqual([
      "unknown entity: leeds, did you mean leads? — headwater.yaml, line 13, column 10",
      "unknown column: fone, did you mean phone? — headwater.yaml, line 13, column 67",
    ]);
    expect((await run(withLimits("limits: {cmr: {}}"))).faults).toEqual([
      "missing source: no file of cmr is under exports/ — headwater.yaml, limits.cmr — export it, or correct the name (did you mean crm?)",
    ]);
  });
});

describe("test records", () => {
  it("are rejected by the rules of profile and workspace, and no limit counts them", async () => {
    const {warehouse, faults} = await run({
      "headwater.yaml": `${settings}test_rows: {lead_source: ["测试*", "TEST?"]}\nlimits: {default: {rejects: {rows: 0, share: 0}}}\n`,
      "profiles/crm.yaml": readFileSync(
        fileURLToPath(new URL("cases/_base/profiles/crm.yaml", import.meta.url)),
        "utf8",
      ).replace("      ended_at: Ended\n", '      ended_at: Ended\n    test_rows: {phone: ["13800000000"]}\n'),
      "exports/crm/leads_test.csv": `${header}\n7,,测试渠道,,,,,\n8,2025-03-01,Test1,,,,,\n9,2025-03-01,fair,,13800000000,,,\n10,2025-03-01,fair test,,13800000001,,,\n`,
    });
    expect(faults).toEqual([]);
    expect(
      await rowsIn(warehouse, "select _row, column_name, code, reason from landed.rejected_rows order by all"),
    ).toEqual([
      ["2", "lead_source", "test_row", "test row"],
      ["3", "lead_source", "test_row", "test row"],
      ["4", "phone", "test_row", "test row"],
    ]);
    expect(
      await rowsIn(
        warehouse,
        "select row_count, landed_count, rejected_count from metrics.run_files where file like '%test%'",
      ),
    ).toEqual([["4", "1", "3"]]);
  });

  it("by a column that is not ours are refused", async () => {
    const {faults} = await run({"headwater.yaml": `${settings}test_rows: {fone: ["1*"]}\n`});
    expect(faults).toEqual(["unknown column: fone, did you mean phone? — headwater.yaml, line 13, column 13"]);
  });
});
