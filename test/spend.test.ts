import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../pipeline/methods/least-squares.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const reference = shared("reference/spend_identifiability_vif");

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

describe("what was spent and what came of it", () => {
  const spent = (
    rows: string,
  ) => `select spend_on::date as spend_on, date_trunc('month', spend_on::date)::date as month_on, channel,
    channel as lead_source, 'x' as account, campaign, spend_amount::decimal(18,2) as spend_amount
    from (values ${rows}) as given(spend_on, channel, campaign, spend_amount)`;

  it("divides sums, keeps spend without a win and a win without spend, and tells wins of the period from those of its leads", async () => {
    const {connection, close} = await modelWarehouse(
      {...threeStages, spend: {margin_rate: 0.5}},
      "2025-03-31",
      {
        "core.spend": spent(
          "('2025-01-10', 'ads', 'a', 100), ('2025-02-10', 'ads', 'b', 900), ('2025-02-11', 'fair', 'c', 50)",
        ),
        "core.leads": `select * from (values ('ads', 'a', date '2025-01-11'), ('ads', 'b', date '2025-02-11'), ('friend', '(missing)', date '2025-01-12'))
          as given(channel, campaign, created_on)`,
        "core.journeys": `select *, amount::decimal(18,2) as journey_amount from (values
          ('1', 'ads', 'a', date '2025-01-11', date '2025-02-20', 'won', 1000, 'line', 'o1'),
          ('2', 'ads', 'b', date '2025-02-11', null, 'open', null, 'line', null),
          ('3', 'friend', '(missing)', date '2025-01-12', date '2025-01-10', 'won', 300, 'line', null))
          as given(journey_id, channel, campaign, entered_on, ended_on, outcome, amount, product_line, opportunity_id)`,
        "core.stage_fates":
          "select * from (values ('1', 1), ('1', 2), ('2', 1), ('3', 3)) as given(journey_id, stage_order)",
        "core.sales_effort": `select *, (effort_seconds / 36)::decimal(18,2) as effort_amount from (values
          ('1', 'ads', 'a', date '2025-02-19', date '2025-01-11', 3600),
          ('3', 'friend', '(missing)', date '2025-01-12', date '2025-01-12', 7200),
          (null, '(missing)', '(missing)', date '2025-03-02', null, 1800))
          as given(journey_id, channel, campaign, happened_on, entered_on, effort_seconds)`,
      },
      ["win_margins", "spend_months", "spend_vintages", "spend_payback", "spend_return"].map(
        (name) => `metrics.${name}`,
      ),
    );
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    expect(
      await rows(`select member, spend_amount, won_count, won_cost_amount, return_ratio from metrics.spend_return
        where level <> 'campaign' and period = '(all)' order by member`),
    ).toEqual([
      ["(all)", "1050.00", 2, "525.00", 1300 / 1050],
      ["(missing)", "0.00", 0, null, null],
      ["ads", "1000.00", 1, "1000.00", 1], // the mean of the months' ratios would be 5
      ["fair", "50.00", 0, null, 0],
      ["friend", "0.00", 1, null, null],
    ]);
    expect(
      await rows(`select period, won_amount, period_won_amount, return_ratio, period_return_ratio from metrics.spend_return
        where level = 'channel' and member = 'ads' and period_kind = 'month' order by period`),
    ).toEqual([
      ["2025-01", "1000.00", "0.00", 10, 0],
      ["2025-02", "0.00", "1000.00", 0, 1000 / 900],
    ]);
    // a half of the won amount is margin, and an hour of sales costs 100; what serves no journey counts when it happened
    const counted = `qualified_count, opportunity_count, open_count, qualified_cost_amount, effort_hours, effort_amount, margin_amount, roi_ratio,
      return_with_effort_ratio, roi_with_effort_ratio`;
    expect(
      await rows(
        `select member, ${counted} from metrics.spend_return where level <> 'campaign' and period = '(all)' order by member`,
      ),
    ).toEqual([
      ["(all)", 2, 1, 1, "525.00", 3.5, "350.00", "650.00", -400 / 1050, 1300 / 1400, -750 / 1400],
      ["(missing)", 0, 0, 0, null, 0.5, "50.00", "0.00", null, 0, -1],
      ["ads", 1, 1, 1, "1000.00", 1, "100.00", "500.00", -0.5, 1000 / 1100, -600 / 1100],
      ["fair", 0, 0, 0, null, 0, "0.00", "0.00", -1, 0, -1],
      ["friend", 1, 0, 0, null, 2, "200.00", "150.00", null, 1.5, -0.25],
    ]);
    expect(
      await rows(`select level, member, period, effort_amount, payback_month_number from metrics.spend_return
        where effort_amount > 0 and (period_kind = 'month' and level = 'campaign' or period = '(all)' and member = 'ads') order by all`),
    ).toEqual([
      ["campaign", "(missing)", "2025-01", "200.00", null],
      ["campaign", "(missing)", "2025-03", "50.00", null],
      ["campaign", "a", "2025-01", "100.00", null],
      ["channel", "ads", "(all)", "100.00", 2], // at month 1 both months have spent 1,000 and brought 500; at month 2 January 100
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
