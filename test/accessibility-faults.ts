import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong in a page as it stands: rule, element and why, a line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, {resultTypes: ["violations"]}).then(({violations}) =>
      violations.flatMap(({id, nodes}) => nodes.map((node) => id + ": " + node.target + " " + node.failureSummary)))`,
  );
}
