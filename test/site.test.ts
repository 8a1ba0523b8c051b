import {readFileSync} from "node:fs";
import type {Server} from "node:http";
import {join} from "node:path";
import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serve} from "../pipeline/serve.ts";
import {accessibilityFaults} from "./accessibility-faults.ts";
import {chromiumPath, launch} from "./browser.ts";
import {demo, demoBuilt} from "./demo-built.ts";
import {demoCounts} from "./demo-counts.ts";
import {findingsUntold} from "./findings-untold.ts";
import {pageSpeed} from "./page-speed.ts";
import {rowsIn} from "./rows-in.ts";
import {weigh} from "./weigh.ts";

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
    "lead-source-value.html": [whole(counts.leads), whole(counts.journeys), whole(counts.won), amount(counts.wonFen)],
    "stage-conversion.html": [whole(counts.journeys), whole(counts.won)],
    "leakage.html": [whole(counts.lost), whole(counts.disqualified)],
    "process.html": [whole(counts.open)],
    "opportunities.html": [whole(counts.open)],
    "spend-return.html": [amount(counts.spendFen), amount(counts.wonFen), whole(counts.leads), whole(counts.won)],
    "method.html": [
      whole(counts.leads),
      whole(counts.opportunities),
      whole(counts.won),
      amount(counts.wonFen),
      amount(counts.spendFen),
      whole(rows),
    ],
    "year-review.html": [],
    "explore.html": [],
    "dictionary.html": [],
  };
}

