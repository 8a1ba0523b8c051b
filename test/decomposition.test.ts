import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {kitagawaParts, lmdiParts, shapleyParts} from "../pipeline/methods/decomposition.ts";
import {shared} from "./shared.ts";

const folders = ["decomp_kitagawa", "decomp_product_factors", "decomp_funnel_yoy"].map((name) =>
  shared(`reference/${name}`),
);
const [kitagawa, product, funnel] = folders as string[];

/** Lines of a file of a case as cells, without the header. */
const cellsOf = (folder: string, file = "input.csv"): string[][] =>
  readFileSync(join(folder, file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));
const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")).expected;

describe.skipIf(folders.some((folder) => !folder))("decomposition", () => {
  it("splits a rate into mix and rate as published (Kitagawa), group by group", () => {
    const expected = expectedOf(kitagawa!);
    const rows = cellsOf(kitagawa!);
    const names = [...new Set(rows.map(([name]) => name!))];
    const groups = names.map((name) => {
      const [before, after] = ["1970", "1985"].map((year) => rows.find((row) => row[0] === name && row[1] === year)!);
      return {
        size: [Number(before![2]), Number(after![2])] as [number, number],
        rate: [Number(before![3]), Number(after![3])] as [number, number],
      };
    });
    const parts = kitagawaParts(groups);
    const sum = (of: "mix" | "rate") => parts.reduce((before, each) => before + each[of], 0);
    expect(Math.abs(sum("mix") - expected.mix)).toBeLessThan(1e-9);
    expect(Math.abs(sum("rate") - expected.rate)).toBeLessThan(1e-9);
    for (const [index, {group, mix_centred, rate}] of expected.per_group.entries()) {
      expect(names[index]).toBe(group);
      expect(Math.abs(parts[index]!.mix - mix_centred)).toBeLessThan(1e-9);
      expect(Math.abs(parts[index]!.rate - rate)).toBeLessThan(1e-9);
    }
  });

  it("splits a product of five factors as published (Das Gupta), and by LMDI-I", () => {
    const expected = expectedOf(product!);
    const [before, after] = cellsOf(product!).map((row) => row.slice(1).map(Number));
    const near = (parts: number[], wanted: Record<string, number>) => {
      for (const [index, value] of Object.values(wanted).entries())
        expect(Math.abs(parts[index]! - value)).toBeLessThan(1e-9);
    };
    near(shapleyParts(before!, after!), expected.dasgupta);
    near(lmdiParts(before!, after!)!, expected.lmdi_closed_form_same_data);
  });

  it("splits four years of three factors by LMDI-I as its package does, year by year", () => {
    const rows = cellsOf(product!, "input_lmdi_4years.csv");
    const factorsOf = (year: number, category: string) =>
      rows.filter((row) => row[0] === String(year) && row[1] === category).map((row) => Number(row[3]));
    for (const {year, dV} of expectedOf(product!).lmdi_4years) {
      const parts = ["subsubcat 1", "subsubcat 2"].map(
        (category) => lmdiParts(factorsOf(year - 1, category), factorsOf(year, category))!,
      );
      for (const [index, value] of (Object.values(dV) as number[]).entries())
        expect(Math.abs(parts[0]![index]! + parts[1]![index]! - value)).toBeLessThan(1e-9);
    }
  });

  it("splits a funnel's revenue by source as both packages do", () => {
    const expected = expectedOf(funnel!);
    const rows = cellsOf(funnel!);
    const factorsOf = (year: string, source: string): number[] => {
      const numbers = (row: string[]) => row.slice(2).map(Number);
      const total = rows.filter((row) => row[0] === year).reduce((sum, row) => sum + Number(row[2]), 0);
      const [leads, qualified, proposals, won, revenue] = numbers(
        rows.find((row) => row[0] === year && row[1] === source)!,
      ) as [number, number, number, number, number];
      return [total, leads / total, qualified / leads, proposals / qualified, won / proposals, revenue / won];
    };
    const near = (found: number, wanted: number) =>
      expect(Math.abs(found - wanted)).toBeLessThan(1e-4 + 1e-9 * Math.abs(wanted));
    const ways = [
      ["dasgupta_shapley_by_source", "dasgupta_shapley", shapleyParts],
      ["lmdi_by_source", "lmdi_additive", lmdiParts],
    ] as const;
    for (const [bySource, whole, method] of ways) {
      const sums = [0, 0, 0, 0, 0, 0];
      for (const {source, ...wanted} of expected[bySource]) {
        const parts = method(factorsOf("2023", source), factorsOf("2024", source))!;
        for (const [index, value] of (Object.values(wanted) as number[]).entries()) near(parts[index]!, value);
        parts.forEach((part, index) => {
          sums[index]! += part;
        });
      }
      for (const [index, value] of (Object.values(expected[whole]) as number[]).entries()) near(sums[index]!, value);
    }
  });
});

describe("zeros", () => {
  it("have the analytical limits in LMDI-I, and are exact in Shapley: parts add up to the change", () => {
    expect(lmdiParts([0, 2, 3], [5, 4, 3])).toEqual([60, 0, 0]);
    expect(lmdiParts([5, 4, 3], [0, 0, 3])).toEqual([-30, -30, 0]);
    expect(lmdiParts([0, 2], [0, 9])).toEqual([0, 0]);
    expect(lmdiParts([-1, 2], [1, 9])).toBeNull();
    expect(shapleyParts([0, 2, 3], [5, 4, 3])).toEqual([45, 15, 0]);
  });
});
