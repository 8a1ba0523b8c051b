import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {assessmentChances} from "../pipeline/methods/assessment_chances.ts";
import {assessmentQuality} from "../pipeline/methods/assessment_quality.ts";
import {brier, brierSkill, logLoss} from "../pipeline/methods/calibration.ts";
import {ranking} from "../pipeline/methods/ranking.ts";
import {scoreModel} from "../pipeline/methods/score-model.ts";
import {type Group, groupsOf, sizeOf} from "../pipeline/methods/score-pattern.ts";
import {chosenWay, splitOf, toldBy, verdictOf} from "../pipeline/methods/score-trial.ts";
import {scorecardWeights} from "../pipeline/methods/scorecard_weights.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const models = [
  "core.assessment_times",
  "core.assessment_levels",
  "core.scored_assessments",
  "core.assessment_groups",
  "metrics.assessment_chances",
  "metrics.assessment_quality",
  "metrics.assessments",
  "metrics.assessment_ledger",
];
const scorecard = {
  within_days: 30,
  criteria: {
    urgency: {weight: 20, levels: {high: 4, mid: 2, low: 0}},
    budget: {weight: 60, levels: {enough: 4, "too little": 1}, unknown: 2},
    region: {weight: 20, levels: {north: 4, south: 0}},
  },
  product_lines: {vans: {budget: {weight: 160, levels: {enough: 3}}}},
};
const journeysOf = (rows: string) =>
  `select journey_id, region, product_line, outcome, ended_on::date as ended_on, 'r1' as rep_id, '(missing)' as lead_source,
    '(missing)' as channel, '(missing)' as campaign, '(missing)' as department from (values ${rows}) as given (journey_id, region, product_line, outcome, ended_on)`;
const assessmentsOf = (rows: string) =>
  `select '_' as _file, row_number() over () as _row, journey_id, assessed_at::timestamp as assessed_at, recorded_at::timestamp as recorded_at,
    'r1' as rep_id, grade, urgency, '(missing)' as timing, '(missing)' as cycle, '(missing)' as decision_maker, budget
    from (values ${rows}) as given (journey_id, assessed_at, recorded_at, grade, urgency, budget)`;
const closing = async <T>(warehouse: Warehouse, work: (warehouse: Warehouse) => Promise<T>) => {
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
};

