import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {bestMatches} from "../pipeline/methods/best-matches.ts";
import {mutualInformation} from "../pipeline/methods/mutual-information.ts";
import {jaccard, nearDuplicates, shinglesOf} from "../pipeline/methods/near-duplicates.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {logWarehouse} from "./log-warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {shared} from "./shared.ts";

const expectedOf = (folder: string) => JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")).expected;
const ask = async ({connection, close}: Warehouse, ...queries: string[]) => {
  const answers = [];
  for (const query of queries) answers.push(await rowsOf(connection, query));
  close();
  return answers;
};
const csv = (folder: string, file: string, ...lines: string[]) =>
  `select ${lines.join(", ")} from read_csv('${join(folder, file)}', header = true, all_varchar = true)`;

const texts = shared("reference/integ_text_neardup");
describe.skipIf(!texts)("notes of the reference", () => {
  it("are spelt alike, and as near to each other, as it says; those of 0.8 and more are found", async () => {
    const expected = expectedOf(texts!);
    const warehouse = await logWarehouse({}, {}, {models: []});
    const [notes] = await ask(
      warehouse,
      `select note_id::integer as id, coalesce(wording_of(note), '') as wording, rep from read_csv('${texts}/input.csv', header = true, types = {'note': 'varchar'}) order by 1`,
    );
    const wording = new Map(notes!.map(({id, wording}) => [Number(id), String(wording)]));
    for (const [id, text] of Object.entries(expected.normalised)) expect(wording.get(Number(id))).toBe(text);
    for (const pair of expected["pairs_with_similarity_ge_0.4"].filter((each: object) => "jaccard_char3" in each))
      expect(jaccard(shinglesOf(wording.get(pair.a)!), shinglesOf(wording.get(pair.b)!))!).toBeCloseTo(
        pair.jaccard_char3,
        9,
      );
    const different = [...new Set(wording.values())];
    const found = nearDuplicates(different).map((pair) => pair.map((index) => different[index]));
    expect(found).toEqual([["good meeting customer interested", "good meeting customer is interested"]]);
    expect(nearDuplicates(different, 0.7)).toHaveLength(
      new Set(
        expected["pairs_with_similarity_ge_0.4"]
          .filter((pair: {jaccard_char3: number}) => pair.jaccard_char3 >= 0.7 && pair.jaccard_char3 < 1)
          .map((pair: {a: number; b: number}) => [wording.get(pair.a), wording.get(pair.b)].join("|")),
      ).size,
    );
  });
});

describe("near duplicates", () => {
  it("are all of those, and only those, that comparing every pair finds, in any script", () => {
    let seed = 7;
    const draw = (to: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * to);
    };
    const letters = [..."客户有意向继续跟进已联系考虑中abc de"];
    const base = Array.from({length: 60}, () =>
      Array.from({length: 10 + draw(70)}, () => letters[draw(letters.length)]!),
    );
    const made = base.flatMap((text) =>
      [0, 1, 2].map(() => text.map((letter) => (draw(70) === 0 ? "新" : letter)).join("")),
    );
    const different = [...new Set(made)];
    for (const least of [0.5, 0.8, 0.9]) {
      const all = different.flatMap((first, a) =>
        different.flatMap((second, b) =>
          a < b && (jaccard(shinglesOf(first), shinglesOf(second)) ?? 0) >= least ? [[a, b]] : [],
        ),
      );
      expect(all.length).toBeGreaterThan(10);
      expect(nearDuplicates(different, least)).toEqual(all);
    }
  });

  it("count the other prospects only; what a quarter of the consultants write is a template; short notes are not compared", async () => {
    const note = (id: string, rep: string, prospect: string, text: string) =>
      `('${id}', '${rep}', '${prospect}', '${text}')`;
    const template = "客户没有接电话，明天再打一次";
    const rows = [
      note("1", "a", "p1", "客户有意向，继续跟进"),
      note("2", "a", "p2", "客户有意向 继续跟进！"),
      note("3", "a", "p2", "客户有意向，继续跟进"),
      note("4", "a", "p3", "这位客户只想看看颜色再决定"),
      note("5", "a", "p4", "未接"),
      note("6", "b", "p5", "客户有意向，继续跟进"),
      note("7", "b", "p6", "Спросил цену, перезвонить в пятницу"),
      note("8", "b", "p7", "Спросил цену — перезвонить в пятницу!"),
      ...["a", "b", "c", "d", "e"].map((rep, index) => note(`t${index}`, rep, `q${index}`, template)),
    ];
    const [twins] = await ask(
      await logWarehouse(
        {
          activities: `select *, 'call' as kind, timestamp '2025-03-01 10:00' as happened_at from (values ${rows.join(", ")}) as given(record_id, rep_id, prospect_id, written)`,
        },
        {},
        {models: ["staging.note_twins"]},
      ),
      "select record_id, twin_count, is_template, dense_rank() over (order by wording_number) as alike from staging.note_twins order by 1",
    );
    expect(twins!.map(({record_id, twin_count, is_template}) => [record_id, twin_count, is_template])).toEqual([
      ["1", 1, false],
      ["2", 1, false],
      ["3", 1, false],
      ["4", 0, false],
      ["6", 0, false],
      ["7", 1, false],
      ["8", 1, false],
      ...["t0", "t1", "t2", "t3", "t4"].map((id) => [id, 0, true]),
    ]);
  });
});

