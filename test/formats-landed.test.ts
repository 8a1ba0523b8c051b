import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {parse} from "csv-parse/sync";
import {afterAll, describe, expect, it} from "vitest";
import {linesOf} from "../pipeline/errors.ts";
import {build} from "../pipeline/run.ts";
import {parquetBytes} from "./formats/parquet-bytes.ts";
import {numberCell, textCell, textRows, workbookBytes} from "./formats/workbook-bytes.ts";
import {zipBytes} from "./formats/zip-bytes.ts";
import {builtOf} from "./models-for.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-landed-"));
afterAll(() => rmSync(scratch, {recursive: true}));

const base = fileURLToPath(new URL("cases/_base", import.meta.url));
const exported = (name: string): string => readFileSync(join(base, "exports/crm", name), "utf8");
const leads: string[][] = parse(exported("leads.csv"));
const deals: string[][] = parse(exported("deals.csv"));
const [names, ...records] = leads as [string[], ...string[][]];
const objects = records.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] || null])));
const quoted = (text: string | null) => (text === null ? "null" : `'${text}'`);

/** The leads as a sheet whose moments are numbers: 1 January 2025 is day 45658. */
const days = [45_667, 45_677, 45_691, 45_698, 45_717, 45_721];
const serialRows = `<row r="1">${names.map((name, at) => textCell(`${"ABCDEFGH"[at]}1`, name)).join("")}</row>${records
  .map((cells, row) => {
    const at = row + 2;
    const texts = cells.map((text, column) => {
      const place = `${"ABCDEFGH"[column]}${at}`;
      if (column === 1) return numberCell(place, `${days[row]}.375`, 1);
      if (column === 7 && text) return numberCell(place, "45708.375", 1);
      return column === 0 ? numberCell(place, text) : textCell(place, text);
    });
    return `<row r="${at}">${texts.join("")}</row>`;
  })
  .join("")}`;

/** Builds the workspace of six leads with some of its exports replaced. */
async function built(name: string, replaced: string[], files: Record<string, string | Buffer>): Promise<string> {
  const workspace = join(scratch, name);
  cpSync(base, workspace, {recursive: true});
  for (const file of replaced) rmSync(join(workspace, "exports/crm", file));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(workspace, "exports/crm", file), content);
  const {progress} = quietProgress();
  return (await build(workspace, {site: false, buildFolder: join(scratch, "build"), progress, models: builtOf()}))
    .warehouse;
}

const landedLeads =
  "select lead_id, strftime(created_at, '%m-%d %H:%M'), lead_source, stage, reason, _row from landed.leads order by _row";
/** As they stand in leads.csv, nine o'clock in Berlin being eight in UTC. */
const expected = [
  ["crm:1", "01-10 08:00", "search", "–", "–", "2"],
  ["crm:2", "01-20 08:00", "search", "–", "–", "3"],
  ["crm:3", "02-03 08:00", "social", "–", "–", "4"],
  ["crm:4", "02-10 08:00", "fair", "dropped", "no answer", "5"],
  ["crm:5", "03-01 08:00", "–", "–", "–", "6"],
  ["crm:6", "03-05 08:00", "fair", "new", "–", "7"],
];

describe("the same six leads are landed", () => {
  it.each<[string, string, () => Promise<string | Buffer>]>([
    [
      "from a workbook, its moments stored as days",
      "xlsx",
      async () => workbookBytes({sheets: [{name: "Sheet1", rows: serialRows}], formats: ["yyyy-mm-dd hh:mm"]}),
    ],
    ["from JSON in an envelope", "json", async () => JSON.stringify({code: 0, data: {total: 6, list: objects}})],
    [
      "from lines of JSON in gzip",
      "ndjson",
      async () => gzipSync(objects.map((record) => `${JSON.stringify(record)}\n`).join("")),
    ],
    [
      "from Parquet",
      "parquet",
      () =>
        parquetBytes(
          objects
            .map(
              (record) =>
                `select ${Object.entries(record)
                  .map(([name, text]) => `${quoted(text)} as "${name}"`)
                  .join(", ")}`,
            )
            .join(" union all "),
        ),
    ],
  ])("%s", async (_, format, content) => {
    const warehouse = await built(format, ["leads.csv"], {"leads.csv": await content()});
    expect(await rowsIn(warehouse, landedLeads)).toEqual(expected);
    expect(
      await rowsIn(
        warehouse,
        "select format, row_count, landed_count, rejected_count from landed.files where entity = 'leads'",
      ),
    ).toEqual([[format, "6", "6", "0"]]);
  });

  it("from a zip with all exports, each file of it told by its header", async () => {
    const all = ["leads.csv", "deals.csv", "history.csv", "spend.csv"];
    const zip = zipBytes(all.map((name) => ({name: `导出/${name}`, content: exported(name)})));
    const warehouse = await built("zip", all, {"all.zip": zip});
    expect(await rowsIn(warehouse, landedLeads)).toEqual(expected);
    expect(await rowsIn(warehouse, "select _file, entity, landed_count from landed.files order by all")).toEqual([
      ["exports/crm/all.zip/导出/deals.csv", "opportunities", "4"],
      ["exports/crm/all.zip/导出/history.csv", "stage_changes", "9"],
      ["exports/crm/all.zip/导出/leads.csv", "leads", "6"],
      ["exports/crm/all.zip/导出/spend.csv", "spend", "4"],
    ]);
  });

  it("from a workbook of two sheets, each told by its header", async () => {
    const book = workbookBytes({
      sheets: [
        {name: "线索", rows: textRows(leads)},
        {name: "商机", rows: textRows(deals)},
      ],
    });
    const warehouse = await built("book", ["leads.csv", "deals.csv"], {"book.xlsx": book});
    expect(await rowsIn(warehouse, landedLeads)).toEqual(expected);
    expect(
      await rowsIn(
        warehouse,
        "select _file, entity, landed_count from landed.files where format = 'xlsx' order by all",
      ),
    ).toEqual([
      ["exports/crm/book.xlsx/商机", "opportunities", "4"],
      ["exports/crm/book.xlsx/线索", "leads", "6"],
    ]);
  });
});

describe("a run is stopped, with a line for each file that cannot be read", () => {
  it("by a workbook never calculated, JSON that breaks off and separators alone", async () => {
    const formula = `${textRows([["Lead", "Created"]])}<row r="2">${textCell("A2", "1")}<c r="B2"><f>NOW()</f></c></row>`;
    const told = await built("faults", [], {
      "leads_2.xlsx": workbookBytes({sheets: [{name: "1", rows: formula}]}),
      "leads_3.json": '[{"Lead":"1"},\n{"Lead":',
      "leads_4.csv": ",,,,\n".repeat(1000),
    }).then(
      () => ["it was not stopped"],
      (error: unknown) => linesOf(error),
    );
    expect(told).toEqual([
      "missing result: a formula of exports/crm/leads_2.xlsx was never calculated — row 2, column 2 — open it in a spreadsheet and save it again",
      "invalid JSON: exports/crm/leads_3.json ends too early — line 2 — export it again, or as CSV",
      "missing header: exports/crm/leads_4.csv holds no value — export it again, or list it under ignore in headwater.yaml",
    ]);
  });
});
