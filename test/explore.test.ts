import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import type {Server} from "node:http";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {examples} from "../dashboard/components/explore/examples.js";
import {engineName} from "../pipeline/engine-files.ts";
import {modelsOf} from "../pipeline/models.ts";
import {build} from "../pipeline/run.ts";
import {serve} from "../pipeline/serve.ts";
import {chromiumPath, launch} from "./browser.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const executable = chromiumPath();
const scratch = mkdtempSync(join(tmpdir(), "headwater-explore-"));
const base = fileURLToPath(new URL("cases/_base", import.meta.url));
const pagesFolder = fileURLToPath(new URL("../dashboard/pages", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let published: string;

beforeAll(async () => {
  const {site} = await build(base, {buildFolder: scratch, progress: quietProgress().progress});
  published = join(site!, "data/published.duckdb");
});
afterAll(() => rmSync(scratch, {recursive: true}));

it("every example has a title that a figure of the pages has, and the published database answers it in an order of its own", async () => {
  const sources = readdirSync(pagesFolder).map((file) => readFileSync(join(pagesFolder, file), "utf8"));
  const figures = new Set(
    sources.flatMap((source) => [...source.matchAll(/\bfigure\(\s*"(\w+)"/g)].map(([, name]) => name!)),
  );
  const queries = Object.values(examples).flatMap((queries) => Object.entries(queries));
  expect(queries.length).toBeGreaterThan(30);
  for (const [name, sql] of queries) {
    expect(figures.has(name), name).toBe(true);
    const rows = await rowsIn(published, sql);
    expect(rows.length <= 1 || /\border by\b/.test(sql), name).toBe(true);
  }
});

describe.skipIf(!executable)("the SQL page and the dictionary in Chromium", () => {
  let server: Server;
  let address: string;
  let browser: Browser;
  const troubles: string[] = [];
  beforeAll(async () => {
    ({server, address} = await serve(base, 0, scratch));
    browser = await launch(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const opened = async (path: string): Promise<Page> => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    page.on("request", (request) => request.url().startsWith(address) || troubles.push(request.url()));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => /Content Security Policy/.test(message.text()) && troubles.push(message.text()));
    await page.goto(`${address}${path}`);
    return page;
  };
  const shownRows = async (page: Page): Promise<string[][]> =>
    Promise.all((await page.locator("#sql-answer tbody tr").all()).map((row) => row.locator("td").allInnerTexts()));

  it.each(["en", "zh"])(
    "lead by the keyboard alone from a figure to its query and the rows behind it, in %s",
    async (language) => {
      const page = await opened(`${language}/stage-conversion.html`);
      const figure = page.locator("figure", {has: page.locator("details.actions")}).first();
      await figure.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      const isReached = () => page.evaluate<boolean>("/sql=/.test(document.activeElement.href)");
      for (let tabs = 0; tabs < 6 && !(await isReached()); tabs++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#sql-answer table");
      const sql = await page.inputValue("#sql");
      expect(sql).toMatch(/^select stage, [\w, ]+\nfrom metrics\.stage_conversion\nwhere /);
      expect(await shownRows(page)).toEqual(await rowsIn(published, sql));
      await page.fill("#sql", "from metrics.win_rates order by all");
      await page.keyboard.press("Control+Enter");
      await page.waitForURL(/sql=from/);
      await page.waitForSelector("#sql-answer tr:nth-child(2) td:nth-child(10)");
      expect(await shownRows(page)).toEqual(await rowsIn(published, "from metrics.win_rates order by all"));
      expect(await page.locator("#sql-status").innerText()).toMatch(language === "zh" ? /行.*列.*秒$/ : /rows.* s$/);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.id"), "Tab leaves the box").toBe("sql-run");
      await page.goBack();
      await page.waitForSelector("#sql-answer td >> nth=8 >> visible=true");
      expect(await page.inputValue("#sql")).toBe(sql);
      await page.close();
    },
  );

  it("say in one line what is wrong and mark it, and show no answer to another query beside it", async () => {
    const page = await opened(`zh/explore.html?sql=${encodeURIComponent("select 1 as one")}`);
    await page.waitForSelector("#sql-answer table");
    await page.fill("#sql", "select 'é',\n  win_rat\nfrom metrics.win_rates");
    await page.click("#sql-run");
    await page.waitForSelector("#sql-status.fault");
    expect(await page.locator("#sql-status").innerText()).toBe(
      'binder error: Referenced column "win_rat" not found in FROM clause! — 第 2 行第 3 列 — candidate bindings: "win_rate", "win_rate_low", "win_rate_high", "is_headline", "denominator_amount"',
    );
    expect(await page.locator(".sql-fault").innerText()).toBe("win_rat");
    expect(await page.locator("#sql-answer table").count()).toBe(0);
    expect(await page.locator("#sql-csv").isVisible()).toBe(false);
    await page.close();
  });

  it("show texts of any kind as texts, and save them as a CSV that no spreadsheet runs", async () => {
    const sql = `select '<img src=x onerror="document.title = 1">' as "<b>mark</b>", '=1+1' as formula, -1 as number, null as nothing`;
    const page = await opened(`en/explore.html?sql=${encodeURIComponent(sql)}`);
    await page.waitForSelector("#sql-answer table");
    expect(await shownRows(page)).toEqual([['<img src=x onerror="document.title = 1">', "=1+1", "-1", "–"]]);
    expect(await page.locator("#sql-answer img, #sql-answer b").count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#sql-csv")]);
    expect(readFileSync(await download.path(), "utf8")).toBe(
      '\uFEFF<b>mark</b>,formula,number,nothing\r\n"<img src=x onerror=""document.title = 1"">",\'=1+1,-1,\r\n',
    );
    await page.close();
  });

  it("list every published table, and write a query of one", async () => {
    const page = await opened("en/explore.html");
    await page.focus("#sql");
    await page.waitForSelector("#sql-tables details");
    const [[count]] = (await rowsIn(published, "select count(*) from duckdb_tables() where not internal")) as [
      [string],
    ];
    expect(await page.locator("#sql-tables details").count()).toBe(Number(count) + 1);
    await page.fill("#sql-tables input", "formula_order");
    const found = page.locator("#sql-tables details:visible");
    expect(await found.locator("summary code").allInnerTexts()).toEqual(["metrics.win_rates"]);
    await found.locator("summary").click();
    await found.locator("button").click();
    expect(await page.inputValue("#sql")).toMatch(/^select period_kind, .*, age_days\nfrom metrics\.win_rates$/);
    await page.close();
  });

  it("tell each table of a layer, lead from one to what it reads, and find a word in all layers", async () => {
    const page = await opened("zh/dictionary.html");
    const metrics = modelsOf().filter(({layer, pages}) => layer === "metrics" && pages !== "false");
    expect(await page.locator(".tables > details").count()).toBe(metrics.length);
    const part = page.locator("[id='metrics.win_rates']");
    await part.locator("summary").click();
    expect(await part.innerText()).toContain("lower end of its 95 % interval");
    const query = new URL((await part.locator("a[href$='.sql.txt']").getAttribute("href"))!, page.url());
    expect(await (await fetch(query)).text()).toBe(modelsOf().find(({name}) => name === "win_rates")!.sql);
    await part.locator("a", {hasText: "core.journeys"}).click();
    await page.waitForSelector("[id='core.journeys'][open]");
    await page.fill("input[type=search]", "wilson");
    await page.keyboard.press("Enter");
    await page.waitForURL(/find=wilson/);
    await page.fill("input[type=search]", "formula_order");
    await page.keyboard.press("Enter");
    await page.waitForURL(/find=formula_order/);
    expect(await page.locator(".tables > details summary code").allInnerTexts()).toEqual(["metrics.win_rates"]);
    await page.close();
  });

  it("stand under the policy that they carry, sent as a header too, and the engine's worker under one of its own", async () => {
    const policies: [path: string, policy: RegExp][] = [
      ["en/explore.html", /script-src 'sha256-\S+ 'strict-dynamic'; .*connect-src 'self'; worker-src 'self'; /],
      ["en/explore", /worker-src 'self'; .*frame-ancestors 'none'$/],
      ["zh/dictionary.html", /script-src 'sha256-\S+ 'strict-dynamic'; (?!.*worker-src).*frame-ancestors 'none'$/],
      [`_app/${engineName}/duckdb-eh.wasm`, / script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'$/],
    ];
    for (const [path, policy] of policies) {
      const {headers} = await fetch(`${address}${path}`, {method: "HEAD"});
      expect(headers.get("content-security-policy"), path).toMatch(policy);
      expect(headers.get("content-security-policy"), path).toMatch(/^default-src 'none'; /);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it.each([
    "en/explore.html?sql=select%201",
    "zh/explore.html",
    "en/dictionary.html",
    "zh/dictionary.html?layer=landed",
  ])("%s is accessible, asks no other place, and is refused nothing", async (path) => {
    const page = await opened(path);
    await page.waitForSelector(path.includes("?sql") ? "#sql-answer table" : "h1");
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html))",
    );
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
    await page.close();
  });
});