const lags = shared("reference/integ_entry_lag_burst");
describe.skipIf(!lags)("the entries of the reference", () => {
  it("are late, before the meeting and in batches as often as it says, and who writes every evening is not marked", async () => {
    const expected = expectedOf(lags!);
    const activities = csv(
      lags!,
      "input.csv",
      "entry_id as record_id",
      "rep as rep_id",
      "'call' as kind",
      "activity_ts::timestamp as happened_at",
      "entry_ts::timestamp as recorded_at",
    );
    const [counts, weekly, flags] = await ask(
      await logWarehouse({activities}, {meeting: {day: "tue", at: "09:00", hours: 15}}),
      `select rep_id, count(*)::integer as n, (count(*) filter (lag_hours < 0))::integer as negative, (count(*) filter (entered_in = 'weekly hours'))::integer as before,
        max(batch_count) as batch, (count(*) filter (lag_hours between 0 and 24 or recorded_at::time = '00:00'))::double / count(*) filter (lag_hours >= 0) as prompt, (count(*) filter (lag_hours > 72))::double / count(*) filter (lag_hours >= 0) as late,
        ${[0.25, 0.5, 0.75, 0.9].map((q) => `quantile_cont(lag_hours, ${q}) filter (lag_hours >= 0) as "${q}"`).join(", ")}
        from core.log_entries group by all`,
      "select member, marked_rate from metrics.log_integrity where indicator = 'weekly_entry' and level = 'rep'",
      "select member from metrics.log_integrity where is_flagged",
    );
    for (const {rep_id, ...found} of counts!) {
      const said = expected[String(rep_id)];
      expect(found).toMatchObject({
        n: said.n,
        negative: said.negative_lag,
        before: said.pre_meeting,
        batch: said.max_entries_in_30_min,
      });
      expect(found["late"]).toBeCloseTo(said.share_over_72h, 9);
      // the one entry of midnight was 11 hours late; midnight names but a day, which is not over until 24 hours later
      expect(found["prompt"]).toBeCloseTo(said.share_within_24h, 9);
      for (const [q, hours] of Object.entries(said.lag_hours_quantiles_type7))
        expect(found[q]).toBeCloseTo(hours as number, 9);
    }
    const share = Object.fromEntries(weekly!.map(({member, marked_rate}) => [member, Number(marked_rate)]));
    expect(share["Ben"]).toBeCloseTo(0.3, 9); // 24 of the 80 that came at those hours of any day
    expect(share["Cai"]).toBeGreaterThan(0.8);
    expect(flags).toEqual([]); // three consultants are no peers
  });
});

