import {readFileSync} from "node:fs";
import {join} from "node:path";
import Papa from "papaparse";
import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {aalenJohansen} from "./aalen-johansen.ts";
import {curveWarehouse} from "./curve-warehouse.ts";
import {shared} from "./shared.ts";

type Row = Record<string, number>;
const whole = "where period = '(all)' and breakdown = 'all' and since = '(first contact)' order by age_days";

/** The curve of journeys, all together, as the production models make it. */
async function curveOf(journeys: string, asOf: string, settings = {}): Promise<Row[]> {
  const {connection, close} = await curveWarehouse(journeys, asOf, {settings});
  const rows = (await rowsOf(connection, `from metrics.conversion_curve ${whole}`)) as Row[];
  close();
  return rows;
}

/** Journeys that all are seen until one day, from a file of durations. */
const lasting = (file: string, outcome: string) => `select id::varchar as journey_id, ${outcome} as outcome,
  date '2020-01-01' - floor(time_days)::integer as entered_on,
  case when ${outcome} <> 'open' then date '2020-01-01' end as ended_on from read_csv('${file}')`;

const uniform = (of: string) => `(hash(${of}) % 1000003 / 1000003.0)`;
const randomCompany = `select 'j' || i as journey_id, ['search', 'fair', null][1 + (hash(i, 1) % 3)::integer] as lead_source,
    ['north', 'south'][1 + (hash(i, 2) % 2)::integer] as region, ['small', 'large', '大'][1 + (hash(i, 3) % 3)::integer] as product_line,
    case when i % 50 > 0 then began_on end as entered_on,
    case when outcome <> 'open' and i % 77 > 0 then ended_on - (i % 41 = 0)::integer * 400 end as ended_on,
    outcome
  from (
    select i, began_on, ended_on, case when ended_on > date '2024-12-31' then 'open' else aim end as outcome
    from (
      select i, date '2023-01-01' + (${uniform("i, 4")} * 700)::integer as began_on,
        began_on + floor(-60 * ln(1 - ${uniform("i, 5")}))::integer as ended_on,
        ['won', 'won', 'lost', 'lost', 'lost', 'disqualified', 'nurturing'][1 + (hash(i, 6) % 7)::integer] as aim
      from range(1, 1500) as numbers(i)
    )
  )
  where outcome = 'open' or ended_on >= date '2023-03-01'`;
const randomVisits = `select journey_id, stage, stage_order, true as is_first,
    entered_on + (${uniform("journey_id, stage")} * 20)::integer * (stage_order - 1) as entered_on
  from core.journeys cross join workspace.stages where hash(journey_id, stage_order) % 3 > 0`;

const parseRows = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), {header: true, skipEmptyLines: true}).data;

const at = (rows: Row[], age: number) => rows.findLast(({age_days}) => age_days! <= age)!;

