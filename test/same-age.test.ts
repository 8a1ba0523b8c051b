import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {type Life, yearWarehouse} from "./year-warehouse.ts";

async function asked(given: Parameters<typeof yearWarehouse>, ...queries: string[]) {
  const warehouse = await yearWarehouse(...given);
  try {
    const answers: Record<string, unknown>[][] = [];
    for (const query of queries) answers.push(await rowsOf(warehouse.connection, query));
    return answers;
  } finally {
    warehouse.close();
  }
}

const times = (count: number, life: Life): Life[] => Array.from({length: count}, () => life);

/** So many journeys of a source that began on a day, of which so many are won two weeks later, and the others lost. */
const tried = (entered: string, source: string, count: number, won: number, amount = 100): Life[] => {
  const ended = `${entered.slice(0, 8)}20`;
  return [
    ...times(won, {entered, source, reached: 3, outcome: "won", ended, amount}),
    ...times(count - won, {entered, source, reached: 2, outcome: "lost", ended}),
  ];
};

const days =
  "select side, starts_on::varchar as starts, booked_until_on::varchar as booked_until, seen_on::varchar as seen, is_complete, is_base_whole, has_earlier from core.year_pairs";

describe("two years at the same age", () => {
  it("are cut on the same day of their years, a month's end on a month's end, and a year's bookings end with it", async () => {
    const [leap] = await asked(
      [[{entered: "2023-05-01"}], "2025-02-28", {settings: {fiscal_year_start: 3}}],
      `${days} where period = 'FY2025' order by side`,
    );
    expect(leap).toEqual([
      {
        side: "base",
        starts: "2023-03-01",
        booked_until: "2024-02-29",
        seen: "2024-02-29",
        is_complete: true,
        is_base_whole: false,
        has_earlier: false,
      },
      {
        side: "period",
        starts: "2024-03-01",
        booked_until: "2025-02-28",
        seen: "2025-02-28",
        is_complete: true,
        is_base_whole: false,
        has_earlier: false,
      },
    ]);
    const [later] = await asked(
      [[{entered: "2024-01-05"}], "2026-03-15"],
      `${days} where period >= 'FY2025' order by period, side`,
    );
    expect(later!.map(({booked_until, seen, is_complete}) => [booked_until, seen, is_complete])).toEqual([
      ["2024-12-31", "2025-03-15", true],
      ["2025-12-31", "2026-03-15", true],
      ["2025-03-15", "2025-03-15", false],
      ["2026-03-15", "2026-03-15", false],
    ]);
  });

  it("do not change for what began or ended after the day, nor for what is recorded late with its true day", async () => {
    const early = [...tried("2024-02-05", "web", 40, 12), ...tried("2025-02-05", "web", 50, 10)];
    const late: Life[] = [
      ...tried("2024-08-05", "web", 30, 20),
      {entered: "2024-05-01", outcome: "won", ended: "2024-07-15"},
      {entered: "2024-05-01"},
    ];
    const same =
      "select question, same_age_value, value from metrics.same_age where period = 'FY2025' and breakdown = 'all' order by question_order";
    const whole =
      "select question, whole_base_value as value from metrics.same_age where period = 'FY2025' and breakdown = 'all' and question in ('journeys', 'won') order by 1";
    const withTwoOpen: Life[] = [...early, ...times(2, {entered: "2024-05-01"})];
    const [before] = await asked([withTwoOpen, "2025-06-30"], same);
    const [after, all] = await asked([[...early, ...late], "2025-06-30"], same, whole);
    expect(after).toEqual(before);
    expect(before!.find(({question}) => question === "won")).toMatchObject({same_age_value: 12, value: 10});
    expect(all).toEqual([
      {question: "journeys", value: 72},
      {question: "won", value: 33},
    ]);
  });

  it("have Newcombe's interval for the change of a rate (his example: 56 of 70 against 48 of 80), and the normal one for a mean", async () => {
    const [rates] = await asked(
      [[...tried("2024-01-05", "web", 80, 48), ...tried("2025-02-05", "web", 70, 56, 130)], "2025-12-31"],
      `select change_value as change, round(change_low_value, 4) as low, round(change_high_value, 4) as high, is_told, case_count, base_case_count
        from metrics.same_age where period = 'FY2025' and breakdown = 'all' and question in ('win_rate', 'mean_won_amount') order by question_order`,
    );
    expect(rates![0]).toMatchObject({low: 0.0524, high: 0.3339, is_told: true, case_count: 70, base_case_count: 80});
    expect(rates![1]).toMatchObject({change: 30, low: 30, high: 30});
  });

  it("count spend by the same day, and tell a return only where all of it names a member", async () => {
    const [rows] = await asked(
      [
        [...tried("2024-02-05", "web", 10, 6), ...tried("2025-02-05", "web", 10, 5)],
        "2025-06-30",
        {
          spend: [
            ["2024-02-01", "web", 150],
            ["2024-12-01", "web", 150],
            ["2025-02-01", "web", 250],
          ],
        },
      ],
      `select breakdown, question, value, same_age_value as same, whole_base_value as whole from metrics.same_age
        where period = 'FY2025' and question in ('spend', 'return') and breakdown in ('all', 'lead_source', 'region') order by breakdown, question`,
    );
    expect(rows).toEqual([
      {breakdown: "all", question: "return", value: 2, same: 4, whole: 2},
      {breakdown: "all", question: "spend", value: 250, same: 150, whole: 300},
      {breakdown: "lead_source", question: "return", value: 2, same: 4, whole: 2},
      {breakdown: "lead_source", question: "spend", value: 250, same: 150, whole: 300},
      {breakdown: "region", question: "return", value: null, same: null, whole: null},
      {breakdown: "region", question: "return", value: null, same: null, whole: null},
      {breakdown: "region", question: "spend", value: null, same: null, whole: null},
      {breakdown: "region", question: "spend", value: 250, same: 150, whole: 300},
    ]);
  });

  it("name a fall of the whole that is none of its sources': each of them rose", async () => {
    const years: Life[] = [
      ...tried("2024-02-05", "web", 100, 50),
      ...tried("2024-02-05", "fair", 100, 10),
      ...tried("2025-02-05", "web", 40, 24),
      ...tried("2025-02-05", "fair", 360, 43),
    ];
    const found =
      "select breakdown, question, stage, finding, base_value, period_value, round(at_base_mix_value, 6) as at_base_mix, member_count, opposite_count, same_count from metrics.reversals where period = 'FY2025' order by question";
    const [rows] = await asked([years, "2025-12-31"], found);
    const seen = {
      breakdown: "lead_source",
      finding: "reversed",
      base_value: 0.3,
      period_value: 0.1675,
      at_base_mix: 0.359722,
      member_count: 2,
      opposite_count: 2,
      same_count: 0,
    };
    expect(rows).toEqual([
      {...seen, question: "conversion", stage: "b"},
      {...seen, question: "win rate", stage: "(all)"},
    ]);
    const falling = [
      ...tried("2024-02-05", "web", 100, 50),
      ...tried("2024-02-05", "fair", 100, 50),
      ...tried("2025-02-05", "web", 100, 40),
      ...tried("2025-02-05", "fair", 100, 38),
    ];
    expect(await asked([falling, "2025-12-31"], found)).toEqual([[]]);
  });
});

