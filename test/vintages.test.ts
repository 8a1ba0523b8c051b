import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {errorOfSum, growthOf, ultimatesOf} from "../pipeline/methods/chain-ladder.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const ladder = shared("reference/spend_lag_chainladder");
const cohorts = shared("reference/spend_cohort_return");
const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")).expected;
const near = (found: number, wanted: number, part = 1e-6) =>
  expect(Math.abs(found - wanted), `${found} for ${wanted}`).toBeLessThanOrEqual(part * Math.max(1, Math.abs(wanted)));

/** The cells of a published triangle, and 0 as its first age. */
function triangleOf(file: string): number[][] {
  const triangle: number[][] = [];
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [cohort, age, amount] = line.split(",").map(Number) as [number, number, number];
    triangle[cohort - 1] ??= [];
    if (Number.isFinite(amount)) triangle[cohort - 1]![age - 1] = amount;
  }
  return triangle;
}

describe("growth of young months", () => {
  it.skipIf(!ladder)("agrees with Taylor and Ashe, and with the Reinsurance Association of America", () => {
    for (const [name, file] of [
      ["genins", "input.csv"],
      ["raa", "input_raa.csv"],
    ] as const) {
      const expected = expectedOf(ladder!)[name];
      const triangle = triangleOf(join(ladder!, file));
      const steps = growthOf(triangle);
      steps.forEach((step, age) => {
        near(step!.factor, expected.age_to_age[age]);
      });
      const ultimates = ultimatesOf(triangle, steps).map((each) => each!);
      for (const [index, {latest, ultimate, mack_se}] of expected.by_cohort.entries()) {
        near(ultimates[index]!.latest, latest);
        near(ultimates[index]!.expected, ultimate);
        near(ultimates[index]!.error, mack_se);
      }
      near(
        ultimates.reduce((sum, {expected: each, latest}) => sum + each - latest, 0),
        expected.total["IBNR:"],
      );
      near(errorOfSum(triangle, steps), expected.total["Mack S.E.:"]);
    }
  });

  it("is undefined where nothing was won by an age, and the same in any order of the cohorts", () => {
    expect(growthOf([[0, 5, 8], [0, 4], [0]])).toEqual([undefined, {factor: 1.6, variance: 0, base: 5}]);
    expect(
      ultimatesOf([[0, 5, 8], [0, 4], [0]], growthOf([[0, 5, 8], [0, 4], [0]])).map((each) => each?.expected),
    ).toEqual([8, 6.4, undefined]);
  });
});

