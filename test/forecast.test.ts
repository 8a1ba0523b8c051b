import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {distributionOf, quantileOf} from "../pipeline/methods/win_distribution.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const models = [
  "core.observation",
  "core.forecast_journeys",
  "core.forecast_days",
  "core.forecast_curves",
  "core.forecast_chances",
  "metrics.forecast",
  "metrics.forecast_quality",
];

/** A journey by the days since 2024-01-01 on which it began, ended and was recorded to have ended. */
type Life = {entered: number; ended: number | null; recorded?: number; won: boolean; amount: number};

const asOf = 730;
const dateOf = (day: number): string => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);

async function forecastsOf(lives: Life[]): Promise<Record<string, unknown>[]> {
  const seen = lives.filter(({entered}) => entered <= asOf);
  const rows = seen.map(({entered, ended, won, amount}, index) => {
    const end = ended !== null && ended <= asOf ? ended : null;
    const outcome = end === null ? "open" : won ? "won" : "lost";
    return `('j${index}', date '${dateOf(entered)}', ${end === null ? "null::date" : `date '${dateOf(end)}'`}, '${outcome}', ${won ? amount : "null"}::decimal(18,2))`;
  });
  const told = seen.flatMap(({ended, recorded, won}, index) =>
    ended === null || ended > asOf || recorded === undefined
      ? []
      : [`('j${index}', '${won ? "won" : "lost"}', timestamp '${dateOf(ended)}', timestamp '${dateOf(recorded)}')`],
  );
  const warehouse = await modelWarehouse(
    threeStages,
    dateOf(asOf),
    {
      "core.journeys": `select *, '(missing)' as product_line, false as has_reversed_dates,
          case when coalesce(ended_on, date '${dateOf(asOf)}') = entered_on then 0.5 else coalesce(ended_on, date '${dateOf(asOf)}') - entered_on end::double as age_days
        from (values ${rows.join(", ")}) as told(journey_id, entered_on, ended_on, outcome, journey_amount)`,
      "core.stage_events": told.length
        ? `from (values ${told.join(", ")}) as told(journey_id, outcome, changed_at, recorded_at)`
        : "select '' as journey_id, '' as outcome, null::timestamp as changed_at, null::timestamp as recorded_at where false",
    },
    models,
  );
  const found = await rowsOf(warehouse.connection, "from metrics.forecast order by horizon_days, forecast_on");
  warehouse.close();
  return found;
}

/** Two years of a company whose journeys end at random, a third of them won. */
function livesOf(seed: number, perDay: number): Life[] {
  const random = randomOf("forecast", seed);
  return Array.from({length: asOf}, (_, entered) =>
    Array.from({length: random.poisson(perDay)}, (): Life => {
      const stay = Math.floor(-25 * Math.log(1 - random.uniform()));
      return {entered, ended: entered + stay, won: random.chance(0.3), amount: Math.round(random.lognormal(1000, 0.4))};
    }),
  ).flat();
}

describe("the distribution of wins", () => {
  const folder = shared("reference/forecast_poisson_binomial");

  it.skipIf(!folder)("agrees with the reference: probability of each number, and quantiles of number and value", () => {
    const {expected, tolerance} = JSON.parse(readFileSync(join(folder!, "expected.json"), "utf8"));
    const lines = readFileSync(join(folder!, "input.csv"), "utf8").trim().split("\n").slice(1);
    const deals = lines.map((line) => line.split(",").slice(2).map(Number) as [number, number]);
    const counts = distributionOf(
      deals.map(([probability]) => ({probability, value: 1})),
      deals.length,
    );
    for (const {k, p} of expected.p_wins)
      expect(Math.abs(counts[k]! - p), `${k} wins`).toBeLessThanOrEqual(tolerance.abs);
    for (const [level, wins] of Object.entries(expected.quantiles_wins))
      expect(quantileOf(counts, Number(level))).toBe(wins);
    const cells = deals.reduce((sum, [, value]) => sum + value / 100, 0);
    const values = distributionOf(
      deals.map(([probability, value]) => ({probability, value: value / 100})),
      cells,
    );
    for (const [level, value] of Object.entries(expected.quantiles_value))
      expect(Math.abs(quantileOf(values, Number(level)) * 100 - (value as number))).toBeLessThanOrEqual(
        tolerance.value_abs,
      );
  });

  it("keeps what passes the last cell there", () => {
    const cells = distributionOf(
      [
        {probability: 0.5, value: 3},
        {probability: 0.5, value: 3},
        {probability: 0.25, value: 0},
      ],
      4,
    );
    expect([...cells]).toEqual([0.25, 0, 0, 0.5, 0.25]);
  });
});

