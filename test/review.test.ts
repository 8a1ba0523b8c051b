import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {formatsFor} from "../dashboard/components/formats.js";
import {writeCompany} from "../data/generator/writeCompany.ts";
import {pdfPlaces} from "../pipeline/pdf-places.ts";
import {review} from "../pipeline/review.ts";
import {build} from "../pipeline/run.ts";
import {chromiumPath} from "./browser.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-review-test-"));
const workspace = join(scratch, "dealers");
const options = {buildFolder: join(scratch, "build")};
let warehouse: string;

beforeAll(async () => {
  writeCompany(workspace, {seed: 5, scale: 0.3, plain: false});
  ({warehouse} = await build(workspace, {...options, site: false, progress: quietProgress().progress}));
});
afterAll(() => rmSync(scratch, {recursive: true}));

const ofYear = "period = 'FY2025' and breakdown = 'all'";
const whole = (value: unknown) => Number(value).toLocaleString("en");

const number = /\d+(?:,\d{3})*(?:\.\d+)?(?:[KMB]|万|亿)?(?:%|×)?/g;

/** Every number of the rows behind the review, as a language prints it in any unit; and those of its fixed words, days and years. */
async function numbersOf(language: "en" | "zh"): Promise<string[]> {
  const {compactAmount, count, percent, ratio, tenths} = formatsFor(language, "CNY");
  const rows = [];
  for (const query of sources) rows.push(...(await rowsIn(warehouse, query)));
  const values = rows.flat().map(Number).filter(Number.isFinite).map(Math.abs);
  const printed = values.flatMap((value) =>
    [compactAmount, count, percent, ratio, tenths].map((print) => print(value)),
  );
  const fixed = readFileSync(new URL(`../dashboard/locales/${language}.json`, import.meta.url), "utf8");
  const days = rows.flat().filter((word) => /^(FY)?\d{4}(-\d\d)*$/.test(word));
  const words = [...printed, ...days, days.map((day) => day.replaceAll("-0", "-")).join(" "), "31", "2025"].join(" ");
  return [...(words.match(number) ?? []), ...(fixed.match(number) ?? [])];
}
const sources = [
  ...["same_age", "year_bridge", "plan_attainment", "reversals", "spend_return"].map(
    (table) => `from metrics.${table} where period in ('FY2025', 'FY2024')`,
  ),
  "from metrics.leakage where period = 'FY2025'",
  "select word, number from metrics.finding_figures",
  "from metrics.restatement",
  "select looked_count, adjusted_probability, size_amount from metrics.findings",
];

