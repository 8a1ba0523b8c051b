import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const models = ["metrics.log_standing", "metrics.prompt_counts", "metrics.report_weeks"];

/** Stores with so many consultants, each with one mark of two records; and how many consultants stand out, of those compared. */
async function told(stores: Record<string, number>, prompted: number, judged: number) {
  const records = Object.entries(stores).flatMap(([store, count]) =>
    Array.from({length: count}, (_, rep) =>
      [true, false].map((isMarked) => `('late_entry', '${store}', 'call', '${store}${rep}', ${isMarked})`),
    ).flat(),
  );
  const counts = [...Object.entries(stores).map(([store, count]) => ["department", store, count] as const)];
  const all = counts.reduce((sum, [, , count]) => sum + count, 0);
  const levels = [...counts, ["process", "call", all] as const, ["all", "(all)", all] as const];
  const rows = [
    ...levels.map(([level, member, count]) => `('${level}', '${member}', ${2 * count}, ${count}, 'like peers')`),
    ...Array.from({length: judged}, (_, rep) => `('rep', 'r${rep}', 10, 1, 'like peers')`),
  ];
  const {connection, close} = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "core.log_marks": `from (values ${records.join(", ")}) as told(indicator, department, process, rep_id, is_marked)`,
      "metrics.log_integrity": `select 'late_entry' as indicator, 'time' as family, *, 0.5 as marked_rate, 0.4 as marked_rate_low, 0.6 as marked_rate_high, 0.5 as peers_rate
        from (values ${rows.join(", ")}) as told(level, member, record_count, marked_count, standing)`,
      "metrics.review_prompts": `select 'r' || number as rep_id from range(${prompted}) as told(number)`,
      "metrics.reports_against_log": `select 'r' || (number % 7) as rep_id, date '2025-03-03' + (7 * (number // 7))::integer as reported_on, 'call' as kind,
          3 as claimed_count, 2 as logged_count, 1 as timely_count, 1 as corroborated_count, 1 as not_logged_count from range(10) as told(number)`,
    },
    models,
  );
  const standing = await rowsOf(connection, "from metrics.log_standing order by member");
  const [prompt] = await rowsOf(connection, "from metrics.prompt_counts");
  const weeks = await rowsOf(
    connection,
    "select * replace (reported_on::varchar as reported_on) from metrics.report_weeks where kind = '(all)'",
  );
  close();
  const marked = standing.map(({member, marked_count}) => `${member} ${marked_count ?? "–"}`);
  return {marked, prompt: prompt!, weeks};
}

describe("the log as the site tells it", () => {
  it("withholds a store of fewer than five consultants, and the next smallest, from which it would follow", async () => {
    const {marked} = await told({East: 3, West: 6, North: 9}, 0, 20);
    expect(marked).toEqual(["(all) 18", "East –", "North 9", "West –", "call 18"]);
    expect((await told({East: 5, West: 6}, 0, 20)).marked).toEqual(["(all) 11", "East 5", "West 6", "call 11"]);
    expect((await told({East: 1, West: 2, North: 2, South: 8}, 0, 20)).marked).toEqual([
      "(all) 13",
      "East –",
      "North –",
      "South 8",
      "West –",
      "call 13",
    ]);
    expect((await told({East: 1, West: 2, South: 8}, 0, 20)).marked.slice(1, 4)).toEqual([
      "East –",
      "South –",
      "West –",
    ]);
  });

  it("tells how many consultants stand out, but of one to four only that they are fewer than five", async () => {
    const prompts = async (prompted: number, judged: number) => {
      const {prompt} = await told({East: 9}, prompted, judged);
      return [prompt["is_few"], prompt["prompted_count"]];
    };
    expect(await prompts(0, 20)).toEqual([false, 0]);
    expect(await prompts(4, 20)).toEqual([true, null]);
    expect(await prompts(5, 20)).toEqual([false, 5]);
    expect(await prompts(17, 20)).toEqual([false, null]);
    expect(await prompts(20, 20)).toEqual([false, 20]);
  });

  it("sums what was reported by week, but for weeks of which fewer than five reported", async () => {
    const {weeks} = await told({East: 9}, 0, 20);
    expect(weeks).toHaveLength(1);
    expect(weeks[0]).toMatchObject({reported_on: "2025-03-03", rep_count: 7, claimed_count: 21, logged_count: 14});
    expect(weeks[0]!["logged_ratio"]).toBeCloseTo(2 / 3, 12);
  });
});
