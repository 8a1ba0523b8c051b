import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hiddenIn, hiddenThings, found as isFound, sizesHeld} from "../bench/hidden-found.ts";
import {formatsFor} from "../dashboard/components/formats.ts";
import {messagesOf} from "../dashboard/components/messages.ts";
import {companyOf} from "../data/generator/company.ts";
import {writeCompany} from "../data/generator/writeCompany.ts";
import {modelsOf} from "../pipeline/models.ts";
import {publishedRows} from "../pipeline/published-rows.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {recomputed} from "./recomputed-findings.ts";
import {shared} from "./shared.ts";
import {type Told, type ToldFigure, toldIn} from "./told-in.ts";

const demo = fileURLToPath(new URL("../data/demo", import.meta.url));
const company = companyOf();
for (const _ of company.rows());
let told: Told;
beforeAll(async () => {
  told = await toldIn(demo);
  await publishTo(told);
}, 300_000);
afterAll(() => told.warehouse.close());

/** The rows that pages read of what the evidence names, in a schema of the same name in a database of their own. */
async function publishTo({findings, warehouse: {connection}}: Told): Promise<void> {
  await connection.run("attach ':memory:' as site; create schema site.metrics");
  const named = new Set(findings.flatMap(({evidence_sql}) => evidence_sql.match(/(?<=metrics\.)\w+/g) ?? []));
  for (const {name, query} of publishedRows(modelsOf(), {privacy: {least_people: 5, publish_rows: false}}))
    if (named.has(name)) await connection.run(`create table site.metrics.${name} as ${query}`);
}

const figuresOf = (id: string): Map<string, ToldFigure> =>
  new Map(told.figures.filter(({finding_id}) => finding_id === id).map((figure) => [figure.figure, figure]));

describe("the findings of the demo", () => {
  it("name each of the eight things hidden in it, with sizes whose intervals hold what the generator realised", () => {
    expect(hiddenIn(company.stores)).toEqual(hiddenThings);
    expect(hiddenThings.filter((thing) => !isFound(thing, told, company.stores))).toEqual([]);
    expect(sizesHeld(told, company.truth.findings(), (411 + 453) / 2)).toEqual(["young", "resold", "mix"]);
  });

  it("blame nobody for whom nothing is hidden", () => {
    const hidden = ["抖音", "华东", "湖滨店", "北苑店", "长桥店", "易车", "华南"];
    expect(told.findings.filter(({is_blaming, member}) => is_blaming && !hidden.includes(member))).toEqual([]);
  });

  it("print no number that their rows, as pages read them, or a second query do not give", async () => {
    const {connection} = told.warehouse;
    for (const finding of told.findings) {
      await connection.run("use site");
      const rows = await rowsOf(connection, finding.evidence_sql);
      await connection.run("use memory");
      expect(rows.length, finding.finding_id).toBeGreaterThan(0);
      const second = await recomputed(finding, figuresOf(finding.finding_id), rows, (query) =>
        rowsOf(connection, query),
      );
      for (const {figure, number} of figuresOf(finding.finding_id).values())
        if (number !== null) {
          expect(second[figure], `${finding.finding_id}: ${figure}`).toBeDefined();
          expect(
            Math.abs(second[figure]! - number),
            `${finding.finding_id}: ${figure} ${second[figure]} ${number}`,
          ).toBeLessThanOrEqual(Math.max(0.01, Math.abs(number) * 1e-9));
        }
    }
  });

  it.each(["en", "zh"] as const)("are sentences in %s with every value filled in, and say what to do", (language) => {
    const path = fileURLToPath(new URL(`../dashboard/locales/${language}.json`, import.meta.url));
    const {t} = messagesOf(JSON.parse(readFileSync(path, "utf8")), language);
    const {compactAmount, percent, ratio, month} = formatsFor(language, "CNY");
    const printed = ({unit, number, word}: ToldFigure): string | number => {
      if (unit === "count") return number!;
      if (unit === "amount") return compactAmount(number);
      if (unit === "rate") return percent(number);
      if (unit === "ratio") return ratio(number);
      return unit === "month" ? month(word) : word;
    };
    for (const {finding_id, rule} of told.findings) {
      const figures = figuresOf(finding_id);
      const variant = figures.get("variant")?.word ?? "(none)";
      const key = `finding.${rule.replaceAll(" ", "_")}`;
      const values = Object.fromEntries([...figures].map(([name, figure]) => [name, printed(figure)]));
      for (const said of [t(variant === "(none)" ? key : `${key}_${variant}`, values), t(`${key}.what_next`, values)]) {
        expect(said).not.toMatch(/[{}]|undefined|\(none\)/);
        if (language === "en")
          expect(said.replaceAll(/[（）：，。“”]|\p{Script=Han}/gu, "")).toMatch(/^\*{0,2}[A-Z0-9 ]/);
      }
    }
  });

  it("have the largest lower bound first", async () => {
    const bounds = (await rowsOf(
      told.warehouse.connection,
      "select least(abs(size_low_amount), abs(size_high_amount))::double as bound from metrics.findings order by finding_rank",
    )) as {bound: number}[];
    expect(bounds.map(({bound}) => bound)).toEqual(bounds.map(({bound}) => bound).toSorted((a, b) => b - a));
  });
});

