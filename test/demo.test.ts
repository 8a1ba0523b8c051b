import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exportMetrics} from "../pipeline/export.ts";
import {modelsOf} from "../pipeline/models.ts";
import {build} from "../pipeline/run.ts";
import {workspaceOf} from "../pipeline/workspace.ts";
import {demo, demoBuilt} from "./demo-built.ts";
import {demoCounts} from "./demo-counts.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-demo-"));
const counts = demoCounts(demo);
const yuan = (fen: number): string => (fen / 100).toFixed(2);
const built = async (name: string) =>
  (await build(demo, {site: false, buildFolder: join(scratch, name), progress: quietProgress().progress})).warehouse;
let warehouse: string;
const ask = (query: string) => rowsIn(warehouse, query);

beforeAll(async () => {
  ({warehouse} = await demoBuilt());
});
afterAll(() => rmSync(scratch, {recursive: true}));

describe("the demo, counted from its files by another reader", () => {
  it("has as many leads per source in every metric", async () => {
    const sources = [...counts.leadsBySource]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([source, count]) => [source, String(count)]);
    expect(
      await ask(
        "select member, lead_count from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' order by 1",
      ),
    ).toEqual(sources);
    expect(
      await ask("select lead_count from metrics.lead_source_value where period = '(all)' and breakdown = 'all'"),
    ).toEqual([[String(counts.leads)]]);
    expect(await ask("select lead_count from metrics.spend_return where period = '(all)' and level = 'all'")).toEqual([
      [String(counts.leads)],
    ]);
    expect(await ask("select lead_count, opportunity_count from metrics.run_report")).toEqual([
      [String(counts.leads), String(counts.opportunities)],
    ]);
  });

  it("has as many won journeys and as much won amount in every metric", async () => {
    const won = [String(counts.won), yuan(counts.wonFen)];
    expect(await ask("select won_count, won_amount from metrics.run_report")).toEqual([won]);
    expect(
      await ask(
        "select sum(won_count), sum(won_amount) from metrics.lead_source_value where period_kind = 'fiscal_year' and breakdown = 'lead_source'",
      ),
    ).toEqual([won]);
    expect(
      await ask(
        "select sum(won_count), sum(won_amount) from metrics.spend_return where period_kind = 'month' and level = 'channel'",
      ),
    ).toEqual([won]);
    expect(
      await ask(
        "select went_on_count from metrics.stage_conversion where period = '(all)' and breakdown = 'all' order by stage_order desc limit 1",
      ),
    ).toEqual([[won[0]]]);
  });

  it("has as much spend per source, and in all", async () => {
    const spend = [...counts.spendFenBySource]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([source, fen]) => [source, yuan(fen)]);
    expect(await ask("select lead_source, sum(spend_amount) from core.spend group by all order by 1")).toEqual(spend);
    expect(await ask("select spend_amount from metrics.spend_return where period = '(all)' and level = 'all'")).toEqual(
      [[yuan(counts.spendFen)]],
    );
    expect(await ask("select spend_amount from metrics.run_report")).toEqual([[yuan(counts.spendFen)]]);
  });

  it("has every row of every file accounted for", async () => {
    const rows = [...counts.records]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, count]) => [file, String(count), String(count)]);
    expect(
      await ask(
        "select file, row_count, landed_count + rejected_count + duplicate_count from metrics.run_files order by 1",
      ),
    ).toEqual(rows);
  });

  it("rejects one row, the total of a report, which is what the report's rows add up to", async () => {
    expect(await ask("select _file, code from landed.rejected_rows")).toEqual([
      ["exports/baidu/百度推广_计划报告.csv", "total_row"],
    ]);
    expect(counts.statedFen).toBe(counts.spendFenBySource.get("百度"));
  });

  it("has the register's moments as its workbook stores them, and its telephone numbers as text", async () => {
    const register = "from landed.leads where _file like '%展厅登记%'";
    expect(await ask(`select created_at::varchar ${register} order by 1`)).toEqual(
      counts.walkInMoments.map((moment) => [moment]),
    );
    const whole = "regexp_full_match(phone, '100[1-9][0-9]{7}')";
    expect(await ask(`select count(*) filter (${whole}) ${register}`)).toEqual([[String(counts.walkInMoments.length)]]);
  });

  it("has the targets of each month, though their file puts the day first", async () => {
    const targets = [...counts.targetFenByMonth].sort().map(([month, fen]) => [month, yuan(fen)]);
    expect(targets).toHaveLength(24);
    expect(await ask("select month_on, sum(target_amount) from core.targets group by all order by 1")).toEqual(targets);
  });

  it("has as many journeys, and loses and disqualifies as many, as the records say", async () => {
    const of = (outcome: string) => `count(*) filter (outcome = '${outcome}')`;
    expect(await ask(`select count(*), ${of("lost")}, ${of("disqualified")} from core.journeys`)).toEqual([
      [String(counts.journeys), String(counts.lost), String(counts.disqualified)],
    ]);
  });

  it("has every marketing contact, on a journey but for those of prospects that no other file holds", async () => {
    expect(await ask("select count(*), count(*) filter (journey_id is null) from core.touches")).toEqual([
      [String(counts.contacts), String(counts.strangers)],
    ]);
    expect(await ask("select orphan_count from core.run")).toEqual([[String(counts.strangers)]]);
  });

  it("credits each channel with as many wins by the first touch, and has as many wins of several channels", async () => {
    const wins = [...counts.winsByFirst].map(([channel, count]) => [channel, String(count)]).sort();
    expect(
      (
        await ask(
          "select channel, first_count::integer from metrics.credit_range where period = '(all)' and first_count > 0",
        )
      ).sort(),
    ).toEqual(wins);
    expect(
      await ask(
        "select journey_count - untouched_count - one_channel_count from metrics.touch_evidence where outcome = 'won'",
      ),
    ).toEqual([[String(counts.mixedWins)]]);
    expect(counts.mixedWins / counts.won).toBeGreaterThan(0.35);
    expect(counts.mixedWins / counts.won).toBeLessThan(0.5);
  });

  it("leaves it undecided which of its channels is second, as the rule decides, and logs no more for what was won", async () => {
    expect(
      await ask("select min(best_rank) from metrics.credit_range where period = '(all)' and is_undecided"),
    ).toEqual([["2"]]);
    expect(
      await ask(
        "select max(touch_ratio) < 1.5 * min(touch_ratio) from metrics.touch_evidence where outcome in ('won', 'lost')",
      ),
    ).toEqual([["true"]]);
  });

  it("leads from a year's won amount to the next: cheaper deals are the mix of product lines, and the region that leaks leaks after the test drive", async () => {
    const effects = `select effect_amount::double, effect_low_amount::double, effect_high_amount::double, is_told from metrics.year_bridge
      where period = 'FY2025' and effect = `;
    const [[opening], [closing]] = (await ask(
      "select effect_amount from metrics.year_bridge where breakdown = 'all' and effect in ('opening', 'closing') order by effect_order",
    )) as [[string], [string]];
    expect(Number(opening) + Number(closing)).toBeCloseTo(counts.wonFen / 100, 2);
    // of all deals alike the value fell; of each line it did not, and the mix takes what was lost by it
    expect(
      await ask(`${effects} 'deal value' and breakdown = 'all' and is_told and effect_amount < -10e6`),
    ).toHaveLength(1);
    expect(await ask(`${effects} 'deal value' and breakdown = 'product_line' and is_told`)).toEqual([]);
    expect(
      await ask(
        `${effects} 'mix' and breakdown = 'product_line' and member = '(all)' and is_told and effect_amount < -8e6`,
      ),
    ).toHaveLength(1);
    expect(await ask("select breakdown, question, finding, member_count from metrics.reversals")).toEqual([
      ["product_line", "deal value", "reversed", "3"],
    ]);
    expect(
      await ask(`select member, stage from metrics.year_bridge
        where breakdown = 'region' and effect = 'conversion' and member <> '(all)' and is_told order by effect_amount limit 1`),
    ).toEqual([["华东", "试驾"]]);
    expect(
      await ask(`select member, stage from metrics.year_bridge
        where breakdown = 'lead_source' and effect = 'conversion' and stage = '线索' and member <> '(all)' and is_told order by chance_rate limit 1`),
    ).toEqual([["抖音", "线索"]]);
    expect(
      await ask(
        "select question, value, same_age_value from metrics.same_age where breakdown = 'all' and question in ('journeys', 'won', 'booked') order by question_order",
      ),
    ).toEqual([
      ["journeys", "5898", "5317"],
      ["won", "411", "453"],
      ["booked", "490", "453"],
    ]);
    expect(
      await ask(
        "select sum(won_count), sum(target_count) from metrics.plan_attainment where breakdown = 'department' and period_kind = 'fiscal_year'",
      ),
    ).toEqual([[String(counts.won), "1157"]]);
  });

  it("has every logged activity with a number of the CRM on its journey", async () => {
    expect(
      await ask(
        "select count(*) from core.activities where journey_id is null and (opportunity_id is not null or lead_id is not null)",
      ),
    ).toEqual([["0"]]);
  });
});

