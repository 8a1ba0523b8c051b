import {readFileSync} from "node:fs";
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

describe("a company of twelve, counted by hand", () => {
  it("every reached stage is counted, visited and strict ones beside, and each journey ends once at its furthest", async () => {
    expect(
      await ask(`select stage, reached_count, visited_count, strict_count, entered_count, went_on_count, returned_count, won_count,
        lost_count, disqualified_count, recycled_count, ended_count, open_count from metrics.stage_conversion where ${whole} order by stage_order`),
    ).toEqual([
      ["a", 12, 10, 10, 11, 9, 0, 4, 0, 1, 0, 1, 2],
      ["b", 9, 6, 5, 8, 5, 1, 4, 2, 0, 1, 3, 1],
      ["c", 5, 3, 2, 3, 4, 0, 4, 0, 0, 0, 0, 1],
    ]);
  });

  it("money stands beside the counts: what is known of it, 0 of nobody, null where it is known of none", async () => {
    expect(
      await ask(`select stage, reached_amount::double, went_on_amount::double, won_amount::double, lost_amount::double, open_amount::double, median_stage_days
        from metrics.stage_conversion where ${whole} order by stage_order`),
    ).toEqual([
      ["a", 790, 780, 600, 0, 10, 3.5],
      ["b", 780, 670, 600, 50, 20, 13.5],
      ["c", 670, 600, 600, 0, 70, 8],
    ]);
    expect(
      await ask(
        "select reached_count, reached_amount, went_on_amount::double, open_amount::double from metrics.stage_conversion where period = '2025-03' and member = 'fair' and stage = 'a'",
      ),
    ).toEqual([[1, null, 0, 0]]);
  });

  it("months, sources and consultants are split by first contact", async () => {
    expect(
      await ask(
        "select period, reached_count from metrics.stage_conversion where period_kind = 'fiscal_month' and breakdown = 'all' and stage = 'a' order by 1",
      ),
    ).toEqual([
      ["2025-01", 5],
      ["2025-02", 4],
      ["2025-03", 3],
    ]);
    expect(
      await ask(
        "select breakdown, member, reached_count from metrics.stage_conversion where period = '(all)' and breakdown in ('rep', 'lead_source') and stage = 'a' order by all",
      ),
    ).toEqual([
      ["lead_source", "fair", 5],
      ["lead_source", "web", 7],
      ["rep", "(missing)", 10],
      ["rep", "crm:R1", 2],
    ]);
  });

  it("in each month, what stood there and came in less what left is what stands there; undated visits have a row", async () => {
    expect(
      await ask(`select stage, period, opening_count, entered_count, left_count, closing_count from metrics.stage_flows
        where period_kind = 'fiscal_month' and breakdown = 'all' and (period >= '2025' or period = '(missing)') order by stage, period`),
    ).toEqual([
      ["a", "(missing)", 0, 1, 1, 0],
      ["a", "2025-01", 0, 6, 5, 1],
      ["a", "2025-02", 1, 2, 2, 1],
      ["a", "2025-03", 1, 2, 1, 2],
      ["b", "(missing)", 0, 1, 0, 1],
      ["b", "2025-01", 0, 4, 3, 1],
      ["b", "2025-02", 1, 3, 3, 1],
      ["b", "2025-03", 1, 0, 1, 0],
      ["c", "(missing)", 0, 0, 0, 0],
      ["c", "2025-01", 0, 2, 2, 0],
      ["c", "2025-02", 0, 1, 0, 1],
      ["c", "2025-03", 1, 0, 0, 1],
    ]);
    expect(
      await ask(`select stage, started_count, advanced_in_count, skipped_in_count, returned_in_count, reopened_in_count, advanced_count, skipped_ahead_count,
        returned_count, reopened_count, won_count, lost_count, disqualified_count, recycled_count, closing_count, entered_amount::double, closing_amount::double
        from metrics.stage_flows where ${whole} order by stage`),
    ).toEqual([
      ["a", 10, 0, 0, 1, 0, 6, 1, 0, 0, 1, 0, 1, 0, 2, 840, 10],
      ["b", 1, 6, 0, 0, 1, 2, 0, 1, 1, 0, 2, 0, 1, 1, 400, 20],
      ["c", 0, 2, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 370, 70],
    ]);
  });

  it("moves are counted from stage to stage and end, open ones apart", async () => {
    expect(
      await ask(
        `select from_stage, to_stage, move_count, move_amount::double, median_stage_days, round(move_rate, 6) from metrics.stage_transitions where ${whole} order by from_order, to_order`,
      ),
    ).toEqual([
      ["(start)", "a", 10, 790, null, 0.909091],
      ["(start)", "b", 1, null, null, 0.090909],
      ["a", "b", 6, 330, 2, 0.666667],
      ["a", "c", 1, 200, 4, 0.111111],
      ["a", "won", 1, 300, 4, 0.111111],
      ["a", "disqualified", 1, null, 2, 0.111111],
      ["a", "open", 2, 10, null, null],
      ["b", "a", 1, 50, 6, 0.142857],
      ["b", "b", 1, 70, 15, 0.142857],
      ["b", "c", 2, 170, 6, 0.285714],
      ["b", "lost", 2, 50, 19.5, 0.285714],
      ["b", "recycled", 1, 40, 23, 0.142857],
      ["b", "open", 1, 20, null, null],
      ["c", "won", 2, 300, 8, 1],
      ["c", "open", 1, 70, null, null],
    ]);
  });

  it("the chance to win follows from 6 b = a + 2 and a = 2/3 b + 2/9; the product of rates says something else", async () => {
    const rows = await ask(
      `select stage, move_count, chain_rate, product_rate, won_count, decided_count, curve_rate, curve_end_days from metrics.stage_chances where ${whole} order by stage_order`,
    );
    expect(rows).toEqual([
      ["a", 9, expect.closeTo(1 / 2, 12), expect.closeTo(0.9 * 0.625, 12), 4, 8, null, null],
      ["b", 7, expect.closeTo(5 / 12, 12), expect.closeTo(0.625, 12), 4, 7, 0.5, 60],
      ["c", 2, 1, 1, 4, 4, null, null],
    ]);
  });

  it("the ways through the stages are told as records name them", async () => {
    expect(
      await ask(
        "select path, variant_rank, journey_count, won_count, decided_count, median_end_days from metrics.journey_variants where period = '(all)' order by variant_rank",
      ),
    ).toEqual([
      ["a", 1, 4, 1, 2, 3],
      ["a → b", 2, 2, 0, 1, 26],
      ["(none recorded)", 3, 1, 1, 1, 18],
      ["a → b → a → b", 4, 1, 0, 1, 30],
      ["a → b → b → c", 5, 1, 0, 0, null],
      ["a → b → c", 6, 1, 1, 1, 19],
      ["a → c", 7, 1, 1, 1, 10],
      ["b", 8, 1, 0, 1, 19],
    ]);
  });

  it.each(["flows_reconciled", "ledger_conserved", "losses_equal_stages", "stages_conserved"])(
    "%s finds no fault in it",
    async (check) => {
      const sql = readFileSync(new URL(`../pipeline/checks/${check}.sql`, import.meta.url), "utf8");
      expect(await ask(sql)).toEqual([]);
    },
  );
});

