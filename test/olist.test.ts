import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";
import {shared} from "./shared.ts";

const olist = shared("real/olist");
const workspace = fileURLToPath(new URL("real/olist", import.meta.url));

/** The rows of the published table: origin, leads, won, won %, mean days, sellers with sales, their sales. */
function published(): string[][] {
  const table = readFileSync(join(olist!, "README.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| .* \| \d+ \| \d+ \| [\d.]+ \|/.test(line));
  return table.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll(",", "")),
  );
}

describe.skipIf(!olist)("the Olist funnel", () => {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-olist-"));
  let warehouse: string;
  const ask = (query: string) => rowsIn(warehouse, query);
  beforeAll(async () => {
    warehouse = (await build(workspace, {site: false, buildFolder: scratch, progress: quietProgress().progress}))
      .warehouse;
  });
  afterAll(() => rmSync(scratch, {recursive: true}));

  it("agrees with all 11 origins of the published table on leads, won, days and later sales", async () => {
    const origins = published().filter(([origin]) => origin !== "all");
    expect(origins).toHaveLength(11);
    for (const [origin, leads, won, percent, days, sellers, sales] of origins) {
      const source = origin === "(blank)" ? "(missing)" : origin;
      const [row] = await ask(`select lead_count, won_count, won_of_entered_rate, won_days, order_amount,
          (select count(distinct orders.customer_id) from core.orders inner join core.journeys using (journey_id) where journeys.lead_source = '${source}')
        from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' and member = '${source}'`);
      expect(row, origin).toBeDefined();
      const digits = days!.split(".")[1]!.length;
      expect([origin, row![0], row![1], (Number(row![2]) * 100).toFixed(2), row![5], Number(row![4])]).toEqual([
        origin,
        leads,
        won,
        percent,
        sellers,
        Number(sales),
      ]);
      expect(Math.abs(Number(row![3]) - Number(days)), `days of ${origin}`).toBeLessThanOrEqual(
        0.5000001 * 10 ** -digits,
      );
    }
  });

  it("keeps the blank origin and the origin called unknown as two rows, and no other", async () => {
    const rows = await ask(
      "select member, lead_count from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' and member in ('(missing)', 'unknown') order by all",
    );
    expect(rows).toEqual([
      ["(missing)", "60"],
      ["unknown", "1099"],
    ]);
    expect(
      await ask(
        "select count(*) from metrics.lead_source_value where period = '(all)' and breakdown in ('all', 'lead_source')",
      ),
    ).toEqual([["12"]]);
  });

  it("totals 8,000 leads, 842 won and 676,851.48 of later sales", async () => {
    expect(
      await ask(
        "select lead_count, won_count, order_amount from metrics.lead_source_value where period = '(all)' and breakdown = 'all'",
      ),
    ).toEqual([["8000", "842", "676851.48"]]);
    expect(await ask("select lead_count, won_count, traced_order_amount from metrics.run_report")).toEqual([
      ["8000", "842", "676851.48"],
    ]);
  });

  it("keeps the deal won before its first contact, counts it as reversed and leaves it out of the median", async () => {
    expect(await ask("select lead_source, outcome, won_days from core.journeys where has_reversed_dates")).toEqual([
      ["organic_search", "won", "-2"],
    ]);
    const [row] = await ask(`select won_count, reversed_count, median_won_days = (
        select median(won_days) from core.journeys where lead_source = 'organic_search' and outcome = 'won' and won_days >= 0)
      from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' and member = 'organic_search'`);
    expect(row).toEqual(["271", "1", "true"]);
  });

  it("says nothing of money that nobody exported", async () => {
    expect(await ask("select won_amount, spend_amount from metrics.run_report")).toEqual([["–", "–"]]);
  });
});
