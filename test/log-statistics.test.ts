import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {bestMatches} from "../pipeline/methods/best-matches.ts";
import {binomialFrom, binomialTwoSided, exactInterval} from "../pipeline/methods/binomial.ts";
import {adjusted} from "../pipeline/methods/fisher.ts";
import {gini} from "../pipeline/methods/gini.ts";
import {goodnessOfFit, sameShare} from "../pipeline/methods/goodness-of-fit.ts";
import {limitChance, partFromRest} from "../pipeline/methods/kolmogorov-smirnov.ts";
import {logStatistics} from "../pipeline/methods/log_statistics.ts";
import {greaterThanRest, normalAbove} from "../pipeline/methods/mann-whitney.ts";
import {nearDuplicates} from "../pipeline/methods/near-duplicates.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {type LogGiven, logWarehouse} from "./log-warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")).expected;

/** A case's table as text, by column. */
function tableOf(folder: string, file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(folder, file), "utf8").replaceAll('"', "").trim().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, cell])));
}

/** The statistics of consultants, by consultant and statistic, as the production models make them. */
async function statisticsOf(given: LogGiven, integrity: object = {}, level = "rep") {
  const models = [
    "staging.note_twins",
    "staging.visit_travel",
    "core.field_twins",
    "core.log_entries",
    "core.log_overlaps",
    "core.undated_stages",
    "core.log_marks",
    "metrics.log_statistics",
  ];
  const {connection, close} = await logWarehouse(given, integrity, {models});
  const rows = await rowsOf(connection, `from metrics.log_statistics where level = '${level}'`);
  close();
  return (member: string, statistic: string) =>
    rows.find((row) => row["member"] === member && row["statistic"] === statistic);
}

/** As near as the case asks, and to nine digits of what is small. */
function expectChance(found: unknown, said: number, digits = 9) {
  expect(found).toBeCloseTo(said, digits);
  expect(Number(found) / said).toBeCloseTo(1, 6);
}

const rising = (values: number[]): number[] => values.sort((a, b) => a - b);

const lags = shared("reference/integ_entry_lag_burst");
describe.skipIf(!lags)("the entries of the reference", () => {
  it("have the lags, the spread over days and the distance from others that it says", async () => {
    const expected = expectedOf(lags!);
    const of = await statisticsOf(
      {
        activities: `select entry_id as record_id, rep as rep_id, 'call' as kind, activity_ts::timestamp as happened_at, entry_ts::timestamp as recorded_at
          from read_csv('${lags}/input.csv', header = true, all_varchar = true)`,
      },
      {meeting: {day: "tue", at: "09:00", hours: 15}},
    );
    for (const [rep, said] of Object.entries<Record<string, number>>(expected)) {
      const value = (statistic: string) => of(rep, statistic)?.["value"];
      for (const [part, hours] of Object.entries(
        said["lag_hours_quantiles_type7"] as unknown as Record<string, number>,
      ))
        expect(value(`lag_p${Number(part) * 100}`)).toBeCloseTo(hours, 9);
      expect(value("after_72_hours")).toBeCloseTo(said["share_over_72h"]!, 9);
      expect(value("before_it_happened")).toBe(said["negative_lag"]);
      expect(value("fullest_half_hour")).toBe(said["max_entries_in_30_min"]);
      expect(value("daily_entries_spread")).toBeCloseTo(said["index_of_dispersion_business_days"]!, 9);
      expect(of(rep, "daily_entries_spread")).toMatchObject({record_count: 65, degrees_number: said["dispersion_df"]});
      expectChance(of(rep, "daily_entries_spread")!["by_chance_rate"], said["dispersion_p"]!);
      expect(value("daily_entries_gini")).toBeCloseTo(said["gini_of_daily_entries"]!, 9);
      expect(value("lag_unlike_others")).toBeCloseTo(said["ks_lag_vs_others_D"]!, 9);
      expectChance(of(rep, "lag_unlike_others")!["by_chance_rate"], said["ks_p"]!);
      expect(said["pre_meeting"]! / said["n"]!).toBeCloseTo(said["pre_meeting_share"]!, 12);
      expectChance(
        binomialFrom(said["pre_meeting"]!, said["n"]!, 15 / 168),
        said["pre_meeting_binom_p_vs_15_of_168h"]!,
      );
    }
    // 24 of the 80 at those hours of any day, of which a fifth are Tuesdays: scipy.stats.binom.sf(23, 80, 0.2), and binomtest's exact interval
    const ben = of("Ben", "before_meeting")!;
    expect(ben).toMatchObject({record_count: 80, value: 0.3});
    expect(ben["by_chance_rate"]).toBeCloseTo(0.021667582205017556, 9);
    expect([ben["value_low"], ben["value_high"]]).toEqual([
      expect.closeTo(0.20257392914652914, 9),
      expect.closeTo(0.4127593230813759, 9),
    ]);
  });
});

