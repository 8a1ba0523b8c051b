import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {yearBridge} from "../pipeline/methods/year_bridge.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {type Life, yearWarehouse} from "./year-warehouse.ts";

type Row = Record<string, unknown>;

/** Asks a company's warehouse, and closes it. */
async function asked(given: Parameters<typeof yearWarehouse>, ...queries: string[]): Promise<Row[][]> {
  const warehouse = await yearWarehouse(...given);
  try {
    const answers: Row[][] = [];
    for (const query of queries) answers.push(await rowsOf(warehouse.connection, query));
    return answers;
  } finally {
    warehouse.close();
  }
}

const times = (count: number, life: Life): Life[] => Array.from({length: count}, () => life);

/** The mean effect of switching each factor over every order of them, counted one by one. */
function byEveryOrder(before: number[], after: number[]): number[] {
  const effects = before.map(() => 0);
  const product = (isAfter: boolean[]) =>
    before.reduce((whole, from, at) => whole * (isAfter[at] ? after[at]! : from), 1);
  let orders = 0;
  const walk = (left: number[], isAfter: boolean[], way: [number, number][]): void => {
    if (left.length === 0) {
      orders++;
      for (const [at, effect] of way) effects[at]! += effect;
    }
    for (const at of left) {
      const next = isAfter.map((is, index) => is || index === at);
      walk(
        left.filter((other) => other !== at),
        next,
        [...way, [at, product(next) - product(isAfter)]],
      );
    }
  };
  walk(
    [...before.keys()],
    before.map(() => false),
    [],
  );
  return effects.map((effect) => effect / orders);
}

const twoSources: Life[] = [
  ...times(2, {entered: "2024-02-01", reached: 3, outcome: "won", ended: "2024-05-01"}),
  {entered: "2024-03-01", reached: 2, outcome: "lost", ended: "2024-06-01"},
  {entered: "2024-03-01"},
  {entered: "2024-12-01", outcome: "won", ended: "2025-02-01", amount: 50},
  {source: "fair", entered: "2024-04-01", reached: 3, outcome: "won", ended: "2024-09-01", amount: 400},
  {source: "fair", entered: "2024-04-01", reached: 2},
  ...times(2, {source: "fair", entered: "2024-04-01", outcome: "lost", ended: "2024-04-02"}),
  ...times(2, {entered: "2025-02-01", reached: 3, outcome: "won", ended: "2025-12-31", amount: 110}),
  ...times(2, {entered: "2025-03-01", reached: 3}),
  ...times(4, {entered: "2025-03-01"}),
  {source: "fair", entered: "2025-04-01", reached: 3},
  {source: "fair", entered: "2025-04-01", outcome: "lost", ended: "2025-05-01"},
];