const calls = shared("reference/integ_heaping_lastdigit");
describe.skipIf(!calls)("the minutes of the reference", () => {
  it("are round as often as it says; among peers the two who round stand out and the one who does not", async () => {
    const expected = expectedOf(calls!).calls;
    const one = csv(
      calls!,
      "input_calls.csv",
      "rep as rep_id",
      "'call' as kind",
      "timestamp '2025-03-01 10:00' as happened_at",
      "60 * minutes::integer as duration_seconds",
    );
    const peers = `(${one}) as given cross join range(7) as copies(copy)`;
    const activities = `select row_number() over ()::varchar as record_id, * exclude (copy), from (select given.* replace (rep_id || copy as rep_id), copy from ${peers} where copy = 0 or rep_id = 'honest_timer')`;
    const [judged] = await ask(
      await logWarehouse({activities}),
      "select * from metrics.log_integrity where indicator = 'heaped_durations' and level = 'rep'",
    );
    for (const row of judged!) {
      const said = expected[String(row["member"]).slice(0, -1)];
      expect([row["record_count"], row["marked_count"]]).toEqual([said.n, said.multiples_of_5]);
      expect(row["marked_rate"]).toBeCloseTo(said.share, 8);
      expect(500 * Number(row["marked_rate"])).toBeCloseTo(said.whipple_like, 8);
      expect(row["is_flagged"], String(row["member"])).toBe(String(row["member"]).startsWith("rounds"));
    }
    expect(judged).toHaveLength(9);
  });
});

const visits = shared("reference/integ_overlap_travel");
const visitColumns = [
  "activity_id as record_id",
  "rep as rep_id",
  "kind",
  "strptime(start_ts, '%Y-%m-%d %H:%M') as happened_at",
  "date_diff('second', strptime(start_ts, '%Y-%m-%d %H:%M'), strptime(end_ts, '%Y-%m-%d %H:%M')) as duration_seconds",
];
describe.skipIf(!visits)("the visits of the reference", () => {
  it("overlap as it says: hard on site, soft with a call, not where they touch or take no time", async () => {
    const activities = csv(visits!, "input.csv", ...visitColumns);
    const [pairs] = await ask(
      await logWarehouse({activities}),
      "select rep_id as rep, record_id as a, other_record_id as b, severity from core.log_overlaps order by 1",
    );
    expect(pairs).toEqual(expectedOf(visits!).overlaps);
  });

  it("are as far apart, in space and time, as it says; the later one is marked where nobody travels so fast", async () => {
    const activities = csv(
      visits!,
      "input.csv",
      ...visitColumns,
      "lat::double as latitude",
      "lon::double as longitude",
    );
    const [ways] = await ask(
      await logWarehouse({activities}),
      `select travel.*, is_marked, value from staging.visit_travel as travel
        inner join core.log_marks on log_marks.record_id = travel.record_id and indicator = 'impossible_travel' order by length(travel.record_id), 1`,
    );
    const said = expectedOf(visits!).travel;
    expect(ways).toHaveLength(said.length);
    for (const [index, way] of ways!.entries()) {
      const {from, to, rep, km_great_circle, gap_h, required_kmh, flag_gt_130kmh_or_negative_gap} = said[index];
      expect([way["from_record_id"], way["record_id"], way["rep_id"]]).toEqual([from, to, rep]);
      expect(way["distance_km"]).toBeCloseTo(km_great_circle, 6);
      expect(way["value"]).toBe(way["distance_km"]);
      expect(way["gap_hours"]).toBeCloseTo(gap_h, 6);
      if (required_kmh === null) expect(way["speed_ratio"]).toBeNull();
      else expect(way["speed_ratio"]).toBeCloseTo(required_kmh, 6);
      expect(way["is_marked"]).toBe(flag_gt_130kmh_or_negative_gap);
    }
  });
});

