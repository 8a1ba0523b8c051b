import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** Twelve chances of March 2025; the 3rd and the 31st are Mondays, and sales works on weekdays from 9:00 to 18:00. */
const journeys = `select
    journey_id, customer_id, rep_id, entered_at, entered_at::date as entered_on, outcome, ended_at, ended_at::date as ended_on,
    'search' as lead_source, '(missing)' as region, 'north' as department, '(missing)' as product_line, '(missing)' as reason,
    coalesce('FY' || year(entered_at), '(missing)') as fiscal_year, coalesce(strftime(entered_at, '%Y-%m'), '(missing)') as fiscal_month,
    100::decimal(18,2) as journey_amount, false as has_reversed_dates
  from (values
    ('a01', null, 'r1', timestamp '2025-03-03 10:00', 'open', null::timestamp),
    ('a02', null, 'r1', timestamp '2025-03-07 17:00', 'open', null),
    ('a03', null, 'r1', timestamp '2025-03-03 09:00', 'open', null),
    ('a04', null, 'r2', timestamp '2025-03-31 16:00', 'open', null),
    ('a05', null, 'r2', timestamp '2025-03-24 09:00', 'open', null),
    ('a06', null, null, timestamp '2025-03-03 10:00', 'lost', timestamp '2025-03-04 10:00'),
    ('a07', 'c7', 'r2', timestamp '2025-03-03 10:00', 'lost', timestamp '2025-03-28 12:00'),
    ('a08', 'c7', 'r2', timestamp '2025-03-10 12:00', 'won', timestamp '2025-03-20 12:00'),
    ('a09', 'c9', 'r1', timestamp '2025-03-17 10:00', 'lost', timestamp '2025-03-31 12:00'),
    ('a10', null, 'r1', timestamp '2025-03-17 10:00', 'lost', timestamp '2025-03-31 12:00'),
    ('a11', null, 'r1', timestamp '2025-03-17 10:00', 'lost', timestamp '2025-03-31 12:00'),
    ('a12', null, 'r1', null, 'open', null)
  ) as given(journey_id, customer_id, rep_id, entered_at, outcome, ended_at)`;

const activities = `select
    'log.csv' as _file, row_number() over () as _row, *, happened_at::date as happened_on
  from (values
    ('a01', '呼出', false, timestamp '2025-03-03 11:00', null::date),
    ('a02', 'Inbound', false, timestamp '2025-03-07 17:10', null),
    ('a02', 'Outbound', true, timestamp '2025-03-10 10:30', date '2025-04-02'),
    ('a03', 'Outbound', true, timestamp '2025-03-05 09:00', date '2025-03-20'),
    ('a06', 'Outbound', true, timestamp '2025-03-20 09:00', null),
    ('a07', 'Outbound', true, timestamp '2025-03-03 10:30', date '2025-03-06'),
    ('a07', 'Outbound', true, timestamp '2025-03-05 10:00', null),
    ('a07', 'Outbound', false, timestamp '2025-03-20 10:00', null),
    ('a08', 'Inbound', true, timestamp '2025-03-10 08:00', null),
    ('a12', '(missing)', null, timestamp '2025-03-12 10:00', null),
    ('a09', 'Outbound', true, timestamp '2025-03-17 10:15', null),
    ('a09', 'Outbound', true, timestamp '2025-03-18 10:15', null),
    ('a09', 'Outbound', true, timestamp '2025-03-25 10:15', null),
    ('a10', 'Outbound', true, timestamp '2025-03-17 10:15', null),
    ('a10', 'Outbound', true, timestamp '2025-03-18 10:15', null),
    ('a10', 'Outbound', true, timestamp '2025-03-25 10:15', null),
    ('a11', 'Outbound', true, timestamp '2025-03-17 10:15', null),
    ('a11', 'Outbound', true, timestamp '2025-03-18 10:15', null),
    ('a11', 'Outbound', true, timestamp '2025-03-25 10:15', null)
  ) as given(journey_id, direction, is_answered, happened_at, next_contact_on)`;

