import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {adstock, delayedAdstock, halfLife, normalisedAdstock, windowedAdstock} from "../pipeline/methods/adstock.ts";
import {type Curve, curveFit} from "../pipeline/methods/curve-fit.ts";
import {curvesOf} from "../pipeline/methods/response-curve.ts";
import {hill, hillMarginal, michaelisMenten, michaelisMentenMarginal} from "../pipeline/methods/saturation.ts";
import {fisherBeyond, studentWithin} from "../pipeline/methods/student.ts";
import {shared} from "./shared.ts";

const read = (folder: string) => {
  const [, ...lines] = readFileSync(join(folder, "input.csv"), "utf8").trim().split("\n");
  const rows = lines.map((line) => line.split(",").map(Number));
  const {expected, params} = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  return {expected, params, column: (at: number) => rows.map((row) => row[at]!)};
};

describe("what lasts of spend, and how it saturates", () => {
  const folder = shared("reference/spend_adstock_saturation");

  it.skipIf(!folder)("has the values of the packages that marketing measures with", () => {
    const {expected, params, column} = read(folder!);
    const spend = column(1);
    const near = (values: number[], wanted: number[]) => {
      expect(values.length).toBe(wanted.length);
      for (const [at, value] of values.entries()) expect(Math.abs(value - wanted[at]!)).toBeLessThan(1e-8);
    };
    const lasting = adstock(spend, params.theta);
    near(lasting, expected.geometric_adstock);
    near(normalisedAdstock(spend, params.theta), expected.normalised_adstock);
    near(windowedAdstock(spend, params.theta, params.window_L), expected.windowed_normalised_adstock_L8);
    near(
      delayedAdstock(spend, params.theta, params.window_L, params.delayed_peak),
      expected.delayed_carryover_L8_peak1,
    );
    const half = params.hill_gamma * Math.max(...lasting);
    near([half], [expected.hill_inflexion_k]);
    near(
      lasting.map((each) => hill(each, half, params.hill_alpha)),
      expected.hill_on_geometric_adstock,
    );
    near(
      spend.map((each) => michaelisMenten(each, params.mm_Vmax, params.mm_Km)),
      expected.michaelis_menten_on_spend,
    );
    near([halfLife(params.theta)], [expected.half_life_periods]);
  });

  it("rises by its marginal", () => {
    const step = 1e-6;
    expect((hill(3 + step, 2, 1.5) - hill(3 - step, 2, 1.5)) / (2 * step)).toBeCloseTo(hillMarginal(3, 2, 1.5), 8);
    expect((michaelisMenten(3 + step, 9, 2) - michaelisMenten(3 - step, 9, 2)) / (2 * step)).toBeCloseTo(
      michaelisMentenMarginal(3, 9, 2),
      8,
    );
  });

  it("has Student's and Fisher's published quantiles", () => {
    expect(studentWithin(0.95, 10)).toBeCloseTo(2.2281389, 6);
    expect(studentWithin(0.95, 100)).toBeCloseTo(1.9839715, 6);
    expect(fisherBeyond(4.102821, 2, 10)).toBeCloseTo(0.05, 6);
  });
});

describe("a curve fitted by least squares", () => {
  const folder = shared("reference/spend_saturation_fit");
  const mm: Curve = (x, [most, half]) => ({
    value: michaelisMenten(x, most!, half!),
    slopes: [x / (half! + x), (-most! * x) / (half! + x) ** 2],
  });
  const withSlope: Curve = (x, [most, half, slope]) => {
    const part = hill(x, half!, slope!);
    const rest = most! * part * (1 - part);
    return {value: most! * part, slopes: [part, (-rest * slope!) / half!, rest * Math.log(x / half!)]};
  };
  const near = (value: number, wanted: number, within = 1e-4) =>
    expect(Math.abs(value / wanted - 1), `${value} for ${wanted}`).toBeLessThan(within);

  it.skipIf(!folder)("finds the published parameters, errors, correlation and marginals", () => {
    const {expected, column} = read(folder!);
    const [x, y] = [column(0), column(1)];
    const wanted = expected.michaelis_menten;
    const found = curveFit(mm, [200, 0.1], x, y)!;
    const [most, half] = found.parameters as [number, number];
    near(most, wanted.Vm);
    near(half, wanted.K);
    near(found.errors[0]!, wanted.se.Vm);
    near(found.errors[1]!, wanted.se.K);
    near(found.correlations[0]![1]!, wanted.corr_Vm_K);
    near(found.squares, wanted.rss);
    expect(found.freedom).toBe(wanted.df);
    for (const {spend, response, marginal, average} of expected.prediction) {
      near(michaelisMenten(spend, most, half), response);
      near(michaelisMentenMarginal(spend, most, half), marginal);
      near(michaelisMenten(spend, most, half) / spend, average);
    }
    const three = curveFit(withSlope, [most, half, 1], x, y)!;
    near(three.parameters[0]!, expected.hill.Vm);
    near(three.parameters[1]!, expected.hill.K);
    near(three.parameters[2]!, expected.hill.slope);
    near(three.errors[2]!, expected.hill.slope_se);
    near(three.squares, expected.hill.rss);
    const gain = (found.squares - three.squares) / (three.squares / three.freedom);
    near(fisherBeyond(gain, 1, three.freedom), expected.anova_p_slope);
  });

  it.skipIf(!folder)("has the published profile interval, by a profile over the half saturation", () => {
    const {expected, column} = read(folder!);
    const [x, y] = [column(0), column(1)];
    const shapes = Array.from({length: 20_001}, (_, step) => {
      const half = 0.04 + step * 0.000003;
      return {carryover: 0, half, column: x.map((each) => each / (half + each))};
    });
    // one parameter fewer than for a channel: there is no carry-over
    const curves = curvesOf(shapes, {rank: -1, left: (each) => [...each]}, y)!;
    const halves = curves.kept.map(({half}) => half);
    const [lowHalf, highHalf] = expected.michaelis_menten.profile_ci95.K;
    near(Math.min(...halves), lowHalf);
    near(Math.max(...halves), highHalf);
    const [lowMost, highMost] = expected.michaelis_menten.profile_ci95.Vm;
    near(Math.min(...curves.kept.map(({effect, within}) => effect - within)), lowMost);
    near(Math.max(...curves.kept.map(({effect, within}) => effect + within)), highMost);
  });

  it("is not told of parameters that cannot be told apart", () => {
    expect(
      curveFit((x, [a, b]) => ({value: (a! + b!) * x, slopes: [x, x]}), [1, 1], [1, 2, 3], [1, 2, 4]),
    ).toBeUndefined();
    expect(curveFit(mm, [1, 1], [1, 2], [0.5, 0.7])).toBeUndefined();
  });
});