describe("a grading", () => {
  it("is scored by what was known of the prospect when it was written down, and counted with a reason where it is not", async () => {
    const warehouse = await modelWarehouse(
      {...threeStages, scorecard},
      "2025-06-30",
      {
        "core.journeys": journeysOf(
          "('a', 'north', 'cars', 'won', '2025-03-20'), ('b', 'east', 'vans', 'open', null), ('c', 'south', 'cars', 'lost', '2025-02-01'), ('d', 'south', 'cars', 'lost', null)",
        ),
        "core.assessments": assessmentsOf(
          `('a', '2025-03-01', null, 'H', 'high', '(missing)'), ('a', '2025-03-03', '2025-03-10', 'H', 'low', 'enough'), ('a', '2025-03-05', null, 'A', '(missing)', 'too little'),
          ('a', '2025-03-20', null, 'H', 'high', 'enough'), ('b', '2025-06-01', null, 'B', 'soon', ' ENOUGH'), ('b', '2025-06-02', '2025-07-01', 'B', 'high', 'enough'),
          ('c', '2025-01-05', '2025-02-03', 'B', 'high', 'enough'), ('d', '2025-01-05', null, 'B', 'high', 'enough'), (null, '2025-01-05', null, 'B', 'high', 'enough')`,
        ),
      },
      models,
    );
    await closing(warehouse, async ({connection}) => {
      const found = await rowsOf(
        connection,
        `select journey_id, assessment_number, known_on::varchar as known_on, score_rate, score_rate_low, score_rate_high, completeness_rate, unmapped_count,
          is_won_in_time, is_mature, is_latest, grading_age_days, told_by from metrics.assessments order by journey_id, assessment_number`,
      );
      const row = (...values: unknown[]) => values;
      expect(found.map((each) => Object.values(each))).toEqual([
        // 20·4 + 60·2 (unknown) + 20·4 of 400; then too little (60·1), urgency still high; then, written down late, low and enough
        row("a", 1, "2025-03-01", 0.7, 0.4, 1, 0.4, 0, true, true, false, 19, "nothing"),
        row("a", 2, "2025-03-05", 0.55, 0.55, 0.55, 1, 0, true, true, false, 15, "nothing"),
        row("a", 3, "2025-03-10", 0.8, 0.8, 0.8, 1, 0, true, true, false, 10, "nothing"),
        // vans: budget counts 160 and enough is 3; neither “soon” nor “east” has a level
        row("b", 1, "2025-06-01", 0.6, 0.6, 0.8, 0.8, 2, false, false, true, 29, "nothing"),
      ]);
      expect(await rowsOf(connection, "from metrics.assessment_ledger order by left_out")).toEqual([
        {left_out: "entered after as_of", assessment_count: 1},
        {left_out: "no journey", assessment_count: 1},
        {left_out: "none", assessment_count: 4},
        {left_out: "not before the outcome", assessment_count: 2},
        {left_out: "undated outcome", assessment_count: 1},
      ]);
      const [quality] = await rowsOf(
        connection,
        "select distinct verdict, verdict_reason from metrics.assessment_quality",
      );
      expect(quality).toEqual({verdict: "too few", verdict_reason: "too few to learn from"});
    });
  });

  it("is scored the same whether later ones exist, or were written down after as_of, or not yet", async () => {
    const journeys = `select 'j' || i as journey_id, if(hash(i) % 2 = 0, 'north', 'south') as region, 'cars' as product_line,
        if(hash(i, 1) % 100 < 15 + 12 * (hash(i, 2) % 3 + hash(i, 3) % 2), 'won', 'lost') as outcome, (date '2024-01-01' + (i // 4)::integer + 25)::date as ended_on,
        'r1' as rep_id, '(missing)' as lead_source, '(missing)' as channel, '(missing)' as campaign, '(missing)' as department
      from range(1600) as ids (i)`;
    const assessments = (recordedAt: string, kept = "true") =>
      `select *, ${recordedAt} as recorded_at from (
        select '_' as _file, i * 2 + n as _row, 'j' || i as journey_id, timestamp '2024-01-01 09:00' + interval 1 day * (i // 4 + n * 9) as assessed_at, 'r1' as rep_id, 'H' as grade,
          ['low', 'mid', 'high'][1 + (if(n = 0, hash(i, 2), hash(i, 5)) % 3)::bigint] as urgency, '(missing)' as timing, '(missing)' as cycle, '(missing)' as decision_maker,
          if(hash(i, n, 4) % 4 = 0, '(missing)', ['too little', 'enough'][1 + (hash(i, 3) % 2)::bigint]) as budget
        from range(1600) as ids (i) cross join range(2) as numbers (n)
      ) as given where ${kept}`;
    const toldWith = async (query: string, ended = journeys) =>
      closing(
        await modelWarehouse(
          {...threeStages, scorecard: {...scorecard, product_lines: {}}},
          "2025-02-28",
          {"core.journeys": ended, "core.assessments": query},
          models,
        ),
        async ({connection}) =>
          rowsOf(
            connection,
            `select journey_id, assessment_number, known_on::varchar as known_on, score_rate, completeness_rate, chance_then_rate, chance_rate from metrics.assessments order by all`,
          ),
      );
    const plain = await toldWith(assessments("assessed_at"));
    const early = (rows: Record<string, unknown>[]): Record<string, unknown>[] =>
      rows.filter((row) => String(row["known_on"]) < "2024-10-01").map((row) => ({...row, chance_rate: null}));
    expect(early(plain).filter((row) => row["chance_then_rate"] !== null).length).toBeGreaterThan(500);
    const late = "if(assessed_at >= timestamp '2024-10-01', assessed_at + interval 12 day, assessed_at)";
    const shifted = await toldWith(assessments(late));
    expect(early(shifted)).toEqual(early(plain));
    expect(shifted).not.toEqual(plain);
    // what is told in September is told at its beginning: what came of them from then on may turn out otherwise
    const otherwise = `select * replace (if(ended_on >= date '2024-09-01' and outcome = 'lost', 'won', outcome) as outcome) from (${journeys})`;
    expect(early(await toldWith(assessments("assessed_at"), otherwise))).toEqual(early(plain));
    const after = "if(assessed_at >= timestamp '2024-10-01', timestamp '2025-03-01', assessed_at)";
    expect(await toldWith(assessments(after))).toEqual(
      await toldWith(assessments("assessed_at", "assessed_at < timestamp '2024-10-01'")),
    );
  });
});

describe("the verdict on fields", () => {
  it("and the chances are the same whatever the order of the rows", () => {
    const rows = companyOf(3, 1.5);
    for (const {rows: made} of [assessmentQuality, assessmentChances, scorecardWeights])
      expect(made(rows.toReversed())).toEqual(made(rows));
  });

  it("is that they carry no signal for 38 of 40 companies at least where they carry none, though journeys are graded again and again, and usable where they do", () => {
    const verdicts = (effect: number) =>
      [...Array(40).keys()].map((seed) => chosenWay(splitOf(groupsOf(companyOf(seed, effect)))).verdict.verdict);
    expect(verdicts(0).filter((verdict) => verdict === "these fields carry no signal").length).toBeGreaterThanOrEqual(
      38,
    );
    expect(verdicts(1.5).filter((verdict) => verdict === "usable").length).toBeGreaterThanOrEqual(38);
  });
});

