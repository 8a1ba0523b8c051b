import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {chanceOf, partsOf} from "./credit-rules.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const rules =
  "first last last_non_direct linear u_shaped j_shaped inverse_j w_shaped full_path time_decay shapley".split(" ");
const all = ["core.journey_windows", "core.journey_touches", "core.touch_credits", "core.path_steps"];
const metrics = "markov_credit channel_credit credit_range touch_evidence attribution_credit"
  .split(" ")
  .map((name) => `metrics.${name}`);
const credits = "sum(columns('_count$')), sum(columns('_amount$'))::double";

/** Amounts are given a millionfold, so that cents round nothing away that the reference tells. */
const windows = (from: string) =>
  `select row_number() over (order by journey_id)::integer as journey_number, journey_id, outcome, 'FY2025' as fiscal_year, '2025-01' as fiscal_month,
    (value * 1e6)::decimal(18,2) as journey_amount, lead_until_at, opportunity_until_at from ${from}`;
const numbered = (from: string) =>
  `select journey_id, journey_number, touch_number::integer as touch_number, (count(*) over (partition by journey_id))::integer as touch_count,
    touched_at, channel as lead_source, channel, '(missing)' as campaign from ${from} inner join core.journey_windows using (journey_id)`;
const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const byChannel = async ({connection}: Warehouse) =>
  new Map(
    (await rowsOf(connection, `select channel, ${credits} from core.touch_credits group by all`)).map((row) => [
      row["channel"] as string,
      row,
    ]),
  );

const paths = shared("reference/attr_pathdata_heuristic");
const chain = shared("reference/attr_pathdata_markov_o1");
describe.skipIf(!paths || !chain)("88,387 journeys by their paths", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    const ways = `select row_number() over () as way, string_split(path, ' > ') as channels, * from read_csv('${paths}/input.csv')`;
    const expanded = `select way, 'j' || way || outcome || part as journey_id, outcome, if(part = 0, value, 0) as value, null::timestamp as lead_until_at, null::timestamp as opportunity_until_at
      from (select way, 'won' as outcome, unnest(range(total_conversions)) as part, total_conversion_value as value from core.ways
        union all select way, 'lost', unnest(range(total_null)), 0 from core.ways)`;
    const touches =
      "(select journey_id, unnest(range(1, len(channels) + 1)) as touch_number, unnest(channels) as channel, timestamp '2025-01-01' + to_minutes(touch_number) as touched_at from core.expanded inner join core.ways using (way))";
    warehouse = await modelWarehouse(
      threeStages,
      "2025-12-31",
      {
        "core.ways": ways,
        "core.expanded": expanded,
        "core.journey_windows": windows("core.expanded"),
        "core.journey_touches": numbered(touches),
      },
      ["core.path_steps", "core.touch_credits", ...metrics.slice(0, 2)],
    );
  });
  afterAll(() => warehouse.close());

  it("first, last and linear touch agree with the reference within 1e-6, wins and values", async () => {
    const {expected, tolerance} = expectedOf(paths!);
    const credit = await byChannel(warehouse);
    expect(expected).toHaveLength(credit.size);
    for (const {channel_name, ...given} of expected)
      for (const rule of ["first", "last", "linear"]) {
        const row = credit.get(channel_name)!;
        const offCount = (row[`${rule}_count`] as number) - given[`${rule}_touch_conversions`];
        const offValue = (row[`${rule}_amount`] as number) / 1e6 - given[`${rule}_touch_value`];
        expect(Math.abs(offCount), `${channel_name}, ${rule}`).toBeLessThan(tolerance.abs);
        expect(Math.abs(offValue), `${channel_name}, ${rule} value`).toBeLessThan(tolerance.abs);
      }
  });

  it("the removal effect agrees with the exact reference within 1e-8, and its credit adds up to the wins", async () => {
    const {expected, tolerance} = expectedOf(chain!);
    const rows = await rowsOf(
      warehouse.connection,
      `select channel, removal_rate, value_removal_rate, markov.credit_count, markov.credit_amount::double / 1e6 as credit_amount from metrics.markov_credit
        inner join metrics.channel_credit as markov on markov.member = channel and markov.period = markov_credit.period and rule = 'markov_1'
        where path_order = 1 and markov_credit.period = '(all)' and level = 'channel'`,
    );
    expect(rows).toHaveLength(expected.length);
    for (const given of expected) {
      const row = rows.find(({channel}) => channel === given.channel_name)!;
      const pairs: [string, string][] = [
        ["removal_rate", "removal_effect_exact"],
        ["value_removal_rate", "removal_effect_value_exact"],
        ["credit_count", "total_conversions_exact"],
        ["credit_amount", "total_value_exact"],
      ];
      for (const [ours, theirs] of pairs)
        expect(
          Math.abs((row[ours] as number) / given[theirs] - 1),
          `${given.channel_name}, ${ours}: ${row[ours]}`,
        ).toBeLessThan(given[theirs] > 1e-3 ? tolerance.rel_exact : 1e-6);
    }
    expect(rows.reduce((sum, row) => sum + (row["credit_count"] as number), 0)).toBe(19785);
  });

  it("with two and three channels remembered, it is what iteration finds", async () => {
    for (const order of [2, 3]) {
      const steps = (
        await rowsOf(
          warehouse.connection,
          `select from_state, to_state, step_count from core.path_steps where path_order = ${order}`,
        )
      ).map((row) => ({
        from: String(row["from_state"]),
        to: String(row["to_state"]),
        count: Number(row["step_count"]),
      }));
      const [row] = await rowsOf(
        warehouse.connection,
        `select removal_rate from metrics.markov_credit where path_order = ${order} and channel = 'alpha'`,
      );
      const found = 1 - chanceOf(steps, "alpha") / chanceOf(steps);
      expect(Math.abs((row!["removal_rate"] as number) - found), `order ${order}`).toBeLessThan(1e-10);
    }
  });
});

