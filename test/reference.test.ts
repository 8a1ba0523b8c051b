import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";
import {shared} from "./shared.ts";

const folder = shared("reference/rates_binomial_ci");

describe.skipIf(!folder)("rates", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await macroWarehouse();
  });
  afterAll(() => warehouse.close());

  it("the Wilson interval agrees with the reference within 1e-9 for every k of n", async () => {
    const {expected, tolerance} = JSON.parse(readFileSync(join(folder!, "expected.json"), "utf8")) as {
      expected: {k: number; n: number; wilson: [number, number]}[];
      tolerance: {abs: number};
    };
    expect(expected.length).toBeGreaterThan(10);
    for (const {k, n, wilson} of expected) {
      const reader = await warehouse.connection.runAndReadAll(`select wilson_low(${k}, ${n}), wilson_high(${k}, ${n})`);
      const [low, high] = reader.getRowsJson()[0] as [number, number];
      expect(Math.abs(low - wilson[0]), `lower end of ${k} of ${n}`).toBeLessThanOrEqual(tolerance.abs);
      expect(Math.abs(high - wilson[1]), `upper end of ${k} of ${n}`).toBeLessThanOrEqual(tolerance.abs);
    }
  });
});
