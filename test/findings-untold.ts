import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {rowsIn} from "./rows-in.ts";

/** A number as a sentence may print it: whole, as a percentage of one or no decimals, in three digits. */
const printed = (value: number): number[] => [
  Math.round(value),
  Math.round(value * 1000) / 10,
  Math.round(value * 100),
  Number(value.toPrecision(3)),
];

/**
 * The charts of the English pages whose image says no number that is in the rows that their SQL gives, with what they say; and how many were
 * looked at.
 */
export async function findingsUntold(
  pages: string,
  warehouse: string,
): Promise<{untold: string[]; count: number; asked: number}> {
  const untold: string[] = [];
  let [count, asked] = [0, 0];
  for (const file of readdirSync(pages).filter((name) => name.endsWith(".html"))) {
    const {document} = parseHTML(readFileSync(join(pages, file), "utf8"));
    for (const figure of document.querySelectorAll("figure")) {
      const image = figure.querySelector("[role=img], [role=region]");
      if (!image) continue;
      count++;
      const title = figure.querySelector("figcaption strong")?.textContent ?? "";
      const said = String(image.getAttribute("aria-label") ?? "").replace(title, "");
      const numbers = [...said.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([text]) => Number(text.replaceAll(",", "")));
      const query = sqlIn(figure.querySelector("a[href*='sql=']")?.getAttribute("href"));
      const rows = query === null ? [] : await rowsIn(warehouse, query);
      asked += rows.length ? 1 : 0;
      const known = new Set(rows.flat().flatMap((text) => printed(Math.abs(Number(text)))));
      if (!numbers.some((number) => known.has(number))) untold.push(`${file} ${figure.id}: ${said}`);
    }
  }
  return {untold, count, asked};
}

/** The SQL that a link to the page of queries asks for, or null. */
export const sqlIn = (href: string | null | undefined): string | null =>
  href ? new URL(href, "http://localhost/").searchParams.get("sql") : null;
