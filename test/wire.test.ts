import {gunzipSync} from "node:zlib";
import {tableFromArrays, tableFromIPC, vectorFromArray} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {rowsOf} from "../dashboard/components/rows-of.js";
import {groupsOf, partsOf} from "../pipeline/parts-of.ts";
import {shortened} from "../pipeline/shortened.ts";
import {wireFile} from "../pipeline/wire-file.ts";

/** The same numbers on every run, evenly from 0 to 1. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe("numbers on their way to a browser", () => {
  it("round to fewer places as they did, whatever they are: shares by count, random ones, and those beside a tie", () => {
    const random = numbers(7);
    const given: number[] = [0, 1, -1, 0.1235, 0.12349999999999, 0.1235000000001, 0.5, 2 / 3, -2 / 3, 1e-9, -1e-9];
    for (let i = 0; i < 4000; i++) {
      const n = 1 + Math.floor(random.next().value * 5000);
      const k = Math.floor(random.next().value * (n + 1));
      given.push(k / n, random.next().value, random.next().value * 4000 - 2000);
    }
    const {numbers: whole, places} = shortened([...given, null], 6, 0)!;
    expect(places).toBe(6);
    expect(whole.pop()).toBeNull();
    for (const fewer of [0, 1, 2, 3, 4]) {
      const format = new Intl.NumberFormat("en", {maximumFractionDigits: fewer, signDisplay: "negative"});
      for (const [i, number] of given.entries()) {
        const sent = whole[i]! / 1e6;
        expect(Math.abs(sent - number)).toBeLessThanOrEqual(1.01e-6);
        if (format.format(sent) !== format.format(number))
          throw new Error(`${number} went as ${sent}, to ${fewer} places`);
      }
    }
  });

  it("are sent exactly where they have no more than two places, and as they are where they are too large or would lose their digits", () => {
    expect(shortened([1, null, 3], 6, 4)).toEqual({numbers: [1, null, 3], places: 0});
    expect(shortened([19.99, -0.07, 123456789.12], 6, 4)).toEqual({numbers: [1999, -7, 12345678912], places: 2});
    expect(shortened([1e16, 0.5], 6, 4)).toBeUndefined();
    expect(shortened([0.000123456, 2 / 3], 6, 4)).toBeUndefined();
    expect(shortened([Number.POSITIVE_INFINITY], 6, 4)).toBeUndefined();
  });
});

describe("rows on their way to a browser", () => {
  const table = tableFromArrays({
    period_kind: ["all", "all", "fiscal_year", "all"],
    period: ["(all)", "(all)", "FY2025", "(all)"],
    breakdown: ["all", "region", "all", "region"],
    member: ["(all)", "华东", "(all)", "华东"],
    visit_count: vectorFromArray([4, 2, 1, 2]).toArray(),
    amount: [1250.25, 3e9 + 0.25, 0, 7],
    won_rate: [1 / 3, 0.25, 1, 0],
    price_ratio: [1e-7, 1 / 3, 2, 3],
  });

  it("arrive as they were sent", () => {
    const sent = rowsOf<Record<string, unknown>>(gunzipSync(wireFile(table)));
    expect(sent.map((row) => ({...row, won_rate: Number((row.won_rate as number).toFixed(5))}))).toEqual(
      table.toArray().map((row) => ({...row.toJSON(), won_rate: Number(row.toJSON().won_rate.toFixed(5))})),
    );
    expect(sent[0]!.won_rate).toBe(0.333333);
    expect(wireFile(table)).toEqual(wireFile(tableFromIPC(gunzipSync(wireFile(table)))));
  });

  it("go by their breakdown, all of them and each once, with the groups that they are of", () => {
    const parts = partsOf(table);
    expect([...parts.keys()]).toEqual(["all", "region"]);
    expect([...parts.values()].flatMap((part) => part.toArray().map((row) => row.toJSON().amount)).sort()).toEqual(
      table
        .toArray()
        .map((row) => row.toJSON().amount)
        .sort(),
    );
    expect(
      groupsOf(table)
        .toArray()
        .map((row) => Object.values(row.toJSON()).join(" ")),
    ).toEqual(["all (all) all (all)", "all (all) region 华东", "fiscal_year FY2025 all (all)"]);
    expect([...partsOf(table.slice(0, 0)).keys()]).toEqual(["all"]);
  });
});