describe("the plan", () => {
  it("is told once where stores repeat regions, stands beside what its months won, and by as_of beside what is due", async () => {
    const won = (day: string, count: number, region: string) =>
      times(count, {entered: "2025-01-01", outcome: "won", ended: day, region});
    const [year, months] = await asked(
      [
        [
          ...won("2025-01-10", 8, "north"),
          ...won("2025-01-10", 1, "south"),
          ...won("2025-02-05", 4, "north"),
          ...won("2024-12-30", 3, "north"),
        ],
        "2025-02-14",
        {
          targets: [
            ["2025-01-01", "north", null, 10, 1000],
            ["2025-01-01", "north", "first", 6, 600],
            ["2025-01-01", "north", "second", 4, 400],
            ["2025-02-01", "north", null, 14, 1400],
            ["2025-03-01", "north", null, 20, 2000],
          ],
        },
      ],
      "select * exclude (period_kind) from metrics.plan_attainment where period_kind = 'fiscal_year' and breakdown in ('all', 'region') order by all",
      "select period, target_count, due_count, won_count, is_complete from metrics.plan_attainment where period_kind = 'fiscal_month' and breakdown = 'all' order by period",
    );
    // 90 days of three months, of which 45 are gone
    expect(year).toEqual([
      {
        period: "FY2025",
        breakdown: "all",
        member: "(all)",
        month_count: 3,
        target_count: 44,
        due_count: 17,
        won_count: 13,
        count_ratio: 13 / 44,
        due_count_ratio: 13 / 17,
        expected_count: 26,
        target_amount: "4400.00",
        due_amount: "1700.00",
        won_amount: "1300.00",
        amount_ratio: 13 / 44,
        due_amount_ratio: 13 / 17,
        expected_amount: "2600.00",
        is_complete: false,
      },
      {
        period: "FY2025",
        breakdown: "region",
        member: "north",
        month_count: 3,
        target_count: 44,
        due_count: 17,
        won_count: 12,
        count_ratio: 12 / 44,
        due_count_ratio: 12 / 17,
        expected_count: 24,
        target_amount: "4400.00",
        due_amount: "1700.00",
        won_amount: "1200.00",
        amount_ratio: 12 / 44,
        due_amount_ratio: 12 / 17,
        expected_amount: "2400.00",
        is_complete: false,
      },
      {
        period: "FY2025",
        breakdown: "region",
        member: "south",
        month_count: 0,
        target_count: null,
        due_count: null,
        won_count: 1,
        count_ratio: null,
        due_count_ratio: null,
        expected_count: 2,
        target_amount: null,
        due_amount: null,
        won_amount: "100.00",
        amount_ratio: null,
        due_amount_ratio: null,
        expected_amount: "200.00",
        is_complete: false,
      },
    ]);
    expect(months).toEqual([
      {period: "2025-01", target_count: 10, due_count: 10, won_count: 9, is_complete: true},
      {period: "2025-02", target_count: 14, due_count: 7, won_count: 4, is_complete: false},
      {period: "2025-03", target_count: 20, due_count: 0, won_count: null, is_complete: false},
    ]);
  });
});