const log = shared("reference/attr_touchlog_small");
it.skipIf(!log)("a log of touches with times and milestones agrees with the reference by every rule", async () => {
  const journeys = `(select 'j' || journey_id as journey_id, if(converted = 1, 'won', 'lost') as outcome, value, lead_created_ts as lead_until_at, opp_created_ts as opportunity_until_at from read_csv('${log}/journeys.csv'))`;
  const touches = `(select * replace ('j' || journey_id as journey_id), touch_no as touch_number, touch_ts as touched_at from read_csv('${log}/input.csv'))`;
  const warehouse = await modelWarehouse(
    {...threeStages, attribution: {direct: ["Website"]}},
    "2025-12-31",
    {"core.journey_windows": windows(journeys), "core.journey_touches": numbered(touches)},
    ["core.touch_credits"],
  );
  const {expected, definition_only, tolerance} = expectedOf(log!);
  const credit = await byChannel(warehouse);
  warehouse.close();
  const cases: [string, Record<string, number>][] = [
    ["first", expected.first],
    ["last", expected.last],
    ["last_non_direct", expected.last_non_website],
    ["linear", expected.linear],
    ["u_shaped", expected.position_U_40_20_40],
    ["time_decay", expected.time_decay_half_life_7d],
    ["w_shaped", definition_only.w_shaped_30_30_30_10],
    ["full_path", definition_only.full_path_22_5],
  ];
  for (const [rule, values] of cases)
    for (const [channel, value] of Object.entries(values)) {
      const ours = (credit.get(channel)?.[`${rule}_amount`] as number) / 1e6;
      expect(Math.abs(ours - value), `${rule}, ${channel}: ${ours}`).toBeLessThan(tolerance.abs);
    }
});