describe.skipIf(!executable)("the demo's site in Chromium", () => {
  let server: Server;
  let address: string;
  let browser: Browser;
  let warehouse: string;
  let buildFolder: string;
  const weighed: string[][] = [];

  beforeAll(async () => {
    ({warehouse, buildFolder} = await demoBuilt());
    ({server, address} = await serve(demo, 0, buildFolder));
    browser = await launch(executable!);
  });
  afterAll(async () => {
    console.log(["page, as delivered, live", ...weighed.map((cells) => cells.join(", "))].join("\n"));
    await browser?.close();
    server?.close();
  });

  const visits = Object.keys(totals()).flatMap((page) =>
    ["zh", "en"].flatMap((language) => [1280, 390].map((width) => [language, page, width] as const)),
  );

  it.each(visits)(
    "/%s/%s at %i px is whole as delivered and when live: totals as counted, no error, no request elsewhere, open to all, light",
    async (language, path, width) => {
      const page = await browser.newPage({viewport: {width, height: 900}});
      const troubles = troublesOf(page);
      const weight = await weigh(page);
      await page.goto(`${address}${language}/${path}`);
      const weights: string[] = [];
      for (const state of ["delivered", "live"]) {
        if (state === "live") await enliven(page);
        const text = await page.innerText("body");
        for (const total of totals()[path]!) expect(text, state).toContain(total);
        expect(text, state).not.toMatch(/NaN|undefined|Infinity|\[object|RuntimeError|missing message/);
        expect(
          await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
          `${state}: the page is wider than the window`,
        ).toBe(true);
        if (await page.locator(".drawing").count())
          expect(await page.locator("svg:visible").count(), state).toBeGreaterThan(0);
        expect((await pageSpeed(page)).shift, `${state}: how far parts have moved`).toBeLessThan(0.01);
        weights.push(`${(weight.bytes / 1000).toFixed(0)} kB in ${weight.requests}`);
        expect(weight.bytes, `${state}: bytes over the wire`).toBeLessThanOrEqual(250_000);
        expect(weight.requests, `${state}: requests`).toBeLessThanOrEqual(25);
        if (width === 390) continue;
        // each page in both states and both schemes: one half in each language
        await page.emulateMedia({colorScheme: (language === "zh") === (state === "live") ? "light" : "dark"});
        expect(await accessibilityFaults(page), state).toEqual([]);
      }
      if (width === 1280) weighed.push([`/${language}/${path}`, ...weights]);
      const name = path === "" ? "index" : path.slice(0, -".html".length).replaceAll("-", "_");
      expect(await page.title()).toContain(messages(language)[`${name}.title`]);
      expect(await page.getAttribute("html", "lang")).toMatch(language === "zh" ? /^zh/ : /^en/);
      expect(troubles).toEqual([]);
      await page.close();
    },
  );

  it("opens in the workspace's language, and switches title, sentence, axes and numbers", async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForURL(`${address}zh/`);
    await page.goto(`${address}zh/lead-source-value`);
    const axes = () => page.locator("svg text").allTextContents();
    const [title, heading, sentence, ticks] = [
      await page.title(),
      await page.innerText("h1"),
      await page.innerText("h1 + p"),
      (await axes()).join(" "),
    ];
    expect(heading).toBe(messages("zh")["lead_source_value.title"]);
    await page.click("a[hreflang=en]");
    await page.waitForURL("**/en/**");
    expect(await page.innerText("h1")).toBe(messages("en")["lead_source_value.title"]);
    expect(await page.title()).not.toBe(title);
    expect(await page.innerText("h1 + p")).not.toBe(sentence);
    expect((await axes()).join(" ")).not.toBe(ticks);
    expect((await axes()).join(" ")).not.toMatch(/[\u4e00-\u9fff]/);
    await page.click("nav a:nth-child(4)");
    expect(await page.innerText("h1"), "the other pages are in the same language").toBe(
      messages("en")["leakage.title"],
    );
    await page.close();
  });

  it("stands whole without a script, and repeats on the live page what was clicked or chosen before it was live", async () => {
    const still = await browser.newPage({javaScriptEnabled: false});
    await still.goto(`${address}en/leakage`);
    const sentence = await still.innerText("h1 + p");
    expect(await still.locator("svg:visible").count()).toBeGreaterThan(2);
    const page = await browser.newPage();
    await page.goto(`${address}en/leakage`);
    expect(await page.innerText("h1 + p")).toBe(sentence);
    expect(await page.getAttribute("html", "data-live"), "nothing is loaded before the reader does something").toBe(
      null,
    );
    await page.locator("select").first().selectOption({index: 2});
    await page.waitForSelector("html[data-live]");
    await page.waitForURL(/year=FY/);
    expect(await page.locator("select").first().inputValue()).toBe("2");
    expect(await page.innerText("h1 + p")).not.toBe(sentence);
    await page.goto(`${address}en/lead-source-value`);
    await unfold(page);
    await page.locator("table").first().locator("th button").nth(2).click();
    await page.waitForSelector("html[data-live]");
    await page.waitForSelector("table th[aria-sort=descending]");
    await Promise.all([page.close(), still.close()]);
  });

  it("stays as delivered and says so where its rows are out of reach, and loads anew, once, where its run is over", async () => {
    const page = await browser.newPage();
    const visits: string[] = [];
    page.on("request", (request) => request.isNavigationRequest() && visits.push(request.url()));
    for (const [part, isOver] of [
      ["**/data/**", false],
      ["**/_app/**", true],
    ] as const) {
      await page.route(part, (route) => (isOver ? route.fulfill({status: 404, body: ""}) : route.abort()));
      visits.length = 0;
      await page.goto(`${address}en/leakage`);
      const sentence = await page.innerText("h1 + p");
      for (let visit = 0; visit <= Number(isOver); visit++) {
        const isAnew = isOver && !visit ? page.waitForEvent("load") : undefined;
        await page.locator("select").first().selectOption({index: 2});
        await isAnew;
      }
      await page.waitForSelector(`[role=status]:has-text("${messages("en")["page.trouble"]}")`);
      expect(await page.innerText("h1 + p")).toBe(sentence);
      expect(visits).toHaveLength(isOver ? 2 : 1);
      await page.unroute(part);
    }
    await page.reload();
    await enliven(page);
    expect(await page.locator(".trouble").count()).toBe(0);
    await page.close();
  });

  it("goes back and forth between what was chosen, on the page and between pages", async () => {
    const page = await opened("en/leakage.html");
    const all = await page.innerText("h1 + p");
    await choose(page, page.locator("select").first(), {index: 1});
    const chosen = await page.innerText("h1 + p");
    expect(chosen).not.toBe(all);
    await page.evaluate("location.hash = 'ledger'");
    await choose(page, page.locator("select").first(), {index: 0});
    expect(await page.innerText("h1 + p")).toBe(all);
    await page.goBack();
    await drawn(page);
    expect(await page.innerText("h1 + p")).toBe(chosen);
    await page.click("nav a:nth-child(1)");
    await page.waitForURL("**/en/");
    await page.goBack();
    await page.waitForSelector("html[data-live]");
    expect(await page.innerText("h1 + p")).toBe(chosen);
    await page.close();
  });

  it.each(["zh", "en"])(
    "leads by the keyboard alone from the first finding to its page, back, and to its rows and their SQL, in %s",
    async (language) => {
      const page = await browser.newPage({viewport: {width: 1280, height: 900}});
      const troubles = troublesOf(page);
      await page.goto(`${address}${language}/`);
      const said = await page.locator(".findings li p").first().innerText();
      await tabTo(page, ".findings li:first-child .evidence a:first-of-type");
      const href = (await page.evaluate("document.activeElement.href")) as string;
      await page.keyboard.press("Enter");
      await page.waitForURL(href);
      if (new URL(href).search) await page.waitForSelector("html[data-live]");
      expect(await page.getAttribute("nav [aria-current]", "href")).toBe(`./${href.split("/").at(-1)!.split("?")[0]}`);
      await page.goBack();
      expect(await page.locator(".findings li p").first().innerText()).toBe(said);
      await tabTo(page, ".findings li:first-child .evidence a:nth-of-type(2)");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#sql-answer table");
      const sql = await page.inputValue("#sql");
      const [first] = await rowsIn(warehouse, `select evidence_sql from metrics.findings where finding_rank = 1`);
      expect(sql).toBe(first![0]);
      const rows = await rowsIn(warehouse, sql);
      expect(rows.length).toBeGreaterThan(0);
      expect(await page.locator("#sql-answer tbody tr").count()).toBe(rows.length);
      await tabTo(page, "#sql");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("select count(*) as findings from metrics.findings");
      await page.keyboard.press("Control+Enter");
      await page.waitForSelector("#sql-answer th:has-text('findings')");
      const [[count]] = (await rowsIn(warehouse, "select count(*) from metrics.findings")) as [[string]];
      expect(await page.locator("#sql-answer tbody td").innerText()).toBe(count);
      expect(troubles).toEqual([]);
      await page.close();
    },
  );

  it("tables sort both ways by any head under the row of all, empty answers last", async () => {
    const page = await opened("en/lead-source-value.html");
    const head = page.locator("table").first().locator("th button").nth(2);
    const column = async () =>
      (await page.locator("table").first().locator("tbody tr td:nth-child(3)").allInnerTexts()).map((text) =>
        Number(text.replaceAll(",", "")),
      );
    await head.click();
    const [all, ...first] = await column();
    expect(all).toBe(first.reduce((sum, leads) => sum + leads, 0));
    expect(first).toEqual([...first].sort((a, b) => b - a));
    await head.click();
    expect(await column()).toEqual([all, ...[...first].sort((a, b) => a - b)]);
    await page.close();
  });

  it("shows the curve with its band and how many are still watched, the fate of all, and the moves between stages", async () => {
    const page = await opened("en/stage-conversion.html");
    const curve = page.getByRole("img", {name: messages("en")["curve_chart.title"]!});
    expect(await curve.locator("g[stroke] path, g[fill] path").count()).toBeGreaterThan(3);
    expect(await curve.innerHTML()).toContain("stroke-dasharray");
    const texts = await curve.locator("text").allTextContents();
    expect(texts).toContain(messages("en")["curve_chart.at_risk"]);
    expect(texts.filter((text) => /^All years \d+\.\d%$/.test(text))).toHaveLength(1);
    const fates = await page
      .getByRole("img", {name: messages("en")["fate_chart.title"]!})
      .locator("text")
      .allTextContents();
    const shares = fates.flatMap((text) => /^[A-Z][a-z]+ (\d+\.\d)%$/.exec(text)?.[1] ?? []).map(Number);
    expect(shares).toHaveLength(5);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    const cells = page.locator(".matrix tbody tr").nth(1).locator("td span");
    const moves = (await cells.allInnerTexts()).filter((text) => text.endsWith("%")).map(Number.parseFloat);
    expect(moves.length).toBeGreaterThan(2);
    expect(Math.abs(moves.reduce((sum, move) => sum + move, 0) - 100)).toBeLessThan(0.3);
    await page.close();
  });

  it("keeps a ledger that adds up under every choice: entered = the ways out and what is still there, by count and amount", async () => {
    const page = await opened("en/leakage.html");
    const [year, whose, measure] = [0, 1, 2].map((place) => page.locator("select").nth(place));
    expect(await year!.locator("option").count()).toBeGreaterThan(2);
    expect(await whose!.locator("option").count()).toBeGreaterThan(15);
    for (const [period, member, kind] of [
      [0, 0, 0],
      [1, 3, 0],
      [2, 9, 0],
      [0, 12, 1],
      [1, 0, 1],
    ] as const) {
      await choose(page, year!, {index: period});
      await choose(page, whose!, {index: member});
      await choose(page, measure!, {index: kind});
      const lines = await numbersIn(page, 0);
      expect(lines.length, `choice ${period}, ${member}, ${kind}`).toBeGreaterThan(4);
      for (const [entered, residual, ...ways] of lines) {
        expect(residual).toBe(0);
        // amounts are shown to the whole yuan
        expect(Math.abs(entered! - ways.reduce((sum, way) => sum + way, 0))).toBeLessThanOrEqual(kind ? 6 : 0);
      }
    }
    await page.close();
  });

  it("keeps a bridge that adds up in every period and region told, and says of the others that they are too few", async () => {
    const page = await opened("en/process.html");
    const table = page.getByRole("region", {name: new RegExp(`bridge_table|${messages("en")["bridge_table.title"]}`)});
    const [period, region] = ["picker.bridge_period", "breakdown.region"].map((key) => {
      const named = page.locator("span", {hasText: new RegExp(`^${messages("en")[key]}$`)});
      return page.locator("label.picker").filter({has: named}).locator("select");
    });
    expect(await region!.locator("option").count()).toBe(4);
    let told = 0;
    let withheld = 0;
    for (const whose of [0, 1])
      for (const index of [0, 8, 10, 14]) {
        await choose(page, region!, {index: whose});
        await choose(page, period!, {index});
        for (const row of await table.locator("tbody tr").all()) {
          const cells = (await row.locator("td").allInnerTexts()).slice(0, 9);
          const numbers = cells.map((text) => (text === "–" ? 0 : Number(text.replaceAll(",", ""))));
          const closing = numbers.pop();
          const [opening, came, back, ...left] = numbers;
          if (cells[0] === "–") withheld++;
          else told++;
          expect(opening! + came! + back! - left.reduce((sum, number) => sum + number, 0)).toBe(closing);
        }
      }
    expect(told).toBeGreaterThan(30);
    expect(withheld).toBeGreaterThan(0);
    await page.close();
  });

  it("shows exact groups: those of the years, and of each breakdown, add up to everyone", async () => {
    const page = await opened("en/leakage.html");
    const [year, whose] = [0, 1].map((place) => page.locator("select").nth(place));
    const entered = async () => (await numbersIn(page, 0))[0]![0]!;
    const all = await entered();
    let sum = 0;
    for (const index of (await year!.locator("option").all()).keys())
      if (index) {
        await choose(page, year!, {index});
        sum += await entered();
      }
    expect(sum).toBe(all);
    await choose(page, year!, {index: 0});
    for (const group of await whose!.locator("optgroup").all()) {
      const values = await group
        .locator("option")
        .evaluateAll((options) => options.map((option) => (option as unknown as {value: string}).value));
      let parts = 0;
      for (const value of values) {
        await choose(page, whose!, value);
        const lines = await numbersIn(page, 0);
        parts += lines[0]?.[0] ?? 0;
      }
      expect(parts).toBe(all);
    }
    await page.close();
  });

  it("keeps what was chosen in the address, through the other language too", async () => {
    const page = await opened("en/stage-conversion.html");
    const before = await page.innerText("h1 + p");
    await choose(page, page.locator("select").first(), {index: 1});
    await choose(page, page.locator("select").nth(1), {index: 2});
    const chosen = await page.innerText("h1 + p");
    expect(chosen).not.toBe(before);
    expect(page.url()).toMatch(/year=FY\d+.*whose=/);
    const again = await opened(page.url().slice(address.length));
    expect(await again.innerText("h1 + p")).toBe(chosen);
    await again.click("a[hreflang=zh]");
    await again.waitForURL("**/zh/**");
    await again.waitForSelector("html[data-live]");
    expect(await again.locator("select").first().inputValue()).toBe("1");
    expect(await again.innerText("h1")).toBe(messages("zh")["stage_conversion.title"]);
    await Promise.all([page.close(), again.close()]);
  });

  it("shows the six win rates side by side, from the lowest to the highest, each with its card, its n and the day", async () => {
    const page = await opened("en/method.html");
    const chart = page.getByRole("img", {name: messages("en")["win_rate_chart.title"]!});
    const rates = (await chart.locator("text").allTextContents()).filter((text) => /^\d+\.\d%$/.test(text));
    expect(rates).toHaveLength(6);
    const numbers = rates.map(Number.parseFloat);
    const sentence = await page.locator("h2 + p").first().innerText();
    expect(sentence).toContain(`from ${Math.min(...numbers).toFixed(1)}% to ${Math.max(...numbers).toFixed(1)}%`);
    const counts = demoCounts(demo);
    const card = async (name: string) => page.locator(`#${name}`).innerText();
    expect(await card("won_of_entered")).toContain(`${counts.journeys.toLocaleString("en")} prospects that came in`);
    expect(await card("won_of_closed")).toContain(
      `${(counts.won + counts.lost).toLocaleString("en")} prospects won or lost`,
    );
    for (const name of [
      "curve",
      "won_of_closed",
      "won_of_ended",
      "won_of_entered",
      "product_of_stage_rates",
      "amount_of_closed",
    ])
      for (const aspect of ["numerator", "denominator", "cohort", "censoring", "n", "as_of"])
        expect(await card(name), name).toContain(messages("en")[`definition.${aspect}`]);
    await page.close();
  });

  it("says what a lead of the best source is worth as the warehouse has it, and draws the rates as shrunk", async () => {
    const page = await opened("en/lead-source-value.html");
    const yuan = (column: string) => `'¥' || format('{:,}', round(${column})::integer)`;
    const [[figure, low, high, leads, average, second]] = (await rowsIn(
      warehouse,
      `select ${yuan("full_value_amount")}, ${yuan("full_value_low_amount")}, ${yuan("full_value_high_amount")}, format('{:,}', lead_count),
          (select ${yuan("full_value_amount")} from metrics.lead_source_value where period = '(all)' and breakdown = 'all'),
          (select ${yuan("full_value_amount")} from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' and full_value_rank = 2)
        from metrics.lead_source_value where period = '(all)' and breakdown = 'lead_source' and full_value_rank = 1`,
    )) as [string[]];
    const sentence = await page.innerText("h1 + p");
    for (const told of [`${figure} at full age (${low} – ${high}), over ${leads} leads`, average!, second!])
      expect(sentence).toContain(told);
    const rates = await rowsIn(
      warehouse,
      `select format('{:.1f}%', 100 * shrunk_rate), format('{:.1f}%', 100 * raw_rate) from metrics.source_rates
        where period = '(all)' and breakdown = 'lead_source' and measure = 'won_of_entered' order by shrunk_rate desc`,
    );
    const texts = page.getByRole("img", {name: messages("en")["source_rate_chart.title"]!}).locator("text");
    const drawn = (await texts.allTextContents()).filter((text) => /^\d+\.\d%$/.test(text));
    expect(drawn).toEqual(rates.map(([shrunk]) => shrunk));
    expect(drawn).not.toEqual(rates.map(([, raw]) => raw));
    await page.close();
  });

  it("shows what every rule credits, and what each channel brought if none or all of the unknown were its own", async () => {
    const page = await opened("en/lead-source-value.html");
    const credits = await rowsIn(
      warehouse,
      `select round(first_amount), round(w_shaped_amount), round(shapley_amount), round(lowest_amount), round(highest_amount)
        from metrics.credit_range where period = '(all)' order by shapley_amount desc`,
    );
    expect((await numbersIn(page, 2)).map((row) => row.slice(0, 5))).toEqual(credits.map((row) => row.map(Number)));
    const bounds = await rowsIn(
      warehouse,
      "select round(spend_amount), round(low_amount), round(high_amount) from metrics.source_bounds where period = '(all)' order by low_amount desc",
    );
    expect((await numbersIn(page, 3)).map((row) => row.slice(0, 3))).toEqual(bounds.map((row) => row.map(Number)));
    const [[rate, unknown]] = (await rowsIn(
      warehouse,
      "select format('{:.1f}%', 100 * unknown_rate), unknown_count from metrics.source_coverage where period = '(all)' and breakdown = 'all'",
    )) as [string[]];
    const text = await page.innerText("body");
    expect(text).toContain(`${rate} of prospects have no source: ${unknown} of`);
    const [[ranks, firsts]] = (await rowsIn(
      warehouse,
      `select string_agg(format('({} – {})', best_rank, worst_rank), ' ' order by shapley_amount desc) filter (is_undecided),
        count(*) filter (best_rank = 1) from metrics.credit_range where period = '(all)'`,
    )) as [string[]];
    const undecided = text.match(/Undecided, .*?the rank of ([^.]*)\./)![1]!;
    expect(undecided.match(/\(\d+ – \d+\)/g)!.join(" ")).toBe(ranks);
    expect(text.includes("is first by every rule")).toBe(firsts === "1");
    const drawn = page.getByRole("img", {name: messages("en")["credit_chart.title"]!}).locator("text");
    const marked = (await drawn.allTextContents()).filter((mark) => mark.startsWith("rank "));
    expect(marked.map((mark) => `(${mark.slice(5)})`).join(" ")).toBe(ranks);
    await page.close();
  });

  it("says which channel's spend returns most at full age, with its interval, as the warehouse has it, on its page and the overview", async () => {
    const page = await opened("en/spend-return.html");
    const ratio = (value: string | null) => `${Number(Number(value).toPrecision(3))}×`;
    const [best, second] = await rowsIn(
      warehouse,
      `select expected_return_ratio, expected_return_low_ratio, expected_return_high_ratio, month_count, won_count
        from metrics.spend_expected where expected_rank <= 2 order by expected_rank`,
    );
    const [told, low, high, months, wins] = best!;
    const sentence = await page.innerText("p.answer");
    const interval = `(${ratio(low!)} – ${ratio(high!)}, 95\u00a0%)`;
    expect(sentence).toContain(
      `${ratio(told!)} of won deals per unit spent at full age ${interval}, by ${months} months and ${wins} wins`,
    );
    expect(sentence).toContain(`${ratio(second![0]!)} (${ratio(second![1]!)} – ${ratio(second![2]!)})`);
    expect(/undecided/.test(sentence)).toBe(Number(low) <= Number(second![2]));
    const [all] = await numbersIn(page, 0);
    const ledger = await rowsIn(
      warehouse,
      `select (select round(sum(spend_amount)) from core.spend), (select count(*) from core.leads), count(*),
          count(*) filter (outcome = 'won'), round(sum(journey_amount) filter (outcome = 'won')) from core.journeys`,
    );
    expect(all!.slice(0, 5)).toEqual(ledger[0]!.map(Number));
    await page.goto(`${address}en/`);
    expect(await page.innerText("body"), "the overview").toContain(sentence);
    await page.close();
  });

  it("hatches each month of spend where its age is still to come, for every channel, and tells what it refuses and why", async () => {
    const page = await opened("en/spend-return.html");
    const picker = page.locator("select").nth(1);
    for (const index of [1, 2]) {
      await choose(page, picker, {index});
      const [[channel, complete]] = (await rowsIn(
        warehouse,
        `select channel, count(*) filter (is_complete) from metrics.spend_vintages
          where month_number <= 12 and return_ratio is not null
            and channel = (select channel from metrics.spend_expected where expected_rank = ${index})
          group by all`,
      )) as [string[]];
      const cells = page.getByRole("img", {name: messages("en")["vintage_chart.title"]!});
      const hatched = cells.locator('g[fill="url(#hatch)"] rect');
      expect(await cells.locator('g[fill="var(--accent)"] rect').count(), channel).toBe(Number(complete));
      expect(await hatched.count(), channel).toBe(24 * 13 - Number(complete));
      expect(Number(complete)).toBeGreaterThan(100);
    }
    const refused = await rowsIn(
      warehouse,
      "select reason, experiment from metrics.spend_response where not is_identifiable order by channel",
    );
    const rows = page.locator("table").last().locator("tbody tr");
    expect(refused.length).toBeGreaterThan(0);
    expect(await rows.count()).toBe(refused.length);
    for (const [at, [reason, experiment]] of refused.entries()) {
      const text = await rows.nth(at).innerText();
      const said = (kind: string, word: string) => messages("en")[`response_${kind}.${word.replaceAll(" ", "_")}`]!;
      for (const words of [
        messages("en")["response_reason.refused"]!,
        said("reason", reason!),
        said("experiment", experiment!),
      ])
        expect(text).toContain(words);
    }
    await page.close();
  });

  it("every chart of every page says its finding, with a number of the rows that its SQL gives", async () => {
    const {untold, count, asked} = await findingsUntold(join(buildFolder, "demo/site/en"), warehouse);
    expect(untold).toEqual([]);
    expect(count).toBeGreaterThan(34);
    expect(asked).toBe(count);
  });

  const opened = async (path: string): Promise<Page> => {
    const page = await browser.newPage({viewport: {width: 1280, height: 900}});
    await page.goto(`${address}${path}`);
    await unfold(page);
    await enliven(page);
    return page;
  };

  /** What goes wrong in a page, from now on: words in the console, errors, answers that fail, requests to anywhere else. */
  const troublesOf = (page: Page): string[] => {
    const troubles: string[] = [];
    page.on(
      "console",
      (message) => ["error", "warning"].includes(message.type()) && troubles.push(`console: ${message.text()}`),
    );
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => {
      // what was on its way when the reader went on is broken off, and no fault
      const reason = request.failure()?.errorText;
      if (reason !== "net::ERR_ABORTED") troubles.push(`failed: ${request.url()}: ${reason}`);
    });
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
    return troubles;
  };
});

