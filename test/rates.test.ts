import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {betaBelow, betaQuantile, jeffreys, logGamma} from "../pipeline/methods/beta.ts";
import {betaBinomial} from "../pipeline/methods/beta_binomial.ts";
import {betaBinomialFit} from "../pipeline/methods/beta-binomial-fit.ts";
import {adjusted, fisher} from "../pipeline/methods/fisher.ts";
import {shared} from "./shared.ts";

const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const rowsFor = (units: {unit: string; k: number; n: number}[]) =>
  betaBinomial.rows(
    units.map(({unit, k, n}) => ({
      period_kind: "all",
      period: "(all)",
      breakdown: "lead_source",
      measure: "won_of_entered",
      member: unit,
      event_count: k,
      trial_count: n,
      raw_rate_low: 0,
      raw_rate_high: 1,
    })),
  );

describe("the beta distribution", () => {
  it("has the values of closed forms", () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
    for (const x of [0.001, 0.2, 0.5, 0.9]) {
      expect(betaBelow(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 13);
      expect(betaBelow(x, 3, 1)).toBeCloseTo(x ** 3, 13);
    }
    expect(betaQuantile(0.5, 7000, 7000)).toBeCloseTo(0.5, 12);
    expect(betaBelow(betaQuantile(0.025, 2.5, 70_000), 2.5, 70_000)).toBeCloseTo(0.025, 10);
  });
});

const origins = shared("reference/rates_eb_olist_origin");
describe.skipIf(!origins)("leads won by origin", () => {
  it("are shrunk as the reference shrinks them, whatever the order of the rows", () => {
    const {expected, tolerance} = expectedOf(origins!);
    const fit = betaBinomialFit(expected.units)!;
    expect(Math.abs(fit.a / expected.alpha - 1)).toBeLessThan(tolerance.rel_alpha_beta);
    expect(Math.abs(fit.b / expected.beta - 1)).toBeLessThan(tolerance.rel_alpha_beta);
    expect(fit.logLikelihood).toBeCloseTo(expected.loglik, 8);
    const rows = rowsFor(expected.units);
    expect(rowsFor(expected.units.toReversed())).toEqual(rows);
    expect(rows).toHaveLength(expected.units.length);
    for (const {unit, ...given} of expected.units) {
      const row = rows.find(({member}) => member === unit)!;
      const off = (column: string, value: number) => Math.abs((row[column] as number) - value);
      expect(off("shrunk_rate", given.shrunk), unit).toBeLessThan(tolerance.abs_shrunk);
      expect(off("shrunk_rate_low", given.lower95), unit).toBeLessThan(tolerance.abs_shrunk);
      expect(off("shrunk_rate_high", given.upper95), unit).toBeLessThan(tolerance.abs_shrunk);
      expect(off("own_weight_rate", given.weight_on_own_data), unit).toBeLessThan(tolerance.abs_shrunk);
      expect(off("better_rate", given.prob_above_overall), unit).toBeLessThan(1e-4);
      expect(row["finding"]).toBe("sources differ");
    }
    const ranked = rows.filter((row) => row["rate_rank"] !== null);
    expect(ranked.every((row) => Number(row["trial_count"]) >= 30 && Number(row["event_count"]) >= 5)).toBe(true);
    expect(ranked.map((row) => row["rate_rank"]).toSorted((one, other) => Number(one) - Number(other))).toEqual(
      ranked.map((_, index) => index + 1),
    );
  });
});

const boundary = shared("reference/rates_eb_boundary");
describe.skipIf(!boundary)("units that do not differ beyond chance", () => {
  it("all have the pooled rate, no rank, and the words for it", () => {
    const {expected} = expectedOf(boundary!);
    const [header, ...lines] = readFileSync(join(boundary!, "input.csv"), "utf8").trim().split("\n");
    const at = (name: string) => header!.split(",").findIndex((column) => column.replaceAll('"', "").trim() === name);
    const units = lines.map((line, index) => {
      const cells = line.split(",").map((cell) => Number(cell.replaceAll('"', "")));
      return {unit: `u${index}`, k: cells[at("k")]!, n: cells[at("n")]!};
    });
    expect(units.reduce((sum, {k}) => sum + k, 0)).toBe(expected.k);
    expect(betaBinomialFit(units)).toBeUndefined();
    for (const row of rowsFor(units)) {
      expect(row["shrunk_rate"]).toBeCloseTo(expected.pooled_rate, 15);
      expect(row).toMatchObject({rate_rank: null, better_rate: null, finding: "no evidence that sources differ"});
    }
  });
});

const compared = shared("reference/rates_compare_multiplicity");
describe.skipIf(!compared)("each origin against all others", () => {
  it("has the p of Fisher's test and the adjusted one of the reference within 1e-8", () => {
    const {expected, tolerance} = expectedOf(compared!);
    const {sources} = expected as {
      sources: {source: string; k: number; n: number; p_fisher: number; p_bh: number; flag_bh_5pct: boolean}[];
    };
    const rows = rowsFor(sources.map(({source, k, n}) => ({unit: source, k, n})));
    for (const {source, p_fisher, p_bh, flag_bh_5pct} of sources) {
      const row = rows.find(({member}) => member === source)!;
      expect(Math.abs(Number(row["chance_rate"]) - p_fisher), source).toBeLessThan(tolerance.abs);
      expect(Math.abs(Number(row["adjusted_chance_rate"]) - p_bh), source).toBeLessThan(tolerance.abs);
      expect(row["is_different"], source).toBe(flag_bh_5pct);
    }
  });
});

const binomial = shared("reference/rates_binomial_ci");
describe.skipIf(!binomial)("intervals of a share", () => {
  it("of Jeffreys agree with the reference within 1e-9, but that they close at 0 and 1", () => {
    const {expected, tolerance} = expectedOf(binomial!);
    for (const {k, n, ...given} of expected) {
      const [low, high] = jeffreys(k, n);
      expect(Math.abs(low - (k === 0 ? 0 : given.jeffreys[0])), `${k} of ${n}`).toBeLessThan(tolerance.abs);
      expect(Math.abs(high - (k === n ? 1 : given.jeffreys[1])), `${k} of ${n}`).toBeLessThan(tolerance.abs);
    }
  });
});

describe("few sources, and tests of many", () => {
  it("under five nothing is shrunk or ranked", () => {
    const rows = rowsFor([
      {unit: "x", k: 10, n: 100},
      {unit: "y", k: 40, n: 100},
    ]);
    for (const row of rows) expect(row).toMatchObject({shrunk_rate: null, rate_rank: null, finding: "too few sources"});
    expect(rows[0]!["is_different"]).toBe(true);
  });

  it("Fisher's p of a tea taster is 0.4857, and adjusted p never fall as p rise", () => {
    expect(fisher(3, 4, 4, 8)).toBeCloseTo(34 / 70, 12);
    expect(adjusted([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.16 / 3, 0.16 / 3, 0.5]);
  });
});