it("the thirty most frequent ways are told one by one, and the rest in one row", async () => {
  const {connection, close} = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "core.journeys":
        "select 'j' || number as journey_id, 'FY2025' as fiscal_year, case when number % 2 = 0 then 'won' else 'open' end as outcome, number::double as age_days from range(1, 34) as numbers(number)",
      "core.stage_visits":
        "select 'j' || number as journey_id, visit as visit_number, 'a' as stage, false as is_imputed from range(1, 34) as numbers(number), range(1, number + 1) as visits(visit)",
    },
    ["metrics.journey_variants"],
  );
  const rows = await rowsOf(
    connection,
    "select period, path = '(other)', count(*)::integer, sum(journey_count)::integer, sum(won_count)::integer, min(median_end_days) from metrics.journey_variants group by all order by 1, 2",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["(all)", false, 30, 30, 15, 2],
    ["(all)", true, 1, 3, 1, 32],
    ["FY2025", false, 30, 30, 15, 2],
    ["FY2025", true, 1, 3, 1, 32],
  ]);
  close();
});

it("reasons outside the short list are told as recorded, the most frequent first", async () => {
  const {connection, close} = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "core.journeys": `from (values ('too dear', '(unmapped)', 'lost', 5.5::decimal(18,2)), ('too dear', '(unmapped)', 'disqualified', null), ('gone', '(unmapped)', 'lost', null),
        ('price', 'price', 'lost', 7)) as told(recorded_reason, reason, outcome, journey_amount)`,
    },
    ["metrics.unmapped_reasons"],
  );
  const rows = await rowsOf(
    connection,
    "select * replace (amount::double as amount) from metrics.unmapped_reasons order by reason_rank",
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["too dear", 2, 1, 5.5, 1],
    ["gone", 1, 1, null, 2],
  ]);
  close();
});