/** Opens the rows that stand closed under the charts. */
const unfold = (page: Page) =>
  page.evaluate("for (const rows of document.querySelectorAll('details.printed')) rows.open = true");

/** Does what a reader does who looks at a chart or begins to search, and waits until the page answers; the page of SQL does by itself. */
async function enliven(page: Page): Promise<void> {
  const charts = page.locator(".drawing:visible");
  if (await charts.count()) await charts.first().hover();
  else if (!page.url().includes("explore")) await page.locator("main input:visible").first().focus();
  await page.waitForSelector("html[data-live]");
  await drawn(page);
}

/** Moves the focus on by the tabulator until an element has it, as a reader without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 150; tabs++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached by the keyboard: ${selector}`);
}

/** Makes a choice and waits until the page has drawn what follows from it. */
async function choose(page: Page, select: Locator, option: string | {index: number}): Promise<void> {
  await select.selectOption(option);
  await drawn(page);
}

const drawn = (page: Page) =>
  page.evaluate("(async () => { for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame); })()");

/** The numbers of a table of a page, row by row. */
async function numbersIn(page: Page, place: number): Promise<number[][]> {
  const rows = await page.locator("table").nth(place).locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator("td").allInnerTexts()).map((text) => Number(text.replaceAll(/[,¥]/g, ""))),
    ),
  );
}