const calls = shared("reference/integ_heaping_lastdigit");
describe.skipIf(!calls)("the minutes of the reference", () => {
  it("are round, and end in digits, as often as it says, with what chance would bring; ages have no part in a log", async () => {
    const expected = expectedOf(calls!);
    const given = {
      activities: `select row_number() over ()::varchar as record_id, rep as rep_id, 'call' as kind, timestamp '2025-03-01 10:00' as happened_at, 60 * minutes::integer as duration_seconds
        from read_csv('${calls}/input_calls.csv', header = true, all_varchar = true)`,
    };
    const of = await statisticsOf(given);
    for (const [rep, said] of Object.entries<Record<string, number>>(expected.calls)) {
      const fives = of(rep, "minutes_by_five")!;
      expect(fives).toMatchObject({record_count: said["n"]});
      expect(fives["value"]).toBeCloseTo(said["share"]!, 8);
      expectChance(fives["by_chance_rate"], said["binom_p_vs_0.2"]!, 8);
      const ends = said["ci95"] as unknown as number[];
      expect(fives["value_low"]).toBeCloseTo(ends[0]!, 8);
      expect(fives["value_high"]).toBeCloseTo(ends[1]!, 8);
      expect(of(rep, "minutes_whipple")!["value"]).toBeCloseTo(said["whipple_like"]!, 8);
      const digits = of(rep, "minutes_last_digit")!;
      expect(digits["value"]).toBeCloseTo(said["last_digit_chisq_vs_uniform"]!, 8);
      expect(digits["degrees_number"]).toBe(said["df"]);
      expectChance(digits["by_chance_rate"], said["p"]!, 8);
    }
    for (const {rep, p} of expected.fisher_vs_others)
      expectChance(of(rep, "minutes_by_five_unlike_others")!["by_chance_rate"], p, 8);
    const between = (await statisticsOf(given, {}, "all"))("(all)", "minutes_by_five_between_consultants")!;
    expect(between["value"]).toBeCloseTo(expected.peer_chisq.stat, 8);
    expect(between["degrees_number"]).toBe(expected.peer_chisq.df);
    expectChance(between["by_chance_rate"], expected.peer_chisq.p, 8);
  });
});

const records = shared("reference/integ_percentmatch");
describe.skipIf(!records)("the gradings of the reference", () => {
  it("are more alike than those of peers as often as it says", async () => {
    const expected = expectedOf(records!);
    const table = tableOf(records!, "input_activity.csv");
    const fields = `select * from (values ${table
      .map(
        ({entry_id, rep, ...answers}) =>
          `('${entry_id}', '${rep}', 'p${entry_id}', '${JSON.stringify(Object.values(answers))}')`,
      )
      .join(", ")}) as given(record_id, rep_id, prospect_id, pattern)`;
    const patterns = table.map(({entry_id: _, rep: __, ...answers}) => Object.values(answers));
    const best = bestMatches(
      patterns,
      patterns.map(() => 1),
    ).map(Number);
    const bestOf = (rep?: string) =>
      rising(best.filter((_, index) => rep === undefined || table[index]!["rep"] === rep));
    for (const [rep, {U, p}] of Object.entries<{U: number; p: number}>(expected.mannwhitney_greater_than_peers)) {
      const greater = greaterThanRest(bestOf(rep), bestOf())!;
      expect(greater.u).toBe(U);
      expectChance(greater.byChance, p, 12);
    }
    const of = await statisticsOf({fields});
    // the reference compares with the records of all; the log with the consultant's own: scipy.stats.mannwhitneyu of these
    const withinRep: Record<string, [u: number, p: number]> = {
      A: [5889.5, 0.9887147680743086],
      B: [5106, 0.9998655807831615],
      C: [5631.5, 0.9968279710128332],
      D: [5691, 0.9956795049462808],
      E: [13682, 8.691321548371654e-30],
    };
    for (const [rep, said] of Object.entries<Record<string, number>>(expected.activity_by_rep_within)) {
      expect(of(rep, "fields_match_median")!["value"]).toBeCloseTo(said["median_max_match_within_rep"]!, 12);
      expect(of(rep, "fields_match_85")!["value"]).toBeCloseTo(said["share_ge_0.85"]!, 12);
      expect(of(rep, "fields_match_whole")!["value"]).toBeCloseTo(said["share_exact"]!, 12);
      const {value, by_chance_rate} = of(rep, "fields_match_above_others")!;
      expect(value).toBe(withinRep[rep]![0]);
      expectChance(by_chance_rate, withinRep[rep]![1], 12);
    }
    const all = (await statisticsOf({fields}, {}, "all"))("(all)", "fields_match_85")!;
    expect(all["value"]).toBeCloseTo(expected["activity_overall_share_ge_0.85"], 12);
  });
});

