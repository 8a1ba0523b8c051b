import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseHTML} from "linkedom";
import papaparse from "papaparse";
import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {behind} from "../dashboard/components/behind.ts";
import {safeCell} from "../dashboard/components/safe-cell.ts";
import {definitions} from "../pipeline/definitions.ts";
import {safe} from "../pipeline/lists.ts";
import {modelsOf} from "../pipeline/models.ts";
import {build} from "../pipeline/run.ts";
import {serve} from "../pipeline/serve.ts";
import {chromiumPath, launch} from "./browser.ts";
import {sqlIn} from "./findings-untold.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const executable = chromiumPath();
const formula = "=cmd|' /C calc'!A0";
const day = (month: number, date: number) => `2025-0${month}-${String(date).padStart(2, "0")} 09:00`;

it("a cell of the site and a cell of the work lists are kept from being formulas by the same rule", () => {
  const cells = ["=1+1", "+49 30", "-5", "@sum", "\t=1", "\r=1", " =1", "a=1", "", "–", "'=1", "１", formula];
  for (const cell of cells) expect(safeCell(cell), cell).toBe(safe(cell));
  expect(safeCell(formula)).toBe(`'${formula}`);
});

it("every chart and table of a page has a metric behind it, of whose columns it is made, and its cards", () => {
  const pages = fileURLToPath(new URL("../dashboard/pages", import.meta.url));
  const named = readdirSync(pages).flatMap((file) =>
    [...readFileSync(join(pages, file), "utf8").matchAll(/\b(?:figure|table)\(\s*"(\w+)",/g)].map(([, name]) => name!),
  );
  expect(new Set(named).size).toBeGreaterThan(70);
  expect(named.filter((name) => !behind[name])).toEqual([]);
  const models = new Map(modelsOf().map((model) => [model.qualifiedName, model]));
  for (const [name, from] of Object.entries(behind)) {
    expect(models.get(`metrics.${from!.metric}`)?.pages ?? "false", name).not.toBe("false");
    for (const card of from!.cards) expect(Object.keys(definitions), name).toContain(card);
  }
});

describe.skipIf(!executable)("what stands around charts and tables", () => {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-parts-"));
  const workspace = join(scratch, "thirty-sources");
  let server: Server;
  let address: string;
  let browser: Browser;
  let warehouse: string;

  beforeAll(async () => {
    cpSync(fileURLToPath(new URL("cases/_base", import.meta.url)), workspace, {recursive: true});
    const sources = [formula, ...Array.from({length: 29}, (_, at) => `source ${at + 1}`)];
    const leads = sources.flatMap((source, at) =>
      [0, 1, 2].map((each) => [
        3 * at + each,
        day(1, (at % 27) + 1),
        source,
        at % 2 ? "North" : "South",
        "",
        "",
        "",
        "",
      ]),
    );
    const deals = leads
      .filter(([number]) => Number(number) % 2)
      .map(([number, opened]) => [
        `D${number}`,
        number,
        opened,
        Number(number) % 3 ? "signed" : "dropped",
        100 + Number(number),
        day(3, 20),
        Number(number) % 3 ? "" : "price",
      ]);
    const written = (name: string, header: string, rows: unknown[][]) =>
      writeFileSync(join(workspace, "exports/crm", name), `${header}\n${papaparse.unparse(rows, {newline: "\n"})}\n`);
    rmSync(join(workspace, "exports/crm"), {recursive: true});
    mkdirSync(join(workspace, "exports/crm"));
    written("leads.csv", "Lead,Created,Source,Region,Phone,Status,Why,Ended", leads);
    written("deals.csv", "Deal,Lead,Opened,Stage,Value,Closed,Why", deals);
    ({warehouse} = await build(workspace, {buildFolder: scratch, progress: quietProgress().progress}));
    ({server, address} = await serve(workspace, 0, scratch));
    browser = await launch(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(scratch, {recursive: true});
  });

  it("a chart is taken as a PNG of twice its size, as an SVG that needs no page, and as the rows that its SQL gives", async () => {
    const page = await opened("lead-source-value.html");
    const chart = page.locator("#full_value_chart");
    const png = await bytesOf(page, chart, "Picture (PNG)");
    const svg = (await bytesOf(page, chart, "Drawing (SVG)")).toString("utf8");
    const {document} = parseHTML(svg);
    const root = document.querySelector("svg")!;
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const sides = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(sides).toEqual(["width", "height"].map((side) => 2 * Number(root.getAttribute(side))));
    expect(sides[0]).toBeGreaterThan(900);
    const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
    expect(texts).toContain("Value per lead at full age");
    expect(texts.some((text) => /^As of .* · Six Leads Ltd$/.test(text ?? ""))).toBe(true);
    expect(svg).not.toMatch(/var\(|class=| style=|currentColor/);
    expect(
      await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml").querySelector("parsererror")`,
      ),
    ).toBeNull();
    const [header, ...rows] = csvIn(await bytesOf(page, chart, "Rows (CSV)"));
    const sql = sqlIn(await chart.locator("a[href*='sql=']").getAttribute("href"))!;
    const told = await rowsIn(warehouse, sql);
    expect(header).toHaveLength(told[0]!.length);
    expect(rows.map((row) => row.slice(1).map(Number)).sort()).toEqual(
      told.map((row) => row.slice(1).map((cell) => (cell === "–" ? 0 : Number(cell)))).sort(),
    );
    expect(rows.map(([member]) => member)).toContain(`'${formula}`);
    await page.close();
  });

  it("a table is searched, sorted and turned by the keyboard too; the address keeps it, through a reload, another page and back", async () => {
    const page = await opened("lead-source-value.html");
    const table = page.locator("#source_table");
    expect(await table.isVisible()).toBe(false);
    await page.locator("details", {has: table}).locator("> summary").click();
    const first = () => table.locator("tbody tr th").first().innerText();
    const status = () => table.locator(".pager [role=status]").innerText();
    expect(await table.locator("tbody tr").count()).toBe(26);
    expect(await status()).toBe("1–25 of 30 rows");
    await table.getByRole("button", {name: "Next"}).click();
    await page.waitForSelector("html[data-live]");
    await expect.poll(status).toBe("26–30 of 30 rows");
    expect(await first()).toBe("All");
    expect(new URL(page.url()).searchParams.get("source_table.page")).toBe("2");
    await table.getByRole("searchbox").fill("source 2");
    expect(await status()).toBe("12 of 30 rows found, 1–12 shown");
    await table.getByRole("button", {name: "Leads", exact: true}).focus();
    await page.keyboard.press("Enter");
    await table.getByRole("button", {name: "Lead source"}).focus();
    await page.keyboard.press("Enter");
    expect(await table.locator("th[aria-sort]").allInnerTexts()).toEqual(["Lead source"]);
    expect(await table.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    const kept = [await first(), await status()];
    expect(kept[0]).toBe("source 12");
    const restored = async () => {
      await page.waitForSelector("html[data-live]");
      expect([await first(), await status()]).toEqual(kept);
      expect(await table.getByRole("searchbox").inputValue()).toBe("source 2");
    };
    await page.reload();
    await restored();
    await page.getByRole("navigation").getByRole("link", {name: "Leakage"}).click();
    await page.waitForURL(/leakage/);
    await page.goBack();
    await restored();
    await page.goForward();
    await page.waitForURL(/leakage/);
    await page.close();
  });

  it("the rows found are what a table's CSV holds, no text a formula; the one that stands for all is not among those found", async () => {
    const page = await opened("lead-source-value.html?source_table.find=cmd");
    const table = page.locator("#source_table");
    await page.waitForSelector("html[data-live]");
    const bytes = await bytesOf(page, table, "Rows (CSV)");
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, ...rows] = csvIn(bytes);
    expect(header!.slice(0, 3)).toEqual(["Lead source", "Channel", "Leads"]);
    expect(rows).toHaveLength(1);
    expect(rows[0]![0]).toBe(`'${formula}`);
    expect(rows[0]![2]).toBe("3");
    await table.getByRole("searchbox").fill("");
    expect(csvIn(await bytesOf(page, table, "Rows (CSV)"))).toHaveLength(32);
    await page.close();
  });

  it("what can be done with a chart opens and closes by the keyboard, its definition stands below it, and its link leads to it", async () => {
    const page = await opened("lead-source-value.html?year=FY2025");
    await page.waitForSelector("html[data-live]");
    const chart = page.locator("#source_rate_chart");
    const opener = chart.locator(".actions summary");
    await opener.focus();
    await page.keyboard.press("Enter");
    expect(await chart.getByRole("button", {name: "Copy link"}).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await chart.getByRole("button", {name: "Copy link"}).isVisible()).toBe(false);
    expect(await opener.evaluate((part) => part.matches(":focus"))).toBe(true);
    const box = await opener.boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
    await chart.getByText("What is counted").click();
    expect(await chart.locator(".meaning h3").allInnerTexts()).toContain("Rate of a source, as counted");
    await page.locator("select").first().selectOption({index: 0});
    expect(await chart.locator(".meaning").getAttribute("open"), "it stays open").not.toBeNull();
    await opener.click();
    await chart.getByRole("button", {name: "Copy link"}).click();
    await expect.poll(() => chart.locator(".told").innerText()).not.toBe("");
    const link = `${page.url().split("#")[0]}#source_rate_chart`;
    const again = await browser.newPage({viewport: {width: 1280, height: 900}});
    await again.goto(link, {waitUntil: "networkidle"});
    const top = await again.locator("#source_rate_chart").evaluate((part) => part.getBoundingClientRect().top);
    expect(Math.abs(top)).toBeLessThan(60);
    await Promise.all([page.close(), again.close()]);
  });

  it("the columns and the filters by which a chart or a table names its rows are the warehouse's", async () => {
    const columns = await rowsIn(
      warehouse,
      "select table_name || '.' || column_name from information_schema.columns where table_schema = 'metrics'",
    );
    const known = new Set(columns.flat());
    const unknown = Object.values(behind).flatMap((from) =>
      [...from!.by, ...from!.columns].map((name) => `${from!.metric}.${name}`).filter((name) => !known.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  const opened = async (path: string): Promise<Page> => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.goto(`${address}en/${path}`, {waitUntil: "networkidle"});
    return page;
  };
});

/** The file that a chart or a table gives under a name of its menu. */
async function bytesOf(page: Page, part: Locator, name: string): Promise<Buffer> {
  await part.locator(".actions summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), part.getByRole("button", {name}).click()]);
  return readFileSync(await download.path());
}

const csvIn = (bytes: Buffer): string[][] =>
  papaparse.parse<string[]>(bytes.toString("utf8").replace("\uFEFF", ""), {skipEmptyLines: true}).data;
