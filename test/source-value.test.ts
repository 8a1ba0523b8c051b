import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const given = {
  ...threeStages,
  channels: {portals: ["A", "B"], walked: ["C"]},
  spend: {margin_rates: {line: 0.125}},
};
const models =
  "core.resold_leads metrics.win_margins metrics.journey_values metrics.lead_source_value metrics.source_coverage".split(
    " ",
  );

/** lead, journey, customer, day, source */
type Lead = [string, string, string, string, string];
/** journey, source, leads, first day, outcome, last day, amount, age */
type Journey = [string, string, number, string, string, string | null, number | null, number];

const literal = (cell: unknown) => (cell === null ? "null" : typeof cell === "number" ? `${cell}` : `'${cell}'`);
const table = (rows: unknown[][], columns: string) =>
  `(values ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")}) as rows(${columns})`;

const company = (leads: Lead[], journeys: Journey[]) =>
  modelWarehouse(
    given,
    "2025-12-31",
    {
      "core.leads": `select lead_id, journey_id, day::timestamp as created_at, day::date as created_on, rows.lead_source, coalesce(channel, rows.lead_source) as channel, 'c' as campaign
        from ${table(leads, "lead_id, journey_id, customer_id, day, lead_source")} left join workspace.channels on channels.lead_source = rows.lead_source`,
      "staging.leads": `select lead_id, customer_id from ${table(leads, "lead_id, journey_id, customer_id, day, lead_source")}`,
      "core.journeys": `select rows.* replace (entered_on::date as entered_on, ended_on::date as ended_on, journey_amount::decimal(18,2) as journey_amount, age_days::double as age_days),
        coalesce(channel, rows.lead_source) as channel, 'c' as campaign, 'line' as product_line, 'FY2025' as fiscal_year, strftime(entered_on::date, '%Y-%m') as fiscal_month, rows.lead_source as latest_source,
        'shop' as department, if(outcome = 'won', date_diff('day', entered_on::date, ended_on::date), null)::integer as won_days, null::varchar as rep_id, false as has_reversed_dates, if(lead_count = 0, 'deal', null) as opportunity_id
        from ${table(journeys, "journey_id, lead_source, lead_count, entered_on, outcome, ended_on, journey_amount, age_days")} left join workspace.channels on channels.lead_source = rows.lead_source`,
      "core.source_edits": "select '' as journey_id, '' as column_name, false as is_after_won where false",
      "core.orders":
        "select 'j1' as journey_id, 500::decimal(18,2) as order_amount, timestamp '2025-01-21' as ordered_at",
      "core.stage_fates": "select journey_id, 2 as stage_order from core.journeys where outcome = 'won'",
      "core.journey_contacts":
        "select journey_id, case journey_id when 'j1' then 4 when 'j4' then 2 else 0 end as contact_count from core.journeys",
      "core.sales_effort": `select journey_id, 1800 * number as effort_seconds, 0.35::decimal(18,2) as effort_amount
        from (values ('j1', 1), ('j1', 2), ('j4', 3), (null, 9)) as rows(journey_id, number)`,
      "metrics.stage_conversion": `select 'all' as period_kind, '(all)' as period, 'lead_source' as breakdown, 'A' as member, *
        from (values (2, 1), (1, 2)) as rows(stage_order, reached_count)`,
      "metrics.conversion_curve": `select 'all' as period_kind, '(first contact)' as since, *
        from (values ('all', '(all)', 0::double, 200, 0, 1, 0.5), ('all', '(all)', 10, 90, 0.2, 0.5, 0.6), ('lead_source', 'B', 0, 100, 0, 1, 0.1),
          ('lead_source', 'B', 10, 40, 0.1, 0.8, 0), ('lead_source', 'A', 0, 99, 0, 1, 0.9)) as rows(breakdown, member, age_days, at_risk_count, won_rate, open_rate, later_won_rate)`,
    },
    models,
  );