const amounts = shared("reference/integ_benford");
describe.skipIf(!amounts)("the amounts of the reference", () => {
  it("lie as far from Benford's law, by their first and their first two digits, as it says", () => {
    const expected = expectedOf(amounts!);
    for (const {table, chisq, df, p} of [expected.first_digit, expected.first_two_digits]) {
      const counts = table.map(({observed}: {observed: number}) => observed);
      const law = table.map(({digit}: {digit: number}) => Math.log10(1 + 1 / digit));
      const fit = goodnessOfFit(counts, law);
      expect(fit.chiSquare).toBeCloseTo(chisq, 9);
      expect(fit.degrees).toBe(df);
      expectChance(fit.byChance, p);
    }
  });

  it("are told so where they are held against the law: the first digit of 772, the first two from 3,000 on", async () => {
    const {first_digit, first_two_digits} = expectedOf(amounts!);
    const given = `from read_csv('${amounts}/input.csv', header = true, all_varchar = true)`;
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-12-31",
      {
        "core.journeys": `select value::decimal(18,2) as journey_amount ${given}`,
        "core.orders": `select value::decimal(18,2) as order_amount ${given} cross join range(4) as times(time)`,
        "core.spend": "select (100 + i % 900)::decimal(18,2) as spend_amount from range(600) as numbers(i)",
      },
      ["metrics.amount_digits", "metrics.digit_fit"],
    );
    const rows = await rowsOf(connection, "from metrics.digit_fit order by kind, digits_number");
    close();
    expect(rows.map(({kind, digits_number, amount_count}) => [kind, digits_number, amount_count])).toEqual([
      ["journeys", 1, 772],
      ["orders", 1, 4 * 772],
      ["orders", 2, 4 * 772],
    ]);
    expect(rows[0]!["chi_square_ratio"]).toBeCloseTo(first_digit.chisq, 9);
    expectChance(rows[0]!["by_chance_rate"], first_digit.p);
    // four times the amounts, four times the distance
    expect(rows[1]!["chi_square_ratio"]).toBeCloseTo(4 * first_digit.chisq, 9);
    expect(rows[2]!["chi_square_ratio"]).toBeCloseTo(4 * first_two_digits.chisq, 8);
    expect(rows[2]!["degrees_number"]).toBe(first_two_digits.df);
  });
});

const texts = shared("reference/integ_text_neardup");
describe.skipIf(!texts)("the notes of the reference", () => {
  it("hang together as it says; what is too short or empty with nothing", () => {
    const expected = expectedOf(texts!);
    const ids = Object.keys(expected.normalised);
    const different = [...new Set(Object.values<string>(expected.normalised))];
    const lead = different.map((_, index) => index);
    const leadOf = (index: number): number => (lead[index] === index ? index : leadOf(lead[index]!));
    for (const [a, b] of nearDuplicates(different, 0.7)) lead[leadOf(b!)] = leadOf(a!);
    const clusters = new Map<number, number[]>();
    for (const id of ids) {
      const text = expected.normalised[id];
      if (text.length < 3) continue;
      const head = leadOf(different.indexOf(text));
      clusters.set(head, [...(clusters.get(head) ?? []), Number(id)]);
    }
    expect([...clusters.values()].filter((notes) => notes.length > 1)).toEqual(expected["clusters_char3_ge_0.7"]);
    for (const id of [...expected.too_short, ...expected.empty]) {
      const short = different.indexOf(expected.normalised[id]);
      expect(nearDuplicates(different, 0.01).flat()).not.toContain(short);
    }
  });
});

