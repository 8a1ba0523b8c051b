import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {HeadwaterError} from "./errors.ts";
import {exportMetrics} from "./export.ts";
import {modelsOf} from "./models.ts";
import {writePdf} from "./pdf.ts";
import {renderReview} from "./render-review.ts";
import {type Connection, rowsOf} from "./warehouse.ts";
import {workspaceOf} from "./workspace.ts";

/** Which review is asked for: the fiscal year (2025), the language, of what part (region=华东), and whether as a PDF too. */
export type ReviewOptions = {
  year?: string;
  language?: "zh" | "en";
  scope?: string;
  pdf?: boolean;
  buildFolder?: string;
};

/** The review as text, and where it was written. */
export type Review = {text: string; html: string; pdf?: string};

const scopes = ["region", "department", "product_line"];

/**
 * Writes the review of a fiscal year from the warehouse as it stands: an HTML file that needs nothing else, a PDF of it where asked, and its
 * sentences as text. Throws a line where nothing is built, or the year or the part is not in it.
 */
export async function review(workspaceFolder: string, options: ReviewOptions): Promise<Review> {
  const workspace = workspaceOf(workspaceFolder);
  const folder = resolve(options.buildFolder ?? "build", workspace.slug);
  const warehouse = join(folder, "warehouse.duckdb");
  const fix = `run: npx headwater build ${workspaceFolder}`;
  if (!existsSync(warehouse)) throw new HeadwaterError(`missing warehouse: nothing is built in ${folder}`, {fix});
  const language = options.language ?? workspace.locale;
  const scratch = mkdtempSync(join(tmpdir(), "headwater-review-"));
  const instance = await DuckDBInstance.create(warehouse, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  try {
    const [period, scope] = [await periodOf(connection, options.year), await scopeOf(connection, options.scope)];
    const metrics = join(scratch, "metrics");
    await exportMetrics(connection, modelsOf(), workspace, metrics);
    const query = new URLSearchParams({year: period, ...(scope && {whose: scope})});
    const {html, text} = await renderReview(metrics, scratch, language, query.toString());
    const written = join(folder, "review");
    mkdirSync(written, {recursive: true});
    const name = [period, scope?.replace(":", "-"), language]
      .filter(Boolean)
      .join("-")
      .replaceAll(/[^\p{L}\p{N}-]/gu, "_");
    const page = join(written, `${name}.html`);
    writeFileSync(`${page}.next`, html);
    renameSync(`${page}.next`, page);
    if (!options.pdf) return {text, html: page};
    const pdf = join(written, `${name}.pdf`);
    await writePdf(html, pdf);
    return {text, html: page, pdf};
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(scratch, {recursive: true, force: true});
  }
}

/** The fiscal year asked for, as the warehouse has it; else the last one that is over, else the last. */
async function periodOf(connection: Connection, year: string | undefined): Promise<string> {
  const rows = await rowsOf(
    connection,
    "select fiscal_year as period, max(day_on) <= any_value(as_of_on) as is_complete from core.calendar cross join workspace.clock group by all order by period",
  );
  const periods = rows.map(({period}) => String(period));
  if (year === undefined)
    return String((rows.findLast(({is_complete}) => is_complete) ?? rows.at(-1))?.period ?? "(all)");
  const found = periods.find((period) => period === year || period.replace(/\D/g, "") === year);
  if (!found)
    throw new HeadwaterError(`unknown year: ${year}`, {
      fix: periods.length
        ? `give one of ${periods.map((period) => period.replace(/\D/g, "")).join(", ")}`
        : "there is none in the exports",
    });
  return found;
}

/** The part asked for, as pages name it: region:华东. */
async function scopeOf(connection: Connection, scope: string | undefined): Promise<string | undefined> {
  if (scope === undefined) return undefined;
  const [, kind = "", member = ""] = /^([^=:]*)[=:](.*)$/s.exec(scope) ?? [];
  if (!scopes.includes(kind))
    throw new HeadwaterError(`unknown scope: ${scope}`, {fix: `give ${scopes.map((one) => `${one}=…`).join(", or ")}`});
  const rows = await rowsOf(connection, `select distinct ${kind} as member from core.journeys order by all`);
  const members = rows.map((row) => String(row["member"]));
  if (!members.includes(member))
    throw new HeadwaterError(`unknown ${kind}: ${member}`, {fix: `give one of ${members.slice(0, 20).join(", ")}`});
  return `${kind}:${member}`;
}
