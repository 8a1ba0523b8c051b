import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {entities} from "../pipeline/entities.ts";
import {build} from "../pipeline/run.ts";
import {serve} from "../pipeline/serve.ts";
import {chromiumPath, launch} from "./browser.ts";
import {quietProgress} from "./quiet-progress.ts";
import {scriptPayloads as payloads} from "./script-payloads.ts";

const executable = chromiumPath();
const scratch = mkdtempSync(join(tmpdir(), "headwater-payloads-"));
const workspace = join(scratch, "struck");
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const quoted = (text: string) => JSON.stringify(text);
const pages = [
  "",
  "lead-source-value",
  "stage-conversion",
  "leakage",
  "process",
  "opportunities",
  "spend-return",
].concat(["year-review", "method", "dictionary", "explore?find=x"]);

/** A company whose every text is a payload: in each text and category of each file, in file names, in its own name, its stages and its words. */
function plantPayloads(): void {
  const folder = join(workspace, "exports/all");
  mkdirSync(folder, {recursive: true});
  mkdirSync(join(workspace, "profiles"));
  const stages = ["new", payloads[0]!, "quoted"];
  const profile = ["about: Every text there is.", "entities:"];
  for (const [name, {columns}] of Object.entries(entities)) {
    const named = Object.keys(columns).filter(
      (column) => !/^stage_\d|exported_at|is_|merged_into|^outcome$/.test(column),
    );
    const value = (column: string, place: number): string => {
      const month = String(1 + (place % 9)).padStart(2, "0");
      if (column === "stage") return [...stages, "signed", "dropped"][place % 5]!;
      if (column === "currency") return "EUR";
      if (column === "ended_at") return place % 5 > 2 ? `2025-${month}-20 10:00` : "";
      const byType: Record<string, string> = {
        id: String(place),
        timestamp: `2025-${month}-0${1 + (place % 8)} 09:00`,
        date: `2025-${month}-01`,
        amount: "100.00",
        number: "1.5",
        count: "3",
      };
      return byType[String(columns[column]!.type)] ?? payloads[place % payloads.length]!;
    };
    const lines = payloads.map((_, place) => named.map((column) => cell(value(column, place))).join(","));
    const file = `${name} <img src=x onerror=window.struck=1> \${window.struck=1} {{x}}.csv`;
    writeFileSync(join(folder, file), `${[named.join(","), ...lines].join("\n")}\n`);
    profile.push(`  ${name}:`, `    files: ["${name} *.csv"]`, "    columns:");
    profile.push(...named.map((column) => `      ${column}: ${column}`));
  }
  writeFileSync(join(workspace, "profiles/all.yaml"), `${profile.join("\n")}\n`);
  const labels = payloads.slice(0, 20).map((text, place) => `    ${quoted(text)}: ${quoted(`${text} ${place}`)}`);
  writeFileSync(
    join(workspace, "headwater.yaml"),
    `name: ${quoted(`Struck </title><script>window.struck=1</script> \${window.struck=1}`)}
locale: en
currency: EUR
time_zone: Europe/Berlin
fiscal_year_start: 1
stages: [${stages.map(quoted).join(", ")}]
outcomes:
  won: [signed]
  lost: [dropped]
channels:
  ${quoted(payloads[1]!)}: [${payloads.slice(2, 20).map(quoted).join(", ")}]
privacy:
  publish_rows: true
labels:
  en:
${labels.join("\n")}
`,
  );
}

describe.skipIf(!executable)("a company whose every text is a script payload", () => {
  let server: Server;
  let address: string;
  let browser: Browser;
  const shown = new Set<string>();

  beforeAll(async () => {
    plantPayloads();
    await build(workspace, {buildFolder: scratch, progress: quietProgress().progress});
    ({server, address} = await serve(workspace, 0, scratch));
    browser = await launch(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(scratch, {recursive: true});
  });

  it("there are a hundred of them, all different", () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(100);
  });

  it.each(["zh", "en"])("shows them as text on every page in %s, and none of them does anything", async (language) => {
    for (const path of pages) {
      const page = await browser.newPage({viewport: {width: 1280, height: 900}});
      const troubles: string[] = [];
      page.on("dialog", (dialog) => troubles.push(`dialog: ${dialog.message()}`));
      page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
      page.on("request", (request) => !/^(data:|http:\/\/127)/.test(request.url()) && troubles.push(request.url()));
      await page.goto(`${address}${language}/${path}`);
      for (const state of ["delivered", "live"]) {
        if (state === "live") {
          await page.mouse.move(300, 300);
          const control = page.locator("main :is(button, input, select):visible").first();
          if (await control.count()) await control.click();
          else await page.locator(".drawing").first().hover();
          await page.waitForSelector("html[data-live]");
        }
        await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
        expect(await page.evaluate("window.struck"), `${path} ${state}`).toBeUndefined();
        expect(await page.evaluate(foreign), `${path} ${state}`).toEqual([]);
        const text = (await page.evaluate("document.body.textContent")) as string;
        for (const payload of payloads)
          if (text.includes(payload.trim().replaceAll(/\s*\n\s*/g, " "))) shown.add(payload);
      }
      expect(troubles, path).toEqual([]);
      await page.close();
    }
  });

  it("would be seen to do something where a page took them for HTML", async () => {
    const page = await browser.newPage();
    await page.setContent(payloads.join(" "));
    await page.waitForFunction("window.struck");
    expect(((await page.evaluate(foreign)) as string[]).length).toBeGreaterThan(5);
    await page.close();
  });

  it("shows nearly all of them somewhere, as they are written", () => {
    expect(payloads.filter((payload) => !shown.has(payload)).length).toBeLessThan(15);
  });
});

/** What no page makes by itself: elements and attributes that only a payload would bring. */
const foreign = `[...document.querySelectorAll(
  "main script, header script, footer script, iframe, object, embed, form[action], base, img, video, audio, math, marquee, foreignObject, animate, link[href*=evil], meta[content*=evil], [href^='javascript:'], [src^='javascript:'], [formaction]"
)].concat([...document.querySelectorAll("body *")].filter((one) => [...one.attributes].some(({name}) => name.startsWith("on"))))
  .map((one) => one.outerHTML.slice(0, 200))`;
