import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {rowsOf} from "../pipeline/warehouse.ts";
import {companyOfTwelve} from "./company-of-twelve.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

let company: Awaited<ReturnType<typeof companyOfTwelve>>;
beforeAll(async () => {
  company = await companyOfTwelve();
});
afterAll(() => company.close());
const whole = "period = '(all)' and breakdown = 'all'";
const ask = (query: string) => company.ask(query);

describe("the ledger of a company of twelve, counted by hand", () => {
  it("what came into a stage left it one way or another, or stands there", async () => {
    const sums = [
      "started",
      "moved_in",
      "inferred",
      "entered",
      "advanced",
      "skipped_ahead",
      "returned",
      "reopened",
      "won",
      "lost",
      "disqualified",
      "recycled",
      "open_in_time",
      "open_overdue",
      "passed",
      "residual",
    ];
    expect(
      await ask(
        `select stage, ${sums.map((name) => `sum(${name}_count)::integer`).join(", ")} from metrics.leakage_ledger group by stage order by stage`,
      ),
    ).toEqual([
      ["a", 10, 1, 2, 13, 6, 1, 0, 0, 1, 0, 1, 0, 1, 1, 2, 0],
      ["b", 1, 7, 3, 11, 2, 0, 1, 1, 0, 2, 0, 1, 1, 0, 3, 0],
      ["c", 0, 3, 2, 5, 0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 1, 0],
    ]);
  });

  it("money follows the visits, what is not known counts as 0, and how many are known stands beside", async () => {
    expect(
      await ask(`select stage, sum(entered_amount)::double, sum(advanced_amount)::double, sum(won_amount)::double, sum(lost_amount)::double, sum(open_overdue_amount)::double,
        sum(passed_amount)::double, sum(residual_amount)::double, sum(amount_known_count)::integer from metrics.leakage_ledger group by stage order by stage`),
    ).toEqual([
      ["a", 840, 330, 300, 0, 10, 0, 0, 9],
      ["b", 900, 170, 0, 50, 0, 500, 0, 9],
      ["c", 670, 0, 300, 0, 0, 300, 0, 4],
    ]);
  });

  it("a visit is overdue past the time in which 80 % went forward, or past the days that headwater.yaml says", async () => {
    expect(
      await ask("select journey_id, open_days, allowed_days, is_overdue from core.open_visits order by 1"),
    ).toEqual([
      ["fresh", 2, 3, false],
      ["reopened", 45, null, false],
      ["undated", null, expect.closeTo(6.6, 9), false],
      ["waiting", 90, 3, true],
    ]);
    const stricter = await companyOfTwelve({thresholds: {overdue_days: 40}});
    expect(await stricter.ask("select journey_id from core.open_visits where is_overdue order by 1")).toEqual([
      ["reopened"],
      ["waiting"],
    ]);
    stricter.close();
  });

  it("leakage has the same ways, and its parts add up", async () => {
    expect(
      await ask(
        `select stage, way, kind, visit_count, amount::double, amount_known_count, entered_count from metrics.leakage where ${whole} and reason = '(all)' and stage in ('b', '(all)') order by stage_order, way_order`,
      ),
    ).toEqual([
      ["(all)", "(all)", "(all)", 29, 2410, 22, 29],
      ["(all)", "advanced", "went on", 8, 500, 8, 29],
      ["(all)", "skipped ahead", "went on", 1, 200, 1, 29],
      ["(all)", "returned", "went back", 1, 50, 1, 29],
      ["(all)", "reopened", "went back", 1, 70, 1, 29],
      ["(all)", "won", "went on", 4, 600, 3, 29],
      ["(all)", "lost", "real leak", 2, 50, 1, 29],
      ["(all)", "disqualified", "healthy exit", 1, 0, 0, 29],
      ["(all)", "recycled", "healthy exit", 1, 40, 1, 29],
      ["(all)", "open in time", "open", 3, 90, 2, 29],
      ["(all)", "open overdue", "open", 1, 10, 1, 29],
      ["(all)", "passed", "recording gap", 6, 800, 3, 29],
      ["b", "(all)", "(all)", 11, 900, 9, 11],
      ["b", "advanced", "went on", 2, 170, 2, 11],
      ["b", "returned", "went back", 1, 50, 1, 11],
      ["b", "reopened", "went back", 1, 70, 1, 11],
      ["b", "lost", "real leak", 2, 50, 1, 11],
      ["b", "recycled", "healthy exit", 1, 40, 1, 11],
      ["b", "open in time", "open", 1, 20, 1, 11],
      ["b", "passed", "recording gap", 3, 500, 2, 11],
    ]);
  });

  it("a loss is worth the median won value times what others of its age still win: 28 days (0.5 - 0.3) / 0.4, 19 days (0.5 - 0.2) / 0.75", async () => {
    expect(
      await ask(
        "select journey_id, stage_age_days, chance_rate, value_amount::double, recoverable_amount::double from metrics.recoverable_losses order by 1",
      ),
    ).toEqual([
      ["from the middle", 19, 0.4, 200, 80],
      ["returning", 28, 0.5, 200, 100],
    ]);
    expect(
      await ask(
        `select stage, reason, sized_count, chance_rate, value_amount::double, recoverable_amount::double, leak_rank from metrics.leakage where ${whole} and way = 'lost' order by stage_order, reason`,
      ),
    ).toEqual([
      ["(all)", "(all)", 2, 0.45, 200, 180, null],
      ["(all)", "no answer", 1, 0.4, 200, 80, null],
      ["(all)", "price", 1, 0.5, 200, 100, null],
      ["b", "(all)", 2, 0.45, 200, 180, null],
      ["b", "no answer", 1, 0.4, 200, 80, 2],
      ["b", "price", 1, 0.5, 200, 100, 1],
    ]);
  });
});

it("a product line with ten known wins has a value of its own, one with fewer that of all; undated losses and stages without a curve have none", async () => {
  const journey = (id: string, line: string, outcome: string, amount: string, entered = "date '2025-01-01'") =>
    `select '${id}' as journey_id, '${line}' as product_line, '${outcome}' as outcome, ${amount}::decimal(18,2) as journey_amount, '(missing)' as reason, date '2025-01-11' as ended_on, ${entered} as entered_on`;
  const {connection, close} = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "core.journeys": [
        ...Array.from({length: 10}, (_, index) => journey(`van ${index}`, "van", "won", `${100 * (index + 1)}`)),
        journey("car", "car", "won", "5000"),
        journey("lost van", "van", "lost", "null"),
        journey("lost car", "car", "lost", "null"),
        journey("lost undated", "van", "lost", "null", "null::date"),
        journey("lost early", "van", "lost", "null"),
      ].join(" union all "),
      "core.stage_visits": `select journey_id, case journey_id when 'lost early' then 'a' else 'b' end as stage, 1 as stage_order, outcome as left_how, entered_on, true as is_first from core.journeys`,
      "metrics.conversion_curve": `select 'all' as period_kind, 'all' as breakdown, 'b' as since, 0.0::double as age_days, 0.0::double as won_rate, 1.0::double as open_rate
        union all select 'all', 'all', 'b', 10, 0.25, 0.5 union all select 'all', 'all', 'b', 20, 0.5, 0`,
    },
    ["metrics.recoverable_losses"],
  );
  const rows = await rowsOf(
    connection,
    "select journey_id, chance_rate, value_amount::double, recoverable_amount::double from metrics.recoverable_losses order by 1",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["lost car", 0.5, 600, 300],
    ["lost early", null, 550, null],
    ["lost undated", null, 550, null],
    ["lost van", 0.5, 550, 275],
  ]);
  close();
});
