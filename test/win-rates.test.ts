import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** Ten journeys: year of first contact, outcome, day of the end, amount, age, counted by hand below. */
const journeys = [
  ["FY2024", "won", "2024-05-01", 100, 30],
  ["FY2024", "won", "2025-02-01", 300, 200],
  ["FY2024", "lost", "2025-03-01", 200, 90],
  ["FY2024", "nurturing", "2024-06-01", null, 20],
  ["FY2025", "won", "2025-05-01", null, 40],
  ["FY2025", "lost", "2025-05-02", 400, 10],
  ["FY2025", "lost", null, 50, null],
  ["FY2025", "disqualified", "2025-06-01", null, 5],
  ["FY2025", "open", null, 900, 100],
  ["FY2025", "open", null, null, 50],
] as const;

const value = (given: string | number | null) => (typeof given === "string" ? `'${given}'` : (given ?? "null"));
const stageRates = [
  ["(all)", [0.8, 0.5, 0.6]],
  ["FY2024", [1, 0.5, 0.5]],
  ["FY2025", [0.5, null, 1]],
] as const;

const tables = {
  "core.journeys": `select fiscal_year, outcome, ended_on::date as ended_on, journey_amount::decimal(18,2) as journey_amount, age_days::double as age_days
    from (values ${journeys.map((row) => `(${row.map(value).join(", ")})`).join(", ")}) as made(fiscal_year, outcome, ended_on, journey_amount, age_days)`,
  "metrics.stage_conversion": `select case when period = '(all)' then 'all' else 'fiscal_year' end as period_kind, period, 'all' as breakdown,
      stage_order, 10 - stage_order as reached_count, went_on_rate::double as went_on_rate
    from (values ${stageRates.flatMap(([period, rates]) => rates.map((rate, i) => `('${period}', ${i + 1}, ${value(rate)})`)).join(", ")})
      as made(period, stage_order, went_on_rate)`,
  "metrics.conversion_by_age": `select 'all' as period_kind, '(all)' as period, 'all' as breakdown, '(all)' as member, '(first contact)' as since,
      age_days::double as age_days, won_rate, won_rate - 0.1 as won_rate_low, won_rate + 0.2 as won_rate_high, is_end
    from (values (90, 0.3, false), (200, 0.4, true)) as made(age_days, won_rate, is_end)`,
};

async function winRates() {
  const {connection, close} = await modelWarehouse(threeStages, "2025-12-31", tables, ["metrics.win_rates"]);
  const rows = await rowsOf(connection, "from metrics.win_rates order by period, formula_order");
  close();
  return (period: string) => rows.filter((row) => row.period === period);
}

describe("six win rates on the same ten journeys", () => {
  it("differ as their denominators do: over all years", async () => {
    const all = (await winRates())("(all)");
    expect(all.map(({formula_name, win_rate, journey_count}) => [formula_name, win_rate, journey_count])).toEqual([
      ["curve", expect.closeTo(0.4, 12), 9],
      ["won_of_closed", 3 / 6, 6],
      ["won_of_ended", 3 / 8, 8],
      ["won_of_entered", 3 / 10, 10],
      ["product_of_stage_rates", expect.closeTo(0.24, 12), 9],
      ["amount_of_closed", expect.closeTo(400 / 1050, 12), 5],
    ]);
    expect(
      all.filter(({is_headline}) => is_headline).map(({formula_name, age_days}) => [formula_name, age_days]),
    ).toEqual([["curve", 200]]);
    expect(all[5]).toMatchObject({numerator_amount: "400.00", denominator_amount: "1050.00", win_rate_low: null});
  });

  it("are of the year of the end, or of the year of first contact, as each formula has it", async () => {
    const rates = await winRates();
    const counted = (period: string) =>
      rates(period)
        .filter(({numerator_count}) => numerator_count !== null)
        .map(({formula_name, numerator_count, denominator_count}) => [
          formula_name,
          numerator_count,
          denominator_count,
        ]);
    expect(counted("FY2024")).toEqual([
      ["won_of_closed", 1, 1],
      ["won_of_ended", 1, 2],
      ["won_of_entered", 2, 4],
    ]);
    expect(counted("FY2025")).toEqual([
      ["won_of_closed", 2, 4],
      ["won_of_ended", 2, 5],
      ["won_of_entered", 1, 6],
    ]);
    expect(counted("(missing)"), "an end that no record dates").toEqual([
      ["won_of_closed", 0, 1],
      ["won_of_ended", 0, 1],
    ]);
  });

  it("have no answer rather than 0 where a part is not known", async () => {
    const rates = await winRates();
    const of = (period: string, name: string) => rates(period).find(({formula_name}) => formula_name === name);
    expect(of("FY2025", "product_of_stage_rates"), "nobody is decided at a stage").toMatchObject({win_rate: null});
    expect(of("FY2025", "curve"), "no curve of so few").toMatchObject({win_rate: null, journey_count: 5});
    expect(of("(missing)", "won_of_entered")).toMatchObject({win_rate: null, journey_count: 0});
    expect(of("FY2024", "amount_of_closed")).toMatchObject({win_rate: 1, journey_count: 1});
  });

  it("lie within their Wilson interval where they are counted", async () => {
    const [, closed] = (await winRates())("(all)");
    expect(closed!.win_rate_low).toBeCloseTo(0.18761, 4);
    expect(closed!.win_rate_high).toBeCloseTo(0.81239, 4);
  });
});
