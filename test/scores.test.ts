import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {
  brier,
  brierParts,
  brierSkill,
  calibrationError,
  calibrationLine,
  logLoss,
} from "../pipeline/methods/calibration.ts";
import {isotonic} from "../pipeline/methods/isotonic.ts";
import {chanceOf, logistic} from "../pipeline/methods/logistic.ts";
import {chanceByFrequencies, type Frequencies, frequenciesOf} from "../pipeline/methods/naive-bayes.ts";
import {merged, ranking, tenths} from "../pipeline/methods/ranking.ts";
import {shared} from "./shared.ts";

type Row = Record<string, string>;
const rowsOf = (folder: string): Row[] => {
  const [header, ...lines] = readFileSync(join(folder, "input.csv"), "utf8").trim().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, cell])));
};
const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const near = (found: number | undefined, expected: number, tolerance: number, what = "") =>
  expect(Math.abs(found! - expected), `${what} ${found} is not ${expected}`).toBeLessThanOrEqual(tolerance);

const spector = shared("reference/score_logit_spector");
describe.skipIf(!spector)("a logistic regression", () => {
  it("has the weights, errors and chances of the reference within 1e-6", () => {
    const {expected} = expectedOf(spector!);
    const names = ["gpa", "tuce", "psi"];
    const rows = rowsOf(spector!);
    const fit = logistic(
      rows.map((row) => ({values: names.map((name) => Number(row[name])), count: 1, wins: Number(row["grade"])})),
    )!;
    ["const", ...names].forEach((name, index) => {
      near([fit.intercept, ...fit.weights][index], expected.coef[name], 1e-6, name);
      near(fit.errors[index], expected.se[name], 1e-6, name);
    });
    near(fit.logLikelihood, expected.loglik, 1e-6);
    const told = rows.map((row) => ({
      chance: chanceOf(
        fit.intercept + names.reduce((sum, name, index) => sum + fit.weights[index]! * Number(row[name]), 0),
      ),
      count: 1,
      wins: Number(row["grade"]),
    }));
    told.forEach(({chance}, index) => {
      near(chance, expected.predicted[index], 1e-6);
    });
    near(ranking(told)!.auc, expected.auc, 1e-9);
    near(brier(told), expected.brier, 1e-6);
    near(logLoss(told), expected.log_loss, 1e-6);
  });
});

describe("a logistic regression without an answer", () => {
  const cases = (pairs: [number, number, number][]) =>
    pairs.map(([value, count, wins]) => ({values: [value], count, wins}));
  it("is refused where values separate what came true, where all or nothing did, or where a column is constant", () => {
    expect(
      logistic(
        cases([
          [0, 9, 0],
          [1, 9, 9],
        ]),
      ),
    ).toBeUndefined();
    expect(
      logistic(
        cases([
          [0, 9, 0],
          [1, 9, 0],
        ]),
      ),
    ).toBeUndefined();
    expect(logistic(cases([[0, 9, 9]]))).toBeUndefined();
    expect(
      logistic(
        cases([
          [1, 9, 3],
          [1, 9, 4],
        ]),
      ),
    ).toBeUndefined();
    expect(
      logistic(
        cases([
          [0, 9, 0],
          [1, 9, 9],
        ]),
        1,
      ),
    ).toBeDefined();
  });

  it("is the same for groups as for their members, and ln((a/b) / (c/d)) for two groups", () => {
    const grouped = logistic(
      cases([
        [0, 10, 2],
        [1, 10, 7],
      ]),
    )!;
    near(grouped.weights[0], Math.log(7 / 3 / (2 / 8)), 1e-9);
    near(grouped.intercept, Math.log(2 / 8), 1e-9);
    const single = logistic(
      cases([...Array(20).keys()].map((index) => [Number(index > 9), 1, Number(index < 2 || index > 12)])),
    )!;
    near(single.weights[0], grouped.weights[0]!, 1e-9);
    near(single.errors[1], grouped.errors[1]!, 1e-9);
  });
});

