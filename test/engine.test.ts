import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser, Page} from "playwright-core";
import sirv from "sirv";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {engineFiles} from "../pipeline/engine-files.ts";
import {modelsOf} from "../pipeline/models.ts";
import {publishDatabase} from "../pipeline/published.ts";
import type {Workspace} from "../pipeline/workspace.ts";
import {chromiumPath, launch} from "./browser.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";
import {rowsIn} from "./rows-in.ts";

type Answer = {columns: {name: string; type: string; isNumber: boolean}[]; rows: (string | null)[][]; isCut: boolean};

const executable = chromiumPath();
const site = mkdtempSync(join(tmpdir(), "headwater-engine-"));
const published = join(site, "published.duckdb");
afterAll(() => rmSync(site, {recursive: true}));

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** A page that holds nothing but the engine, and a database of one metric with a row that a spreadsheet would run. */
async function writeSite(): Promise<void> {
  const table = `select 'all' as period_kind, '(all)' as period, 'curve' as formula_name, 1 as formula_order, 12345 as journey_count, 0.25 as win_rate
    union all select 'fiscal_year', 'FY2025', '=HYPERLINK("x")', 2, 7, null`;
  const {connection, close} = await modelWarehouse(threeStages, "2025-01-31", {"metrics.win_rates": table}, []);
  const models = modelsOf().filter(({qualifiedName}) => qualifiedName === "metrics.win_rates");
  const stages = threeStages.stages.map((stage) => ({stage}));
  const workspace = {...threeStages, locale: "en", fiscal_year_start: 1, stages, privacy: {publish_rows: false}};
  await publishDatabase(connection, models, workspace as unknown as Workspace, published);
  close();
  const folder = fileURLToPath(new URL("../dashboard/components/explore/", import.meta.url));
  await build({
    stdin: {
      contents: `import {engineOf} from "./engine.js"; import {csvText} from "./csv-text.js";
        const placesIn = (path) => ({folder: new URL(path, location.href), database: new URL("published.duckdb", location.href)});
        Object.assign(globalThis, {engine: engineOf(placesIn("./")), lost: engineOf(placesIn("./none/")), csvText});`,
      resolveDir: folder,
    },
    bundle: true,
    format: "esm",
    outfile: join(site, "page.js"),
    logLevel: "silent",
  });
  writeFileSync(
    join(site, "index.html"),
    '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>',
  );
  for (const file of engineFiles) copyFileSync(file, join(site, basename(file)));
}

