import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {demo, demoBuilt} from "./demo-built.ts";
import {rowsIn} from "./rows-in.ts";

let warehouse: string;
beforeAll(async () => {
  ({warehouse} = await demoBuilt());
});

/** The demo's log as exported, counted by other means: entries of a consultant that the page of what is hidden names. */
function countedByHand(reps: string[]): {entries: number; late: number} {
  const folder = join(demo, "exports/call_log");
  const rows = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")),
  );
  const own = rows.filter((cells) => reps.includes(cells[3]!));
  const hours = (cells: string[]) => (Date.parse(`${cells[8]}Z`) - Date.parse(`${cells[7]}Z`)) / 3_600_000;
  return {entries: own.length, late: own.filter((cells) => hours(cells) > 72).length};
}

describe("the demo's log", () => {
  it("prompts a look at the two who write in weekly batches, by pseudonym, and at nobody else", async () => {
    const pseudonyms = await rowsIn(
      warehouse,
      "select 'dealer_crm:' || pseudonym('dealer_crm', unnest(['E3009', 'E3036'])) order by 1",
    );
    expect(await rowsIn(warehouse, "select rep_id from metrics.review_prompts order by 1")).toEqual(pseudonyms);
    expect(await rowsIn(warehouse, "select distinct indicators, family_count from metrics.review_prompts")).toEqual([
      ["unkept_grades, same_wording, late_entry, weekly_entry", "3"],
    ]);
  });

  it("has the two's entries, and those late, as many as a count of the exported rows finds", async () => {
    const {entries, late} = countedByHand(["E3009", "E3036"]);
    expect(entries).toBe(503);
    const sums = `select sum(record_count)::integer, sum(log_integrity.marked_count)::integer from metrics.log_integrity
      inner join metrics.review_prompts on rep_id = member where level = 'rep' and indicator = 'late_entry'`;
    expect(await rowsIn(warehouse, sums)).toEqual([[String(entries), String(late)]]);
    expect(
      await rowsIn(warehouse, "select count(*) from metrics.review_records where indicator = 'late_entry'"),
    ).toEqual([[String(late)]]);
    expect(
      await rowsIn(
        warehouse,
        "select count(distinct wording_number) from staging.note_twins inner join core.log_entries using (record_id) inner join metrics.review_prompts using (rep_id) where not is_template",
      ),
    ).toEqual([["6"]]); // three phrases each
  });

  it("adds up: departments, processes and consultants have the records and the marks of all", async () => {
    const sums =
      "select indicator, level, sum(record_count) as records, sum(marked_count) as marks from metrics.log_integrity group by all";
    const differing = `select indicator from (${sums}) as sums group by indicator having min(records) < max(records) or min(marks) < max(marks)`;
    expect(await rowsIn(warehouse, differing)).toEqual([]);
  });

  it("holds reports against the log: each claim once, each entry of a reported week once", async () => {
    expect(
      await rowsIn(
        warehouse,
        `select (select sum(claimed_count) from core.work_reports) = sum(claimed_count), bool_and(timely_count <= logged_count and corroborated_count <= logged_count)
          from metrics.reports_against_log`,
      ),
    ).toEqual([["true", "true"]]);
    const logged = `select count(*) from core.log_entries semi join core.work_reports as reports
        on reports.rep_id = log_entries.rep_id and happened_on >= reported_on and happened_on < reported_on + 7
      where kind in (select kind from core.work_reports)`;
    const [[counted]] = (await rowsIn(warehouse, logged)) as [[string]];
    expect(await rowsIn(warehouse, "select sum(logged_count)::integer from metrics.reports_against_log")).toEqual([
      [counted],
    ]);
    const claimed = `select kind, sum(claimed_count) / count(distinct reported_on) from metrics.reports_against_log
      inner join metrics.review_prompts using (rep_id) group by rep_id, kind order by all`;
    expect(new Set((await rowsIn(warehouse, claimed)).map(([kind, each]) => `${kind} ${each}`))).toEqual(
      new Set(["到店接待 6", "电话 15", "试驾 4"].map((text) => text)),
    );
  });

  it("tells headline numbers both ways, the corroborated ones never more", async () => {
    const rows = await rowsIn(
      warehouse,
      "select headline, member, logged_count, corroborated_count from metrics.headline_corroborated where fiscal_year = '(all)' order by all",
    );
    expect(rows.map(([headline]) => headline)).toEqual([
      "activities",
      "activities",
      "activities",
      "activities",
      "contacted",
      "won",
    ]);
    for (const [, , logged, corroborated] of rows) expect(Number(corroborated)).toBeLessThanOrEqual(Number(logged));
    expect(rows.at(-1)).toEqual(["won", "(all)", "943", "943"]);
  });
});
