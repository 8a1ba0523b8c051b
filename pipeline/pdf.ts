import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {HeadwaterError} from "./errors.ts";
import {pdfPlaces} from "./pdf-places.ts";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files\\Chromium\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Prints a document into a PDF with the browser of this machine: twice, for the contents (elements with data-page-of) name the pages that
 * the first printing told. Throws a line that says how to install a browser where there is none.
 */
export async function writePdf(html: string, target: string): Promise<void> {
  const browser = places.find((path) => path && existsSync(path));
  if (!browser)
    throw new HeadwaterError("missing browser: a PDF is printed by Chromium or Chrome, and none is found", {
      fix: "install it (Debian: apt install chromium; others: the browser's own site), or name its path in CHROMIUM; the same review stands in the HTML file",
    });
  const folder = mkdtempSync(join(tmpdir(), "headwater-pdf-"));
  try {
    const [page, printed] = [join(folder, "review.html"), join(folder, "review.pdf")];
    writeFileSync(page, html);
    await print(browser, page, printed, folder);
    writeFileSync(page, withPages(html, pdfPlaces(readFileSync(printed))));
    await print(browser, page, printed, folder);
    writeFileSync(`${target}.next`, readFileSync(printed));
    renameSync(`${target}.next`, target);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

const withPages = (html: string, pages: Map<string, number>): string =>
  html.replace(/(data-page-of="([\w-]+)">)/g, (_, tag: string, id: string) => `${tag}${pages.get(id) ?? ""}`);

async function print(browser: string, page: string, target: string, folder: string): Promise<void> {
  const child = spawn(
    browser,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--no-first-run",
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      "--generate-pdf-document-outline",
      `--print-to-pdf=${target}`,
      pathToFileURL(page).href,
    ],
    {stdio: ["ignore", "ignore", "pipe"]},
  );
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (words: string) => said.push(words));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0 || !existsSync(target))
    throw new HeadwaterError(
      `invalid printing: the browser ended with ${code}: ${said.join("").trim().split("\n").at(-1)}`,
      {
        where: browser,
        fix: "name another browser in CHROMIUM",
      },
    );
}
