import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/**
 * Forty visits to stage b that ended: 32 went forward after 1, 2, … 32 days, 8 were lost after 40 days. Those that went forward after ten days or
 * more had a visit on record on their fifth day; the lost ones had none.
 */
const ended = Array.from({length: 40}, (_, index) =>
  index < 32 ? {id: `e${index}`, days: index + 1, how: "advanced"} : {id: `e${index}`, days: 40, how: "lost"},
);

/** Open journeys by what is to be found of them, as of 2025-03-31. */
const open = [
  {id: "fine", days: 3},
  {id: "watched", days: 26},
  {id: "stuck", days: 31},
  {id: "unheard", days: 45},
  {id: "undated", days: null},
];
const at = (days: number) => `timestamp '2025-04-01' - interval ${days} days`;

const visits = [
  ...ended.map(({id, days, how}) => `('${id}', 'b', 2, timestamp '2024-06-01', ${days}::double, '${how}')`),
  ...open.map(({id, days}) => `('${id}', 'b', 2, ${days === null ? "null" : at(days)}, null, 'open')`),
];
/** Sixty visits to stage c of ten days: of thirty with a visit on record 24 went on, of thirty without 8. */
const compared = Array.from({length: 60}, (_, index) => ({
  id: `c${index}`,
  isVisited: index < 30,
  how: index % 30 < (index < 30 ? 24 : 8) ? "won" : "lost",
}));
visits.push(
  ...compared.map(({id, how}) => `('${id}', 'c', 3, timestamp '2024-06-01', 10, '${how}')`),
  `('ready', 'c', 3, ${at(9)}, null, 'open')`,
);

const journeys = [
  ...compared.map(({id, how}) => `('${id}', '${how}', 100, null)`),
  "('ready', 'open', 500, 'o6')",
  ...ended.map(({id, how}) => `('${id}', '${how === "lost" ? "lost" : "won"}', 100, null)`),
  "('fine', 'open', 500, 'o1')",
  "('watched', 'open', null, 'o2')",
  "('stuck', 'open', 500, 'o3')",
  "('unheard', 'open', 500, 'o4')",
  "('undated', 'open', 500, 'o5')",
];

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "core.journeys": `select journey_id, outcome, journey_amount::decimal(18,2) as journey_amount, opportunity_id, 'l' as lead_id, 'r' as rep_id, 'North' as region,
          'd' as department, 'Car' as product_line, 'web' as lead_source, timestamp '2024-06-01' as entered_at from (values ${journeys.join(", ")}) as told(journey_id, outcome, journey_amount, opportunity_id)`,
      "core.stage_visits": `select *, 1 as visit_number, false as is_imputed, entered_at::date as entered_on from (values ${visits.join(", ")}) as told(journey_id, stage, stage_order, entered_at, stage_days, left_how)`,
      "core.open_visits": `select journey_id, 1 as visit_number, date_diff('second', entered_at, timestamp '2025-04-01') / 86400.0::double as open_days from core.stage_visits where left_how = 'open'`,
      "core.dwells": `select journey_id, visit_number, stage, stage_order, 0::double as entry_days, coalesce(stage_days, open_days) as dwell_days, left_how <> 'open' as is_left
        from core.stage_visits left join core.open_visits using (journey_id, visit_number)`,
      "core.stage_fates":
        "select 'stuck' as journey_id, 1 as stage_order, true as has_returned union all select 'fine', 1, false",
      "core.journey_contacts": `from (values
          ('fine', 3, 2, false, false, 1.0::double, date '2025-04-05', date '2025-03-30'),
          ('watched', 1, 1, true, false, 20, null, date '2025-03-11'),
          ('stuck', 2, 2, false, true, 5, date '2025-03-28', date '2025-03-26'),
          ('unheard', 0, 0, true, false, 45, null, null)
        ) as told(journey_id, contact_count, two_way_count, has_no_next_step, is_overdue, idle_days, next_contact_on, last_contact_on)`,
      "core.expected_closes": `from (values ('fine', date '2025-05-01', 1), ('watched', date '2025-03-30', 2)) as told(journey_id, expected_close_on, pushed_count)`,
      "core.assessments": `from (values
          ('fine', 'H', timestamp '2025-03-30', timestamp '2025-03-30'), ('stuck', 'C', timestamp '2024-01-01', null), ('stuck', 'H', timestamp '2025-03-20', null)
        ) as told(journey_id, grade, assessed_at, recorded_at)`,
      "core.activities": `select journey_id, kind, is_answered, happened_at, recorded_at, null::date as next_contact_on from (
          select journey_id, 'visit' as kind, true as is_answered, timestamp '2024-06-06' as happened_at, null::timestamp as recorded_at
          from core.stage_visits where stage_days >= 10 and left_how = 'advanced'
          union all select 'c' || number, 'visit', true, timestamp '2024-06-05', null from range(30) as numbers(number)
          union all select 'fine', 'call', true, timestamp '2025-03-30 10:00', null
          union all select 'stuck', 'visit', true, timestamp '2025-02-20', null
          union all select 'watched', 'call', false, timestamp '2025-03-06', null
        )`,
      "metrics.absorbing_chain":
        "select 'all' as period_kind, 'all' as breakdown, 2 as stage_order, 0.6::double as chain_rate",
    },
    [
      "core.clock_sets",
      "core.clock_curves",
      "metrics.stage_clock",
      "core.steps_done",
      "metrics.next_steps",
      "metrics.risks",
    ],
  );
});
afterAll(() => warehouse.close());