const metrics = shared("reference/score_metrics");
describe.skipIf(!metrics)("the quality of chances", () => {
  it("has the reference's figures within 1e-9, with and without ties", () => {
    const {expected} = expectedOf(metrics!);
    const rows = rowsOf(metrics!);
    const told = (column: string) =>
      rows.map((row) => ({
        chance: Math.min(Math.max(Number(row[column]), 1e-6), 1 - 1e-6),
        count: 1,
        wins: Number(row["y"]),
      }));
    for (const column of ["p", "p_coarse"]) {
      const figures = expected[column === "p" ? "p" : "p_coarse_ties"];
      near(ranking(told(column))!.auc, figures.auc, 1e-9, column);
      near(brier(told(column)), figures.brier, 1e-9, column);
      near(brierSkill(told(column)), figures.brier_skill_score, 1e-9, column);
      near(logLoss(told(column)), figures.log_loss, 1e-9, column);
      near(ranking(merged(told(column)))!.low, ranking(told(column))!.low, 1e-12, column);
    }
    near(ranking(told("p"))!.low, 0.826, 5e-4);
    near(ranking(told("p"))!.high, 0.905, 5e-4);
    near(calibrationError(told("p")), expected.ece_uniform10.ece, 1e-9);
    const line = calibrationLine(told("p"))!;
    near(line.slope, expected.calibration_slope, 1e-9);
    near(line.intercept, expected.calibration_slope_intercept, 1e-9);
    near(line.shift, expected.calibration_intercept_given_slope1, 1e-9);
    tenths(told("p"))!.forEach((tenth, index) => {
      const given = expected.lift_deciles[index];
      expect([tenth.count, tenth.wins]).toEqual([given.n, given.events]);
      near(tenth.lift, given.lift, 1e-9);
      near(tenth.captured, given.cum_capture, 1e-9);
    });
    const redrawn = isotonic(told("p"));
    for (const {p, iso} of expected.isotonic_fit_on_same_data)
      near(redrawn.find(({chance}) => chance === p)!.rate, iso, 1e-9, `isotonic at ${p}`);
    near(brier(redrawn.map((each) => ({...each, chance: each.rate}))), expected.isotonic_brier, 1e-9);
    const parts = brierParts(told("p"))!;
    const rate = expected.events / expected.n;
    near(parts.miscalibration - parts.discrimination + rate * (1 - rate), expected.p.brier, 1e-9);
  });
});

const leads = shared("reference/score_odoo_pls");
describe.skipIf(!leads)("naive Bayes as CRMs compute it", () => {
  it("gives the percentages of the reference, by team and for all teams", () => {
    const {expected} = expectedOf(leads!);
    const rows = rowsOf(leads!);
    const fieldsOf = (row: Row) =>
      Object.fromEntries(
        ["country", "state", "email", "phone", "source"].flatMap((field) =>
          row[field] ? [[field, row[field]!]] : field === "email" || field === "phone" ? [[field, "False"]] : [],
        ),
      );
    const counted = (team: string) =>
      frequenciesOf(
        rows
          .filter((row) => row["team"] === team && row["outcome"] !== "open")
          .map((row) => ({
            fields: fieldsOf(row),
            stageNumber: Number(row["stage"]),
            wins: Number(row["outcome"] === "won"),
            losses: Number(row["outcome"] === "lost"),
          })),
        4,
      );
    const percent = (frequencies: Frequencies, lead: string) => {
      const row = rows.find((each) => each["lead"] === lead)!;
      return Math.round(10_000 * chanceByFrequencies(frequencies, fieldsOf(row), Number(row["stage"]))) / 100;
    };
    const found = expected.after_full_rebuild;
    near(percent(counted("1"), "3"), found.lead3_team1, 0.01);
    near(percent(counted("2"), "8"), found.lead8_team2, 0.01);
    near(percent(counted("3"), "13"), found.lead13_team3, 0.01);
    near(percent(together(["1", "2", "3"].map(counted)), "13"), found.lead13_without_team_pooled_all, 0.01);
    for (const {field, value, won, lost} of expected.frequency_rows_team1) {
      const odds =
        field === "stage" ? counted("1").stages[Number(value) - 1] : counted("1").fields.get(field)!.get(value);
      near(odds!.won, won, 1e-9, `${field} ${value}`);
      near(odds!.lost, lost, 1e-9, `${field} ${value}`);
    }
  });
});

/** The sum of the teams' counts. */
function together(teams: Frequencies[]): Frequencies {
  const [first, ...others] = teams.map((team) => structuredClone(team)) as [Frequencies, ...Frequencies[]];
  for (const {fields, stages} of others) {
    stages.forEach((stage, index) => {
      first.stages[index]!.won += stage.won;
      first.stages[index]!.lost += stage.lost;
    });
    for (const [field, values] of fields)
      for (const [value, odds] of values) {
        const into = first.fields.get(field) ?? new Map();
        const before = into.get(value) ?? {won: 0, lost: 0};
        first.fields.set(field, into.set(value, {won: before.won + odds.won, lost: before.lost + odds.lost}));
      }
  }
  return first;
}
