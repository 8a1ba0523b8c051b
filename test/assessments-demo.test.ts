import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {demo, demoBuilt} from "./demo-built.ts";
import {rowsIn} from "./rows-in.ts";

let warehouse: string;
beforeAll(async () => {
  ({warehouse} = await demoBuilt());
});

describe("the assessments of the demo", () => {
  it("show two consultants whose grade H never comes true, as often as its README says, and nobody else", async () => {
    const readme = readFileSync(join(demo, "README.md"), "utf8");
    const [, theirs] = /they: .* grade H (\d+) times, of which 0\.0 % ordered/.exec(readme)!;
    const [, others, rate] = /all others: .* grade H (\d+) times, of which ([\d.]+) % ordered/.exec(readme)!;
    const found = await rowsIn(
      warehouse,
      "select kept_count, mature_count, is_enough from metrics.grade_calibration where breakdown = 'rep' and grade = 'H' and is_different order by mature_count",
    );
    expect(found).toEqual([
      ["0", "34", "true"],
      ["0", "44", "true"],
    ]);
    expect(34 + 44).toBe(Number(theirs));
    const [[count, kept]] = (await rowsIn(
      warehouse,
      "select sum(mature_count)::integer, sum(kept_count) / sum(mature_count) from metrics.grade_calibration where breakdown = 'rep' and grade = 'H' and not is_different",
    )) as [[string, string]];
    expect(count).toBe(others);
    expect(100 * Number(kept)).toBeCloseTo(Number(rate), 1);
  });

  it("are counted the same by every breakdown of grades", async () => {
    for (const [table, columns] of [
      ["grade_calibration", "declared_count, mature_count, kept_count"],
      ["grade_cadence", "due_count, kept_count, contact_count, announced_count"],
    ]) {
      const sums = columns!.split(", ").map((column) => `sum(${column})::integer`);
      const rows = await rowsIn(warehouse, `select ${sums} from metrics.${table} group by breakdown`);
      expect(rows).toHaveLength(4);
      expect(new Set(rows.map((row) => row.join()))).toHaveProperty("size", 1);
    }
  });

  it("carry a signal out of time; the ranking is that of a second query on the points", async () => {
    const again = `with judged as (
        select score_rate, is_won_in_time as won, rank() over (order by score_rate) + (count(*) over (partition by score_rate) - 1) / 2.0 as place
        from core.scored_assessments
        where is_mature and known_month >= (select min(judged_from) from metrics.assessment_quality)
      )
      select round((sum(place) filter (won) - count(*) filter (won) * (count(*) filter (won) + 1) / 2.0) / (count(*) filter (won) * count(*) filter (not won)), 9), count(*)
      from judged`;
    const told =
      "select round(ranking_rate, 9), judged_count, verdict, learnt_count > 3000, abs(shuffled_ranking_rate - 0.5) < 0.02, ranking_rate_low > 0.58 from metrics.assessment_quality where breakdown = 'all' and told_by = 'expert weights'";
    const [[ranking, count]] = (await rowsIn(warehouse, again)) as [[string, string]];
    expect(await rowsIn(warehouse, told)).toEqual([[ranking, count, "usable", "true", "true", "true"]]);
  });

  it("are told chances that add up to the wins that came, by weights drawn to the expert's, with two reasons each", async () => {
    const [[told, won, count]] = (await rowsIn(
      warehouse,
      "select avg(chance_rate), avg(is_won_in_time::integer), count(*) filter (told_by = 'shrunk weights' and first_reason <> '(none)' and second_reason <> '(none)') from metrics.assessments where is_mature",
    )) as [[string, string, string]];
    expect(Number(told)).toBeCloseTo(Number(won), 9);
    expect(Number(count)).toBeGreaterThan(6000);
    expect(await rowsIn(warehouse, "select count(*) from metrics.assessments where is_latest")).toEqual(
      await rowsIn(
        warehouse,
        "select count(distinct journey_id) from core.assessments inner join core.journeys using (journey_id) where outcome = 'open'",
      ),
    );
  });
});
