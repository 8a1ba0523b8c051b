import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {type Assignment, greedy, optimum, type Pair, roundRobin} from "../pipeline/methods/assignment.ts";
import {chiSquareAbove} from "../pipeline/methods/chi-square.ts";
import {repFactors} from "../pipeline/methods/rep_factors.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const worthOf = (taken: Assignment, pairs: readonly Pair[]): number =>
  [...taken].reduce(
    (sum, [journey, rep]) => sum + pairs.find((pair) => pair.journey === journey && pair.rep === rep)!.amount,
    0,
  );

describe("giving journeys out", () => {
  const folder = shared("reference/alloc_capacity");

  it.skipIf(!folder)("agrees with the reference: optimum, greedy and round robin, journey by journey", () => {
    const {expected, tolerance} = JSON.parse(readFileSync(join(folder!, "expected.json"), "utf8"));
    const lines = (file: string) =>
      readFileSync(join(folder!, file), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(","));
    const rows = lines("input.csv");
    const chances = new Map(
      rows.map(([journey]) => {
        const own = rows.filter(([other]) => other === journey);
        return [journey!, own.reduce((sum, row) => sum + Number(row[3]), 0) / own.length];
      }),
    );
    const pairs = rows
      .filter(([, , , , , eligible]) => eligible === "1")
      .map(
        ([journey, rep, , chance, amount]): Pair => ({
          journey: journey!,
          rep: rep!,
          amount: Number(amount),
          chance: Number(chance),
        }),
      );
    const capacity = new Map(lines("capacity.csv").map(([rep, count]) => [rep!, Number(count)]));
    const told = (taken: Assignment) => Object.fromEntries([...taken].sort());
    const given = (assignment: Record<string, string | null>) =>
      Object.fromEntries(
        Object.entries(assignment)
          .filter(([, rep]) => rep !== null)
          .sort(),
      );
    for (const [way, name] of [
      [optimum, "optimal"],
      [greedy, "greedy"],
      [roundRobin, "round_robin"],
    ] as const) {
      const taken = way(pairs, capacity, chances);
      expect(Math.abs(worthOf(taken, pairs) - expected[`${name}_value`]), name).toBeLessThanOrEqual(tolerance.abs);
      expect(told(taken), name).toEqual(given(expected[`${name}_assignment`]));
    }
  });

  it("finds the best of all assignments, and keeps to capacity", () => {
    const random = randomOf("assignments");
    for (let trial = 0; trial < 200; trial++) {
      const journeys = Array.from({length: 1 + Math.floor(random.between(0, 5))}, (_, index) => `j${index}`);
      const reps = Array.from({length: 1 + Math.floor(random.between(0, 3))}, (_, index) => `r${index}`);
      const capacity = new Map(reps.map((rep) => [rep, Math.floor(random.between(0, 3))]));
      const pairs = journeys.flatMap((journey) =>
        reps
          .filter(() => random.chance(0.7))
          .map((rep): Pair => ({journey, rep, amount: Math.floor(random.between(0, 100)), chance: random.uniform()})),
      );
      const best = (left: string[], free: Map<string, number>): number =>
        left.length === 0
          ? 0
          : Math.max(
              best(left.slice(1), free),
              ...pairs
                .filter(({journey, rep}) => journey === left[0] && free.get(rep)! > 0)
                .map(({rep, amount}) => amount + best(left.slice(1), new Map(free).set(rep, free.get(rep)! - 1))),
            );
      const taken = optimum(pairs, capacity);
      expect(worthOf(taken, pairs)).toBe(best(journeys, capacity));
      for (const way of [optimum, greedy, roundRobin])
        for (const [rep, count] of capacity)
          expect([...way(pairs, capacity).values()].filter((name) => name === rep).length).toBeLessThanOrEqual(count);
    }
  });
});