describe("how forecasts are judged", () => {
  const folder = shared("reference/forecast_metrics");

  it.skipIf(!folder)("agrees with the reference", async () => {
    const {expected, tolerance} = JSON.parse(readFileSync(join(folder!, "expected.json"), "utf8"));
    const rows = readFileSync(join(folder!, "input.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const values = rows.slice(24, 42).map((row) => `(${row.slice(1).join(", ")})`);
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-01-01",
      {
        "metrics.forecast": `select 30::double as horizon_days, true as is_past, actual as won_count, forecast as expected_won_count, q10 as low_won_count,
            q90 as high_won_count, naive as naive_won_count, null::decimal(18,2) as won_amount, null::decimal(18,2) as expected_won_amount,
            null::decimal(18,2) as low_won_amount, null::decimal(18,2) as high_won_amount, null::decimal(18,2) as naive_won_amount
          from (values ${values.join(", ")}) as told(actual, forecast, q10, q50, q90, naive)`,
      },
      ["metrics.forecast_quality"],
    );
    const [found] = await rowsOf(connection, "from metrics.forecast_quality");
    close();
    const mean = expected.mae / expected.wape;
    const wanted = {
      wape_ratio: expected.wape,
      mape_ratio: expected.mape,
      smape_ratio: expected.smape,
      bias_ratio: expected.bias_mean_error_forecast_minus_actual / mean,
      low_pinball_ratio: expected.pinball["10"] / mean,
      middle_pinball_ratio: expected.pinball["50"] / mean,
      high_pinball_ratio: expected.pinball["90"] / mean,
      covered_rate: expected.coverage_10_90,
      naive_wape_ratio: expected.seasonal_naive.mae / mean,
      skill_ratio: 1 - expected.relative_mae_vs_seasonal_naive,
    };
    for (const [name, value] of Object.entries(wanted))
      expect(Math.abs(Number(found![name]) - value), name).toBeLessThanOrEqual(tolerance.abs);
    expect(found).toMatchObject({case_count: expected.n, is_better: true, told_by: "curve"});
  });

  it("tells the plain forecast where the curve is no better", async () => {
    const rows = Array.from({length: 8}, (_, index) => `(${10 + index}, ${14 + index}, ${11 + index})`);
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-01-01",
      {
        "metrics.forecast": `select 30::double as horizon_days, true as is_past, won_count, expected_won_count, 1 as low_won_count, 20 as high_won_count, naive_won_count,
            null::decimal(18,2) as won_amount, null::decimal(18,2) as expected_won_amount, null::decimal(18,2) as low_won_amount,
            null::decimal(18,2) as high_won_amount, null::decimal(18,2) as naive_won_amount
          from (values ${rows.join(", ")}) as told(won_count, expected_won_count, naive_won_count)`,
      },
      ["metrics.forecast_quality"],
    );
    const [found] = await rowsOf(
      connection,
      "select is_better, told_by, skill_ratio::integer as skill from metrics.forecast_quality",
    );
    close();
    expect(found).toEqual({is_better: false, told_by: "naive", skill: -3});
  });
});

describe("forecasts of past days", () => {
  it("hold for companies whose wins are known: the band has what came in about eight of ten cases, and the mean is right", async () => {
    const cases: Record<string, unknown>[] = [];
    for (let seed = 1; seed <= 25; seed++)
      cases.push(...(await forecastsOf(livesOf(seed, 2))).filter(({is_past}) => is_past));
    const covered = (low: string, high: string, came: string) =>
      cases.filter((row) => Number(row[low]) <= Number(row[came]) && Number(row[came]) <= Number(row[high])).length /
      cases.length;
    const sum = (name: string) => cases.reduce((before, row) => before + Number(row[name]), 0);
    const found = {
      cases: cases.length,
      counts: covered("low_won_count", "high_won_count", "won_count"),
      amounts: covered("low_won_amount", "high_won_amount", "won_amount"),
      bias: sum("expected_won_count") / sum("won_count") - 1,
    };
    console.log(found);
    expect(found.cases).toBeGreaterThan(500);
    expect(found.counts).toBeGreaterThan(0.78);
    expect(found.counts).toBeLessThan(0.93);
    expect(found.amounts).toBeGreaterThan(0.78);
    expect(found.amounts).toBeLessThan(0.92);
    expect(Math.abs(found.bias)).toBeLessThan(0.03);
  });

  it("do not change with what came or was written down after the day", async () => {
    const day = 455;
    const lives = livesOf(99, 3).map((life) => ({...life, recorded: life.ended! + 3}));
    const later = lives.map((life) =>
      life.recorded <= day
        ? life
        : {...life, ended: Math.max(life.ended!, day + 1) + 5, recorded: life.recorded + 60, won: !life.won, amount: 1},
    );
    const told = (rows: Record<string, unknown>[]) =>
      rows
        .filter(({forecast_on}) => String(forecast_on) <= dateOf(day))
        .map(
          ({
            forecast_on,
            horizon_days,
            open_count,
            expected_won_count,
            low_won_count,
            high_won_count,
            expected_won_amount,
          }) => [
            String(forecast_on),
            horizon_days,
            open_count,
            expected_won_count,
            low_won_count,
            high_won_count,
            expected_won_amount,
          ],
        );
    const [before, after] = [told(await forecastsOf(lives)), told(await forecastsOf(later))];
    expect(before.length).toBeGreaterThan(4);
    expect(after).toEqual(before);
  });

  it("expect nothing of a company that has won nothing", async () => {
    const found = await forecastsOf([{entered: 100, ended: null, won: false, amount: 0}]);
    expect(found.at(-1)).toMatchObject({
      open_count: 1,
      expected_won_count: 0,
      low_won_count: 0,
      high_won_count: 0,
      expected_won_amount: null,
    });
  });

  it("count a win that was recorded late as open until then", async () => {
    const on = (rows: Record<string, unknown>[]) =>
      rows.find((row) => String(row["forecast_on"]) === dateOf(424) && row["horizon_days"] === 30)!["open_count"];
    const lives = livesOf(7, 1);
    const late = lives.map((life) => (life.ended! <= 424 && life.ended! > 415 ? {...life, recorded: 500} : life));
    const held = lives.filter(({ended}) => ended! <= 424 && ended! > 415).length;
    expect(held).toBeGreaterThan(3);
    expect(Number(on(await forecastsOf(late))) - Number(on(await forecastsOf(lives)))).toBe(held);
  });
});