describe.skipIf(!shared("reference"))("the curve agrees with the reference", () => {
  const folder = (name: string) => shared(`reference/${name}`)!;
  const expectedIn = (name: string) => JSON.parse(readFileSync(join(folder(name), "expected.json"), "utf8")).expected;

  it.each(["won", "lost", "nurture"])("on competing outcomes, %s being asked for", async (asked) => {
    const name = "surv_aj_transplant";
    const word = asked === "nurture" ? "nurturing" : asked;
    const asWon = `case outcome when '${asked}' then 'won' when 'won' then '${word}' when 'nurture' then 'nurturing' else outcome end`;
    const rows = await curveOf(lasting(join(folder(name), "input.csv"), asWon), "2020-01-01");
    const states = (expectedIn(name).cumulative_incidence as ({state: string} & Row)[]).filter(
      ({state}) => state === asked,
    );
    expect(states.length).toBe(5);
    for (const {t, prob, se_survival} of states as unknown as Row[]) {
      expect(Math.abs(at(rows, t!).won_rate! - prob!), `at ${t}`).toBeLessThan(1e-9);
      expect(Math.abs(at(rows, t!).won_error_ratio! - se_survival!), `error at ${t}`).toBeLessThan(1e-9);
    }
    const points = aalenJohansen(
      parseRows(join(folder(name), "input.csv")).map(({time_days, outcome}) => ({
        entry: 0,
        exit: Number(time_days),
        outcome: outcome === asked ? "won" : outcome === "won" ? "lost" : outcome!,
      })),
    );
    for (const {t, se_cmprsk} of states as unknown as Row[]) {
      const {aalen, greenwood} = points.findLast(({age}) => age <= t!)!;
      expect(Math.abs(Math.sqrt(aalen) - se_cmprsk!), `Aalen's error at ${t}`).toBeLessThan(1e-9);
      expect(Math.abs(Math.sqrt(greenwood) - at(rows, t!).won_error_ratio!)).toBeLessThan(1e-9);
    }
    const lines = readFileSync(join(folder(name), "expected_curve.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const kept = lines.map((line) => line.split(",").map(Number)).filter(([, atRisk]) => atRisk! >= 10);
    expect(kept.length).toBeGreaterThan(300);
    for (const [age, , won, lost, nurture, open] of kept) {
      const row = at(rows, age!);
      const theirs = asked === "won" ? won! : asked === "lost" ? lost! : nurture!;
      expect(Math.abs(row.won_rate! - theirs), `at ${age}`).toBeLessThan(1e-9);
      expect(Math.abs(row.open_rate! - open!), `open at ${age}`).toBeLessThan(1e-9);
    }
  });

  it("on one outcome, where it is what Kaplan and Meier say, with Greenwood's error and the band of the log–log scale", async () => {
    const {table_log, at_times} = expectedIn("surv_km_lung") as {
      table_log: Row[];
      at_times: ({loglog: number[]} & Row)[];
    };
    const rows = await curveOf(
      lasting(join(folder("surv_km_lung"), "input.csv"), "case when event = 1 then 'won' else 'open' end"),
      "2020-01-01",
    );
    const kept = table_log.filter(({n_risk, n_event}) => n_risk! >= 10 && n_event! > 0);
    expect(kept.length).toBeGreaterThan(130);
    for (const {time, n_risk, surv, std_err_surv} of kept) {
      const row = at(rows, time!);
      expect([row.age_days, row.at_risk_count]).toEqual([time, n_risk]);
      expect(Math.abs(row.open_rate! - surv!)).toBeLessThan(1e-9);
      expect(Math.abs(1 - row.won_rate! - surv!)).toBeLessThan(1e-9);
      expect(Math.abs(row.won_error_ratio! - std_err_surv!)).toBeLessThan(1e-9);
    }
    for (const {t, loglog} of at_times as unknown as {t: number; loglog: [number, number]}[]) {
      expect(Math.abs(1 - at(rows, t).won_rate_high! - loglog[0])).toBeLessThan(1e-9);
      expect(Math.abs(1 - at(rows, t).won_rate_low! - loglog[1])).toBeLessThan(1e-9);
    }
  });

  const maven = () => `select opportunity_id as journey_id, engage_date as entered_on, close_date as ended_on, outcome
    from read_csv('${join(folder("surv_crm_maven_delayed_entry"), "input.csv")}')`;

  it.each([
    ["detected", {}],
    ["declared", {observed_from: "2017-03-01"}],
  ])("on an export that starts after deals began, which is %s, and does not say 63 %", async (how, settings) => {
    const name = "surv_crm_maven_delayed_entry";
    const {connection, close} = await curveWarehouse(maven(), "2017-12-31", {settings});
    const [observed] = await rowsOf(
      connection,
      "select observed_from_on::varchar as observed_from_on, how from core.observation",
    );
    expect(observed).toEqual({observed_from_on: "2017-03-01", how});
    const [entries] = await rowsOf(
      connection,
      `select count(*)::integer as n, (count(*) filter (
          spells.entry_days <> given.entry_days or spells.exit_days <> given.exit_days
        ))::integer as other
      from core.spells inner join read_csv('${join(folder(name), "input.csv")}') as given on opportunity_id = journey_id`,
    );
    expect(entries).toEqual({n: 8300, other: 0});
    const rows = (await rowsOf(connection, `from metrics.conversion_curve ${whole}`)) as Row[];
    close();
    for (const {t, won, lost, open, n_risk, won_se_etm} of expectedIn(name).at_times as Row[]) {
      const row = at(rows, t!);
      expect(Math.abs(row.won_rate! - won!)).toBeLessThan(1e-9);
      expect(Math.abs(row.lost_rate! - lost!)).toBeLessThan(1e-9);
      expect(Math.abs(row.open_rate! - open!)).toBeLessThan(1e-9);
      expect(Math.abs(row.won_error_ratio! - won_se_etm!)).toBeLessThan(1e-9);
      if (row.age_days === t) expect(row.at_risk_count).toBe(n_risk);
    }
    expect(rows.at(-1)!.won_rate).toBeCloseTo(0.529, 3);
    expect(Math.max(...rows.map(({won_rate_high}) => won_rate_high!))).toBeLessThan(0.55);
    for (const {age_days, p_win} of expectedIn("velocity_hazard_maven").conditional_win as Row[])
      expect(Math.abs(at(rows, age_days!).later_won_rate! - p_win!)).toBeLessThan(1e-9);
  });
});

describe("the curve", () => {
  it("is what a plain loop says, for every member, thing counted from and year of a random company whose export starts late", async () => {
    const {connection, close} = await curveWarehouse(randomCompany, "2024-12-31", {
      visits: randomVisits,
      settings: {observed_from: "2023-03-01"},
    });
    const spells = await rowsOf(connection, "from core.spells inner join core.journeys using (journey_id)");
    const rows = await rowsOf(connection, "from metrics.conversion_curve");
    close();
    const keys = ["lead_source", "region", "department", "product_line"];
    const groups = new Map<string, Record<string, unknown>[]>();
    for (const row of rows) {
      const key = ["period", "breakdown", "member", "since"].map((column) => row[column]).join("/");
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    let compared = 0;
    for (const [key, points] of groups) {
      const [period, breakdown, member, since] = key.split("/");
      const own = spells.filter(
        (spell) =>
          spell.since === since &&
          (period === "(all)" || spell.fiscal_year === period) &&
          (breakdown === "all" || (keys.includes(breakdown!) && spell[breakdown!] === member)),
      );
      const expected = aalenJohansen(
        own.map((spell) => ({
          entry: Number(spell.entry_days),
          exit: Number(spell.exit_days),
          outcome: String(spell.outcome),
        })),
      );
      for (const row of points as Row[]) {
        const theirs = expected.find(({age}) => age === row.age_days);
        if (!theirs) continue;
        compared++;
        expect(row.at_risk_count).toBe(theirs.atRisk);
        expect(Math.abs(row.won_rate! - theirs.won)).toBeLessThan(1e-12);
        expect(Math.abs(row.lost_rate! - theirs.lost)).toBeLessThan(1e-12);
        expect(Math.abs(row.open_rate! - theirs.open)).toBeLessThan(1e-12);
        expect(Math.abs(row.won_error_ratio! ** 2 - theirs.greenwood)).toBeLessThan(1e-12);
        const parts = row.won_rate! + row.lost_rate! + row.disqualified_rate! + row.recycled_rate! + row.open_rate!;
        expect(Math.abs(parts - 1)).toBeLessThan(1e-12);
      }
    }
    expect(groups.size).toBeGreaterThan(20);
    expect(compared).toBeGreaterThan(1000);
  });
});

describe("what the exports hold", () => {
  const observed = async (journeys: string, asOf: string) => {
    const {connection, close} = await curveWarehouse(journeys, asOf, {models: ["core.observation"]});
    const [row] = await rowsOf(
      connection,
      "select how, observed_from_on::varchar as observed_from_on, expected_end_count from core.observation",
    );
    close();
    return row!;
  };
  const cycles = (count: number, each: number, days: string) => `select i as n, i::varchar as journey_id, 'won' as aim,
      date '2024-01-01' + floor(i * ${each})::integer as entered_on, entered_on + (${days})::integer as end_on,
      case when end_on <= date '2024-12-31' then 'won' else 'open' end as outcome, case when outcome = 'won' then end_on end as ended_on
    from range(${count}) as numbers(i)`;
  const without = (query: string) => `select * exclude (n, aim, end_on) from (${query})`;

  it("does not start late in a young company in which nothing could end yet", async () => {
    expect(await observed(without(cycles(300, 1, "90 + hash(i) % 60")), "2024-12-31")).toMatchObject({
      how: "none",
      observed_from_on: null,
    });
    expect(await observed(without(cycles(300, 1, "5 + hash(i) % 200")), "2024-12-31")).toMatchObject({
      how: "none",
      observed_from_on: null,
    });
  });

  it("does not start late where twenty random companies hold everything, and does where they hold nothing of the first months", async () => {
    let [whole, cut] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      const all = cycles(400, 0.8, `floor(-70 * ln(1 - ${uniform(`i, ${seed}`)}))`);
      whole += (await observed(without(all), "2024-12-31")).how === "none" ? 1 : 0;
      const late = await observed(
        without(all) + " where outcome = 'open' or ended_on >= date '2024-06-01'",
        "2024-12-31",
      );
      cut +=
        late.how === "detected" &&
        String(late.observed_from_on) >= "2024-06-01" &&
        String(late.observed_from_on) < "2024-06-10"
          ? 1
          : 0;
    }
    expect([whole, cut]).toEqual([20, 20]);
  });
});
