import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../pipeline/methods/least-squares.ts";
import {spendResponse} from "../pipeline/methods/spend_response.ts";
import {shared} from "./shared.ts";

const reference = shared("reference/spend_identifiability_vif");

/** Months of spend of some channels, and what all of them won. */
const answerOf = (channels: Record<string, number[]>, won: number[], wins = 5) =>
  spendResponse.rows(
    won.flatMap((amount, month) => {
      const period = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
      return [
        {channel: "(all)", period, spend_amount: "0", won_so_far_count: wins, won_so_far_amount: String(amount)},
        ...Object.entries(channels).map(([channel, spend]) => ({
          channel,
          period,
          spend_amount: String(spend[month]),
          won_so_far_count: wins,
          won_so_far_amount: String(amount / 2),
        })),
      ];
    }),
  );
const months = (of: (month: number) => number, count = 36) => Array.from({length: count}, (_, month) => of(month));

describe("least squares", () => {
  it.skipIf(!reference)("find Longley's effects, errors and inflation as published", () => {
    const {expected} = JSON.parse(readFileSync(join(reference!, "expected.json"), "utf8"));
    const [header, ...lines] = readFileSync(join(reference!, "input.csv"), "utf8").trim().split("\n");
    const names = header!.trim().split(",");
    const columns = names.map((_, index) => lines.map((line) => Number(line.split(",")[index])));
    const found = leastSquares(columns.slice(1), columns[0]!)!;
    const near = (value: number, wanted: number) => expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-6);
    near(found.spread, expected.sigma);
    near(found.conditionIndex, expected.condition_index_correlation_matrix);
    names.slice(1).forEach((name, index) => {
      near(found.effects[index]!.effect, expected.coef[name]);
      near(found.effects[index]!.error, expected.se[name]);
      near(found.effects[index]!.inflation, expected.vif[name]);
    });
  });

  it("say nothing of columns that are the same, or constant, or as many as the rows", () => {
    expect(
      leastSquares(
        [
          [1, 2, 4, 7, 1],
          [2, 4, 8, 14, 2],
        ],
        [1, 2, 3, 4, 6],
      ),
    ).toBeUndefined();
    expect(leastSquares([[3, 3, 3, 3]], [1, 2, 3, 4])).toBeUndefined();
    expect(leastSquares([[1, 2]], [1, 2])).toBeUndefined();
  });
});

describe("the return of one more unit of money", () => {
  const onOff = months((month) => [0, 100, 200, 150][month % 4]!);
  const other = months((month) => [0, 300, 100][month % 3]!);
  const noise = months((month) => ((month * 7) % 5) - 2);

  it("is found where spend was varied on its own", () => {
    const won = months((month) => 1000 + 3 * onOff[month]! + 2 * other[month]! + noise[month]!);
    const [a, b] = answerOf({a: onOff, b: other}, won);
    expect(a).toMatchObject({channel: "a", is_identifiable: true, reason: "(none)", experiment: "(none)"});
    expect(a!["marginal_return_ratio"]).toBeCloseTo(3, 1);
    expect(b!["marginal_return_ratio"]).toBeCloseTo(2, 1);
    expect(a!["marginal_return_low_ratio"]).toBeLessThan(a!["marginal_return_ratio"] as number);
  });

  it("is refused with the reason and the experiment where the months cannot tell", () => {
    const won = months((month) => 1000 + 3 * onOff[month]! + noise[month]!);
    const reasonOf = (...given: Parameters<typeof answerOf>) => {
      const {reason, experiment, marginal_return_ratio} = answerOf(...given)[0]!;
      expect(marginal_return_ratio).toBeNull();
      return [reason, experiment];
    };
    expect(reasonOf({a: onOff.slice(0, 23)}, won.slice(0, 23))).toEqual(["too few months", "wait for more months"]);
    expect(reasonOf({a: onOff}, won, 0)).toEqual(["too few wins", "wait for more wins"]);
    expect(reasonOf({a: months((month) => 100 + (month % 2))}, won)).toEqual([
      "steady spend",
      "on and off by month or region",
    ]);
    expect(reasonOf({a: onOff, b: onOff.map((spend) => 2 * spend)}, won)).toEqual([
      "moves with other channels",
      "change this channel alone",
    ]);
    expect(reasonOf({a: onOff.map((spend) => spend + 60)}, won)[0]).toBe("never near zero");
    expect(reasonOf({a: months((month) => (month % 2) * 100)}, won)[0]).toBe("never above today");
    const wild = months((month) => (month % 9 === 4 ? 1000 : 1));
    expect(reasonOf({a: onOff}, wild)).toEqual(["too small to see", "hold out a tenth of the regions"]);
  });
});