describe("the way between two visits", () => {
  // a degree of a meridian is 111.195 km
  const visit = (id: string, rep: string, at: string, minutes: number | null, north: number | null, kind = "visit") =>
    `('${id}', '${rep}', '${kind}', timestamp '2025-03-${at}', ${minutes === null ? "null" : minutes * 60}, ${north}, ${north === null ? null : north === 0 ? 0 : 120})`;
  const marked = async (rows: string[], integrity = {}) => {
    const activities = `select * from (values ${rows.join(", ")}) as given(record_id, rep_id, kind, happened_at, duration_seconds, latitude, longitude)`;
    const query = "select record_id, is_marked from core.log_marks where indicator = 'impossible_travel' order by 1";
    const [answer] = await ask(await logWarehouse({activities}, integrity), query);
    return Object.fromEntries(answer!.map(({record_id, is_marked}) => [record_id, is_marked]));
  };

  it("is asked of the same consultant's visits of one day that have a place and a time, in their order", async () => {
    const rows = [
      visit("1", "a", "03 09:00", 60, 30),
      visit("2 an hour later, 111 km", "a", "03 11:00", 60, 31),
      visit("a call", "a", "03 12:10", 5, 50, "call"),
      visit("no place", "a", "03 12:20", 5, null),
      visit("nowhere", "a", "03 12:30", 5, 0),
      visit("off the globe", "a", "03 12:40", 5, 91),
      visit("3 half an hour later, 111 km", "a", "03 12:30", 60, 32),
      visit("4 the day after", "a", "04 09:00", 60, 50),
      visit("5 of another", "b", "03 09:00", 60, 50),
      visit("6 without a time of day", "b", "03 00:00", 60, 30),
    ];
    const found = {"2 an hour later, 111 km": false, "3 half an hour later, 111 km": true};
    expect(await marked(rows)).toEqual(found);
    expect(await marked(rows, {km_per_hour: 100})).toEqual({...found, "2 an hour later, 111 km": true});
    expect(await marked(rows, {km_per_hour: 250})).toEqual({...found, "3 half an hour later, 111 km": false});
  });

  it("is none within a kilometre, whatever the times; where no length is known the visit takes none", async () => {
    expect(
      await marked([
        visit("1", "a", "03 09:00", 60, 30),
        visit("2 at once, next door", "a", "03 09:30", 60, 30.008),
        visit("3 at once, over a kilometre", "a", "03 10:00", 60, 30.018),
        visit("4", "b", "03 09:00", null, 30),
        visit("5 an hour after its start", "b", "03 10:00", null, 31),
      ]),
    ).toEqual({"2 at once, next door": false, "3 at once, over a kilometre": true, "5 an hour after its start": false});
  });

  it("stands out among peers, and alone makes no prompt", async () => {
    const activities = `select 'r' || rep || ' ' || day || ' ' || i as record_id, 'r' || rep as rep_id, 'visit' as kind, timestamp '2025-03-01 09:00' + to_days(day::integer) + to_hours(2 * i::integer) as happened_at,
        3617 as duration_seconds, 30 + i * if(rep = 0, 2, 0.5) as latitude, 120e0 as longitude
      from range(9) as reps(rep) cross join range(15) as days(day) cross join range(3) as visits(i)`;
    const [flagged, prompts] = await ask(
      await logWarehouse({activities}),
      "select indicator, family, level, member, record_count, marked_count from metrics.log_integrity where is_flagged",
      "from metrics.review_prompts",
    );
    expect(flagged).toEqual([
      {
        indicator: "impossible_travel",
        family: "structure",
        level: "rep",
        member: "r0",
        record_count: 30,
        marked_count: 30,
      },
    ]);
    expect(prompts).toEqual([]);
  });
});