const sets = shared("reference/attr_shapley_exact");
it.skipIf(!sets)("equal parts of the channels are the exact Shapley value of the sets", async () => {
  const journeys = `(select 'j' || channel_set || part as journey_id, 'won' as outcome, if(part = 0, value, 0) as value, null::timestamp as lead_until_at, null::timestamp as opportunity_until_at
    from (select channel_set, value, unnest(range(conversions)) as part from read_csv('${sets}/input.csv')))`;
  const touches = `(select journey_id, unnest(range(1, len(channels) + 1)) as touch_number, unnest(channels) as channel, timestamp '2025-01-01' + to_minutes(touch_number) as touched_at
    from (select 'j' || channel_set || unnest(range(conversions)) as journey_id, string_split(channel_set, ' + ') as channels from read_csv('${sets}/input.csv')))`;
  const warehouse = await modelWarehouse(
    threeStages,
    "2025-12-31",
    {"core.journey_windows": windows(journeys), "core.journey_touches": numbered(touches)},
    ["core.touch_credits"],
  );
  const {conversions_reach, value_reach} = expectedOf(sets!).expected;
  const credit = await byChannel(warehouse);
  warehouse.close();
  for (const [channel, value] of Object.entries<number>(conversions_reach.closed_form_sum_R_over_size)) {
    expect(Math.abs((credit.get(channel)!["shapley_count"] as number) - value), channel).toBeLessThan(1e-7);
    const ours = (credit.get(channel)!["shapley_amount"] as number) / 1e6;
    expect(Math.abs(ours - value_reach.shapley[channel]), channel).toBeLessThan(1e-6);
  }
});

describe("what counts as a touch", () => {
  const tables = {
    "core.journeys": `select journey_id, case when journey_id <> 'lead/9' then journey_id end as opportunity_id, outcome, ended_at, ended_at::date as ended_on, 100.01::decimal(18,2) as journey_amount,
      timestamp '2025-01-10 08:00' as entered_at, stated as lead_source, '(missing)' as campaign, lead_count from (values
        ('deal/1', 'won', timestamp '2025-04-30', 'fair', 2), ('deal/2', 'won', timestamp '2025-03-01 10:00', 'referral', 0),
        ('deal/3', 'won', null, '(missing)', 0), ('lead/9', 'open', null, 'search', 1)) as journeys (journey_id, outcome, ended_at, stated, lead_count)`,
    "core.leads":
      "select journey_id, created_at, lead_source, '(missing)' as campaign from (values ('deal/1', timestamp '2025-01-10 08:00', 'fair'), ('deal/1', timestamp '2025-04-01 09:00:30', 'search'), ('lead/9', timestamp '2025-05-01', 'search')) as leads (journey_id, created_at, lead_source)",
    "staging.opportunities":
      "select journey_id as opportunity_id, timestamp '2025-02-01' as created_at from core.journeys where journey_id <> 'lead/9'",
    "core.touches": `select journey_id, touched_at, lead_source, '(missing)' as campaign, kind from (values
      ('deal/1', timestamp '2025-01-29 12:00', 'mail', 'click'), ('deal/1', timestamp '2025-04-01 09:00', 'search', 'form'), ('deal/1', timestamp '2025-04-30 15:00', 'walk-in', 'visit'),
      ('deal/1', timestamp '2025-05-01 00:00', 'mail', 'click'), ('deal/1', timestamp '2025-02-01 18:00', 'phone', 'told'), (null, timestamp '2025-02-01', 'mail', 'click')
      ) as touches (journey_id, touched_at, lead_source, kind)`,
  };
  const touchesOf = async (attribution: object) => {
    const {connection, close} = await modelWarehouse(
      {...threeStages, attribution},
      "2025-12-31",
      tables,
      all.slice(0, 2),
    );
    const rows = await rowsOf(
      connection,
      "select journey_id, list(lead_source order by touch_number) as sources from core.journey_touches group by all order by all",
    );
    close();
    return rows.map(({sources}) => (sources as string[]).join(" "));
  };

  it("is within the lookback up to the end of the day of the win, or a lead of its own that no touch tells already", async () => {
    expect(await touchesOf({sales_kinds: ["told"]})).toEqual([
      "fair phone search walk-in",
      "referral",
      "(untouched)",
      "search",
    ]);
    expect(await touchesOf({lookback_days: 120})).toEqual([
      "fair mail phone search walk-in",
      "referral",
      "(untouched)",
      "search",
    ]);
  });

  it("and what only sales reported, unless headwater.yaml leaves it out", async () => {
    expect(await touchesOf({sales_kinds: ["told"], reported_by_sales: false})).toEqual([
      "fair search walk-in",
      "(untouched)",
      "(untouched)",
      "search",
    ]);
  });

  it("milestones are the last touch by then, and an untouched win is credited to nothing", async () => {
    const {connection, close} = await modelWarehouse(
      {...threeStages, attribution: {direct: ["walk-in"]}},
      "2025-12-31",
      tables,
      [...all, ...metrics],
    );
    const rows = await rowsOf(
      connection,
      "select lead_source, w_shaped_count as w, w_shaped_amount::double as amount, last_non_direct_count as last from core.touch_credits order by journey_id, touch_number",
    );
    const evidence = await rowsOf(
      connection,
      "select journey_count, untouched_count, one_channel_count, touch_count, told_count from metrics.touch_evidence order by outcome desc",
    );
    const ranges = await rowsOf(connection, "select reason from metrics.markov_credit where path_order = 1");
    close();
    // fair is the first touch and the lead's, phone came by the end of the day on which the opportunity was opened
    expect(rows.map(({lead_source, w, amount, last}) => [lead_source, (w as number).toFixed(6), amount, last])).toEqual(
      [
        ["fair", "0.600000", 60.01, 0],
        ["phone", "0.300000", 30, 0],
        ["search", "0.050000", 5, 1],
        ["walk-in", "0.050000", 5, 0],
        ["referral", "1.000000", 100.01, 1],
        ["(untouched)", "1.000000", 100.01, 1],
      ],
    );
    expect(evidence.map(Object.values)).toEqual([
      [3, 1, 1, 5, 1],
      [1, 0, 1, 1, 0],
    ]);
    expect(new Set(ranges.map(({reason}) => reason))).toEqual(new Set(["too few wins"]));
  });
});