const prior = shared("reference/score_scorecard_prior");
describe.skipIf(!prior)("a scorecard", () => {
  it("is calibrated, and its weights are drawn to the expert's, as in the reference", () => {
    const {input, expected, tolerance} = expectedOf(prior!);
    const names: string[] = input.criteria;
    const groups = groupsOf(cellsOf(prior!).map((row) => rowOf(row, input)));
    const {a, b} = expected.calibration;
    const ridge = expected.ridge_toward_expert;
    const off = (found: number, logit: number) => Math.abs(Math.log(found / (1 - found)) - logit);
    const expert = scoreModel(groups, "expert weights")!;
    const shrunk = scoreModel(groups, "shrunk weights")!;
    for (const group of groups) {
      expect(off(expert.chance(group), a + b * 100 * group.score)).toBeLessThanOrEqual(tolerance.abs_logit);
      const logit = group.criteria.reduce(
        (sum, {criterion, level}) => sum + ridge.weight_per_level[criterion] * level,
        ridge.intercept,
      );
      expect(off(shrunk.chance(group), logit)).toBeLessThanOrEqual(10 * tolerance.abs_ridge);
      const [first, second] = shrunk.reasons(group);
      expect(Math.abs(first!.moves)).toBeGreaterThanOrEqual(Math.abs(second!.moves));
    }
    const weights = scorecardWeights.rows(cellsOf(prior!).map((row) => rowOf(row, input)));
    for (const {criterion, fitted_ratio, known_count, finding} of weights) {
      expect(Math.abs(Number(fitted_ratio) - ridge.weight_per_level[String(criterion)])).toBeLessThanOrEqual(
        tolerance.abs_ridge,
      );
      expect(known_count).toBe(groups.length);
      expect(finding).toBe(criterion === "cycle" ? "against the scorecard" : "as declared");
    }
    // one level of a criterion apart: the reference's weight
    for (const name of names) {
      const one = groups[0]!;
      const changed = (level: number): Group => ({
        ...one,
        criteria: one.criteria.map((each) => (each.criterion === name ? {...each, level} : each)),
      });
      const logit = (level: number) => {
        const chance = shrunk.chance(changed(level));
        return Math.log(chance / (1 - chance));
      };
      expect(Math.abs((logit(4) - logit(0)) / 4 - ridge.weight_per_level[name])).toBeLessThanOrEqual(
        tolerance.abs_ridge,
      );
    }
    expect(sizeOf(groups).wins).toBe(expected.events);
  });
});