const ask = (query: string) => rowsOf(warehouse.connection, query);

describe("the clock of a stage", () => {
  it("counts those that went forward, the lost ones competing and the open ones censored", async () => {
    // Of 45 dated visits, one undated: 4 open ones are censored at 3, 26, 31 and 45. Going forward at 1 to 32 days, one at a time.
    let [kept, forward] = [1, 0];
    const passed: number[] = [];
    for (let day = 1; day <= 32; day++) {
      const atRisk = 44 - (day - 1) - [3, 26, 31].filter((censored) => censored < day).length;
      forward += kept / atRisk;
      kept *= 1 - 1 / atRisk;
      passed.push(forward);
    }
    const reach = (part: number) => passed.findIndex((value) => value >= part * forward) + 1;
    const [clock] = await ask(
      "from metrics.stage_clock where product_line = '(all)' and region = '(all)' and stage = 'b'",
    );
    expect(clock).toMatchObject({
      visit_count: 45,
      advanced_count: 32,
      open_count: 5,
      undated_count: 1,
      median_advance_days: reach(0.5),
      p75_advance_days: reach(0.75),
      p80_advance_days: reach(0.8),
      p90_advance_days: reach(0.9),
      longest_advance_days: 32,
      is_usable: true,
    });
    expect(Number(clock!["advanced_rate"])).toBeCloseTo(forward, 9);
  });
});

describe("risks of open journeys", () => {
  it("are raised by what the records show, and not by what they do not hold", async () => {
    const flags =
      await ask(`select journey_id, clock, has_no_contact, has_no_next_step, has_broken_promise, pushed_count, has_past_close, has_gone_back,
        has_single_contact, is_grade_inflated, has_no_evidence, flag_count from metrics.risks order by journey_id`);
    expect(flags.map((row) => Object.values(row))).toEqual([
      ["fine", "in time", false, false, false, 1, false, false, false, false, false, 0],
      ["ready", "in time", false, false, false, 0, false, false, false, false, false, 0],
      ["stuck", "stalled", false, false, true, 0, false, true, false, true, false, 4],
      ["undated", "(missing)", false, false, false, 0, false, false, false, false, false, 0],
      ["unheard", "no precedent", true, true, false, 0, false, false, false, false, true, 4],
      ["watched", "watch", false, true, false, 2, true, false, true, false, false, 5],
    ]);
  });

  it("tell the chance at entry and now, and what is at stake", async () => {
    const rows = Object.fromEntries(
      (
        await ask(
          "select journey_id, entry_rate, now_rate, value_amount::double as value_amount, is_amount_assumed, at_risk_amount::double as at_risk from metrics.risks",
        )
      ).map(({journey_id, ...row}) => [String(journey_id), row]),
    );
    expect(rows["unheard"]).toMatchObject({entry_rate: 0.6, now_rate: 0, at_risk: 0});
    expect(rows["undated"]).toMatchObject({entry_rate: 0.6, now_rate: 0.6, at_risk: 0});
    expect(rows["watched"]).toMatchObject({value_amount: 100, is_amount_assumed: true});
    // Two of those that went forward after 31 days or more, of the 10 that stayed so long.
    expect(Number(rows["stuck"]!["now_rate"])).toBeLessThan(0.6);
    expect(Number(rows["stuck"]!["at_risk"])).toBeCloseTo(500 * Number(rows["stuck"]!["now_rate"]), 1);
    expect(Number(rows["fine"]!["now_rate"])).toBeGreaterThan(Number(rows["watched"]!["now_rate"]));
  });

  it("propose what those that went forward had on record by then, and nothing where it was done or does not stand out", async () => {
    const [step] = await ask(
      "select done_count, done_advanced_rate, undone_count, round(undone_advanced_rate, 4) as undone, lift_ratio, round(lift_low_ratio, 3) as low, round(lift_high_ratio, 3) as high from metrics.next_steps where stage = 'c' and landmark_days = 7 and kind = 'visit'",
    );
    // Katz: ln 3 ± 1.96 · √(1/24 − 1/30 + 1/8 − 1/30) = 1.0986 ± 1.96 · 0.3162
    expect(step).toMatchObject({
      done_count: 30,
      done_advanced_rate: 0.8,
      undone_count: 30,
      undone: 0.2667,
      low: 1.614,
      high: 5.576,
    });
    expect(Number(step!["lift_ratio"])).toBeCloseTo(3, 12);
    expect(await ask("select journey_id, next_kind from metrics.risks where next_kind <> '(none)'")).toEqual([
      {journey_id: "ready", next_kind: "visit"},
    ]);
  });
});