describe("a company of eight leads and five journeys", () => {
  let warehouse: Warehouse;
  const member = async (named: string, breakdown = "lead_source") =>
    (
      await rowsOf(
        warehouse.connection,
        `select * replace (full_value_amount::double as full_value_amount, lead_value_amount::double as lead_value_amount, expected_amount::double as expected_amount) from metrics.lead_source_value
          where period = '(all)' and breakdown = '${breakdown}' and member = '${named}'`,
      )
    )[0]!;
  beforeAll(async () => {
    warehouse = await company(
      [
        ["l1", "j1", "c1", "2025-01-01", "A"],
        ["l2", "j1", "c1", "2025-01-05", "B"],
        ["l8", "j1", "c1", "2025-01-06", "A"],
        ["l3", "j3", "c2", "2025-01-10", "B"],
        ["l4", "j4", "c2", "2025-06-10", "A"],
        ["l5", "j5", "c3", "2025-03-01", "B"],
        ["l6", "j5", "c3", "2025-03-02", "(missing)"],
        ["l7", "j5", "c3", "2025-03-03", "A"],
      ],
      [
        ["j1", "A", 3, "2025-01-01", "won", "2025-01-11", 1000, 10],
        ["j3", "B", 1, "2025-01-10", "open", null, null, 20],
        ["j4", "A", 1, "2025-06-10", "lost", "2025-06-20", null, 10],
        ["j5", "B", 3, "2025-03-01", "open", null, null, 5],
        ["j9", "C", 0, "2025-01-31", "won", "2025-02-01", 3000, 1],
      ],
    );
  });
  afterAll(() => warehouse.close());

  it("counts a lead as resold where another source delivered the customer within 90 days, a missing source between them or not", async () => {
    const rows = await rowsOf(
      warehouse.connection,
      "select lead_id, earlier_lead_id, earlier_source, repeated_days from core.resold_leads order by all",
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["l2", "l1", "A", 4],
      ["l7", "l5", "B", 2],
      ["l8", "l2", "B", 1],
    ]);
    expect(await member("A")).toMatchObject({lead_count: 4, resold_count: 2, resold_rate: 0.5});
    expect(await member("(missing)")).toMatchObject({lead_count: 1, resold_count: 0, journey_count: 0});
  });

  it("adds to what was won what open ones are expected to bring: by the source's curve, from its end on by that of all", async () => {
    // mean won amount (1000 + 3000) / 2; at age 5 on B's curve 0.1 + 0.8 × 0.6 = 0.58, at age 20 past its end 0.6 of all
    expect(await member("B")).toMatchObject({expected_amount: 2360, lead_value_amount: 0, full_value_amount: 786.67});
    expect((await member("B"))["expected_won_count"]).toBeCloseTo(1.18, 12);
    expect(await member("A")).toMatchObject({expected_amount: 0, lead_value_amount: 250, full_value_amount: 250});
    expect(await member("portals", "channel")).toMatchObject({lead_count: 7, full_value_amount: 480});
    expect(await member("(all)", "all")).toMatchObject({lead_count: 8, full_value_amount: 420});
    expect(await member("C")).toMatchObject({lead_count: 0, won_count: 1, full_value_amount: null});
  });

  it("counts what sales gave won and lost alike per win, and the margin of what was won", async () => {
    // A: 0.5 + 1 + 1.5 hours, one win of 1000; C: a win of 3000 without a log
    const amounts = "effort_amount::varchar as effort, margin_amount::varchar as margin, won_amount::varchar as won";
    const rows = await rowsOf(
      warehouse.connection,
      `select member, hours_per_win_ratio as hours, ${amounts}, reached_counts::varchar as reached, lost_count, won_days, median_won_days, reversed_count
        from metrics.lead_source_value where period = '(all)' and member in ('A', 'B', 'C') and breakdown = 'lead_source' order by member`,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["A", 3, "1.05", "125.00", "1000.00", "[2, 1]", 1, 10, 10, 0],
      ["B", null, null, null, "0.00", null, 0, null, null, 0],
      ["C", null, null, "375.00", "3000.00", null, 0, 1, 1, 0],
    ]);
  });

  it("times the first money by the order, else by the win, and counts contacts with all journeys per win", async () => {
    expect(await member("A")).toMatchObject({first_money_days: 20, contacts_per_win_ratio: 6, contacted_rate: 1});
    expect(await member("C")).toMatchObject({first_money_days: 1, contacts_per_win_ratio: 0, qualified_rate: 1});
    expect(await member("B")).toMatchObject({first_money_days: null, contacts_per_win_ratio: null});
    expect(await member("B")).toMatchObject({
      full_value_low_amount: null,
      full_value_rank: null,
      won_of_closed_rate: null,
    });
  });
});