describe("the review of a year", () => {
  it("says in both languages what the year before and this one brought, as the books say", async () => {
    const [books] = await rowsIn(
      warehouse,
      `select count(*) filter (ended.fiscal_year = 'FY2025') as won, count(*) filter (ended.fiscal_year = 'FY2024') as base,
        (select count(*) from core.journeys where fiscal_year = 'FY2025') as came
      from core.journeys inner join core.calendar as ended on ended.day_on = ended_on where outcome = 'won'`,
    );
    for (const language of ["en", "zh"] as const) {
      const {text, html} = await review(workspace, {...options, year: "2025", language});
      for (const number of books!) expect(text).toContain(whole(number));
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|\{\w+\}/);
      expect(text.split("\n")[2]).toMatch(language === "en" ? /^# What/ : /^# 这一年/);
      const page = readFileSync(html, "utf8");
      expect(page).toContain(`<html lang="${language === "en" ? "en" : "zh-CN"}">`);
      expect(page).toContain("Content-Security-Policy");
      expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
      expect(page.match(/<svg/g)!.length).toBeGreaterThan(3);
    }
  });

  it("says no number that its rows do not hold, and those of the year as a count of the journeys, spend and targets has them", async () => {
    const [again] = await rowsIn(
      warehouse,
      `with seen as (select journeys.fiscal_year as year, outcome = 'won' and ended_on <= if(journeys.fiscal_year = 'FY2025', as_of_on, as_of_on - interval 1 year) as is_won, journey_amount
          from core.journeys cross join workspace.clock)
      select (select sum(journey_amount) from core.journeys inner join core.calendar on day_on = ended_on where outcome = 'won' and calendar.fiscal_year = 'FY2025') as amount,
        (select sum(journey_amount) from core.journeys inner join core.calendar on day_on = ended_on where outcome = 'won' and calendar.fiscal_year = 'FY2024') as base,
        (select sum(spend_amount) from core.spend inner join core.calendar on day_on = spend.month_on where calendar.fiscal_year = 'FY2025') as spent,
        (select sum(target_amount) from core.targets inner join core.calendar on day_on = targets.month_on where calendar.fiscal_year = 'FY2025') as planned,
        (select count(*) filter (is_won) / count(*)::double from seen where year = 'FY2025') as rate,
        (select count(*) filter (is_won) / count(*)::double from seen where year = 'FY2024') as base_rate`,
    );
    const [amount, base, spent, planned, rate, baseRate] = again!.map(Number);
    for (const language of ["en", "zh"] as const) {
      const {text} = await review(workspace, {...options, year: "2025", language});
      const formats = formatsFor(language, "CNY");
      for (const said of [amount, base, spent, planned].map(formats.compactAmount)) expect(text).toContain(said);
      for (const said of [rate, baseRate, amount! / planned!].map(formats.percent)) expect(text).toContain(said);
      const known = new Set(await numbersOf(language));
      const told = (text.match(number) ?? []).filter((said) => !known.has(said));
      expect(told).toEqual([]);
      expect(known.has("98,765,432")).toBe(false);
      expect(text.match(number)!.length).toBeGreaterThan(60);
    }
  });

  it("of one region tells that region's numbers, in a file of its own", async () => {
    const {text, html} = await review(workspace, {...options, language: "en", scope: "region=华南"});
    const [[came]] = (await rowsIn(
      warehouse,
      `select value from metrics.same_age where period = 'FY2025' and breakdown = 'region' and member = '华南' and question = 'journeys'`,
    )) as [[string]];
    expect(text).toContain(`${whole(came)} new prospects`);
    expect(text).toContain("Region: South");
    expect(html).toMatch(/FY2025-region-华南-en\.html$/);
    const all = await rowsIn(warehouse, `select value from metrics.same_age where ${ofYear} and question = 'journeys'`);
    expect(text).not.toContain(`${whole(all[0]![0])} new prospects`);
  });

  it("of the first year tells that year and no other: there is none before it, and what stands out is of the last", async () => {
    const {text, html} = await review(workspace, {...options, year: "2024", language: "en"});
    expect(html).toMatch(/FY2024-en\.html$/);
    expect(text).toContain("There is no year before 2024");
    expect(text).not.toMatch(/2025 with|What stands out/);
    const reached = await rowsIn(
      warehouse,
      `select reached_count from metrics.stage_conversion where period = 'FY2024' and breakdown = 'all' order by stage_order limit 1`,
    );
    expect(readFileSync(html, "utf8")).toContain(whole(reached[0]![0]));
    const last = await review(workspace, {...options, year: "2025", language: "en"});
    expect(last.text).toMatch(/What stands out/);
  });

  it("of a year or a part that is not there names those that are, and without a warehouse says how to build one", async () => {
    const refused = (given: object) =>
      review(workspace, {...options, ...given}).then(
        () => "written",
        (error: Error) => error.message,
      );
    expect(await refused({year: "2031"})).toBe("unknown year: 2031 — give one of 2024, 2025");
    expect(await refused({scope: "region=西北"})).toMatch(/^unknown region: 西北 — give one of .*华南/);
    expect(await refused({scope: "shape=round"})).toMatch(/^unknown scope: shape=round — give region=…/);
    expect(await refused({buildFolder: join(scratch, "nowhere")})).toMatch(
      /^missing warehouse: .* — run: npx headwater build/,
    );
  });

  it.skipIf(!chromiumPath())("is printed with a contents whose pages are those on which the parts begin", async () => {
    const {pdf} = await review(workspace, {...options, language: "en", pdf: true});
    const places = pdfPlaces(readFileSync(pdf!));
    expect([...places.keys()]).toEqual(expect.arrayContaining(["funnel", "why", "sources", "leaks", "money"]));
    const pages = [...places.values()];
    expect(Math.min(...pages)).toBeGreaterThan(0);
    expect(places.get("money")!).toBeGreaterThan(places.get("funnel")!);
    expect(readFileSync(pdf!, "latin1")).toContain("/Outlines");
  });
});
