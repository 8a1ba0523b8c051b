import {afterAll, describe, expect, it} from "vitest";
import {exportDate} from "../pipeline/land/export-date.ts";
import {rowsIn} from "./rows-in.ts";
import {trials} from "./trials.ts";

const {run, clear} = trials();
afterAll(clear);

const deals = (...rows: string[]) => ["Deal,Lead,Opened,Stage,Value,Closed,Why", ...rows, ""].join("\n");
const withoutHistory = {"exports/crm/history.csv": null, "exports/crm/deals.csv": null};

/** Three weekly exports: A goes through every stage, B rests, C comes later and is lost, D is not in the last one. */
const weeks = [
  deals("A,1,2025-01-12,qualified,1000,,", "B,2,2025-01-25,qualified,500,,", "D,5,2025-03-02,qualified,800,,"),
  deals(
    "A,1,2025-01-12,quoted,1000,,",
    "B,2,2025-01-25,qualified,500,,",
    "C,3,2025-03-05,qualified,250,,",
    "D,5,2025-03-02,quoted,800,,",
  ),
  deals(
    "A,1,2025-01-12,signed,1000,2025-03-12,",
    "B,2,2025-01-25,qualified,500,,",
    "C,3,2025-03-05,dropped,250,2025-03-13,price",
  ),
];
const changes = `select opportunity_id, coalesce(stage, outcome), changed_after::varchar, changed_at::varchar, observed_by
  from staging.stage_changes order by all`;
const observed = [
  ["crm:A", "quoted", "2025-02-28 23:00:00", "2025-03-08 22:59:59", "snapshot"],
  ["crm:A", "won", "2025-03-07 23:00:00", "2025-03-15 22:59:59", "snapshot"],
  ["crm:C", "lost", "2025-03-07 23:00:00", "2025-03-15 22:59:59", "snapshot"],
  ["crm:D", "quoted", "2025-02-28 23:00:00", "2025-03-08 22:59:59", "snapshot"],
];

describe("the date of an export", () => {
  const named: [name: string, from: string | undefined, to?: string][] = [
    ["leads_20240305.csv", "2024-03-05 00:00:00", "2024-03-05 23:59:59"],
    ["leads-2024-3-5.csv", "2024-03-05 00:00:00", "2024-03-05 23:59:59"],
    ["线索_2024_03_05.csv", "2024-03-05 00:00:00", "2024-03-05 23:59:59"],
    ["线索表2024年3月5日.csv", "2024-03-05 00:00:00", "2024-03-05 23:59:59"],
    ["leads 2024.03.05 (1).csv", "2024-03-05 00:00:00", "2024-03-05 23:59:59"],
    ["leads_20240305_0930.csv", "2024-03-05 09:30:00", "2024-03-05 09:30:59"],
    ["leads_20240305093015.csv", "2024-03-05 09:30:15", "2024-03-05 09:30:15"],
    ["leads_2024-03-05T09-30-15.csv", "2024-03-05 09:30:15", "2024-03-05 09:30:15"],
    ["线索_202402.csv", "2024-02-01 00:00:00", "2024-02-29 23:59:59"],
    ["线索_2024-02.csv", "2024-02-01 00:00:00", "2024-02-29 23:59:59"],
    ["线索_2024年2月.csv", "2024-02-01 00:00:00", "2024-02-29 23:59:59"],
    ["cost_20240301-20240331.csv", "2024-03-31 00:00:00", "2024-03-31 23:59:59"],
    ["线索表_2024.csv", undefined],
    ["deals_2024_10.csv", undefined],
    ["deals_20240230.csv", undefined],
    ["deals_202413.csv", undefined],
    ["calls_13820240305.csv", undefined],
    ["deals.csv", undefined],
  ];
  it.each(named)("%s is from %s", (name, from, to) => {
    expect(exportDate(name)).toEqual(from === undefined ? undefined : {from, to});
  });
});