const answers = shared("reference/integ_percentmatch");
describe.skipIf(!answers)("the records of the reference", () => {
  const patternsIn = (file: string, skip: number) =>
    readFileSync(join(answers!, file), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(skip));
  const middle = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const half = sorted.length / 2;
    return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
  };

  it("match others as far as it says", () => {
    const {housevotes, activity_by_rep_within} = expectedOf(answers!);
    const votes = patternsIn("input.csv", 1);
    const best = bestMatches(
      votes,
      votes.map(() => 1),
    ).map((share) => share!);
    expect(best.slice(0, 10)).toEqual(housevotes.first_10_max_match);
    expect(best.filter((share) => share >= 0.85).length / best.length).toBeCloseTo(
      housevotes["share_max_match_ge_0.85"],
      12,
    );
    expect(best.filter((share) => share === 1).length / best.length).toBeCloseTo(housevotes.share_exact_duplicate, 12);
    expect(middle(best)).toBe(housevotes.median_max_match);
    expect(best.reduce((sum, share) => sum + share, 0) / best.length).toBeCloseTo(housevotes.mean_max_match, 12);
    for (const [rep, said] of Object.entries<Record<string, number>>(activity_by_rep_within)) {
      const own = patternsIn("input_activity.csv", 1)
        .filter(([name]) => name === rep)
        .map(([, ...fields]) => fields);
      const shares = bestMatches(
        own,
        own.map(() => 1),
      ).map((share) => share!);
      expect(shares).toHaveLength(said["n"]!);
      expect(middle(shares)).toBeCloseTo(said["median_max_match_within_rep"]!, 12);
      expect(shares.filter((share) => share >= 0.85).length / shares.length).toBeCloseTo(said["share_ge_0.85"]!, 12);
      expect(shares.filter((share) => share === 1).length / shares.length).toBeCloseTo(said["share_exact"]!, 12);
    }
  });

  it("accuse nobody where honest answers are alike, and tell the one who copies among peers", async () => {
    const fieldsOf = (rows: [rep: string, fields: string[]][]) =>
      `select * from (values ${rows.map(([rep, fields], index) => `('${index}', '${rep}', 'p${index}', '${JSON.stringify(fields)}')`).join(", ")}) as given(record_id, rep_id, prospect_id, pattern)`;
    const votes = patternsIn("input.csv", 1).map((fields, index): [string, string[]] => [`r${index % 8}`, fields]);
    const flagged = "select member from metrics.log_integrity where is_flagged and level = 'rep'";
    expect(await ask(await logWarehouse({fields: fieldsOf(votes)}, {min_records: 20}), flagged)).toEqual([[]]);
    // the four who do not copy, twice, the second time with other words for their answers
    const log = patternsIn("input_activity.csv", 1).map(([rep, ...fields]): [string, string[]] => [rep!, fields]);
    const again = log
      .filter(([rep]) => rep !== "E")
      .map(([rep, fields]): [string, string[]] => [`${rep}2`, fields.map((field) => `${field}.`)]);
    expect(await ask(await logWarehouse({fields: fieldsOf([...log, ...again])}), flagged)).toEqual([[{member: "E"}]]);
  });
});

const words = shared("reference/integ_mutual_information");
describe.skipIf(!words)("the words of the reference", () => {
  it("tell as much of the outcome as it says: names and products no more than chance, the days something", () => {
    const expected = expectedOf(words!);
    const [header, ...lines] = readFileSync(join(words!, "input.csv"), "utf8").trim().split("\n");
    const names = header!.split(",");
    const rows = lines.map((line) => line.split(","));
    const outcome = names.indexOf("outcome");
    for (const field of ["sales_agent", "product", "days_bucket"]) {
      const counts = new Map<string, [number, number]>();
      for (const row of rows) {
        const own = counts.get(row[names.indexOf(field)]!) ?? [0, 0];
        own[row[outcome] === "won" ? 0 : 1]++;
        counts.set(row[names.indexOf(field)]!, own);
      }
      const found = mutualInformation([...counts.values()]);
      const said = expected[field];
      expect([counts.size, found.degrees]).toEqual([said.levels, said.df]);
      expect(found.information).toBeCloseTo(said.mi_nats, 9);
      expect(found.beyondChance).toBeCloseTo(said.miller_madow_mi_nats, 9);
      expect(found.uncertainty).toBeCloseTo(said.entropy_outcome_nats, 9);
      expect(found.ofUncertainty).toBeCloseTo(said.uncertainty_coefficient, 9);
      expect(found.g).toBeCloseTo(said.G, 9);
      expect(found.byChance / said.p_G).toBeCloseTo(1, 9);
    }
  });
});