describe("ten leads of which five brought 100 each", () => {
  it("are worth 50 each, 1.96 × (50 / √10) / 50 up or down on the scale of logs, and none lacks a source", async () => {
    const numbers = Array.from({length: 10}, (_, index) => index);
    const warehouse = await company(
      numbers.map((index) => [`l${index}`, `k${index}`, `c${index}`, "2025-01-01", "D"]),
      numbers.map((index) =>
        index < 5
          ? [`k${index}`, "D", 1, "2025-01-01", "won", "2025-01-03", 100, 2]
          : [`k${index}`, "D", 1, "2025-01-01", "lost", "2025-01-03", null, 2],
      ),
    );
    const [row] = await rowsOf(
      warehouse.connection,
      "select full_value_low_amount::varchar as low, full_value_amount::varchar as middle, full_value_high_amount::varchar as high from metrics.lead_source_value where breakdown = 'lead_source' and period = '(all)'",
    );
    const coverage = await rowsOf(
      warehouse.connection,
      "select unknown_rate, unknown_rate_low, changed_count, edited_after_won_count from metrics.source_coverage where period = '(all)' and breakdown = 'all'",
    );
    warehouse.close();
    expect(row).toEqual({low: "26.90", middle: "50.00", high: "92.93"});
    expect(coverage).toEqual([{unknown_rate: 0, unknown_rate_low: 0, changed_count: 0, edited_after_won_count: null}]);
  });
});

describe("sixty leads of an old source and forty of a young one, with wins of which no amount is known", () => {
  it("have no value and no rank, and only the source of which many more are open is young", async () => {
    const journeyOf = (source: string, number: number, isOpen: boolean) => {
      const name = `${source}${number}`;
      const ended = isOpen ? (["open", null] as const) : ([number % 2 ? "won" : "lost", "2025-02-01"] as const);
      return [name, source, 1, "2025-01-01", ...ended, null, isOpen ? 364 : 31] as Journey;
    };
    const old = Array.from({length: 60}, (_, number) => journeyOf("old", number, number < 6));
    const young = Array.from({length: 40}, (_, number) => journeyOf("young", number, number < 20));
    const leads = [...old, ...young].map(([name, source]) => [`l${name}`, name, name, "2025-01-01", source] as Lead);
    const warehouse = await company(leads, [...old, ...young]);
    const rows = await rowsOf(
      warehouse.connection,
      `select member, won_count, open_rate, is_young, full_value_amount, full_value_low_amount, full_value_rank, margin_amount
        from metrics.lead_source_value where period = '(all)' and breakdown in ('all', 'lead_source') and lead_count > 0 order by member`,
    );
    warehouse.close();
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["(all)", 37, 0.26, false, null, null, null, null],
      ["old", 27, 0.1, false, null, null, null, null],
      ["young", 10, 0.5, true, null, null, null, null],
    ]);
  });
});

describe("sources as recorded", () => {
  it("that differ in case, width, blanks and marks only are listed with the mapped or usual spelling, and stay what they are", async () => {
    const none = "where false";
    const recorded = (rows: string, where = "") =>
      `select *, lead_source as recorded_source, '(missing)' as campaign from (values ${rows}) as rows(lead_source) ${where}`;
    const warehouse = await modelWarehouse(
      {...threeStages, channels: {search: ["google"]}},
      "2025-12-31",
      {
        "staging.leads": recorded(
          "('Google'), ('Google'), ('ＧＯＯＧＬＥ'), ('google'), ('GTX Pro '), ('GTXPro'), ('GTXPro'), ('(missing)')",
        ),
        "staging.opportunities": recorded("('fair'), ('-')"),
        "staging.touches": recorded("('x')", none),
        "staging.spend": recorded("('google')"),
      },
      ["core.sources", "metrics.unmapped_sources"],
    );
    const rows = await rowsOf(
      warehouse.connection,
      "select lead_source, near_source, lead_count + opportunity_count as record_count from metrics.unmapped_sources order by all",
    );
    const [mapped] = await rowsOf(warehouse.connection, "select * from core.sources where is_mapped");
    warehouse.close();
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["(missing)", "(none)", 1],
      ["-", "(none)", 1],
      ["GTX Pro ", "GTXPro", 1],
      ["GTXPro", "(none)", 2],
      ["Google", "google", 2],
      ["fair", "(none)", 1],
      ["ＧＯＯＧＬＥ", "google", 1],
    ]);
    expect(mapped).toMatchObject({channel: "search", lead_source: "google", lead_count: 1, spend_count: 1});
  });
});
