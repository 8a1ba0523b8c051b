import {describe, expect, it} from "vitest";
import {spendResponse} from "../pipeline/methods/spend_response.ts";
import {type Company, companyOf, type Spender, varied} from "./known-response.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const company: Company = {weeks: 156, spenders: [varied], most: 100, half: 10, carryover: 0.4};
const answer = (changed: Partial<Company>, seed = 1) =>
  spendResponse.rows(companyOf({...company, ...changed}, seed).rows)[0]!;
const told = (row: Record<string, unknown>, column: string) => row[column] as number;
/** Spends what its first of four weeks says for all of them, or in the way of a series. */
const byFour =
  (of: (four: number) => number): Spender =>
  (week) =>
    of(Math.floor(week / 4));
const series = byFour((four) => [0, 20, 10, 5, 15, 0, 12, 18, 3][(four * four) % 9]!);

describe("the return of one more unit of money", () => {
  it("lies in its interval about as often as stated, in companies whose return is known", () => {
    const found = Array.from({length: 200}, (_, seed) => {
      const {rows, truth} = companyOf(company, seed + 1);
      return {row: spendResponse.rows(rows)[0]!, truth: truth[0]!};
    }).filter(({row}) => row["is_identifiable"]);
    const held = found.filter(
      ({row, truth}) =>
        told(row, "marginal_return_low_ratio") <= truth && truth <= told(row, "marginal_return_high_ratio"),
    );
    expect(found.length).toBeGreaterThan(140);
    expect(held.length / found.length).toBeGreaterThan(0.92);
    const saturating = found.filter(({row}) => row["curve"] === "saturating");
    expect(saturating.length / found.length).toBeGreaterThan(0.5);
    for (const {row} of saturating) expect(told(row, "half_saturation_amount")).toBeGreaterThan(0);
    for (const {row} of found) {
      expect(told(row, "more_won_amount") + told(row, "less_won_amount")).toBeLessThan(1e-9);
      expect(row["scenario_more_won_amount"]).toBeNull();
    }
  }, 60_000);

  it("is a line's where the weeks do not exclude one, between what all curves that they allow would give", () => {
    const {rows, truth} = companyOf({...company, half: 1000, most: 4000}, 4);
    const row = spendResponse.rows(rows)[0]!;
    expect(row).toMatchObject({is_identifiable: true, curve: "straight", half_saturation_amount: null});
    expect(told(row, "marginal_return_low_ratio")).toBeLessThan(truth[0]!);
    expect(told(row, "marginal_return_high_ratio")).toBeGreaterThan(truth[0]!);
    const tenth = told(row, "present_spend_amount") / 10;
    expect(told(row, "more_won_amount") / tenth).toBeCloseTo(told(row, "marginal_return_ratio"), 9);
  });

  it("is refused with the reason and the experiment where the weeks cannot tell", () => {
    const refused = (changed: Partial<Company>) => {
      const row = answer(changed);
      expect(row).toMatchObject({is_identifiable: false, marginal_return_ratio: null, more_won_amount: null});
      return [row["reason"], row["experiment"]];
    };
    expect(refused({weeks: 103})).toEqual(["too few months", "wait for more months"]);
    expect(refused({most: 0.2})).toEqual(["too few wins", "wait for more wins"]);
    expect(refused({spenders: [(week, draw) => (week > 130 ? 0 : series(week, draw, [], [], []))]})).toEqual([
      "no spend today",
      "spend again for some months",
    ]);
    const bill: Spender = (week, draw) => (week % 4 === 1 ? 40 * draw.even() + 1 : 0);
    expect(refused({spenders: [bill]})).toEqual(["not recorded by week", "record spend by week"]);
    expect(refused({spenders: [(_, draw) => 10 + draw.normal()]})).toEqual([
      "steady spend",
      "on and off by month or region",
    ]);
    const twice: Spender = (_week, _draw, _before, _sales, others) => 2 * others[0]!;
    expect(refused({spenders: [varied, twice]})).toEqual(["moves with other channels", "change this channel alone"]);
    const season: Spender = (week) => 10 + 10 * Math.sin((2 * Math.PI * week) / 52.2);
    expect(refused({spenders: [season]})).toEqual(["moves with the season", "change this channel against the season"]);
    const above: Spender = (...given) => 6 + series(...given);
    expect(refused({spenders: [above]})[0]).toBe("never near zero");
    expect(refused({spenders: [byFour((four) => (four % 3 ? 10 : 0) + Number(four > 34) * 9)]})[0]).toBe(
      "never above today",
    );
    expect(refused({most: 6})).toEqual(["too small to see", "hold out a tenth of the regions"]);
    expect(refused({spenders: [series], demand: 1.5})).toEqual(["curve not told", "three levels of spend by region"]);
  });

  it("is refused nearly always where the budget moves with other channels, is steady, or follows the sales before it", () => {
    const fates = (changed: Partial<Company>) => {
      const reasons = Array.from({length: 40}, (_, seed) => answer(changed, seed + 1)["reason"]);
      return {
        refused: reasons.filter((reason) => reason !== "(none)").length,
        bySales: reasons.filter((reason) => reason === "set by past sales").length,
      };
    };
    const like: Spender = (_week, draw, _before, _sales, others) => others[0]! * (1 + 0.1 * draw.normal());
    expect(fates({spenders: [varied, like]}).refused).toBe(40);
    expect(fates({spenders: [(_, draw) => 10 + draw.normal()]}).refused).toBe(40);
    const following: Spender = (week, draw, before, sales) => {
      const lastMonth = sales.slice(-4).reduce((sum, each) => sum + each, 0) / 4;
      return week % 4 === 0 ? Math.max(0, (lastMonth - 100) * 0.12) * Math.exp(0.2 * draw.normal()) : before.at(-1)!;
    };
    const followed = fates({spenders: [following], lasting: 0.9, demand: 0.2});
    expect(followed.refused).toBeGreaterThanOrEqual(36);
    expect(fates({}).bySales).toBeLessThan(8);
  });

  it("is a scenario of stated parameters, along a curve through what is booked, where it is refused", () => {
    const row = answer({weeks: 60});
    const present = told(row, "present_spend_amount");
    const booked = told(row, "booked_return_ratio") * present;
    expect(row["scenario_half_saturation_ratio"]).toBe(1);
    // half of the most is reached at the present spend: most = 2 × booked
    expect(row["scenario_more_won_amount"]).toBeCloseTo(booked * ((2 * 1.1) / 2.1 - 1), 9);
    expect(row["scenario_less_won_amount"]).toBeCloseTo(booked * ((2 * 0.9) / 1.9 - 1), 9);
    expect(row["scenario_first_week_more_won_amount"]).toBeCloseTo(booked * ((2 * 1.07) / 2.07 - 1), 9);
    expect(row["scenario_marginal_return_ratio"]).toBeCloseTo(told(row, "booked_return_ratio") / 2, 9);
  });
});