describe("a company in which nothing is hidden", () => {
  it("has no finding that blames", async () => {
    const folder = mkdtempSync(join(tmpdir(), "headwater-plain-"));
    try {
      writeCompany(folder, {seed: 11, scale: 0.35, plain: true});
      const {findings, warehouse} = await toldIn(folder);
      warehouse.close();
      expect(findings.filter(({is_blaming}) => is_blaming)).toEqual([]);
    } finally {
      rmSync(folder, {recursive: true});
    }
  }, 300_000);
});

describe("false discoveries", () => {
  const others =
    "collapse concentration immature leak mix_effect outlier overload resold source_gap unreliable_log".split(" ");

  /** The trials of one rule that has looked at things with these probabilities, each worth so much. */
  async function trials(probabilities: (number | null)[], amount = "5.00"): Promise<Record<string, unknown>[]> {
    const {connection, close} = await modelWarehouse(
      threeStages,
      "2025-12-31",
      {
        "core.journeys": "select ''::varchar as journey_id, ''::varchar as outcome where false",
        "metrics.journey_values": "select ''::varchar as journey_id, 0::decimal(18,2) as expected_amount where false",
        "metrics.spend_return":
          "select 'all' as level, 'month' as period_kind, '2025-06' as period, 1000 as period_won_amount, 100 as spend_amount",
      },
      ["metrics.finding_shape"],
    );
    for (const rule of others) await connection.run(`create table metrics.found_${rule} as from metrics.finding_shape`);
    await connection.run(`create table metrics.found_change as from metrics.finding_shape union all by name
      select lpad(i::varchar, 2, '0') as finding_id, p as probability, true as is_material, ${amount}::decimal(18,2) as size_amount, 'won' as size_kind
      from (select unnest(range(${probabilities.length})) as i, unnest([${probabilities.map((p) => p ?? "null").join(", ")}]::double[]) as p)`);
    const sql = modelsOf().find(({qualifiedName}) => qualifiedName === "metrics.finding_trials")!.sql;
    const rows = await rowsOf(connection, `select * from (${sql.replace(/^(--.*\n)+/, "")}\n) order by finding_id`);
    close();
    return rows;
  }

  it("are held down over everything looked at as a hand computation has it; a fact without a test is told by its own threshold", async () => {
    const rows = await trials([0.01, 0.04, 0.03, 0.005, null]);
    expect(rows.map((row) => row["adjusted_probability"])).toEqual([0.02, 0.04, 0.04, 0.02, null]);
    expect(rows.map((row) => row["is_told"])).toEqual([true, true, true, true, true]);
    const fewer = await trials([0.03, 0.9, 0.8, 0.001]);
    expect(fewer.map((row) => row["is_told"])).toEqual([false, false, false, true]);
  });

  it("are adjusted as statsmodels does", async () => {
    const folder = shared("reference/rates_compare_multiplicity");
    if (!folder) return;
    const {expected} = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as {
      expected: {sources: {p_fisher: number; p_bh: number}[]};
    };
    const rows = await trials(expected.sources.map(({p_fisher}) => p_fisher));
    for (const [index, {p_bh}] of expected.sources.entries())
      expect(rows[index]!["adjusted_probability"]).toBeCloseTo(p_bh, 8);
  });

  it("and findings of less money than the settings name are not told", async () => {
    expect((await trials([0.001], "4.99")).map((row) => row["is_told"])).toEqual([false]);
    expect((await trials([0.001], "5.00")).map((row) => row["is_told"])).toEqual([true]);
  });
});
