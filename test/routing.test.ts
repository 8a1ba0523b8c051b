import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

type Scored = {day: number; score: number; won: boolean; amount: number; hours: number};

const asOf = "2025-12-31";
const dateOf = (day: number): string => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);

/** What the rule finds for scored journeys, of two years, in a company whose score is judged so. */
async function trialOf(scored: Scored[], verdict: string, settings: object = {}) {
  const rows = scored.map(
    ({day, score, won, amount, hours}, index) =>
      `('j${index}', 1, date '${dateOf(day)}', ${score}::double, ${won}, ${day} <= 730 - 60, ${amount}::decimal(18,2), ${Math.round(hours * 3600)}::bigint)`,
  );
  const columns =
    "journey_id, assessment_number, known_on, score_rate, is_won_in_time, is_mature, journey_amount, effort_seconds";
  const warehouse = await modelWarehouse(
    {...threeStages, scorecard: {within_days: 60, criteria: {urgency: {weight: 1, levels: {high: 4}}}}, ...settings},
    asOf,
    {
      "staging.told": `select ${columns} from (values ${rows.join(", ")}) as told(${columns})`,
      "core.scored_assessments": "select * exclude (journey_amount, effort_seconds) from staging.told",
      "core.journeys": "select journey_id, journey_amount from staging.told",
      "core.sales_effort": "select journey_id, effort_seconds from staging.told",
      "metrics.assessment_quality": `select 'all' as breakdown, 'expert weights' as told_by, '${verdict}' as verdict`,
    },
    ["core.routing_cases", "metrics.routing_trial"],
  );
  const found = await rowsOf(warehouse.connection, "from metrics.routing_trial order by part, cutoff_rate");
  warehouse.close();
  return found;
}

/** Two journeys a day; the chance of a win grows with the score where it says something. */
function companyOf(seed: number, isTelling: boolean): Scored[] {
  const random = randomOf("routing", seed);
  return Array.from({length: 1460}, (_, index) => {
    const score = random.uniform();
    const chance = isTelling ? 0.4 * score * score : 0.13;
    return {
      day: Math.floor(index / 2),
      score,
      won: random.chance(chance),
      amount: Math.round(random.lognormal(1000, 0.5)),
      hours: 2,
    };
  });
}

describe("the rule of routing", () => {
  it("is chosen by the first year alone, and told by the second, counted again here", async () => {
    const company = companyOf(1, true);
    const found = await trialOf(company, "usable");
    const [learnt, judged] = [
      company.filter(({day}) => day <= 365 - 60),
      company.filter(({day}) => day > 365 && day <= 670),
    ];
    const amount = (given: Scored[], from: number) =>
      given.filter(({score, won}) => won && score >= from).reduce((sum, each) => sum + each.amount, 0);
    const cutoff = Math.max(
      ...Array.from({length: 20}, (_, step) => step / 20).filter(
        (from) => amount(learnt, from) >= 0.9 * amount(learnt, 0),
      ),
    );
    expect(cutoff).toBeGreaterThan(0.2);
    const chosen = found.filter(({is_chosen}) => is_chosen);
    expect(chosen.map(({part, cutoff_rate}) => [part, cutoff_rate])).toEqual([
      ["judged", cutoff],
      ["learnt", cutoff],
    ]);
    expect(chosen[0]).toMatchObject({
      journey_count: judged.length,
      left_count: judged.filter(({score}) => score < cutoff).length,
      left_won_count: judged.filter(({score, won}) => won && score < cutoff).length,
      effort_hours: judged.length * 2,
    });
    expect(Number(chosen[0]!["kept_rate"])).toBeCloseTo(amount(judged, cutoff) / amount(judged, 0), 9);
    const other = await trialOf(
      company.map((each) => (each.day > 365 ? {...each, won: !each.won, score: 1 - each.score} : each)),
      "usable",
    );
    expect(other.filter(({part}) => part === "learnt")).toEqual(found.filter(({part}) => part === "learnt"));
  });

  it("has an interval that holds the part kept in a larger year in about nineteen of twenty companies", async () => {
    let [held, asked] = [0, 0];
    const truth = (from: number) => 1 - from ** 3;
    for (let seed = 1; seed <= 30; seed++) {
      const row = (await trialOf(companyOf(seed, true), "usable")).find(
        ({part, is_chosen}) => part === "judged" && is_chosen,
      )!;
      const kept = truth(Number(row["cutoff_rate"]));
      asked++;
      if (Number(row["kept_rate_low"]) <= kept && kept <= Number(row["kept_rate_high"])) held++;
    }
    console.log({held, asked});
    expect(held / asked).toBeGreaterThan(0.83);
  });

  it("is refused where the score tells nothing, and asks for what pays best where costs are declared", async () => {
    for (const verdict of ["these fields carry no signal", "too few"]) {
      const found = await trialOf(companyOf(3, false), verdict);
      expect(found.some(({is_chosen}) => is_chosen)).toBe(false);
      expect(found[0]).toMatchObject({verdict});
    }
    const priced = {spend: {margin_rate: 0.1, effort: {cost_per_hour: 5, minutes: {}, other_minutes: 10}}};
    const [chosen] = (await trialOf(companyOf(1, true), "usable", priced)).filter(({is_chosen}) => is_chosen);
    const learnt = companyOf(1, true).filter(({day}) => day <= 365 - 60);
    const net = (from: number) =>
      learnt.filter(({score}) => score >= from).reduce((sum, {won, amount}) => sum + (won ? amount * 0.1 : 0) - 10, 0);
    const best = Array.from({length: 20}, (_, step) => step / 20).reduce((one, other) =>
      net(other) >= net(one) ? other : one,
    );
    expect(chosen!["cutoff_rate"]).toBe(best);
    expect(best).toBeGreaterThan(0.1);
  });
});