const models = [
  "core.journey_contacts",
  "metrics.first_response",
  "metrics.unworked_leads",
  "metrics.effortless_losses",
  "metrics.loss_effort",
];
const settings = {...threeStages, thresholds: {first_contact_hours: 4, bulk_losses: 3}};

let warehouse: Warehouse;
let silent: Warehouse;
beforeAll(async () => {
  warehouse = await modelWarehouse(
    settings,
    "2025-03-31",
    {"core.journeys": journeys, "core.activities": activities},
    models,
  );
  const nothing = `${activities} where false`;
  silent = await modelWarehouse(
    settings,
    "2025-03-31",
    {"core.journeys": journeys, "core.activities": nothing},
    models,
  );
});
afterAll(() => {
  warehouse.close();
  silent.close();
});

const rowsOf = async (query: string, from = warehouse) => (await from.connection.runAndReadAll(query)).getRowsJson();

describe("contacts", () => {
  it("count from arrival to outcome, a missed inbound call apart; the wait is in working hours", async () => {
    const rows = await rowsOf(
      "select journey_id, contact_count, two_way_count, timely_count, waited_hours, response from core.journey_contacts order by journey_id",
    );
    expect(rows).toEqual([
      ["a01", 1, 0, 1, 1, "in time"],
      ["a02", 1, 1, 1, 2.5, "in time"],
      ["a03", 1, 1, 1, 18, "late"],
      ["a04", 0, 0, 0, 2, "waiting"],
      ["a05", 0, 0, 0, 54, "none"],
      ["a06", 0, 0, 0, 9, "none"],
      ["a07", 3, 2, 2, 0.5, "in time"],
      ["a08", 1, 1, 1, 0, "in time"],
      ["a09", 3, 3, 3, 0.25, "in time"],
      ["a10", 3, 3, 3, 0.25, "in time"],
      ["a11", 3, 3, 3, 0.25, "in time"],
      ["a12", 1, 1, 0, null, "undated"],
    ]);
  });

  it("give the first response as a distribution in which open chances are censored and closed ones were never contacted", async () => {
    // Of 11 dated: contacted at 0, 15 (3), 30, 60, 150 and 1,080 minutes, censored at 120 and 3,240, closed at 540. Half of 11 is
    // passed at 60; after 1,080 it is 6/11 + 5/11 · (1/4 + 3/4 · 2/3 · 1/2) = 77.3 %. Of r1's 6: 15 (3), 60, 150 and 1,080.
    const rows =
      await rowsOf(`select * exclude (in_time_rate_low, in_time_rate_high) replace (round(in_time_rate, 6) as in_time_rate, round(in_time_of_all_rate, 6) as in_time_of_all_rate)
      from metrics.first_response where period = '(all)' and (breakdown = 'all' or member = 'r1') order by breakdown`);
    expect(rows).toEqual([
      ["all", "(all)", "all", "(all)", 12, 9, 7, 1, 1, 2, 3, 1, 0.7, 0.583333, 1, null],
      ["all", "(all)", "rep", "r1", 7, 7, 5, 1, 0, 0, 3, 1, 0.833333, 0.714286, 0.25, 2.5],
    ]);
  });

  it("are not known, and nothing is unworked, where no export holds activities", async () => {
    const known =
      "count(responded_count), count(no_contact_count), count(in_time_rate), count(median_hours), count(journey_count) > 0";
    expect(await rowsOf(`select ${known} from metrics.first_response`, silent)).toEqual([["0", "0", "0", "0", true]]);
    expect(await rowsOf("from metrics.unworked_leads", silent)).toEqual([]);
    expect(
      await rowsOf(
        "select no_two_way_contact_count, few_contacts_count, bulk_count from metrics.loss_effort where breakdown = 'all' and period = '(all)'",
        silent,
      ),
    ).toEqual([[null, null, 3]]);
  });
});