describe("months of spend", () => {
  const models = ["win_margins", "spend_vintages", "spend_payback", "vintage_factors", "vintage_growth"].map(
    (name) => `metrics.${name}`,
  );

  it.skipIf(!cohorts)("agree with the published cohorts of three sources", async () => {
    const warehouse = await modelWarehouse(
      threeStages,
      "2024-03-31",
      {
        "core.spend": `select (month || '-01')::date as month_on, source as channel, spend::decimal(18,2) as spend_amount
          from read_csv('${join(cohorts!, "spend.csv")}', types = {'month': 'varchar'})`,
        "core.journeys": `select row_number() over ()::varchar as journey_id, source as channel, lead_date as entered_on, won_date as ended_on, 'line' as product_line, revenue::decimal(18,2) as journey_amount,
          if(won_date is null, 'open', 'won') as outcome from read_csv('${join(cohorts!, "input.csv")}')`,
      },
      models,
    );
    const rows = (
      await warehouse.connection.runAndReadAll(
        `select channel, month_number, cohort_count, spend_amount::double as spend, won_amount::double as revenue, return_ratio
        from metrics.spend_payback order by all`,
      )
    ).getRowObjectsJS();
    let compared = 0;
    type Age = {age_months: number; cohorts: number; spend: number; revenue: number; roas: number | null};
    const published: Record<string, {cumulative_by_age_fully_observed_cohorts: Age[]}> = expectedOf(cohorts!);
    for (const [source, {cumulative_by_age_fully_observed_cohorts: ages}] of Object.entries(published))
      for (const {age_months, cohorts: count, spend, revenue, roas} of ages) {
        const found = rows.find(({channel, month_number}) => channel === source && month_number === age_months)!;
        if (!found) throw new Error(`${source} ${age_months} is missing`);
        near(Number(found["spend"]), spend, 1e-9);
        near(Number(found["revenue"]), revenue, 1e-9);
        if (roas !== null) near(Number(found["return_ratio"]), roas, 1e-9);
        if (spend > 0 && source === "Paid search") expect(found["cohort_count"]).toBe(count);
        compared++;
      }
    expect(compared).toBeGreaterThan(40);
    // the factors in SQL and the multiples of the method: one over the other, counted two ways
    const pairs = (
      await warehouse.connection.runAndReadAll(
        `select growth_ratio, (select product(factors.growth_ratio) from metrics.vintage_factors as factors
          where factors.channel = growth.channel and factors.month_number >= growth.month_number) as by_factors
        from metrics.vintage_growth as growth where reason = '(none)' and period <> '(all)' and not is_pooled`,
      )
    ).getRows();
    expect(pairs.length).toBeGreaterThan(10);
    for (const [found, wanted] of pairs) near(Number(found), Number(wanted ?? 1), 1e-9);
    warehouse.close();
  });

  it.skipIf(!cohorts)("agree with the published margin and payback, and tell none where none is declared", async () => {
    const tablesOf = (column: string) => ({
      "core.spend": `select (month || '-01')::date as month_on, source as channel, spend::decimal(18,2) as spend_amount
        from read_csv('${join(cohorts!, "spend.csv")}', types = {'month': 'varchar'})`,
      "core.journeys": `select row_number() over ()::varchar as journey_id, source as channel, lead_date as entered_on, won_date as ended_on, 'line' as product_line,
        ${column}::decimal(18,2) as journey_amount, if(won_date is null, 'open', 'won') as outcome from read_csv('${join(cohorts!, "input.csv")}')`,
    });
    const rowsOf = async (spend: object, column: string) => {
      const {connection, close} = await modelWarehouse(
        {...threeStages, spend},
        "2024-03-31",
        tablesOf(column),
        models.slice(0, 3),
      );
      const read = await connection.runAndReadAll("from metrics.spend_payback order by all");
      close();
      return read.getRowObjectsJS();
    };
    // the whole of the file's own margin
    const rows = await rowsOf({margin_rate: 1}, "gross_margin");
    type Age = {age_months: number; roi_margin: number | null};
    type Source = {cumulative_by_age_fully_observed_cohorts: Age[]; payback_age_months_margin_ge_spend: number | null};
    let compared = 0;
    for (const [source, given] of Object.entries(expectedOf(cohorts!) as Record<string, Source>))
      for (const {age_months, roi_margin} of given.cumulative_by_age_fully_observed_cohorts) {
        const found = rows.find(({channel, month_number}) => channel === source && month_number === age_months)!;
        if (roi_margin !== null) near(Number(found["margin_return_ratio"]), roi_margin, 1e-9);
        expect(found["payback_month_number"]).toBe(given.payback_age_months_margin_ge_spend);
        compared++;
      }
    expect(compared).toBeGreaterThan(40);
    const of = (given: Record<string, unknown>[]) => given.find(({channel}) => channel === "(all)")!;
    expect(of(await rowsOf({}, "revenue"))["margin_amount"]).toBeNull();
    expect(of(await rowsOf({margin_rates: {other: 0.5}}, "revenue"))["margin_amount"]).toBeNull();
    const tenth = of(await rowsOf({margin_rate: 0.5, margin_rates: {line: 0.1}}, "revenue"));
    near(Number(tenth["margin_amount"]) * 10, Number(tenth["won_amount"]), 1e-6);
  });

  it.skipIf(!cohorts)(
    "add up to all that are old enough to tell, in an interval that starts at what is won",
    async () => {
      const {connection, close} = await modelWarehouse(
        threeStages,
        "2024-03-31",
        {
          "core.spend": `select (month || '-01')::date as month_on, source as channel, spend::decimal(18,2) as spend_amount
          from read_csv('${join(cohorts!, "spend.csv")}', types = {'month': 'varchar'})`,
          "core.journeys": `select row_number() over ()::varchar as journey_id, source as channel, source as lead_source, lead_date as entered_on,
          won_date as ended_on, 'line' as product_line, revenue::decimal(18,2) as journey_amount, if(won_date is null, 'open', 'won') as outcome,
          30.0 as age_days from read_csv('${join(cohorts!, "input.csv")}')`,
          "metrics.journey_values":
            "select journey_id, 100::decimal(18,2) as expected_amount from core.journeys where outcome = 'open'",
        },
        ["win_margins", "spend_vintages", "vintage_growth", "spend_expected"].map((name) => `metrics.${name}`),
      );
      const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
      const months = await read("from metrics.spend_expected where period <> '(all)' order by channel, period");
      const wholes = await read("from metrics.spend_expected where period = '(all)' and reason = '(none)'");
      const cells = await read(
        "select channel, month_on::varchar as month, won_so_far_amount::double as won from metrics.spend_vintages where is_complete order by channel, month_on, month_number",
      );
      close();
      const sum = (rows: Record<string, unknown>[], column: string) =>
        rows.reduce((before, row) => before + Number(row[column]), 0);
      expect(wholes.length).toBeGreaterThan(2);
      for (const whole of wholes) {
        const ofChannel = months.filter((row) => row["channel"] === whole["channel"]);
        const told = ofChannel.filter((row) => row["reason"] === "(none)" || row["reason"] === "nothing won yet");
        expect(told.length, String(whole["channel"])).toBe(whole["month_count"]);
        for (const column of ["spend_amount", "won_count", "won_amount", "open_expected_amount"])
          near(Number(whole[column]), sum(told, column), 1e-9);
        near(Number(whole["expected_amount"]), sum(told, "expected_amount"), 1e-6);
        near(
          Number(whole["spend_amount"]) + Number(whole["too_young_spend_amount"]),
          sum(ofChannel, "spend_amount"),
          1e-9,
        );
        // all errors of the same factors go together: more than were they apart
        const apart = Math.sqrt(told.reduce((before, row) => before + Number(row["expected_error_amount"]) ** 2, 0));
        expect(Number(whole["expected_error_amount"])).toBeGreaterThanOrEqual(apart - 0.01 * told.length);
      }
      // the same by the functions that the published triangles hold, and the interval by its formula
      const all = wholes.find((row) => row["channel"] === "(all)")!;
      const byMonth: number[][] = [];
      const ofAll = cells.filter((cell) => cell["channel"] === "(all)");
      for (const [at, {month, won}] of ofAll.entries()) {
        if (month !== ofAll[at - 1]?.["month"]) byMonth.push([]);
        byMonth.at(-1)!.push(Number(won));
      }
      const young = months.filter((row) => row["channel"] === "(all)" && row["reason"] === "too young").length;
      const error = errorOfSum(byMonth.slice(0, byMonth.length - young), growthOf(byMonth));
      near(Number(all["expected_error_amount"]), error, 1e-6);
      const observed = byMonth.slice(0, byMonth.length - young).reduce((before, month) => before + month.at(-1)!, 0);
      const expected = Number(all["expected_amount"]);
      near(Number(all["expected_low_amount"]), Math.max(expected - 1.959963984540054 * error, observed), 1e-6);
      near(Number(all["expected_high_amount"]), expected + 1.959963984540054 * error, 1e-6);
      // the return's is wider: the same spend made again may have more or fewer wins
      for (const side of ["low", "high"])
        expect(
          Math.abs(Number(all[`expected_return_${side}_ratio`]) - Number(all["expected_return_ratio"])),
        ).toBeGreaterThanOrEqual(
          Math.abs(Number(all[`expected_${side}_amount`]) - expected) / Number(all["spend_amount"]) - 1e-9,
        );
      expect(months.filter((row) => row["expected_amount"] === null && row["expected_low_amount"] !== null)).toEqual(
        [],
      );
    },
  );
});