describe("consultants", () => {
  it("the tail of chi-square is that of the tables", () => {
    for (const [value, degrees, tail] of [
      [3.841458820694124, 1, 0.05],
      [18.307038053275146, 10, 0.05],
      [124.3421, 100, 0.05],
    ] as const)
      expect(chiSquareAbove(value, degrees)).toBeCloseTo(tail, 5);
  });

  /** Consultants of three departments who won so much more or less than the journeys let expect. */
  const factorsOf = (seed: number, spread: number) => {
    const random = randomOf("reps", seed);
    const rows = Array.from({length: 30}, (_, index) => {
      const chance = 0.2 * Math.exp(spread * random.normal());
      const won = Array.from({length: 150}, () => random.chance(chance)).filter(Boolean).length;
      return {
        rep_id: `r${index}`,
        department: `d${index % 3}`,
        decided_count: 150,
        won_count: won,
        expected_won_count: 30,
        variance: 24,
      };
    });
    const departments = new Map(
      [0, 1, 2].map((each) => [`d${each}`, rows.filter((row) => row.department === `d${each}`)]),
    );
    for (const members of departments.values()) {
      const mean = members.reduce((sum, row) => sum + row.won_count, 0) / members.length;
      for (const row of members) [row.expected_won_count, row.variance] = [mean, mean * (1 - mean / 150)];
    }
    return repFactors.rows(rows);
  };

  it("who do not differ have the factor 1 in nineteen of twenty companies, and those who do are told apart", () => {
    const differing = (spread: number) =>
      Array.from({length: 400}, (_, seed) => factorsOf(seed, spread)).filter((rows) => rows[0]!["is_different"]);
    const [none, some] = [differing(0).length / 400, differing(0.3).length / 400];
    console.log({equal: none, different: some});
    expect(none).toBeGreaterThan(0.02);
    expect(none).toBeLessThan(0.08);
    expect(some).toBeGreaterThan(0.95);
    for (const row of factorsOf(1, 0)) expect(row["factor_ratio"]).toBe(1);
    const raw = factorsOf(2, 0.3).map((row) => Math.abs(Number(row["raw_ratio"]) - 1));
    const drawn = factorsOf(2, 0.3).map((row) => Math.abs(Number(row["factor_ratio"]) - 1));
    for (const [index, each] of drawn.entries()) expect(each).toBeLessThanOrEqual(raw[index]!);
  });

  it("have open at each week's end what began and has not ended, and what is beyond capacity waits while others have hands free", async () => {
    const lives = [
      ["a", "r1", "2025-01-06", null],
      ["b", "r1", "2025-01-07", "2025-01-15"],
      ["c", "r1", "2025-01-12", null],
      ["d", "r2", "2025-01-08", "2025-01-08"],
      ["e", "r2", "2025-01-14", null],
    ];
    const rows = lives.map(
      ([id, rep, from, until]) =>
        `('${id}', '${rep}', date '${from}', ${until ? `date '${until}'` : "null"}, '${until ? "won" : "open"}', 100)`,
    );
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-01-19",
      {
        "core.journeys": `select *, 'Car' as product_line from (values ${rows.join(", ")}) as told(journey_id, rep_id, entered_on, ended_on, outcome, journey_amount)`,
        "core.reps": `from (values ('r1', 'North', 'n', null::date, null::date, 1), ('r2', 'South', 's', null, null, 3)) as told(rep_id, region, department, hired_on, left_on, capacity_count)`,
      },
      ["core.rep_weeks", "metrics.allocation"],
    );
    const found = await rowsOf(
      connection,
      "select week_on::varchar as week, level, member, new_count, open_count, capacity_count, excess_count, free_count, waiting_count, waiting_amount::double as amount from metrics.allocation where level in ('region', 'all', 'product_line') order by all",
    );
    close();
    expect(found.map((row) => Object.values(row))).toEqual([
      ["2025-01-06", "all", "(all)", 4, 3, 4, 2, 3, 0, 0],
      ["2025-01-06", "product_line", "Car", 4, 3, null, null, null, null, null],
      ["2025-01-06", "region", "North", 3, 3, 1, 2, 0, 2, 200],
      ["2025-01-06", "region", "South", 1, 0, 3, 0, 3, 0, 0],
      ["2025-01-13", "all", "(all)", 1, 3, 4, 1, 2, 0, 0],
      ["2025-01-13", "product_line", "Car", 1, 3, null, null, null, null, null],
      ["2025-01-13", "region", "North", 0, 2, 1, 1, 0, 1, 100],
      ["2025-01-13", "region", "South", 1, 1, 3, 0, 2, 0, 0],
    ]);
  });
});
