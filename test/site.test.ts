import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import type {Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {build} from "../pipeline/run.ts";
import {serve} from "../pipeline/serve.ts";
import {chromiumPath, launch} from "./browser.ts";
import {demoCounts} from "./demo-counts.ts";
import {quietProgress} from "./quiet-progress.ts";

const demo = fileURLToPath(new URL("../data/demo", import.meta.url));
const messages = (language: string) =>
  JSON.parse(readFileSync(new URL(`../dashboard/locales/${language}.json`, import.meta.url), "utf8")) as Record<
    string,
    string
  >;
const executable = chromiumPath();

/** What each page must show: totals counted from the demo's files by another reader, as text in both languages. */
function totals(): Record<string, string[]> {
  const counts = demoCounts(demo);
  const whole = (count: number) => count.toLocaleString("en");
  const amount = (fen: number) => `¥${whole(Math.round(fen / 100))}`;
  const rows = [...counts.records.values()].reduce((sum, count) => sum + count, 0);
  return {
    "": [whole(counts.leads), whole(counts.won)],
    "lead-source-value": [whole(counts.leads), whole(counts.journeys), whole(counts.won), amount(counts.wonFen)],
    "stage-conversion": [whole(counts.journeys), whole(counts.won)],
    leakage: [whole(counts.lost), whole(counts.disqualified)],
    "spend-return": [amount(counts.spendFen), amount(counts.wonFen), whole(counts.leads), whole(counts.won)],
    method: [
      whole(counts.leads),
      whole(counts.opportunities),
      whole(counts.won),
      amount(counts.wonFen),
      amount(counts.spendFen),
      whole(rows),
    ],
  };
}

describe.skipIf(!executable)("the demo's site in Chromium", () => {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-site-"));
  let server: Server;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    await build(demo, {buildFolder: scratch, progress: quietProgress().progress});
    ({server, address} = await serve(demo, 0, scratch));
    browser = await launch(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(scratch, {recursive: true});
  });

  const visits = Object.keys(totals()).flatMap((page) =>
    ["zh", "en"].flatMap((language) => [1280, 390].map((width) => [page, language, width] as const)),
  );

  it.each(visits)(
    "/%s in %s at %i px is whole: totals as counted, no error, no request elsewhere",
    async (path, language, width) => {
      const page = await browser.newPage({viewport: {width, height: 900}});
      const troubles: string[] = [];
      page.on(
        "console",
        (message) => ["error", "warning"].includes(message.type()) && troubles.push(`console: ${message.text()}`),
      );
      page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
      page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
      page.on(
        "request",
        (request) =>
          !request.url().startsWith(address) &&
          !request.url().startsWith("data:") &&
          troubles.push(`elsewhere: ${request.url()}`),
      );
      page.on(
        "response",
        (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`),
      );
      await page.goto(`${address}${path}?lang=${language}`, {waitUntil: "networkidle"});
      const text = await page.innerText("body");
      for (const total of totals()[path]!) expect(text).toContain(total);
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|RuntimeError|missing message/);
      expect(await page.title()).toContain(
        messages(language)[`${path === "" ? "index" : path.replaceAll("-", "_")}.title`],
      );
      expect(await page.getAttribute("html", "lang")).toMatch(language === "zh" ? /^zh/ : /^en/);
      expect(
        await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        "the page is wider than the window",
      ).toBe(true);
      if (path !== "method") expect(await page.locator("svg").count()).toBeGreaterThan(0);
      expect(troubles).toEqual([]);
      await page.close();
    },
  );

  it("opens in the workspace's language, and switches title, sentence, axes and numbers", async () => {
    const page = await browser.newPage();
    await page.goto(`${address}lead-source-value`, {waitUntil: "networkidle"});
    const axes = () => page.locator("svg text").allTextContents();
    const [title, heading, sentence, ticks] = [
      await page.title(),
      await page.innerText("h1"),
      await page.innerText("h1 + p"),
      (await axes()).join(" "),
    ];
    expect(heading).toBe(messages("zh")["lead_source_value.title"]);
    await page.click("a[hreflang=en]");
    await page.waitForLoadState("networkidle");
    expect(await page.innerText("h1")).toBe(messages("en")["lead_source_value.title"]);
    expect(await page.title()).not.toBe(title);
    expect(await page.innerText("h1 + p")).not.toBe(sentence);
    expect((await axes()).join(" ")).not.toBe(ticks);
    expect((await axes()).join(" ")).not.toMatch(/[\u4e00-\u9fff]/);
    await page.goto(`${address}leakage`, {waitUntil: "networkidle"});
    expect(await page.innerText("h1"), "the choice is remembered").toBe(messages("en")["leakage.title"]);
    await page.close();
  });

  it("tables sort both ways by any head, empty answers last", async () => {
    const page = await browser.newPage();
    await page.goto(`${address}lead-source-value?lang=en`, {waitUntil: "networkidle"});
    const head = page.locator("table").first().locator("th button").nth(2);
    const column = async () =>
      (await page.locator("table").first().locator("tbody tr td:nth-child(3)").allInnerTexts()).map((text) =>
        Number(text.replaceAll(",", "")),
      );
    await head.click();
    const first = await column();
    expect(first).toEqual([...first].sort((a, b) => b - a));
    await head.click();
    expect(await column()).toEqual([...first].sort((a, b) => a - b));
    await page.close();
  });
});
