import {describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const models = [
  "core.assessment_times",
  "core.grade_promises",
  "core.grade_spans",
  "metrics.grade_calibration",
  "metrics.grade_cadence",
];
const gradedBy = async (
  asOf: string,
  journeys: string,
  visits: string,
  gradings: string,
  activities: string,
  queries: string[],
  grades: object = {bought_at: "c"},
) => {
  const {connection, close} = await modelWarehouse(
    {...threeStages, grades},
    asOf,
    {
      "core.journeys": `select *, 'lost' = outcome or 'won' = outcome as has_ended, if(ended is null, null, ended::timestamp + interval 12 hour) as ended_at, ended::date as ended_on,
        date '2025-01-01' as entered_on, 'r9' as rep_id from (values ${journeys}) as given (journey_id, department, lead_source, outcome, ended)`,
      "core.stage_visits": `select * replace (entered_at::timestamp as entered_at, left_at::timestamp as left_at) from (values ${visits}) as given (journey_id, stage_order, entered_at, left_at)`,
      "core.assessments": `select '_' as _file, row_number() over () as _row, journey_id, assessed_at::timestamp as assessed_at, recorded_at::timestamp as recorded_at, rep_id, grade, '(missing)' as urgency,
        '(missing)' as timing, '(missing)' as cycle, '(missing)' as decision_maker, '(missing)' as budget from (values ${gradings}) as given (journey_id, assessed_at, recorded_at, rep_id, grade)`,
      "core.activities": `select '_' as _file, row_number() over () as _row, journey_id, happened_at::timestamp as happened_at, recorded_at::timestamp as recorded_at, happened_at::date as happened_on,
        next_contact_on::date as next_contact_on, is_answered, direction from (values ${activities}) as given (journey_id, happened_at, recorded_at, next_contact_on, is_answered, direction)`,
    },
    models,
  );
  try {
    const answers = [];
    for (const query of queries) answers.push((await rowsOf(connection, query)).map((row) => Object.values(row)));
    return answers;
  } finally {
    close();
  }
};

const journeys = `('a', 's1', 'web', 'won', '2025-03-20'), ('b', 's1', 'web', 'open', null), ('d', 's2', 'fair', 'lost', '2025-03-08')`;
// a enters the purchase on March 10; d never does
const visits = `('a', 1, '2025-01-01', '2025-03-10 10:00'), ('a', 3, '2025-03-10 10:00', '2025-03-20'), ('b', 1, '2025-01-01', null), ('d', 2, null, null)`;
const gradings = `('a', '2025-03-03 10:00', null, 'r1', 'H'), ('a', '2025-03-03 09:59', null, 'r1', 'H'), ('a', '2025-03-01', '2025-03-05', 'r2', 'H'), ('a', '2025-03-15', null, 'r1', 'H'),
  ('b', '2025-03-30', null, 'r1', 'H'), ('b', '2025-03-01', null, 'r1', 'H'), ('b', '2025-03-02', null, 'r1', 'Z'), ('b', '2025-03-02', '2025-04-02', 'r1', 'H'),
  ('d', '2025-03-07', null, 'r1', 'A'), ('d', '2025-03-09', null, 'r1', 'A'), ('d', '2025-03-06', null, null, '(missing)'), (null, '2025-03-06', null, 'r1', 'H')`;
const noActivity = "('a', '2020-01-01', null, null, true, '')";

describe("a grade", () => {
  it("is kept where the purchase comes within the days promised from when it was written down, and judged when they are over", async () => {
    const [reasons, all, reps] = await gradedBy("2025-03-31", journeys, visits, gradings, noActivity, [
      "select left_out, count(*)::integer from core.grade_promises group by all order by all",
      "select grade, declared_count, mature_count, kept_count, kept_rate, is_enough from metrics.grade_calibration where breakdown = 'all' order by all",
      "select member, grade, mature_count, kept_count from metrics.grade_calibration where breakdown = 'rep' order by all",
    ]);
    expect(reasons).toEqual([
      ["after the outcome", 1],
      ["after the purchase", 1],
      ["entered after as_of", 1],
      ["no grade", 1],
      ["no journey", 1],
      ["no promise", 1],
      ["none", 6],
    ]);
    // of a: one to the second of the seventh day, one a minute older and too late, one known since the 5th only; of b: one over, one not
    expect(all).toEqual([
      ["A", 1, 1, 0, 0, false],
      ["H", 5, 4, 2, 0.5, false],
    ]);
    expect(reps).toEqual([
      ["r1", "A", 1, 0],
      ["r1", "H", 3, 1],
      ["r2", "H", 1, 1],
    ]);
  });

  it("is kept by the win where headwater.yaml names no stage as the purchase", async () => {
    const [all] = await gradedBy(
      "2025-03-31",
      journeys,
      visits,
      gradings,
      noActivity,
      ["select grade, mature_count, kept_count from metrics.grade_calibration where breakdown = 'all' order by all"],
      {},
    );
    // now a's grading of the 15th counts: five days before the win
    expect(all).toEqual([
      ["A", 1, 0],
      ["H", 5, 1],
    ]);
  });

  it("asks for contacts: stretches of its days with one are kept, several in one stretch count once", async () => {
    const contacts = `('b', '2025-03-01 09:00', null, '2025-03-04', true, ''), ('b', '2025-03-01 10:00', null, '2025-03-02', true, ''), ('b', '2025-03-05 01:00', null, null, true, ''),
      ('b', '2025-03-06 12:00', '2025-04-03', null, true, ''), ('b', '2025-03-03 12:00', null, null, false, 'inbound'), ('b', '2025-03-20 12:00', null, '2025-03-21', true, '')`;
    const [spans, announced] = await gradedBy(
      "2025-03-31",
      journeys,
      visits,
      "('b', '2025-03-01', null, 'r1', 'H'), ('d', '2025-03-01', null, 'r1', 'A')",
      contacts,
      [
        "select grade, due_count, kept_count, contact_count, kept_rate from metrics.grade_cadence where breakdown = 'all' order by all",
        "select grade, announced_count, announced_kept_count from metrics.grade_cadence where breakdown = 'all' order by all",
      ],
    );
    // H holds seven days, three stretches of two: the first has two contacts, the second none that counts, the third one; A: 7.5 days, one stretch of four
    expect(spans).toEqual([
      ["A", 1, 0, 0, 0],
      ["H", 3, 2, 3, 2 / 3],
    ]);
    // the first was followed an hour later, the second on the 5th though announced for the 2nd
    expect(announced).toEqual([
      ["A", 0, 0],
      ["H", 2, 1],
    ]);
  });

  it("that two consultants give to nobody who buys differs from those of forty others beyond chance, and nobody else's does", async () => {
    const people = [...Array(42).keys()].flatMap((rep) =>
      [...Array(36).keys()].map((number) => ({
        journey: `${rep}-${number}`,
        rep: rep < 2 ? `x${rep}` : `r${rep}`,
        // honest ones: 11 to 17 of 36
        isBought: rep >= 2 && number < 11 + (rep % 7),
      })),
    );
    const [found] = await gradedBy(
      "2025-12-31",
      people
        .map(
          ({journey, isBought}) =>
            `('${journey}', 's', 'web', '${isBought ? "won" : "open"}', ${isBought ? "'2025-03-06'" : "null"})`,
        )
        .join(", "),
      "('0-0', 1, '2025-01-01', null)",
      people.map(({journey, rep}) => `('${journey}', '2025-03-02', null, '${rep}', 'H')`).join(", "),
      noActivity,
      [
        "select member, kept_count, mature_count, is_enough, shrunk_rate < (select min(shrunk_rate) from metrics.grade_calibration where breakdown = 'rep' and not is_different) as is_lowest from metrics.grade_calibration where breakdown = 'rep' and is_different order by all",
      ],
    );
    expect(found).toEqual([
      ["x0", 0, 36, true, true],
      ["x1", 0, 36, true, true],
    ]);
  });

  it("written down after as_of is as if it were not there", async () => {
    const queries = ["from metrics.grade_calibration order by all", "from metrics.grade_cadence order by all"];
    const contacts = (late: string) => `('b', '2025-03-02', null, null, true, '')${late}`;
    const given = (late: string, contact: string) =>
      gradedBy("2025-03-31", journeys, visits, `${gradings}${late}`, contacts(contact), queries);
    const late = ", ('b', '2025-03-03', '2025-04-01', 'r1', 'H'), ('d', '2025-03-02', '2025-04-01', 'r1', 'C')";
    expect(await given(late, ", ('b', '2025-03-04', '2025-04-02', '2025-03-09', true, '')")).toEqual(
      await given("", ""),
    );
    expect(await given(late.replaceAll("2025-04-01", "2025-03-03"), "")).not.toEqual(await given("", ""));
  });
});