describe("a part beside the rest", () => {
  const [n, m] = [4, 5];
  /** Every way to give n of the places to the part: each is as likely. */
  const ways = Array.from({length: 2 ** (n + m)}, (_, bits) =>
    Array.from({length: n + m}, (_, place) => (bits >> place) & 1),
  ).filter((marks) => marks.reduce((sum, mark) => sum + mark, 0) === n);
  const places = Array.from({length: n + m}, (_, place) => place);

  it("is as far from it by chance as in all the ways to mix the two", () => {
    const found = ways.map(
      (marks) =>
        partFromRest(
          places.filter((place) => marks[place] === 1),
          places,
        )!,
    );
    for (const {distance, byChance} of found)
      expect(byChance).toBeCloseTo(
        found.filter((other) => other.distance >= distance - 1e-12).length / ways.length,
        12,
      );
    expect(partFromRest(places, places)).toBeUndefined();
    expect(partFromRest([], places)).toBeUndefined();
    expect(partFromRest([2, 2], [2, 2, 2, 2])).toEqual({distance: 0, byChance: 1});
  });

  it("past 200,000 pairs has the probability of the limit, which is near the counted one", () => {
    const whole = Array.from({length: 880}, (_, place) => place);
    const part = whole.filter((place) => (place < 440 ? place % 5 < 2 : place % 10 < 3));
    const {distance, byChance} = partFromRest(part, whole)!;
    expect(byChance / limitChance(distance, part.length, 880 - part.length)).toBeCloseTo(1, 1);
    // Kolmogorov's table: 1.3581 is passed once in twenty; and the two series meet at 1
    for (const [x, chance] of [
      [1.3581, 0.05],
      [1.6276, 0.01],
      [0.999999, 0.27],
      [1, 0.27],
    ]) {
      const root = Math.sqrt(5e9);
      expect(limitChance(x! / (root + 0.12 + 0.11 / root), 1e10, 1e10)).toBeCloseTo(chance!, 4);
    }
    expect(limitChance(0, 1000, 1000)).toBe(1);
  });

  it("is greater in as many pairs as are counted one by one, ties half", () => {
    const [part, rest] = [
      [1, 2, 2, 3, 9],
      [1, 2, 3, 4, 9],
    ];
    const pairs = part.flatMap((a) => rest.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
    const {u, byChance} = greaterThanRest(part, rising([...part, ...rest]))!;
    expect(u).toBe(pairs.reduce((sum: number, pair) => sum + pair, 0));
    expect(byChance).toBeCloseTo(0.7032171590697702, 12); // scipy.stats.mannwhitneyu, asymptotic
    expect(greaterThanRest([1, 1], [1, 1, 1])).toBeUndefined();
    expect(greaterThanRest([1], [1])).toBeUndefined();
    expect(
      [normalAbove(0), normalAbove(1.959963984540054), normalAbove(-1.959963984540054)].map((p) =>
        Number(p.toFixed(12)),
      ),
    ).toEqual([0.5, 0.025, 0.975]);
  });
});

describe("shares by chance", () => {
  it("are sums of the chances of single counts, one by one", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (const [n, chance] of [
      [1, 0.9],
      [9, 0.5],
      [20, 0.2],
      [31, 0.07],
    ] as const) {
      const single = Array.from({length: n + 1}, (_, k) => choose(n, k) * chance ** k * (1 - chance) ** (n - k));
      const sum = (of: number[]) => of.reduce((whole, part) => whole + part, 0);
      for (let k = 0; k <= n; k++) {
        expect(binomialFrom(k, n, chance)).toBeCloseTo(sum(single.slice(k)), 12);
        expect(binomialTwoSided(k, n, chance)).toBeCloseTo(
          sum(single.filter((each) => each <= single[k]! * (1 + 1e-7))),
          12,
        );
        const [low, high] = exactInterval(k, n);
        if (k > 0) expect(binomialFrom(k, n, low)).toBeCloseTo(0.025, 9);
        if (k < n) expect(1 - binomialFrom(k + 1, n, high)).toBeCloseTo(0.025, 9);
      }
    }
  });

  it("of groups are the same or not; inequality of counts is that of their pairs", () => {
    // the table [[8, 12], [15, 5]]: (8·5 − 12·15)² · 40 / (20 · 20 · 23 · 17)
    const fit = sameShare([
      {k: 8, n: 20},
      {k: 15, n: 20},
      {k: 0, n: 0},
    ])!;
    expect(fit.chiSquare).toBeCloseTo((140 ** 2 * 40) / (20 * 20 * 23 * 17), 12);
    expect(fit.degrees).toBe(1);
    expect(
      sameShare([
        {k: 3, n: 3},
        {k: 4, n: 4},
      ]),
    ).toBeUndefined();
    const counts = [0, 1, 1, 4, 10];
    const apart = counts.flatMap((a) => counts.map((b) => Math.abs(a - b))).reduce((sum, each) => sum + each, 0);
    expect(gini(counts)).toBeCloseTo(apart / (2 * counts.length * 16), 12);
    expect(gini([0, 0])).toBeUndefined();
  });
});

