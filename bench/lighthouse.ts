import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium} from "playwright-core";
import {build} from "../pipeline/run.ts";
import {serve} from "../pipeline/serve.ts";
import {chromiumPath} from "../test/browser.ts";
import {quietProgress} from "../test/quiet-progress.ts";

// Lighthouse on every page of the demo, as a desk and as a phone on a slow line: npm run bench:lighthouse [-- zh,en [page,page]]
// Nothing is asked of any other host; the browser is the one of the tests.

const port = 9333;
const pages = ["", "lead-source-value", "stage-conversion", "leakage", "process", "opportunities"].concat([
  "spend-return",
  "year-review",
  "method",
  "explore",
  "dictionary",
]);
const [languages = "zh,en", some] = process.argv.slice(2);
const asked = some?.split(",") ?? pages;
const executablePath = chromiumPath();
if (!executablePath) process.exit(1);

const {default: lighthouse, desktopConfig} = await import("lighthouse");
const scratch = mkdtempSync(join(tmpdir(), "headwater-lighthouse-"));
const demo = fileURLToPath(new URL("../data/demo", import.meta.url));
const built = process.env.HEADWATER_BUILT ?? scratch;
if (built === scratch) await build(demo, {buildFolder: scratch, progress: quietProgress().progress});
const {server, address} = await serve(demo, 0, built);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", `--remote-debugging-port=${port}`],
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
});

console.log("page                          preset   perf a11y best  seo  LCP ms   CLS TBT ms");
for (const language of languages.split(","))
  for (const page of asked)
    for (const preset of ["desktop", "mobile"]) {
      const url = `${address}${language}/${page}`;
      const flags = {port, output: "json", logLevel: "error"} as const;
      const run = await lighthouse(url, flags, preset === "desktop" ? desktopConfig : undefined);
      if (!run) throw new Error(`no result for ${url}`);
      const {categories, audits} = run.lhr;
      const score = (name: string) => String(Math.round((categories[name]?.score ?? 0) * 100)).padStart(4);
      const measured = (name: string) => audits[name]?.numericValue ?? Number.NaN;
      console.log(
        `${`/${language}/${page}`.padEnd(29)} ${preset.padEnd(8)}`,
        ["performance", "accessibility", "best-practices", "seo"].map(score).join(" "),
        String(Math.round(measured("largest-contentful-paint"))).padStart(7),
        measured("cumulative-layout-shift").toFixed(3),
        String(Math.round(measured("total-blocking-time"))).padStart(6),
      );
      const failed = Object.values(audits).filter(
        ({score, scoreDisplayMode}) => score === 0 && scoreDisplayMode === "binary",
      );
      for (const {id, title} of failed) console.log(`    ${id}: ${title}`);
    }

await browser.close();
server.close();
rmSync(scratch, {recursive: true, force: true});
