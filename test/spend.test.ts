import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../pipeline/methods/least-squares.ts";
import {spendResponse} from "../pipeline/methods/spend_response.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
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

describe("what was spent and what came of it", () => {
  const spent = (
    rows: string,
  ) => `select spend_on::date as spend_on, date_trunc('month', spend_on::date)::date as month_on, channel,
    channel as lead_source, 'x' as account, campaign, spend_amount::decimal(18,2) as spend_amount
    from (values ${rows}) as given(spend_on, channel, campaign, spend_amount)`;

  it("divides sums, keeps spend without a win and a win without spend, and tells wins of the period from those of its leads", async () => {
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-03-31",
      {
        "core.spend": spent(
          "('2025-01-10', 'ads', 'a', 100), ('2025-02-10', 'ads', 'b', 900), ('2025-02-11', 'fair', 'c', 50)",
        ),
        "core.leads": `select * from (values ('ads', 'a', date '2025-01-11'), ('ads', 'b', date '2025-02-11'), ('friend', '(missing)', date '2025-01-12'))
          as given(channel, campaign, created_on)`,
        "core.journeys": `select *, 'line' as product_line, null::varchar as opportunity_id, amount::decimal(18,2) as journey_amount from (values
          ('ads', 'a', date '2025-01-11', date '2025-02-20', 'won', 1000),
          ('ads', 'b', date '2025-02-11', null, 'open', null),
          ('friend', '(missing)', date '2025-01-12', date '2025-01-10', 'won', 300)) as given(channel, campaign, entered_on, ended_on, outcome, amount)`,
      },
      ["metrics.spend_results", "metrics.spend_vintages"],
    );
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    expect(
      await rows(`select member, spend_amount, won_count, won_cost_amount, return_ratio from metrics.spend_results
        where level = 'channel' and period = '(all)' order by member`),
    ).toEqual([
      ["(all)", "1050.00", 2, "525.00", 1300 / 1050],
      ["ads", "1000.00", 1, "1000.00", 1], // the mean of the months' ratios would be 5
      ["fair", "50.00", 0, null, 0],
      ["friend", "0.00", 1, null, null],
    ]);
    expect(
      await rows(`select period, won_amount, period_won_amount, return_ratio, period_return_ratio from metrics.spend_results
        where level = 'channel' and member = 'ads' and period_kind = 'month' order by period`),
    ).toEqual([
      ["2025-01", "1000.00", "0.00", 10, 0],
      ["2025-02", "0.00", "1000.00", 0, 1000 / 900],
    ]);
    // a win dated before its first contact counts in month 0
    expect(
      await rows(
        "select month_number, won_amount from metrics.spend_vintages where channel = 'friend' and won_count > 0",
      ),
    ).toEqual([[0, "300.00"]]);
    close();
  });

  it("lists spend that is reported by campaign and once more in sum", async () => {
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-03-31",
      {
        "staging.spend":
          spent(`('2025-01-10', 'ads', 'a', 60), ('2025-01-10', 'ads', 'b', 40), ('2025-01-10', 'ads', '(missing)', 100.5),
          ('2025-01-11', 'ads', 'a', 60), ('2025-01-11', 'ads', '(missing)', 10), ('2025-01-12', 'ads', '(missing)', 7)`),
      },
      ["core.spend_sums", "metrics.spend_doubts"],
    );
    const found = await connection.runAndReadAll(
      "select spend_on, campaign_record_count, is_sum, doubted_amount from metrics.spend_doubts order by all",
    );
    expect(found.getRowsJson()).toEqual([
      ["2025-01-10", 2, true, "100.50"],
      ["2025-01-11", 1, false, "0.00"],
    ]);
    close();
  });
});