describe("the bridge from year to year", () => {
  it("of a company with two sources is the one counted by hand, order by order", async () => {
    const [rows] = await asked(
      [twoSources, "2025-12-31"],
      "select member, effect, stage, effect_amount::double as amount from metrics.year_bridge where breakdown = 'lead_source' order by member, effect_order",
    );
    const found = new Map(rows!.map(({member, effect, stage, amount}) => [`${member} ${effect} ${stage}`, amount]));
    // journeys, share, from a to b, b to c, c to won, deal value: by hand; the fair's value of 2025 is that of 2024, for it won nothing
    const web = byEveryOrder([9, 5 / 9, 3 / 5, 2 / 3, 1, 100], [10, 8 / 10, 4 / 8, 1, 2 / 4, 110]);
    const fair = byEveryOrder([9, 4 / 9, 2 / 4, 1 / 2, 1, 400], [10, 2 / 10, 1 / 2, 1, 0, 400]);
    const mean = (200 + 400 + 220 + 0) / 2;
    for (const [member, parts, moved] of [
      ["web", web, mean * (8 / 10 - 5 / 9)],
      ["fair", fair, mean * (2 / 10 - 4 / 9)],
    ] as const) {
      const wanted = [parts[0]! + moved, parts[1]! - moved, ...parts.slice(2)];
      const names = ["volume (all)", "mix (all)", "conversion a", "conversion b", "conversion c", "deal value (all)"];
      names.forEach((name, index) => {
        expect(Math.abs(Number(found.get(`${member} ${name}`)) - wanted[index]!), `${member} ${name}`).toBeLessThan(
          0.021,
        );
      });
    }
    expect(["opening", "carry-over", "closing"].map((effect) => found.get(`web ${effect} (all)`))).toEqual([
      200, 50, 270,
    ]);
    expect(["opening", "carry-over", "closing"].map((effect) => found.get(`fair ${effect} (all)`))).toEqual([
      400, 0, 0,
    ]);
    expect(found.get("(all) closing (all)")).toBe(270);
    expect(found.get("web speed (all)")).toBeNull();
  });

  it("adds up to the cent for a hundred random companies, in every breakdown, and begins and ends with what was booked", async () => {
    const random = randomOf("years");
    const day = (low: number, high: number) =>
      new Date(Date.UTC(2023, 0, 1 + Math.floor(random.between(low, high)))).toISOString().slice(0, 10);
    const lives = Array.from({length: 2500}, (): Life => {
      const at = random.between(0, 1095);
      const outcome = random.pick(["won", "won", "lost", "open"]);
      return {
        entered: day(at, at + 1),
        reached: Math.floor(random.between(1, 4)),
        outcome,
        ...(outcome !== "open" && {ended: day(at, Math.min(at + 400, 1095))}),
        amount: random.chance(0.1) ? null : Math.round(random.between(1, 1e7)) / 100,
        source: random.pick(["web", "fair", "call", "(missing)", `once ${Math.floor(random.between(0, 150))}`]),
        region: `company ${Math.floor(random.between(0, 100))}`,
        line: random.pick(["one", "two"]),
      };
    });
    const [off, booked, kinds, ends] = await asked(
      [lives, "2025-12-31"],
      `select period, breakdown, member, sum(effect_amount) filter (effect <> 'closing') as made, sum(effect_amount) filter (effect = 'closing') as closing
        from metrics.year_bridge where effect_amount is not null group by all having made <> closing`,
      `select period, member, booked.amount, effect_amount from metrics.year_bridge
        left join (select region as member, fiscal_year_of(ended_on) as period, sum(journey_amount) as amount from core.journeys where outcome = 'won' group by all) as booked using (period, member)
        where breakdown = 'region' and effect = 'closing' and member <> '(all)' and effect_amount <> coalesce(amount, 0)`,
      "select count(distinct member)::integer as members, count(distinct effect)::integer as effects, count(*) filter (not isfinite(base_value) or effect_low_amount > effect_high_amount)::integer as faults from metrics.year_bridge",
      `select count(*)::integer as rows from (from metrics.year_bridge where effect = 'closing') as closing inner join (from metrics.year_bridge where effect = 'opening') as opening
        on opening.base_period = closing.period and (opening.breakdown, opening.member) = (closing.breakdown, closing.member) where opening.effect_amount <> closing.effect_amount`,
    );
    expect(off).toEqual([]);
    expect(booked).toEqual([]);
    expect(kinds![0]).toMatchObject({effects: 11, faults: 0});
    expect(Number(kinds![0]!["members"])).toBeGreaterThan(140);
    expect(ends).toEqual([{rows: 0}]);
  });

  it("adds up whatever cells are empty, and its parts are the same in whatever order the rows come", () => {
    const random = randomOf("cells");
    for (let company = 0; company < 30; company++) {
      const cells = ["base", "period"].flatMap((side) =>
        ["x", "y", "z"].flatMap((member) =>
          ["won in the year", "won later", "ended", "open", "earlier", "rest"].flatMap((fate) => {
            const count = random.chance(0.4) ? 0 : Math.floor(random.between(1, 20));
            const known = fate.startsWith("won") || fate === "earlier" || fate === "rest" ? count : 0;
            const amount = (known * Math.round(random.between(100, 1e6))) / 100;
            return count === 0
              ? []
              : [
                  {
                    base_period: "FY2024",
                    period: "FY2025",
                    breakdown: "lead_source",
                    member,
                    side,
                    fate,
                    part: fate === "earlier" || fate === "rest" ? fate : "cohort",
                    furthest_order: fate.startsWith("won")
                      ? 3
                      : fate === "earlier" || fate === "rest"
                        ? 0
                        : Math.floor(random.between(1, 4)),
                    journey_count: count,
                    known_count: known,
                    won_amount: amount.toFixed(2),
                    squared_value: amount ** 2 / Math.max(known, 1),
                    is_complete: false,
                    is_base_whole: true,
                    has_earlier: true,
                    has_speed: company % 2 === 0,
                    stages: '["a","b","c"]',
                  },
                ];
          }),
        ),
      );
      const rows = yearBridge.rows(cells);
      for (const member of new Set(rows.map((row) => row["member"]))) {
        const own = rows.filter((row) => row["member"] === member);
        const cents = own.map((row) => Math.round(Number(row["effect_amount"] ?? 0) * 100));
        expect(
          cents.slice(0, -1).reduce((sum, each) => sum + each, 0),
          `${company} ${member}`,
        ).toBe(cents.at(-1));
      }
      if (company < 5) expect(yearBridge.rows([...cells].reverse())).toEqual(rows);
    }
  });

  it("gives speed what comes of winning sooner, where the years have been followed beyond their end", async () => {
    const won = (count: number, entered: string, ended: string) =>
      times(count, {entered, reached: 3, outcome: "won", ended});
    const [rows] = await asked(
      [
        [
          ...won(2, "2024-03-01", "2024-06-01"),
          ...won(2, "2024-03-01", "2025-02-01"),
          ...times(6, {entered: "2024-03-01", reached: 2}),
          ...won(4, "2025-03-01", "2025-06-01"),
          ...times(6, {entered: "2025-03-01", reached: 2}),
        ],
        "2026-06-30",
      ],
      "select effect, effect_amount::double as amount from metrics.year_bridge where period = 'FY2025' and breakdown = 'all' and effect_amount <> 0 order by effect_order",
    );
    expect(rows).toEqual([
      {effect: "opening", amount: 200},
      {effect: "speed", amount: 200},
      {effect: "carry-over", amount: 200},
      {effect: "closing", amount: 600},
    ]);
  });

  it("has lines of their own for a source that is new or dropped, and for what the year before booked after the day", async () => {
    const [rows] = await asked(
      [
        [
          {entered: "2024-02-01", outcome: "won", ended: "2024-03-01", source: "old"},
          {entered: "2024-02-01", outcome: "won", ended: "2024-09-01"},
          {entered: "2024-02-01", outcome: "won", ended: "2024-03-01"},
          {entered: "2025-02-01", outcome: "won", ended: "2025-03-01", source: "young", amount: 70},
          {entered: "2025-02-01", outcome: "won", ended: "2025-03-01"},
          {entered: "2025-02-01", outcome: "lost", ended: "2025-03-01"},
        ],
        "2025-06-30",
      ],
      "select effect, effect_amount::double as amount from metrics.year_bridge where breakdown = 'lead_source' and member = '(all)' and effect_amount <> 0 order by effect_order",
    );
    expect(rows).toEqual([
      {effect: "opening", amount: 300},
      {effect: "new", amount: 70},
      {effect: "dropped", amount: -100},
      {effect: "rest of the year", amount: -100},
      {effect: "closing", amount: 170},
    ]);
  });

  it("says nothing of one year, null of wins without any deal value, and zero of none won", async () => {
    const bridge =
      "select effect, effect_amount::double as amount from metrics.year_bridge where breakdown = 'all' order by effect_order";
    const count = "select count(*)::integer as rows from metrics.year_bridge";
    expect(await asked([[{entered: "2025-02-01"}], "2025-12-31"], count)).toEqual([[{rows: 0}]]);
    expect(await asked([[], "2025-12-31"], count)).toEqual([[{rows: 0}]]);
    const [unknown] = await asked(
      [
        ["2024", "2025"].map((year) => ({
          entered: `${year}-02-01`,
          outcome: "won",
          ended: `${year}-03-01`,
          amount: null,
        })),
        "2025-12-31",
      ],
      bridge,
    );
    expect(unknown).toEqual([
      {effect: "opening", amount: null},
      {effect: "closing", amount: null},
    ]);
    const [none] = await asked([[{entered: "2024-02-01"}, {entered: "2025-02-01"}], "2025-12-31"], bridge);
    expect(new Set(none!.map(({amount}) => amount))).toEqual(new Set([0, null]));
  });

  it("has the intervals of journeys drawn anew: the carry-over's is that of a sum of chance, and chance alone is told in one of twenty cases", () => {
    const random = randomOf("chance");
    const facts = {
      base_period: "FY2024",
      period: "FY2025",
      breakdown: "all",
      member: "(all)",
      is_complete: true,
      is_base_whole: true,
      has_earlier: true,
      has_speed: false,
      stages: '["a","b","c"]',
    };
    const cell = (side: string, part: string, fate: string, furthest_order: number, mean: number) => {
      const count = random.poisson(mean);
      const isWon = fate === "won in the year" || fate === "earlier";
      const amounts = Array.from({length: isWon ? count : 0}, () => Math.round(random.lognormal(100_000, 0.5)));
      const sum = (given: number[]) => given.reduce((before, each) => before + each, 0);
      return {
        ...facts,
        side,
        part,
        fate,
        furthest_order,
        journey_count: count,
        known_count: amounts.length,
        won_amount: String(sum(amounts)),
        squared_value: sum(amounts.map((each) => each * each)),
      };
    };
    let [told, asked] = [0, 0];
    for (let company = 0; company < 60; company++) {
      const cells = ["base", "period"].flatMap((side) => [
        cell(side, "cohort", "ended", 1, 400),
        cell(side, "cohort", "ended", 2, 200),
        cell(side, "cohort", "open", 3, 100),
        cell(side, "cohort", "won in the year", 3, 80),
        cell(side, "earlier", "earlier", 0, 60),
      ]);
      const rows = yearBridge
        .rows(cells)
        .filter(({effect_low_amount}) => effect_low_amount !== null && effect_low_amount !== undefined);
      told += rows.filter(({is_told}) => is_told).length;
      asked += rows.length;
      const carried = rows.find(({effect}) => effect === "carry-over")!;
      const error = Math.sqrt(
        cells.filter(({part}) => part === "earlier").reduce((sum, {squared_value}) => sum + squared_value, 0),
      );
      const width = (Number(carried["effect_high_amount"]) - Number(carried["effect_low_amount"])) / (2 * 1.96 * error);
      expect(width).toBeGreaterThan(0.8);
      expect(width).toBeLessThan(1.2);
    }
    expect(asked).toBe(360);
    expect(told / asked).toBeGreaterThan(0.02);
    expect(told / asked).toBeLessThan(0.09);
  });
});