describe("chances left alone", () => {
  it("have no contact, a late one, no next step or a broken promise", async () => {
    const rows = await rowsOf(
      `select journey_id, has_no_contact, is_late, has_no_next_step, is_overdue, idle_days, outcome from metrics.unworked_leads order by journey_id`,
    );
    expect(rows).toEqual([
      ["a01", false, false, true, false, 28, "open"],
      ["a03", false, true, true, true, 26, "open"],
      ["a05", true, false, false, false, 7, "open"],
      ["a06", true, false, false, false, null, "lost"],
      ["a12", false, false, true, false, 19, "open"],
    ]);
  });
});

describe("losses with little done", () => {
  it("show each sign by itself", async () => {
    const rows = await rowsOf(
      `select journey_id, has_no_two_way_contact, has_few_contacts, is_quick, is_bulk, is_bought_later, newest_rank from metrics.effortless_losses order by journey_id`,
    );
    expect(rows).toEqual([
      ["a06", true, true, true, false, false, 5],
      ["a07", false, true, false, false, true, 4],
      ["a09", false, false, false, true, false, 1],
      ["a10", false, false, false, true, false, 2],
      ["a11", false, false, false, true, false, 3],
    ]);
  });

  it("add up to the losses of every breakdown", async () => {
    const columns =
      "lost_count, lost_amount, effortless_count, effortless_amount, no_two_way_contact_count, few_contacts_count, quick_count, bulk_count, bought_later_count";
    const rows = await rowsOf(`select breakdown, ${columns
      .split(", ")
      .map((column) => `sum(${column})::double as ${column}`)
      .join(", ")}
      from metrics.loss_effort where period_kind = 'fiscal_year' group by breakdown order by breakdown`);
    expect(rows).toEqual(
      ["all", "department", "lead_source", "product_line", "region", "rep"].map((name) => [
        name,
        5,
        500,
        5,
        500,
        1,
        2,
        1,
        3,
        1,
      ]),
    );
  });
});

describe("handover", () => {
  it("tells what the lead list, the opportunity list and the orders know of each other", async () => {
    const tables = {
      "core.leads": "select unnest(['l1', 'l2', 'l3', 'l4']) as lead_id",
      "core.journeys": `select *, 'FY2025' as fiscal_year, '2025-03' as fiscal_month from (values
          ('o1', 'o1', 'l1', 2, 'search', 'won'),
          ('o2', 'o2', 'l1', 0, 'search', 'won'),
          ('o3', 'o3', null, 0, 'fair', 'open'),
          ('o4', 'o4', 'l9', 0, 'fair', 'lost'),
          ('l3', null, 'l3', 1, 'search', 'open'),
          ('l4', null, 'l4', 1, 'fair', 'won')
        ) as given(journey_id, opportunity_id, lead_id, lead_count, lead_source, outcome)`,
      "core.orders": `select * from (values ('o1', 'o1', 10::decimal(18,2)), ('o1', 'o1', 5), (null, 'o4', 7), (null, 'o8', 1)) as given(journey_id, opportunity_id, order_amount)`,
    };
    const trial = await modelWarehouse(threeStages, "2025-03-31", tables, ["metrics.handover"]);
    const rows = await rowsOf(
      "select * exclude (period) from metrics.handover where period_kind = 'all' order by lead_source",
      trial,
    );
    trial.close();
    expect(rows).toEqual([
      ["all", "(all)", 6, 1, 2, 2, 1, 4, 1, 2, 4, 2, "23.00", "8.00"],
      ["all", "(missing)", 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, "1.00", "1.00"],
      ["all", "fair", 3, 0, 1, 2, 0, 1, 0, 1, 1, 1, "7.00", "7.00"],
      ["all", "search", 3, 1, 1, 0, 1, 3, 1, 1, 2, 0, "15.00", "0.00"],
    ]);
  });
});