describe("snapshots of a list", () => {
  it("show, between which two exports a record changed its stage, and no row is lost", async () => {
    const {warehouse, said, faults} = await run({
      ...withoutHistory,
      "exports/crm/deals_20250301.csv": weeks[0]!,
      "exports/crm/deals_20250308.csv": weeks[1]!,
      "exports/crm/deals_20250315.csv": weeks[2]!,
    });
    expect(faults).toEqual([]);
    expect(await rowsIn(warehouse, changes)).toEqual(observed);
    const accounts = `select file, row_count, landed_count, duplicate_count, set_aside_count from metrics.run_files where entity = 'opportunities' order by all`;
    expect(await rowsIn(warehouse, accounts)).toEqual([
      ["exports/crm/deals_20250301.csv", "3", "2", "1", "2"],
      ["exports/crm/deals_20250308.csv", "4", "3", "1", "2"],
      ["exports/crm/deals_20250315.csv", "3", "3", "0", "0"],
    ]);
    expect(
      await rowsIn(
        warehouse,
        "select _file, record_count, changed_count, missing_count from landed.snapshots order by all",
      ),
    ).toEqual([
      ["exports/crm/deals_20250301.csv", "3", "0", "–"],
      ["exports/crm/deals_20250308.csv", "4", "2", "0"],
      ["exports/crm/deals_20250315.csv", "3", "2", "1"],
    ]);
    expect(said).toContain(
      "missing from a snapshot — 1 record of exports/crm/deals_20250308.csv — not in exports/crm/deals_20250315.csv; their last version stands",
    );
    expect(
      await rowsIn(
        warehouse,
        "select opportunity_id, outcome, journey_amount from core.journeys where opportunity_id is not null order by all",
      ),
    ).toEqual([
      ["crm:A", "won", "1000.00"],
      ["crm:B", "open", "500.00"],
      ["crm:C", "lost", "250.00"],
      ["crm:D", "open", "800.00"],
    ]);
  });

  it("are told apart by the dates in their names, in whatever order the names sort", async () => {
    for (const [first, second, third] of [
      ["z", "a", "m"],
      ["m", "z", "a"],
      ["线索", "b", "a"],
    ] as const) {
      const {warehouse, faults} = await run({
        ...withoutHistory,
        [`exports/crm/deals_${first}_2025-03-01.csv`]: weeks[0]!,
        [`exports/crm/deals_${second}_2025年3月8日.csv`]: weeks[1]!,
        [`exports/crm/deals_${third}_20250315.csv`]: weeks[2]!,
      });
      expect(faults).toEqual([]);
      expect(await rowsIn(warehouse, changes)).toEqual(observed);
    }
  });
});

describe("a column that says when a row was exported", () => {
  it("tells versions and snapshots apart, within a file and across; a system's own history is not added to", async () => {
    const profile = `about: A CRM whose lists say when they were exported.
entities:
  leads:
    files: ["leads*.csv"]
    columns: {lead_id: Lead, created_at: Created, lead_source: Source, stage: Status, exported_at: Exported}
  opportunities:
    files: ["deals*.csv"]
    columns: {opportunity_id: Deal, lead_id: Lead, created_at: Opened, stage: Stage, amount: Value, ended_at: Closed, reason: Why}
  stage_changes:
    files: ["history*.csv"]
    columns: {opportunity_id: Deal, changed_at: When, stage: Stage}
  spend:
    files: ["spend*.csv"]
    columns: {spend_on: Day, lead_source: Source, amount: Cost}
`;
    const leads = (...rows: string[]) => ["Lead,Created,Source,Status,Exported", ...rows, ""].join("\n");
    const {warehouse, faults} = await run({
      "profiles/crm.yaml": profile,
      "exports/crm/leads.csv": leads(
        "1,2025-01-10,search,quoted,2025-02-10",
        "2,2025-01-20,search,new,2025-02-10",
        "1,2025-01-10,search,new,2025-02-03",
        "2,2025-01-20,search,new,2025-02-03",
      ),
      "exports/crm/leads_extra.csv": leads("2,2025-01-20,social,qualified,2025-01-27 08:00"),
      "exports/crm/deals_20250301.csv": weeks[0]!,
      "exports/crm/deals_20250308.csv": weeks[1]!,
      "exports/crm/spend_2024.csv": "Day,Source,Cost\n2024-12-31,search,1\n",
    });
    expect(faults).toEqual([]);
    expect(
      await rowsIn(
        warehouse,
        "select lead_id, stage, changed_after::varchar, changed_at::varchar from staging.stage_changes where observed_by = 'snapshot' order by all",
      ),
    ).toEqual([
      ["crm:1", "quoted", "2025-02-02 23:00:00", "2025-02-10 22:59:59"],
      ["crm:2", "new", "2025-01-27 07:00:00", "2025-02-03 22:59:59"],
    ]);
    expect(await rowsIn(warehouse, "select lead_id, stage, lead_source from staging.leads order by all")).toEqual([
      ["crm:1", "quoted", "search"],
      ["crm:2", "new", "search"],
    ]);
    const accounts = `select file, row_count, landed_count, duplicate_count, set_aside_count from metrics.run_files where entity = 'leads' order by all`;
    expect(await rowsIn(warehouse, accounts)).toEqual([
      ["exports/crm/leads.csv", "4", "3", "1", "1"],
      ["exports/crm/leads_extra.csv", "1", "1", "0", "1"],
    ]);
  });
});