describe.skipIf(!executable)("the engine of the SQL page", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const outside: string[] = [];
  const refused: string[] = [];
  beforeAll(async () => {
    await writeSite();
    const files = sirv(site, {dev: true});
    server = createServer((request, response) => {
      response.setHeader("Content-Security-Policy", policy);
      files(request, response, () => void response.writeHead(404).end());
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launch(executable!);
    page = await browser.newPage();
    page.on("request", (request) => request.url().startsWith(address) || outside.push(request.url()));
    page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
    await page.goto(address);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const answer = (sql: string, limit = 1000): Promise<Answer> =>
    page.evaluate(`engine.run(${JSON.stringify(sql)}, ${limit})`);
  const fault = (sql: string): Promise<string> =>
    page.evaluate(
      `engine.run(${JSON.stringify(sql)}, 10).then((answer) => "answered " + JSON.stringify(answer), (error) => error.message)`,
    );

  it("answers as the warehouse's own engine does, under a policy that lets no page reach another place", async () => {
    for (const sql of [
      "from metrics.win_rates order by all",
      "select period_kind, sum(journey_count), avg(win_rate), rate(3, 4), wilson_low(3, 5) from metrics.win_rates group by all order by all",
      "select comment from duckdb_columns() where table_name = 'definitions' order by column_index",
      "from definitions order by all",
    ])
      expect(
        (await answer(sql)).rows.map((row) => row.map((cell) => cell ?? "–")),
        sql,
      ).toEqual(await rowsIn(published, sql));
    expect(outside).toEqual([]);
    expect(refused).toEqual([]);
  });

  it("tells every digit, day and moment, and the types by the names that SQL has for them", async () => {
    const told = [
      ["1.50::decimal(18,2)", "1.50", "DECIMAL(18,2)"],
      ["-0.05::decimal(18,2)", "-0.05", "DECIMAL(18,2)"],
      ["170141183460469231731687303715884105727::hugeint", "170141183460469231731687303715884105727", "HUGEINT"],
      ["9007199254740993::bigint", "9007199254740993", "BIGINT"],
      ["-1::tinyint", "-1", "TINYINT"],
      ["0.1::double + 0.2", "0.30000000000000004", "DOUBLE"],
      ["'NaN'::double", "NaN", "DOUBLE"],
      ["null", null, "INTEGER"],
      ["date '2024-02-29'", "2024-02-29", "DATE"],
      ["timestamp '1969-12-31 23:59:59.123456'", "1969-12-31 23:59:59.123456", "TIMESTAMP"],
      ["timestamptz '2025-01-01 00:00:00+00'", "2025-01-01 00:00:00+00", "TIMESTAMP WITH TIME ZONE"],
      ["time '10:00:00.5'", "10:00:00.5", "TIME"],
      ["true", "true", "BOOLEAN"],
      ["'é'", "é", "VARCHAR"],
      ["[1, null]", "[1, NULL]", "INTEGER[]"],
    ] as const;
    const {columns, rows} = await answer(`select ${told.map(([expression]) => expression).join(", ")}`);
    expect(rows).toEqual([told.map(([, text]) => text)]);
    expect(columns.map(({type}) => type)).toEqual(told.map(([, , type]) => type));
    expect(columns.map(({isNumber}) => isNumber)).toEqual(told.map((_, place) => place < 8));
    for (const untold of ["interval 3 day", "'x'::enum('x', 'y')", "'x'::blob", "{'a': 1}"])
      expect(await fault(`select ${untold} as gap`)).toBe(
        "unsupported type of column gap — make a text of it: gap::varchar",
      );
  });

  it("says in one line what is wrong, where, and what may have been meant", async () => {
    expect(await fault("select 'é中文',\n  win_rat\nfrom metrics.win_rates")).toBe(
      'binder error: Referenced column "win_rat" not found in FROM clause! — line 2, column 3 — candidate bindings: "win_rate"',
    );
    expect(await fault("selec 1")).toBe('parser error: syntax error at or near "selec" — line 1, column 1');
    expect(await fault("  ")).toBe("no statements");
    for (const sql of ["from nothing", "select 'a'::int", "select error('x\ny')", "select json_extract('{}', 'a')"])
      expect(await fault(sql)).toMatch(/^[a-z ]+ error: [^\n]+$/);
  });

  it("neither writes, nor reads a file or another place, nor loads code, and no query changes that", async () => {
    for (const sql of [
      "create table metrics.other as select 1",
      "delete from metrics.win_rates",
      "from read_csv('https://example.org/x.csv')",
      "from 'https://example.org/x.parquet'",
      "copy metrics.win_rates to 'x.csv'",
      "attach 'other.duckdb'",
      "load httpfs",
      "set enable_external_access = true",
      "set autoload_known_extensions = true",
    ])
      expect(await fault(sql), sql).not.toMatch(/^answered/);
    expect(outside).toEqual([]);
    expect((await answer("select count(*) from metrics.win_rates")).rows).toEqual([["2"]]);
  });

  it("shows no more rows than asked for, and says that there are more", async () => {
    expect(await answer("from range(100000)", 3)).toMatchObject({rows: [["0"], ["1"], ["2"]], isCut: true});
    expect(await answer("from range(3)", 3)).toMatchObject({rows: [["0"], ["1"], ["2"]], isCut: false});
  });

  it("ends a query that is cancelled, and answers the next", async () => {
    const ended = await page.evaluate(`(async () => {
      const cancel = new AbortController();
      const started = performance.now();
      setTimeout(() => cancel.abort(), 200);
      const endless = "select count(*) from range(10000000) as a, range(1000000) as b where (a.range * b.range) % 7 = 3";
      const message = await engine.run(endless, 10, cancel.signal).catch((error) => error.message);
      return [message, performance.now() - started < 5000];
    })()`);
    expect(ended).toEqual(["cancelled", true]);
    expect((await answer("select 1")).rows).toEqual([["1"]]);
  });

  it("says so where its files are missing", async () => {
    expect(await page.evaluate(`lost.run("select 1", 1).catch((error) => error.message)`)).toMatch(
      /^missing (engine|database): /,
    );
  });

  it("writes CSV in which no cell is a formula, and numbers stay numbers", async () => {
    const csv = await page.evaluate(
      `engine.run("select formula_name, '-x' as \\"=a,b\\", -journey_count as n, null as nothing, 'a\\"b\\nc' as text from metrics.win_rates order by all", 10).then(csvText)`,
    );
    expect(csv).toBe(
      `\uFEFFformula_name,"'=a,b",n,nothing,text\r\n"'=HYPERLINK(""x"")",'-x,-7,,"a""b\nc"\r\ncurve,'-x,-12345,,"a""b\nc"\r\n`,
    );
  });
});