const maven = shared("reference/score_timesplit_maven");
describe.skipIf(!maven)("fields that say nothing", () => {
  it("are found out: the reference's figures within 1e-7, and the verdict that they carry no signal", () => {
    const {expected, tolerance} = expectedOf(maven!);
    const fields = ["product", "regional_office", "sector"];
    const groups = groupsOf(
      cellsOf(maven!).map((row) => {
        const closed = row["close_date"]!;
        const nextMonth =
          closed.slice(5, 7) === "12" ? "2018-01" : `2017-${String(Number(closed.slice(5, 7)) + 1).padStart(2, "0")}`;
        const criteria = fields.map((name) => ({criterion: name, word: row[name], level: 0, known: true, weight: 1}));
        const month = row["engage_date"]!.slice(0, 7);
        return groupRow({criteria, score: 0, wins: Number(row["won"]), known_month: month, learnt_month: nextMonth});
      }),
    );
    const split = splitOf(groups, "2017-10");
    expect(sizeOf(split.learn).count).toBe(expected.n_train);
    expect(sizeOf(split.judge).count).toBe(expected.n_test);
    const told = toldBy(scoreModel(split.learn, "words alone")!, split.judge);
    const constant = told.map((each) => ({...each, chance: expected.train_win_rate}));
    const near = (found: number, given: number) =>
      expect(Math.abs(found - given)).toBeLessThanOrEqual(tolerance.abs_metric);
    near(ranking(told)!.auc, expected.test.auc);
    near(brier(told)!, expected.test.brier);
    near(logLoss(told)!, expected.test.log_loss);
    near(brierSkill(told)!, expected.test.brier_skill_score);
    near(brier(constant)!, expected.baseline_constant.brier);
    expect(verdictOf(split, told)).toEqual({
      verdict: "these fields carry no signal",
      reason: "ranks no better than chance",
    });
  });

  it("are found out by the models: no way of telling a chance is usable, and everybody is told the rate of all", async () => {
    const rows = cellsOf(maven!);
    const levelsOf = (column: string) =>
      Object.fromEntries([...new Set(rows.map((row) => row[column]!))].sort().map((word, index) => [word, index % 5]));
    const warehouse = await modelWarehouse(
      {
        ...threeStages,
        scorecard: {
          within_days: 60,
          criteria: {
            product_line: {weight: 40, levels: levelsOf("product")},
            region: {weight: 30, levels: levelsOf("regional_office")},
            campaign: {weight: 30, levels: levelsOf("sector")},
          },
        },
      },
      "2017-12-31",
      {
        "core.journeys": `select opportunity_id as journey_id, product as product_line, regional_office as region, coalesce(sector, '(missing)') as campaign, if(won = 1, 'won', 'lost') as outcome,
          close_date::date as ended_on, 'r1' as rep_id, '(missing)' as lead_source, '(missing)' as channel, '(missing)' as department from read_csv('${join(maven!, "input.csv")}')`,
        "core.assessments": `select '_' as _file, row_number() over () as _row, opportunity_id as journey_id, engage_date::timestamp as assessed_at, null::timestamp as recorded_at, 'r1' as rep_id,
          'H' as grade, '(missing)' as urgency, '(missing)' as timing, '(missing)' as cycle, '(missing)' as decision_maker, '(missing)' as budget from read_csv('${join(maven!, "input.csv")}')`,
      },
      models,
    );
    await closing(warehouse, async ({connection}) => {
      expect(
        await rowsOf(
          connection,
          "select told_by, verdict from metrics.assessment_quality where breakdown = 'all' order by told_by",
        ),
      ).toEqual(
        ["expert weights", "naive Bayes", "shrunk weights", "words alone"].map((told_by) => ({
          told_by,
          verdict: "these fields carry no signal",
        })),
      );
      const told = await rowsOf(
        connection,
        "select distinct told_by, chance_rate, first_reason, (select avg(is_won_in_time::integer) from core.scored_assessments where is_mature) as all_rate from metrics.assessments",
      );
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({told_by: "the rate of all", first_reason: "(none)"});
      expect(told[0]!["chance_rate"]).toBeCloseTo(Number(told[0]!["all_rate"]), 12);
    });
  });
});

/** A row of the scorecard's reference, as the models hand it on. */
function rowOf(
  row: Record<string, string>,
  {
    criteria: names,
    expert_weights_percent: weights,
  }: {criteria: string[]; expert_weights_percent: Record<string, number>},
) {
  const criteria = names.map((name) => ({
    criterion: name,
    word: row[name],
    level: Number(row[name]),
    known: true,
    weight: weights[name]!,
  }));
  const score = criteria.reduce((sum, {weight, level}) => sum + (weight * level) / 400, 0);
  return groupRow({criteria, score, wins: Number(row["won"])});
}

/** Gradings of a company by seed: five levels a prospect, one to four gradings of it, won by chance and, with an effect, by its levels. */
function companyOf(seed: number, effect: number) {
  const random = randomOf("company", seed).uniform;
  const months = [...Array(30).keys()].map(
    (month) => `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
  );
  const rows = [...Array(1200).keys()].flatMap(() => {
    const levels = [0, 1, 2, 3, 4].map(() => Math.floor(random() * 5));
    const mean = levels.reduce((sum, level) => sum + level, 0) / 5;
    const wins = Number(random() < 1 / (1 + Math.exp(1.1 - effect * (mean - 2))));
    let month = Math.floor(random() * 20);
    return [...Array(1 + Math.floor(random() * 4)).keys()].map((number) => {
      if (random() < 0.3) levels[Math.floor(random() * 5)] = Math.floor(random() * 5);
      const before = month;
      month = Math.min(month + (number > 0 ? Math.floor(random() * 2) : 0), 26);
      const criteria = levels.map((level, index) => ({
        criterion: `c${index}`,
        word: `${level}`,
        level,
        known: true,
        weight: 20,
      }));
      return groupRow({
        criteria,
        score: levels.reduce((sum, level) => sum + level, 0) / 20,
        wins,
        known_month: months[month]!,
        previous_month: number > 0 ? months[before]! : "(none)",
        learnt_month: months[month + 3]!,
      });
    });
  });
  return rows;
}

function groupRow({
  criteria,
  score,
  wins,
  ...months
}: {
  criteria: object[];
  score: number;
  wins: number;
  [column: string]: unknown;
}) {
  return {
    product_line: "all",
    known_month: "2024-01",
    previous_month: "(none)",
    learnt_month: "2024-02",
    is_mature: true,
    pattern: JSON.stringify(criteria),
    score_rate: score,
    assessment_count: 1,
    won_count: wins,
    serve_from_rate: 0.4,
    ...months,
  };
}

function cellsOf(folder: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(folder, "input.csv"), "utf8").trim().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, cell])));
}

const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