describe("five hundred companies", () => {
  const draw = (which: number, to: number) => `(hash(i * 16 + ${which}) % ${to})::integer`;
  const made = (order: string): Record<string, string> => ({
    "core.journeys": `select * from (select 'company ' || (i % 500) || '/' || i as journey_id, journey_id as opportunity_id, if(${draw(0, 3)} = 0, 'won', if(${draw(0, 3)} = 1, 'lost', 'open')) as outcome,
      timestamp '2021-01-01' + to_days(${draw(1, 1400)}) + to_hours(${draw(2, 24)}) as entered_at, case when ${draw(3, 50)} > 0 then entered_at + to_hours(${draw(4, 3000)} - 100) end as ended_at,
      ended_at::date as ended_on, case when ${draw(5, 9)} > 0 then (${draw(5, 100000)} / 7)::decimal(18,2) end as journey_amount, 's' || ${draw(6, 9)} as lead_source, 'c' || ${draw(7, 4)} as campaign,
      ${draw(8, 2)} as lead_count from range(20000) as numbers (i)) ${order}`,
    "staging.opportunities": `select opportunity_id, entered_at + to_hours(300) as created_at from core.journeys where hash(journey_id) % 4 > 0 ${order}`,
    "core.leads": `select journey_id, entered_at as created_at, lead_source, campaign from core.journeys where lead_count > 0 ${order}`,
    "core.touches": `select * from (select 'company ' || ((i // 3) % 500) || '/' || (i // 3) as journey_id, journeys.entered_at + to_hours(${draw(9, 2000)}) as touched_at, 's' || ${draw(10, 9)} as lead_source, 'c' || ${draw(11, 4)} as campaign,
      if(${draw(12, 5)} = 0, 'told', 'click') as kind from range(45000) as numbers (i) inner join core.journeys on journeys.journey_id = 'company ' || ((i // 3) % 500) || '/' || (i // 3)) ${order}`,
  });
  const given = {
    ...threeStages,
    channels: {one: ["s1", "s2"], two: ["s3", "s4"]},
    attribution: {direct: ["s5", "s6"], half_life_days: 12.5},
  };
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await modelWarehouse(given, "2025-12-31", made("order by 1"), [...all, ...metrics]);
  });
  afterAll(() => warehouse.close());

  it("by every rule, credit of each company adds up to its wins and to their amount, to the cent", async () => {
    const company = "split_part(journey_id, '/', 1) as company";
    const sums = await rowsOf(
      warehouse.connection,
      `select ${company}, sum(columns('_count$')), sum(columns('_amount$')) from core.touch_credits group by all order by all`,
    );
    const ledger = await rowsOf(
      warehouse.connection,
      `select ${company}, count(*)::integer as won_count, sum(journey_amount) as won_amount from core.journeys where outcome = 'won' group by all order by all`,
    );
    expect(sums).toHaveLength(500);
    for (const [index, row] of sums.entries())
      for (const rule of rules)
        expect([row["company"], rule, row[`${rule}_count`], row[`${rule}_amount`]]).toEqual([
          ledger[index]!["company"],
          rule,
          ledger[index]!["won_count"],
          ledger[index]!["won_amount"],
        ]);
    const check = readFileSync(
      fileURLToPath(new URL("../pipeline/checks/credit_equals_won.sql", import.meta.url)),
      "utf8",
    );
    expect(await rowsOf(warehouse.connection, check)).toEqual([]);
  });

  it("row by row, each touch has one row for every rule that gives it any, and they add up to the same", async () => {
    const [counted] = await rowsOf(
      warehouse.connection,
      `select count(*)::integer as row_count, count(distinct row(journey_id, touch_number, rule))::integer as key_count,
        (count(*) filter (credit_rate = 0 and coalesce(credit_amount, 0) = 0))::integer as empty_count,
        (select (${rules.map((rule) => `count(*) filter (${rule}_count <> 0 or ${rule}_amount <> 0)`).join(" + ")})::integer from core.touch_credits) as part_count
        from metrics.attribution_credit`,
    );
    expect(counted!["row_count"]).toBeGreaterThan(50_000);
    expect(counted).toMatchObject({
      key_count: counted!["row_count"],
      part_count: counted!["row_count"],
      empty_count: 0,
    });
    const wrong = await rowsOf(
      warehouse.connection,
      `select journey_id, rule, sum(credit_rate) as won, sum(credit_amount) as amount, any_value(journey_amount) as journey_amount
        from metrics.attribution_credit inner join core.journeys using (journey_id) group by journey_id, rule
        having won <> 1 or amount is distinct from any_value(journey_amount)`,
    );
    expect(wrong).toEqual([]);
  });

  it("every part is what the definition gives, found a second way", async () => {
    const journeys = await rowsOf(
      warehouse.connection,
      `select journey_id, epoch(lead_until_at) / 86400 as lead_until, epoch(opportunity_until_at) / 86400 as opportunity_until,
        list({'at': epoch(credits.touched_at) / 86400, channel: credits.channel, source: credits.lead_source} order by touch_number) as touches, ${rules.map((rule) => `list(${rule}_count order by touch_number) as ${rule}`).join(", ")}
        from core.touch_credits as credits inner join core.journey_touches using (journey_id, touch_number) inner join core.journey_windows using (journey_id)
        where touch_number > 0 group by all`,
    );
    expect(journeys.length).toBeGreaterThan(5000);
    let worst = 0;
    for (const row of journeys) {
      const touches = (row["touches"] as {at: number; channel: string; source: string}[]).map((touch) => ({
        ...touch,
        isMarketing: !["s5", "s6"].includes(touch.source),
      }));
      const found = partsOf({
        touches,
        leadUntil: row["lead_until"] as number | null,
        opportunityUntil: row["opportunity_until"] as number | null,
        halfLife: 12.5,
      });
      for (const rule of rules)
        for (const [index, part] of (row[rule] as number[]).entries())
          worst = Math.max(worst, Math.abs(part - found[rule]![index]!));
    }
    expect(worst).toBeLessThan(1e-8);
  });

  it("in whichever order the rows come, the answer is the same to the last bit", async () => {
    const shuffled = await modelWarehouse(given, "2025-12-31", made("order by hash(#1 || 'again')"), [
      ...all,
      ...metrics,
    ]);
    for (const table of ["core.touch_credits", "metrics.markov_credit", "metrics.channel_credit"])
      expect(
        JSON.stringify(await rowsOf(shuffled.connection, `from ${table} order by all`)) ===
          JSON.stringify(await rowsOf(warehouse.connection, `from ${table} order by all`)),
        table,
      ).toBe(true);
    shuffled.close();
  });
});
