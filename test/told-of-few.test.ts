import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {modelsOf} from "../pipeline/models.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

type Row = Record<string, unknown>;

/** The rows of a model that a site is told, on tables made for it. */
async function toldBy(model: string, tables: Record<string, string>, settings: object = {}): Promise<Row[]> {
  const warehouse = await modelWarehouse({...threeStages, ...settings}, "2025-12-31", tables, [`metrics.${model}`]);
  const rows = await rowsOf(warehouse.connection, `from metrics.${model}`);
  warehouse.close();
  return rows;
}

const values = (rows: (string | number | boolean | null)[][]): string =>
  rows.map((row) => `(${row.map((each) => (typeof each === "string" ? `'${each}'` : each)).join(", ")})`).join(", ");

describe("what a site is told of few people", () => {
  it("of grades: a store with few promises or few kept is left out, and never one alone, in 60 random companies", async () => {
    const random = randomOf("promises", 2);
    let alone = 0;
    for (let company = 0; company < 60; company++) {
      const stores = Array.from({length: 2 + Math.floor(random.uniform() * 4)}, (_, place) => {
        const mature = random.chance(0.3) ? Math.floor(random.uniform() * 8) : 30 + Math.floor(random.uniform() * 50);
        return {store: `s${place}`, mature, kept: Math.floor(mature * random.uniform())};
      });
      const rows = stores.map(({store, mature, kept}) => ["department", store, "H", 7, mature, kept, mature >= 30]);
      const told = await toldBy("promises_kept", {
        "metrics.grade_calibration": `select *, kept_count / mature_count as kept_rate, 0.0 as kept_rate_low, 1.0 as kept_rate_high, false as is_different
          from (values ${values(rows)}) as given(breakdown, member, grade, promise_days, mature_count, kept_count, is_enough)`,
      });
      const isFew = (count: number) => count > 0 && count < 5;
      const few = stores.filter(({mature, kept}) => isFew(mature) || isFew(kept) || isFew(mature - kept));
      const shown = new Set(told.filter((row) => row["is_told"]).map((row) => row["member"]));
      for (const {store} of few) expect(shown.has(store)).toBe(false);
      const hidden = stores.filter(({store, mature}) => mature > 0 && !shown.has(store));
      const others = stores.filter(({mature}) => mature > 0).length;
      if (few.length === 1 && others > 1) {
        alone++;
        expect(hidden.length).toBeGreaterThan(1);
      }
      if (few.length === 0) expect(shown.size).toBe(stores.filter(({mature}) => mature >= 30).length);
    }
    expect(alone).toBeGreaterThan(10);
  });

  it("of nurturing: no reason where one is that of few, no number of few that came back or were won", async () => {
    const told = (rows: (string | number | null)[][]) =>
      toldBy("set_aside_counts", {
        "metrics.recycling": `select '(all)' as period, 'all' as breakdown, '(all)' as member, reason, set_aside_count, back_count, back_count / set_aside_count as back_rate,
            0.0 as back_rate_low, 1.0 as back_rate_high, 10.0 as median_away_days, back_won_count, (back_won_count * 100)::decimal(18,2) as back_won_amount
          from (values ${values(rows)}) as given(reason, set_aside_count, back_count, back_won_count)`,
      });
    const of = (rows: Row[], reason: string) => rows.find((row) => row["reason"] === reason)!;
    const plain = await told([
      ["(all)", 100, 40, 20],
      ["later", 60, 25, 10],
      ["budget", 40, 15, 10],
    ]);
    expect(of(plain, "(all)")).toMatchObject({
      back_count: 40,
      back_won_count: 20,
      back_won_amount: "2000.00",
      is_told: true,
    });
    expect(of(plain, "later")).toMatchObject({back_count: 25, back_won_count: 10, is_withheld: false});
    const few = await told([
      ["(all)", 100, 28, 3],
      ["later", 97, 25, 3],
      ["budget", 3, 3, 0],
    ]);
    expect(of(few, "(all)")).toMatchObject({
      set_aside_count: 100,
      back_count: 28,
      back_won_count: null,
      back_won_amount: null,
    });
    expect(few.filter((row) => row["reason"] !== "(all)" && row["is_told"])).toEqual([]);
    const fewBack = await told([
      ["(all)", 100, 28, 10],
      ["later", 60, 25, 10],
      ["budget", 40, 3, 0],
    ]);
    expect(of(fewBack, "(all)")).toMatchObject({back_count: 28, back_won_count: 10});
    for (const reason of ["later", "budget"])
      expect(of(fewBack, reason)).toMatchObject({
        is_told: true,
        back_count: null,
        back_rate: null,
        back_won_count: null,
      });
  });

  it("of load: a region of few consultants is left out with the next smallest", async () => {
    const rows = [
      ["all", "(all)", 26, 200, 150, 0],
      ["region", "North", 2, 20, 10, 9],
      ["region", "East", 8, 60, 40, 3],
      ["region", "South", 16, 120, 100, 20],
    ];
    const told = await toldBy("load_by_region", {
      "metrics.allocation": `select date '2025-12-29' as week_on, level, member, rep_count, open_count, capacity_count, open_count / capacity_count as load_ratio, waiting_count,
        (waiting_count * 10)::decimal(18,2) as waiting_amount from (values ${values(rows)}) as given(level, member, rep_count, open_count, capacity_count, waiting_count)`,
    });
    const shown = told.filter((row) => row["is_told"]).map((row) => row["member"]);
    expect(shown.sort()).toEqual(["(all)", "South"]);
    expect(told.find((row) => row["member"] === "East")).toMatchObject({waiting_count: null, waiting_amount: null});
    expect(told.find((row) => row["member"] === "South")).toMatchObject({waiting_count: 20, load_ratio: 1.2});
  });

  it("of giving out: how many find a place only where neither they nor the rest are few", async () => {
    const told = async (open: number, placed: number) =>
      (
        await toldBy("assignment_ways", {
          "metrics.assignment_totals": `select 'greedy' as way, ${open} as journey_count, ${placed} as assigned_count, 100::decimal(18,2) as expected_amount, 0.1::double as random_rate, 300 as needed_count`,
        })
      )[0];
    expect(await told(20, 10)).toMatchObject({journey_count: 20, assigned_count: 10, expected_amount: "100.00"});
    expect(await told(20, 18)).toMatchObject({journey_count: 20, assigned_count: null, expected_amount: null});
    expect(await told(20, 3)).toMatchObject({journey_count: 20, assigned_count: null, expected_amount: null});
    expect(await told(4, 4)).toMatchObject({journey_count: null, assigned_count: null, is_withheld: true});
    expect(await told(20, 0)).toMatchObject({journey_count: 20, assigned_count: 0});
  });

  it("of the price of the rule: its verdict where the score tells nothing, and no wins where they are few", async () => {
    const told = (verdict: string, won: number, missed: number) =>
      toldBy("route_prices", {
        "metrics.routing_trial": `select 'judged' as part, 0.3::double as cutoff_rate, '${verdict}' as verdict, ${won} as won_count, ${verdict === "usable"} as is_chosen`,
        "metrics.routing_price": `select 'points below the cutoff' as rule, true as is_in_force, 0.3::double as cutoff_rate, 200 as journey_count, 60 as left_count, ${missed} as left_won_count, ${missed * 10}::decimal(18,2) as left_amount,
          0.9::double as kept_rate, 0.8::double as kept_rate_low, 0.95::double as kept_rate_high, 12.5::double as saved_hours, 0.3::double as saved_rate where '${verdict}' = 'usable'`,
      });
    const of = (rows: Row[]) => rows.find((row) => row["rule"] === "points below the cutoff");
    expect(of(await told("usable", 50, 6))).toMatchObject({
      cutoff_rate: 0.3,
      left_count: 60,
      left_won_count: 6,
      missed_rate: 0.1,
      kept_rate: 0.9,
    });
    expect(of(await told("usable", 50, 2))).toMatchObject({
      left_won_count: null,
      left_amount: null,
      kept_rate: null,
      missed_rate: null,
      is_withheld: true,
    });
    expect(of(await told("these fields carry no signal", 50, 6))).toMatchObject({
      verdict: "these fields carry no signal",
      cutoff_rate: null,
      left_won_count: null,
      kept_rate: null,
    });
  });

  it("of chances: bands of thirty or more, counted by hand, with the mean of what was told", async () => {
    const graded = [
      ...Array.from({length: 40}, (_, index) => [index % 2 ? 0.21 : 0.24, index < 9, true]),
      ...Array.from({length: 35}, (_, index) => [0.62, index < 3, true]),
      ...Array.from({length: 12}, () => [0.05, false, true]),
      ...Array.from({length: 50}, () => [0.22, true, false]),
    ] as (number | boolean)[][];
    const told = await toldBy("chances_kept", {
      "metrics.assessments": `select chance::double as chance_then_rate, is_won_in_time, is_mature from (values ${values(graded)}) as given(chance, is_won_in_time, is_mature)`,
    });
    const bands = [...told].sort((one, other) => Number(one["band_order"]) - Number(other["band_order"]));
    expect(bands.map((row) => [row["band_order"], row["assessment_count"], row["won_count"], row["is_told"]])).toEqual([
      [1, 12, 0, false],
      [4, 40, 9, true],
      [10, 35, 3, false],
    ]);
    expect(bands[1]!["told_chance_rate"]).toBeCloseTo(0.225, 9);
    expect(bands[1]!["won_in_time_rate"]).toBeCloseTo(0.225, 9);
  });
});

describe("the page of opportunities", () => {
  it("reads no table that names a prospect or a consultant", () => {
    const page = readFileSync(new URL("../dashboard/pages/opportunities.ts", import.meta.url), "utf8");
    const [, names] = /page\(\s*"\w+",\s*\[([^\]]*)\]/.exec(page)!;
    const read = [...names!.matchAll(/"(\w+)"/g)].map(([, name]) => name!);
    expect(read.length).toBeGreaterThan(10);
    const models = modelsOf().filter(({layer, name}) => layer === "metrics" && read.includes(name));
    expect(models.length).toBe(read.length);
    const naming = models.filter(({sql}) => /\b\w+_id\b/.test(sql.slice(sql.lastIndexOf("\nselect"))));
    expect(naming.map(({qualifiedName}) => qualifiedName)).toEqual([]);
  });
});
