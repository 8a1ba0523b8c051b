import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
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
