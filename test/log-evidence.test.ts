import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {workspaceSchema} from "../pipeline/workspace-schema.ts";
import {logWarehouse} from "./log-warehouse.ts";
import {threeStages} from "./model-warehouse.ts";

describe("what is beside a log entry", () => {
  it("is an order, another system, a measured call or a dated stage, the strongest named; else nothing", async () => {
    const entry = (
      id: string,
      journey: string,
      kind: string,
      at: string,
      seconds: string,
      answered: string,
      system = "exports/log",
    ) =>
      `('${id}', 'r', '${kind}', '${journey}', '${journey}', timestamp '2025-03-${at} 10:00', ${seconds}, ${answered}, '${system}')`;
    const entries = [
      entry("ordered", "j1", "call", "01", "71", "true"),
      entry("seen elsewhere", "j2", "call", "02", "95", "true"),
      entry("elsewhere", "j2", "mail", "03", "null", "null", "exports/mail"),
      entry("measured", "j3", "call", "01", "38", "true"),
      entry("not answered", "j3", "call", "02", "0", "false"),
      entry("typed", "j4", "visit", "01", "1800", "true"),
      entry("before a stage", "j5", "visit", "01", "3600", "true"),
      entry("long before a stage", "j6", "visit", "01", "3600", "true"),
      entry("after a stage", "j7", "visit", "18", "null", "null"),
      entry("touched", "j8", "visit", "05", "null", "null"),
    ];
    const entered = (journey: string, day: string, by = "history") =>
      `('${journey}', 1, 'b', 2, '${by}', false, date '2025-03-${day}')`;
    const {connection, close} = await logWarehouse(
      {
        activities: `select * from (values ${entries.join(", ")}) as given(record_id, rep_id, kind, journey_id, prospect_id, happened_at, duration_seconds, is_answered, system_name)`,
        visits: `select * from (values ${[entered("j5", "15"), entered("j6", "16"), entered("j7", "16")].join(", ")})
          as given(journey_id, visit_number, stage, stage_order, observed_by, is_imputed, entered_on)`,
      },
      {},
      {
        before: {
          "core.orders": "select 'j1' as journey_id",
          "core.touches": "select 'j8' as journey_id, date '2025-03-06' as touched_on",
        },
        models: ["core.log_entries", "core.log_evidence"],
      },
    );
    const rows = await rowsOf(connection, "select record_id, corroborated_by from core.log_evidence");
    expect(Object.fromEntries(rows.map(({record_id, corroborated_by}) => [record_id, corroborated_by]))).toEqual({
      ordered: "order",
      "seen elsewhere": "second system",
      elsewhere: "second system",
      measured: "telephone",
      "not answered": "nothing",
      typed: "nothing",
      "before a stage": "stage dated",
      "long before a stage": "nothing",
      "after a stage": "stage dated",
      touched: "second system",
    });
    close();
  });

  it("is held against what was claimed for the week: claimed, logged, in time, corroborated", async () => {
    const at = (id: string, day: string, lag: number, seconds: number) =>
      `('${id}', 'r', 'call', timestamp '2025-03-${day} 10:00', timestamp '2025-03-${day} 10:00' + to_hours(${lag}), ${seconds}, true)`;
    const {connection, close} = await logWarehouse(
      {
        activities: `select * from (values ${[at("1", "03", 1, 61), at("2", "09", 80, 0), at("3", "10", 2, 95), at("4", "17", 2, 95)].join(", ")})
          as given(record_id, rep_id, kind, happened_at, recorded_at, duration_seconds, is_answered)`,
      },
      {},
      {
        before: {
          "core.orders": "select '' as journey_id limit 0",
          "core.touches": "select '' as journey_id, date '2025-03-06' as touched_on limit 0",
          "core.work_reports": `select 'r' as rep_id, * from (values (date '2025-03-03', 'call', 5), (date '2025-03-10', 'call', 1), (date '2025-03-10', 'visit', 2))
            as given(reported_on, kind, claimed_count)`,
        },
        models: ["core.log_entries", "core.log_evidence", "metrics.reports_against_log"],
      },
    );
    const rows = await rowsOf(
      connection,
      "select kind, reported_on::varchar as week, claimed_count, logged_count, timely_count, corroborated_count, not_logged_count from metrics.reports_against_log order by week, kind",
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["call", "2025-03-03", 5, 2, 1, 1, 3],
      ["call", "2025-03-10", 1, 1, 1, 1, 0],
      ["visit", "2025-03-10", 2, 0, 0, 0, 2],
    ]);
    close();
  });
});

describe("headwater.yaml on the log", () => {
  const faultsOf = (integrity: object) =>
    workspaceSchema.safeParse({...threeStages, integrity}).error?.issues.map(({message}) => message) ?? [];

  it("may name the meeting, kinds and evidence; a day, a time or a stage that is none is told", () => {
    expect(faultsOf({meeting: {day: "mon", at: "09:00"}, on_site: ["visit"], evidence: {b: ["visit"]}})).toEqual([]);
    expect(faultsOf({meeting: {day: "monday", at: "09:00"}})).toEqual([
      "monday is none of mon, tue, wed, thu, fri, sat, sun",
    ]);
    expect(faultsOf({meeting: {day: "mon", at: "9"}})).toEqual([
      "invalid time: 9 is not a time of day written as 09:00",
    ]);
    expect(faultsOf({evidence: {z: ["visit"]}})[0]).toContain("unknown stage: z");
  });
});