describe("what is not known of the demo", () => {
  it("says nothing of an age beyond the end of its curve, and something of every age before", async () => {
    const beyond = await ask(
      `select bool_or(won_rate is not null) filter (age_days > end_days), bool_and(won_rate is not null) filter (age_days <= end_days), count(*) > 100
       from metrics.conversion_by_age
       inner join (select period, breakdown, member, since, age_days as end_days from metrics.conversion_by_age where is_end) as ends
         using (period, breakdown, member, since)
       where kind = 'asked'`,
    );
    expect(beyond).toEqual([["false", "true", "true"]]);
  });

  it("gives an open journey of no known age, and a loss of none, no chance", async () => {
    expect(
      await ask(
        "select count(*) from metrics.recoverable_losses where stage_age_days is null and chance_rate is not null",
      ),
    ).toEqual([["0"]]);
  });
});

describe("the same exports twice", () => {
  it("give the same bytes of every exported file and the same content of every table", async () => {
    const again = await built("again");
    const [one, two] = [await fingerprints(warehouse, "one"), await fingerprints(again, "two")];
    expect(one.size).toBeGreaterThan(30);
    expect(Object.fromEntries(two)).toEqual(Object.fromEntries(one));
  });
});

async function fingerprints(path: string, name: string): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const folder = join(scratch, name);
  await exportMetrics(connection, modelsOf(), workspaceOf(demo), folder);
  for (const file of readdirSync(folder))
    prints.set(
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    );
  const tables = await connection.runAndReadAll(
    "select table_schema || '.' || table_name from information_schema.tables order by all",
  );
  for (const [table] of tables.getRowsJson() as [string][]) {
    const content = await connection.runAndReadAll(
      `select count(*), sum(hash(source_row::varchar)) from (from ${table}) as source_row`,
    );
    prints.set(table, JSON.stringify(content.getRowsJson()));
  }
  connection.closeSync();
  instance.closeSync();
  return prints;
}
