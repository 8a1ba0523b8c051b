import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {curveModels, curveWarehouse} from "./curve-warehouse.ts";
import {shared} from "./shared.ts";

type Row = Record<string, number>;
const velocityModels = [
  "core.observation",
  "core.dwells",
  "core.dwell_sets",
  "core.dwell_curves",
  "metrics.stage_velocity",
];
const folder = (name: string) => shared(`reference/${name}`)!;
const expectedIn = (name: string) => JSON.parse(readFileSync(join(folder(name), "expected.json"), "utf8")).expected;

async function rowsFrom(query: string, ...warehouse: Parameters<typeof curveWarehouse>): Promise<Row[]> {
  const {connection, close} = await curveWarehouse(...warehouse);
  const rows = (await rowsOf(connection, query)) as Row[];
  close();
  return rows;
}

describe.skipIf(!shared("reference"))("how long it lasts agrees with the reference", () => {
  const lung = () => join(folder("surv_km_lung"), "input.csv");
  const lungJourneys =
    () => `select id::varchar as journey_id, "group" as lead_source, if(event = 1, 'lost', 'open') as outcome,
    date '2020-01-01' - time_days::integer as entered_on, case when event = 1 then date '2020-01-01' end as ended_on from read_csv('${lung()}')`;
  const columns =
    "median_stage_days, median_stage_days_low, median_stage_days_high, mean_stage_days, horizon_days, visit_count, open_count";

  it("for journeys as a whole, with the band of the log–log scale turned round", async () => {
    const rows = await rowsFrom(
      `select ${columns} from metrics.stage_velocity where stage = '(all)' and period = '(all)' and breakdown in ('all', 'lead_source') order by member`,
      lungJourneys(),
      "2020-01-01",
      {models: velocityModels},
    );
    const {quantiles, rmst_365, median_by_group, n, events} = expectedIn("surv_km_lung");
    const [, median] = quantiles.loglog;
    expect(rows[0]).toMatchObject({
      median_stage_days: median.estimate,
      median_stage_days_low: median.lower,
      median_stage_days_high: median.upper,
      horizon_days: 365,
      visit_count: n,
      open_count: n - events,
    });
    expect(Math.abs(rows[0]!.mean_stage_days! - rmst_365.value)).toBeLessThan(1e-9);
    expect(rows.slice(1).map((row) => row.median_stage_days)).toEqual(median_by_group.map((row: Row) => row.median));
  });

  it("for visits to a stage, to the hour", async () => {
    const visits = `select id::varchar as journey_id, 1 as visit_number, 'a' as stage, 1 as stage_order, date '2020-01-01' as entered_on,
        timestamp '2020-01-02' - to_hours(time_days) as entered_at, if(event = 1, 'lost', 'open') as left_how,
        case when event = 1 then time_days / 24.0 end as stage_days, false as is_imputed, true as is_first, true as is_last
      from read_csv('${lung()}')`;
    const [row] = await rowsFrom(
      `select ${columns} from metrics.stage_velocity where stage = 'a' and period = '(all)' and breakdown = 'all'`,
      lungJourneys(),
      "2020-01-01",
      {models: velocityModels, visits},
    );
    const [, median] = expectedIn("surv_km_lung").quantiles.loglog;
    expect(
      [row!.median_stage_days, row!.median_stage_days_low, row!.median_stage_days_high].map((days) => days! * 24),
    ).toEqual([median.estimate, median.lower, median.upper]);
  });

  const maven = () => `select opportunity_id as journey_id, engage_date as entered_on, close_date as ended_on, outcome,
    sales_agent as rep_id, close_value as journey_amount from read_csv('${join(folder("velocity_hazard_maven"), "input.csv")}')`;

  it("where the export starts late", async () => {
    const [row] = await rowsFrom(
      "from metrics.stage_velocity where stage = '(all)' and period = '(all)' and breakdown = 'all'",
      maven(),
      "2017-12-31",
      {models: velocityModels},
    );
    const [median, , fourFifths] = expectedIn("velocity_hazard_maven").time_to_close_quantiles;
    const {median_stage_days, median_stage_days_low, median_stage_days_high} = row!;
    expect([median_stage_days, median_stage_days_low, median_stage_days_high]).toEqual([
      median.estimate,
      median.lower,
      median.upper,
    ]);
    const {p80_stage_days, p80_stage_days_low, p80_stage_days_high} = row!;
    expect([p80_stage_days, p80_stage_days_low, p80_stage_days_high]).toEqual([
      fourFifths.estimate,
      fourFifths.lower,
      fourFifths.upper,
    ]);
  });

  it("for sales velocity and its factors; those with no precedent are counted and left out", async () => {
    const calendar = `select day_on, 'FY' || year(day_on + interval 3 months) as fiscal_year
      from (select unnest(generate_series(date '2016-10-01', date '2018-09-30', interval 1 day))::date as day_on)`;
    const rows = await rowsFrom(
      "from metrics.sales_velocity order by period_kind, period, breakdown, member",
      maven(),
      "2017-12-31",
      {
        models: ["metrics.sales_velocity"],
        tables: {"core.calendar": calendar},
      },
    );
    const theirs = expectedIn("velocity_hazard_maven").sales_velocity;
    const {stalled} = expectedIn("surv_crm_maven_delayed_entry");
    const ours = rows.find((row) => String(row.period) === "FY2018" && String(row.breakdown) === "all")!;
    expect(ours.open_count).toBe(theirs.open_opps_at_snapshot);
    expect(ours.no_precedent_count).toBe(stalled.open_older_than_138_days);
    expect(ours.won_count! + ours.lost_count!).toBe(theirs.n_closed);
    expect(Math.abs(ours.won_of_closed_rate! - theirs.win_rate)).toBeLessThan(1e-9);
    expect(Math.abs(Number(ours.mean_won_amount) - theirs.avg_won_value)).toBeLessThan(0.005);
    expect(Math.abs(ours.mean_won_days! - theirs.avg_cycle_days_won)).toBeLessThan(1e-9);
    const withMean = (Number(ours.all_open_day_amount) * ours.median_won_days!) / ours.mean_won_days!;
    expect(Math.abs(withMean - theirs.sales_velocity_per_day)).toBeLessThan(0.01);
    const share = (ours.open_count! - ours.no_precedent_count!) / ours.open_count!;
    expect(Math.abs(Number(ours.day_amount) - Number(ours.all_open_day_amount) * share)).toBeLessThan(0.01);
    for (const {period, open_count, won_count} of rows.filter((row) => String(row.breakdown) === "all")) {
      const parts = rows.filter((row) => row.period === period && String(row.breakdown) === "rep");
      expect(parts.reduce((sum, row) => sum + row.open_count!, 0)).toBe(open_count);
      expect(parts.reduce((sum, row) => sum + row.won_count!, 0)).toBe(won_count);
    }
  });

  it("for the curve at the ages asked for and at its end, beside what is won of all", async () => {
    const rows = await rowsFrom(
      "from metrics.conversion_by_age where period = '(all)' and breakdown = 'all' and since = '(first contact)' order by kind, age_days",
      maven(),
      "2017-12-31",
      {models: [...curveModels, "metrics.conversion_by_age"]},
    );
    const {at_times} = expectedIn("surv_crm_maven_delayed_entry") as {at_times: Row[]};
    const asked = rows.filter((row) => String(row.kind) === "asked");
    expect(asked.map(({age_days}) => age_days)).toEqual([30, 60, 90, 180, 365]);
    for (const age of [30, 60, 90])
      expect(
        Math.abs(asked.find(({age_days}) => age_days === age)!.won_rate! - at_times.find(({t}) => t === age)!.won!),
      ).toBeLessThan(1e-9);
    const end = rows.filter((row) => String(row.is_end) === "true");
    expect(end).toHaveLength(1);
    expect(Math.abs(end[0]!.won_rate! - at_times.at(-1)!.won!)).toBeLessThan(1e-9);
    expect(rows[0]!.won_of_entered_rate).toBe(4238 / 8300);
    const drawn = rows.filter((row) => String(row.kind) === "drawn");
    expect(drawn.length).toBeGreaterThan(50);
    expect([drawn[0]!.age_days, drawn.at(-1)!.age_days]).toEqual([0, end[0]!.age_days]);
  });

  it("for what open journeys are to be expected to bring", async () => {
    const [row] = await rowsFrom(
      "from metrics.cohort_maturity where period = '(all)' and breakdown = 'all'",
      maven(),
      "2017-12-31",
      {
        models: [...curveModels, "metrics.cohort_maturity"],
      },
    );
    const curve = readFileSync(join(folder("surv_crm_maven_delayed_entry"), "expected_curve.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const points = curve.map((line) => line.split(",").map(Number));
    const deals = readFileSync(join(folder("velocity_hazard_maven"), "input.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const ages = deals.filter((line) => line.includes('"open"')).map((line) => Number(line.split(",").at(-1)));
    const end = points.at(-1)![2]!;
    const chances = ages.map((age) => {
      const [, , won, , open] = points.findLast(([time]) => time! <= age) ?? [0, 0, 0, 0, 1];
      return (end - won!) / open!;
    });
    expect([row!.journey_count, row!.open_count, row!.won_count]).toEqual([8300, 1589, 4238]);
    expect(ages).toHaveLength(1589);
    expect(row!.can_convert_count).toBe(ages.filter((age) => age < 138).length);
    expect(Math.abs(row!.expected_won_count! - 4238 - chances.reduce((sum, chance) => sum + chance, 0))).toBeLessThan(
      1e-6,
    );
  });
});

describe("the curves", () => {
  const models = [
    ...curveModels,
    "metrics.conversion_by_age",
    "metrics.cohort_maturity",
    ...velocityModels.slice(1),
    "metrics.sales_velocity",
  ];
  const tables = {"core.calendar": "select date '2024-01-01' as day_on, 'FY2024' as fiscal_year"};
  const none = "select 'j' as journey_id, 'open' as outcome limit 0";
  const few =
    "select unnest(['i', 'j']) as journey_id, date '2024-01-01' as entered_on, unnest(['open', 'won']) as outcome, case when outcome = 'won' then entered_on end as ended_on";

  it.each([
    ["no journeys", none, 0],
    ["two journeys", few, 2],
    ["journeys without a date", "select 'j' as journey_id, 'open' as outcome", 1],
  ])("say nothing that they cannot know of %s", async (_, journeys, count) => {
    const options = {models, tables};
    const curves = await rowsFrom("from metrics.conversion_curve", journeys, "2024-06-30", options);
    expect(curves).toEqual([]);
    const asked = await rowsFrom(
      "from metrics.conversion_by_age where period = '(all)' and breakdown = 'all'",
      journeys,
      "2024-06-30",
      options,
    );
    expect(asked.map(({won_rate, entered_count}) => [won_rate, entered_count])).toEqual(
      Array(count > 0 ? 5 : 0).fill([null, count]),
    );
    const maturity =
      "select expected_won_count, matured_rate from metrics.cohort_maturity where period = '(all)' and breakdown = 'all'";
    for (const row of await rowsFrom(maturity, journeys, "2024-06-30", options)) expect(row.matured_rate).toBeNull();
    const lasting = "select median_stage_days, mean_stage_days from metrics.stage_velocity";
    for (const row of await rowsFrom(lasting, journeys, "2024-06-30", options))
      expect(Object.values(row)).toEqual([null, null]);
  });
});