describe("weeks of spend", () => {
  it("have what their journeys brought within 90 days, whole weeks only, and the scenario that headwater.yaml states", async () => {
    const {connection, close} = await modelWarehouse(
      {...threeStages, spend: {scenario: {half_saturation: 2}}},
      "2025-04-13",
      {
        "core.spend": `select spend_on::date as spend_on, channel, spend_amount::decimal(18,2) as spend_amount from (values
          ('2025-01-02', 'ads', 7), ('2025-01-06', 'ads', 100), ('2025-01-12', 'ads', 50), ('2025-01-20', 'ads', 70), ('2025-01-27', 'ads', 9))
          as given(spend_on, channel, spend_amount)`,
        "core.journeys": `select channel, entered_on::date as entered_on, ended_on::date as ended_on, outcome, journey_amount::decimal(18,2) as journey_amount
          from (values
            ('ads', '2025-01-06', '2025-04-06', 'won', 300),
            ('ads', '2025-01-06', '2025-04-07', 'won', 1000),
            ('friend', '2025-01-12', '2025-01-10', 'won', 20),
            ('ads', '2025-01-13', '2025-01-14', 'lost', 5000),
            ('ads', '2025-01-14', '2025-01-21', 'won', null))
          as given(channel, entered_on, ended_on, outcome, journey_amount)`,
      },
      ["metrics.spend_weeks", "metrics.spend_response"],
    );
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    expect(await rows("select * from metrics.spend_weeks order by channel, week_on")).toEqual([
      ["2025-01-06", "(all)", true, "150.00", 2, "320.00", "20.00"],
      ["2025-01-13", "(all)", false, "0.00", 1, "0.00", "0.00"],
      ["2025-01-20", "(all)", false, "70.00", 0, "0.00", "0.00"],
      ["2025-01-06", "ads", true, "150.00", 1, "300.00", "0.00"],
      ["2025-01-13", "ads", false, "0.00", 1, "0.00", "0.00"],
      ["2025-01-20", "ads", false, "70.00", 0, "0.00", "0.00"],
    ]);
    expect(
      await rows(`select reason, won_count, present_spend_amount, booked_return_ratio, scenario_half_saturation_ratio,
        scenario_more_won_amount from metrics.spend_response`),
    ).toEqual([
      [
        "too few months",
        1,
        "73.33",
        2,
        2,
        String((Math.round(((3 * 1.1) / 3.1 - 1) * (440 / 3) * 100) / 100).toFixed(2)),
      ],
    ]);
    close();
  });

  it("tell in the warehouse what they tell, amounts to the cent", async () => {
    const {rows, truth} = companyOf({...company, spenders: [series]}, 5);
    const list = (cells: unknown[][]) =>
      cells.map((row) => `(${row.map((cell) => `'${cell}'`).join(", ")})`).join(", ");
    const own = rows.filter((row) => row.channel !== "(all)");
    const all = rows.filter((row) => row.channel === "(all)");
    const spent = list(own.map((row) => [row.channel, row.week_on, told(row, "spend_amount")]));
    const won = list([
      ...own.flatMap((row) =>
        Array.from({length: told(row, "won_count")}, () => [
          row.channel,
          row.week_on,
          told(row, "won_amount") / told(row, "won_count"),
        ]),
      ),
      ...all.map((row, week) => ["friend", row.week_on, told(row, "won_amount") - told(own[week]!, "won_amount")]),
    ]);
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2026-01-01",
      {
        "core.spend": `select channel, spend_on::date as spend_on, spend_amount::decimal(18,2) as spend_amount
          from (values ${spent}) as given(channel, spend_on, spend_amount)`,
        "core.journeys": `select channel, entered_on::date as entered_on, entered_on::date + 20 as ended_on, 'won' as outcome,
          journey_amount::decimal(18,2) as journey_amount from (values ${won}) as given(channel, entered_on, journey_amount)`,
      },
      ["metrics.spend_weeks", "metrics.spend_response"],
    );
    const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const weeks = await read(
      `select weeks.*, scenario.* from metrics.spend_weeks as weeks, workspace.spend_scenario as scenario`,
    );
    const [row] = await read("select * from metrics.spend_response");
    const [again] = spendResponse.rows(weeks);
    expect(row).toMatchObject({is_identifiable: true, reason: "(none)", observed_week_count: 155});
    for (const [column, value] of Object.entries(row!))
      if (/_amount$/.test(column) && value !== null) expect(value).toBe(told(again!, column).toFixed(2));
      else expect(value).toBe(again![column]);
    expect(told(row!, "marginal_return_low_ratio")).toBeLessThan(truth[0]!);
    expect(told(row!, "marginal_return_high_ratio")).toBeGreaterThan(truth[0]!);
    close();
  });
});