const amounts = shared("reference/integ_benford");
describe.skipIf(!amounts)("the amounts of the reference", () => {
  it("have the first digits and the distance from the law that it says; less than 500, or of one size, are not held against it", async () => {
    const amountsOf = expectedOf(amounts!);
    const expected = amountsOf.first_digit;
    const given = `select value::decimal(18,2) as journey_amount from read_csv('${amounts}/input.csv', header = true, all_varchar = true)`;
    const [digits, others] = await ask(
      await modelWarehouse(
        threeStages,
        "2025-12-31",
        {
          "core.journeys": given,
          "core.orders": "select journey_amount as order_amount from core.journeys where journey_amount > 0 limit 499",
          "core.spend": "select (100 + i % 900)::decimal(18,2) as spend_amount from range(600) as numbers(i)",
        },
        ["metrics.amount_digits"],
      ),
      "select * from metrics.amount_digits where kind = 'journeys' order by digit_number",
      "select distinct kind, standing from metrics.amount_digits where kind <> 'journeys' order by 1",
    );
    for (const [index, {digit, observed, expected: byLaw}] of expected.table.entries()) {
      expect([digits![index]!["digit_number"], digits![index]!["digit_count"]]).toEqual([digit, observed]);
      expect(Number(digits![index]!["law_rate"]) * expected.n).toBeCloseTo(byLaw, 9);
      expect(digits![index]!["deviation_ratio"]).toBeCloseTo(expected.mad, 9);
      expect(digits![index]!["standing"]).toBe("acceptable");
    }
    const two = amountsOf.first_two_digits;
    expect(digits![0]!["two_digits_deviation_ratio"]).toBeCloseTo(two.mad, 9);
    expect(digits![0]!["two_digits_standing"]).toBe("few amounts"); // by chance alone 772 amounts are as far from the law
    expect(others).toEqual([
      {kind: "orders", standing: "few amounts"},
      {kind: "spend", standing: "narrow range"},
    ]);
  });
});

describe("first two digits of amounts", () => {
  it("are held against the law from 3,000 amounts on: those that follow it are close, those rounded within their first digit are looked at", async () => {
    const [judged, small] = await ask(
      await modelWarehouse(
        threeStages,
        "2025-12-31",
        {
          "core.journeys":
            "select (10 ** (i / 1000e0))::decimal(18,2) as journey_amount from range(1000, 5000) as numbers(i)",
          "core.orders":
            "select (10 ** if(i % 1000 < 301, i // 1000, i / 1000e0))::decimal(18,2) as order_amount from range(1000, 5000) as numbers(i)",
          "core.spend": "select 0.05::decimal(18,2) as spend_amount union all select 7::decimal(18,2)",
        },
        ["metrics.amount_digits"],
      ),
      "select distinct kind, standing, two_digits_standing from metrics.amount_digits order by 1",
      "select digit_number from metrics.amount_digits where kind = 'spend' and digit_count = 1 order by 1",
    );
    expect(judged).toEqual([
      {kind: "journeys", standing: "close", two_digits_standing: "close"},
      {kind: "orders", standing: "close", two_digits_standing: "look"},
      {kind: "spend", standing: "few amounts", two_digits_standing: "few amounts"},
    ]);
    expect(small).toEqual([{digit_number: 5}, {digit_number: 7}]);
  });
});

describe("what is known of the log on a day", () => {
  it("is the same whatever was entered after it", async () => {
    const made = (after: string) => `
      select 'e' || i as record_id, 'rep ' || (i // 3 % 10) as rep_id, ['call', 'visit'][1 + least(i % 3, 1)] as kind, 'j' || (i // 3) as journey_id, 'j' || (i // 3) as prospect_id,
        timestamp '2025-01-01' + to_hours(i * 9) as happened_at,
        if(i % 4 = 0, ${after}, happened_at + to_minutes((i * 37 % 9000)::integer)) as recorded_at,
        60 * (1 + i * 7 % 50)::integer as duration_seconds, '客户说第' || (i % 60) || '次再考虑一下价格和颜色' as written,
        30 + i * 13 % 11 as latitude, 120e0 as longitude
      from range(480) as numbers(i) ${after === "null" ? "where i % 4 <> 0" : ""}`;
    const judged = async (after: string) => {
      const visits = `select distinct journey_id, 1 as visit_number, 'b' as stage, 2 as stage_order, 'history' as observed_by, false as is_imputed, happened_on as entered_on
        from (from core.activities where activity_id[2:]::integer % 4 <> 0 qualify row_number() over (partition by journey_id order by happened_at) = 1)`;
      return ask(
        await logWarehouse({activities: made(after), visits}, {min_records: 5}, {asOf: "2025-06-30"}),
        "from metrics.log_integrity order by all",
        "from metrics.review_records order by all",
      );
    };
    const without = await judged("null");
    expect(without[0]!.length).toBeGreaterThan(50);
    expect(await judged("timestamp '2025-07-01 00:00:01' + to_seconds(i // 25)")).toEqual(without);
    expect(await judged("timestamp '2025-08-11' + to_days(i)")).toEqual(without);
    expect(await judged("timestamp '2025-06-29 10:00'")).not.toEqual(without);
  });
});
