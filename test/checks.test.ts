import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {proveChecks} from "../pipeline/checks.ts";
import {linesOf} from "../pipeline/errors.ts";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-checks-"));
const base = fileURLToPath(new URL("cases/_base", import.meta.url));
const checks = readdirSync(fileURLToPath(new URL("../pipeline/checks", import.meta.url))).filter((file) =>
  file.endsWith(".sql"),
);

/** Check → a falsification that it must find. */
const falsified: Record<string, string> = {
  "assessments_conserved.sql": "insert into metrics.assessment_ledger values ('none', 1)",
  "rows_conserved.sql": "update landed.files set landed_count = landed_count - 1 where entity = 'leads'",
  "leads_conserved.sql": "update metrics.run_report set lead_count = lead_count + 1",
  "won_equals_ledger.sql":
    "update metrics.spend_return set won_amount = won_amount + 0.01 where period_kind = 'month' and member = 'online'",
  "amounts_converted.sql": "update staging.opportunities set amount = amount + 0.01 where opportunity_id = 'crm:D'",
  "spend_by_day.sql": "update core.spend set spend_amount = spend_amount + if(_row = 2, 0.01, -0.01) where _row < 4",
  "spend_equals_ledger.sql": "delete from metrics.spend_return where level = 'channel' and member = 'video'",
  "stages_conserved.sql":
    "update metrics.stage_conversion set open_count = open_count + 1 where breakdown = 'all' and stage = 'quoted'",
  "losses_equal_stages.sql": "update metrics.leakage set visit_count = 0 where reason = 'price'",
  "ledger_conserved.sql":
    "update metrics.leakage_ledger set advanced_amount = advanced_amount + 0.01 where lead_source = 'fair' and stage = 'new'",
  "flows_reconciled.sql":
    "update metrics.stage_flows set closing_amount = closing_amount + 0.01 where period_kind = 'fiscal_month' and breakdown = 'region' and stage = 'new'",
  "routes_cover_open.sql":
    "update metrics.routing set journey_id = 'lead/none' where journey_id = (select min(journey_id) from metrics.routing)",
  "bridge_adds_up.sql":
    "update metrics.pipeline_bridge set won_amount = won_amount + 0.01 where period_kind = 'fiscal_month' and breakdown = 'region' and stage = '(all)'",
  "sources_conserved.sql":
    "update metrics.lead_source_value set journey_count = journey_count + 1 where breakdown = 'campaign' and period_kind = 'fiscal_year'",
  "orders_conserved.sql":
    "update metrics.lead_source_value set order_amount = 5 where breakdown = 'lead_source' and member = 'search'",
  "handover_conserved.sql":
    "update metrics.handover set won_without_order_count = 0, lead_only_count = 9 where lead_source = 'fair'",
  "credit_equals_won.sql":
    "update metrics.channel_credit set credit_amount = credit_amount + 0.01 where rule = 'shapley' and period_kind = 'all' and level = 'channel'",
  "spend_return_conserved.sql":
    "update metrics.spend_return set period_won_amount = period_won_amount + 0.01 where period_kind = 'month' and member = 'online'",
  "vintages_equal_won.sql": "update metrics.spend_vintages set won_amount = won_amount + 0.01 where channel = 'online'",
  "year_bridge_adds_up.sql":
    "insert into metrics.year_bridge (base_period, period, breakdown, member, effect_order, effect, effect_amount) values ('FY2024', 'FY2025', 'trial', '(all)', 1, 'opening', 0), ('FY2024', 'FY2025', 'trial', '(all)', 2, 'closing', 1)",
};

describe("the checks of every run", () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  beforeAll(async () => {
    const {warehouse} = await build(base, {site: false, buildFolder: scratch, progress: quietProgress().progress});
    instance = await DuckDBInstance.create(warehouse);
    connection = await instance.connect();
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(scratch, {recursive: true});
  });

  it("all hold on a sound run", async () => expect(await proveChecks(connection)).toBe(checks.length));

  it.each(checks)("%s finds what was falsified for it, and nothing else does", async (check) => {
    expect(falsified[check], "write a falsification for the new check").toBeDefined();
    await connection.run("begin");
    await connection.run(falsified[check]!);
    const lines = await proveChecks(connection).then(
      () => [],
      (error: unknown) => linesOf(error),
    );
    await connection.run("rollback");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`pipeline/checks/${check} found`);
    expect(lines[0]).toMatch(/^invalid result: .+ — nothing was published; please report this$/);
  });
});