describe("statistics of the log", () => {
  // ten consultants of two stores, 40 calls each on the days from 2025-03-03 on, entered the hour after; one of them weeks later
  const activities = `select 'r' || rep || ' ' || i as record_id, 'r' || rep as rep_id, 'call' as kind, timestamp '2025-03-03 09:00' + to_days((i // 2)::integer) + to_minutes((i % 2 * 90 + rep)::integer) as happened_at,
      happened_at + if(rep = 3, interval '400 hours', to_minutes((30 + 7 * rep + i % 11)::integer)) as recorded_at, 60 * (3 + (i * 7 + rep) % 13) as duration_seconds
    from range(10) as reps(rep) cross join range(if(rep = 9, 20, 40)) as calls(i)`;
  const reps = "select 'r' || i as rep_id, if(i < 5, 'north', 'south') as department from range(10) as reps(i)";

  it("are those of all, of departments and of consultants, beside each other's; few records have no probability, and many are adjusted together", async () => {
    const byRep = await statisticsOf({activities, reps});
    expect(byRep("r3", "lag_p50")).toMatchObject({value: 400, record_count: 40, by_chance_rate: null});
    expect(byRep("r3", "lag_unlike_others")).toMatchObject({value: 1, record_count: 40});
    expect(byRep("r9", "lag_unlike_others")).toMatchObject({
      record_count: 20,
      by_chance_rate: null,
      adjusted_rate: null,
    });
    expect(byRep("r3", "before_meeting")).toBeUndefined(); // no meeting is declared
    const chances = Array.from({length: 9}, (_, rep) =>
      Number(byRep(`r${rep}`, "lag_unlike_others")!["by_chance_rate"]),
    );
    const together = Array.from({length: 9}, (_, rep) =>
      Number(byRep(`r${rep}`, "lag_unlike_others")!["adjusted_rate"]),
    );
    expect(together).toEqual(adjusted(chances));
    const byDepartment = await statisticsOf({activities, reps}, {}, "department");
    expect(byDepartment("north", "after_72_hours")).toMatchObject({value: 0.2, record_count: 200});
    expect(byDepartment("south", "minutes_by_five_between_consultants")).toMatchObject({degrees_number: 4});
    expect(byDepartment("north", "daily_entries_spread")).toBeUndefined();
    const ofAll = await statisticsOf({activities, reps}, {}, "all");
    expect(ofAll("(all)", "after_72_hours")).toMatchObject({value: 40 / 380, record_count: 380});
    expect(ofAll("(all)", "lag_unlike_others")).toBeUndefined();
  });

  it("are the same in whatever order they are asked", () => {
    const input = [0, 1, 2, 3].map((rep) => ({
      measure: "minutes",
      department: `d${rep % 2}`,
      rep_id: `r${rep}`,
      values: rising(Array.from({length: 40}, (_, i) => 3 + ((i * 7 + rep) % (11 + rep)))),
      record_floor_count: 30,
      weekday_rate: null,
    }));
    const rows = logStatistics.rows(input);
    expect(rows).toHaveLength(7 * 3 + 3 + 6);
    expect(logStatistics.rows([...input].reverse())).toEqual(rows);
  });

  it("are none where there is no log", async () => {
    const {connection, close} = await logWarehouse(
      {},
      {},
      {
        models: [
          "staging.note_twins",
          "staging.visit_travel",
          "core.field_twins",
          "core.log_entries",
          "core.log_overlaps",
          "core.undated_stages",
          "core.log_marks",
          "metrics.log_statistics",
        ],
      },
    );
    expect(await rowsOf(connection, "from metrics.log_statistics")).toEqual([]);
    close();
  });
});
