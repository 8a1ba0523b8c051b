import {describe, expect, it} from "vitest";
import {peeked, tableOf} from "./formats/peeked.ts";
import {numberCell, textCell, textRows, workbookBytes, workbookParts} from "./formats/workbook-bytes.ts";
import {zipBytes} from "./formats/zip-bytes.ts";

const sheet = (rows: string, rest: object = {}) => ({name: "Leads", rows, ...rest});
const leads = [
  ["lead", "source", "amount"],
  ["0001", "search", "100"],
  ["0002", "fair", "200"],
];
/** A sheet with a column of ids, so that it has a header and rows, and one of some cells. */
const beside = (cells: string[]): string =>
  `<row r="1">${textCell("A1", "lead")}${textCell("B1", "value")}</row>${cells
    .map((cell, at) => `<row r="${at + 2}">${textCell(`A${at + 2}`, `L${at + 1}`)}${cell}</row>`)
    .join("")}`;
const values = async (cells: string[], rest: object = {}): Promise<string[] | string> => {
  const table = await tableOf("x.xlsx", workbookBytes({sheets: [sheet(beside(cells))], ...rest}));
  return typeof table === "string" ? table : table.slice(1).map(([, value]) => value!);
};

describe("the sheets of a workbook", () => {
  it("are a table each, named after the file and the sheet; hidden and blank ones are left out", async () => {
    const {glances, tables, written} = await peeked(
      "两店.xlsx",
      workbookBytes({
        sheets: [
          {name: "东店", rows: textRows(leads)},
          {name: "notes", rows: textRows([["secret", "x"]]), state: "hidden"},
          {name: "more", rows: textRows([["secret", "x"]]), state: "veryHidden"},
          {name: "blank", rows: '<row r="1"><c r="A1"/></row>'},
          {name: "西店", rows: textRows(leads.map((row) => [...row].reverse()))},
        ],
      }),
    );
    expect(glances.map(({file}) => file)).toEqual(["两店.xlsx/东店", "两店.xlsx/西店"]);
    expect(written).toEqual(["两店.东店.csv", "两店.东店.json", "两店.西店.csv", "两店.西店.json"]);
    expect(tables).toEqual([leads, leads.map((row) => [...row].reverse())]);
    expect(glances[0]).toMatchObject({format: "xlsx", records_in: 2, loaded: 2, rejected: 0, reasons: []});
  });

  it("of which one alone is filled are named after the file, whatever its ending", async () => {
    const {glances, tables} = await peeked(
      "leads.csv",
      workbookBytes({sheets: [sheet(textRows(leads)), {name: "2", rows: ""}]}),
    );
    expect(glances.map(({file, format}) => [file, format])).toEqual([["leads.csv", "xlsx"]]);
    expect(tables).toEqual([leads]);
  });

  it("that are all blank or hidden are no table", async () => {
    expect(await tableOf("x.xlsx", workbookBytes({sheets: [sheet("")]}))).toBe(
      "missing rows: no cell of x.xlsx is filled — export it again, or list it under ignore in headwater.yaml",
    );
    expect(await tableOf("x.xlsx", workbookBytes({sheets: [sheet(textRows(leads), {state: "hidden"})]}))).toMatch(
      /^missing rows: no cell of x\.xlsx is filled, hidden sheets aside — /,
    );
  });

  it("that have one name are refused, and so are those whose names are shown alike", async () => {
    for (const names of [
      ["a", "a"],
      ["a&#10;b", "a?b"],
    ])
      expect(
        await tableOf("x.xlsx", workbookBytes({sheets: names.map((name) => ({name, rows: textRows(leads)}))})),
      ).toMatch(/^duplicate sheet: x\.xlsx\/a(\?b)? — give each sheet a name of its own$/);
  });
});

describe("the table in a sheet", () => {
  it("stands below a title and ends above blank rows, and row n of the sheet is row n of the report", async () => {
    const rows = `<row r="2">${textCell("A2", "Leads of June")}</row><row r="5">${["lead", "source", "amount"]
      .map((name, at) => textCell(`${"ABC"[at]}5`, name))
      .join("")}</row><row r="6">${textCell("A6", "1")}${textCell("B6", "fair")}${numberCell("C6", "10")}</row>
      <row r="9">${textCell("A9", "2")}${textCell("B9", "fair")}${numberCell("C9", "20")}${textCell("E9", "beside")}</row>
      <row r="10">${textCell("A10", "3")}${textCell("B10", "fair")}${numberCell("C10", "30")}</row>${Array.from(
        {length: 200},
        (_, at) => `<row r="${at + 11}"><c r="A${at + 11}" s="0"/><c r="C${at + 11}"/></row>`,
      ).join("")}`;
    const {glances, tables} = await peeked("x.xlsx", workbookBytes({sheets: [sheet(rows)]}));
    expect(tables[0]!.map((cells) => cells.slice(0, 3))).toEqual([
      ["lead", "source", "amount"],
      ["1", "fair", "10"],
      ["2", "fair", "20"],
      ["3", "fair", "30"],
    ]);
    expect(glances[0]!.layout).toMatchObject({header_row: 5, preamble_lines: 1});
  });

  it("joins a header of two merged rows to one name a column", async () => {
    const rows = `<row r="1">${textCell("A1", "门店")}${textCell("B1", "线索")}${textCell("D1", "到店")}</row>
      <row r="2">${["电话", "微信", "首次", "再次"].map((name, at) => textCell(`${"BCDE"[at]}2`, name)).join("")}</row>${[
        3, 4, 5,
      ]
        .map(
          (row) =>
            `<row r="${row}">${textCell(`A${row}`, `店${row}`)}${["B", "C", "D", "E"].map((column, at) => numberCell(`${column}${row}`, String(row * at))).join("")}</row>`,
        )
        .join("")}`;
    const below =
      '<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>';
    expect(await tableOf("x.xlsx", workbookBytes({sheets: [sheet(rows, {below})]}))).toEqual([
      ["门店", "线索 电话", "线索 微信", "到店 首次", "到店 再次"],
      ["店3", "0", "3", "6", "9"],
      ["店4", "0", "4", "8", "12"],
      ["店5", "0", "5", "10", "15"],
    ]);
  });

  it("keeps the text of cells merged below the header in the first of them only", async () => {
    const rows = textRows([
      ["region", "lead"],
      ["North", "L1"],
      ["", "L2"],
      ["South", "L3"],
    ]);
    const below = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>';
    expect(await tableOf("x.xlsx", workbookBytes({sheets: [sheet(rows, {below})]}))).toEqual([
      ["region", "lead"],
      ["North", "L1"],
      ["", "L2"],
      ["South", "L3"],
    ]);
  });

  it("is not widened by cells at the far end of the sheet: their rows are told", async () => {
    const many = [...leads, ["0003", "fair", "300"], ["0004", "fair", "400"]];
    const end = `${textCell("C3", "200")}</row>`;
    const rows = textRows(many).replace(end, end.replace("</row>", `${textCell("XFD3", "x")}</row>`));
    const {glances, tables} = await peeked(
      "x.xlsx",
      workbookBytes({sheets: [sheet(`${rows}<row r="1048576">${textCell("XFD1048576", "x")}</row>`)]}),
    );
    expect(tables).toEqual([many.filter((_, at) => at !== 2)]);
    expect(glances[0]).toMatchObject({loaded: 3, rejected: 2, layout: {columns: 3}});
    expect(glances[0]!.reasons.map(({row, code}) => [row, code])).toEqual([
      [3, "row_width"],
      [1_048_576, "footer"],
    ]);
  });

  it("may leave out where its cells and rows stand", async () => {
    const rows = leads
      .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`)
      .join("");
    expect(await tableOf("x.xlsx", workbookBytes({sheets: [sheet(rows)]}))).toEqual(leads);
  });
});

describe("the text of a cell", () => {
  it("is a number's digits: an integer's all, a fraction's without the noise of its binary form", async () => {
    const stored = [
      "1",
      "-0.5",
      "0.30000000000000004",
      "1234567890123456789",
      "1.5E-7",
      "1.2E3",
      "6.02E+23",
      "1E-2",
      "-0",
    ];
    expect(await values(stored.map((value, at) => numberCell(`B${at + 2}`, value)))).toEqual([
      "1",
      "-0.5",
      "0.3",
      "1234567890123456789",
      "0.00000015",
      "1200",
      "602000000000000000000000",
      "0.01",
      "-0",
    ]);
  });

  it("is a number kept as text as it stands, a share as the number it is, a truth value TRUE or FALSE, an error its name", async () => {
    const cells = [
      textCell("B2", "007"),
      '<c r="B3" t="str"><v>00123</v></c>',
      numberCell("B4", "0.25", 1),
      '<c r="B5" t="b"><v>1</v></c>',
      '<c r="B6" t="b"><v>0</v></c>',
      '<c r="B7" t="e"><v>#DIV/0!</v></c>',
    ];
    expect(await values(cells, {formats: ["0%"]})).toEqual(["007", "00123", "0.25", "TRUE", "FALSE", "#DIV/0!"]);
  });

  it("is a day or moment of the format that shows one, counted from 1900", async () => {
    const formats = [
      "yyyy-mm-dd",
      "yyyy/m/d h:mm",
      "m&quot;月&quot;d&quot;日&quot;",
      "[$-804]h:mm:ss",
      "[h]:mm",
      "0.00",
      "mm:ss",
    ];
    const cells: [value: string, style: number][] = [
      ["45658", 1],
      ["45658.395833333336", 2],
      ["60", 1],
      ["59", 1],
      ["61", 1],
      ["45658", 3],
      ["0.75", 4],
      ["1.5", 5],
      ["45658", 6],
      ["45658", 0],
      ["45658.999994", 2],
      ["2958465", 1],
      ["2958466", 1],
      ["-1", 1],
      ["0.0104166666666667", 7],
    ];
    expect(
      await values(
        cells.map(([value, style], at) => numberCell(`B${at + 2}`, value, style)),
        {formats},
      ),
    ).toEqual([
      "2025-01-01",
      "2025-01-01 09:30:00",
      "60",
      "1900-02-28",
      "1900-03-01",
      "2025-01-01",
      "18:00:00",
      "36:00:00",
      "45658",
      "45658",
      "2025-01-01 23:59:59",
      "9999-12-31",
      "2958466",
      "-1",
      "00:15:00",
    ]);
  });

  it("is a day or a number as the format says that people in China and elsewhere use", async () => {
    const [day, moment, time, digits] = ["2025-01-01 18:00:00", "2025-01-01 18:00:00", "18:00:00", "45658.75"];
    const formats: [code: string, text: string][] = [
      ["yyyy年mm月dd日", day],
      ["[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", day],
      ["[DBNum1][$-804]m&quot;月&quot;d&quot;日&quot;", day],
      ["[$-804]aaaa", day],
      ["[$-F800]dddd\\, mmmm dd\\, yyyy", day],
      ["yyyy-MM-ddTHH:mm:ss.000", moment],
      ["m/d/yy h:mm AM/PM;@", moment],
      ["[hh]:mm:ss.00", "1095810:00:00"],
      ["G/通用格式", digits],
      ["G/通用格式&quot;元&quot;", digits],
      ["Standard", digits],
      ["GENERAL", digits],
      ["USD 0.00", digits],
      ["¥#,##0.00;[Red]¥-#,##0.00", digits],
      ["0.0&quot;days&quot;", digits],
      ["_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ ", digits],
      ["@", digits],
      [";;;", digits],
    ];
    const found = await values(
      formats.map((_, at) => numberCell(`B${at + 2}`, "45658.75", at + 1)),
      {formats: formats.map(([code]) => code)},
    );
    expect(formats.map(([code], at) => [code, found[at]])).toEqual(formats);
    expect(
      await values([numberCell("B2", "45658.75", 1), numberCell("B3", "45658", 2)], {
        formats: ["上午/下午h&quot;时&quot;mm&quot;分&quot;", "d-mmm"],
      }),
    ).toEqual([`2025-01-01 ${time}`, "2025-01-01"]);
  });

  it("is a day counted from 1904 where the workbook says so", async () => {
    const cells = [numberCell("B2", "0", 1), numberCell("B3", "44196", 1), numberCell("B4", "44196.5", 2)];
    expect(await values(cells, {formats: ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"], properties: 'date1904="1"'})).toEqual([
      "1904-01-01",
      "2025-01-01",
      "2025-01-01 12:00:00",
    ]);
  });

  it("is a day or moment that is stored as ISO text", async () => {
    const cells = ["2025-01-01", "2025-01-01T09:30:00", "2025-01-01T09:30:00.000Z"].map(
      (value, at) => `<c r="B${at + 2}" t="d"><v>${value}</v></c>`,
    );
    expect(await values(cells)).toEqual(["2025-01-01", "2025-01-01 09:30:00", "2025-01-01 09:30:00"]);
  });

  it("is shared or its own, its runs of rich text together, without hints of pronunciation, with line breaks and signs", async () => {
    const strings =
      '<si><t>plain</t></si><si><r><t>东</t></r><r><rPr><b/></rPr><t xml:space="preserve">京 </t></r><rPh sb="0" eb="1"><t>ヒガシ</t></rPh></si><si><t>a_x000D_\nb &amp; &lt;c&gt; _x005F_x000D_</t></si><si/>';
    const cells = [0, 1, 2, 3].map((at) => `<c r="B${at + 2}" t="s"><v>${at}</v></c>`);
    const own = '<c r="B6" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>';
    expect(await values([...cells, own], {strings})).toEqual(["plain", "东京 ", "a\r\nb & <c> _x000D_", "", "ab"]);
  });

  it("is a formula's stored result, of whatever type", async () => {
    const cells = [
      '<c r="B2"><f>1+1</f><v>2</v></c>',
      '<c r="B3" t="str"><f>A3&amp;"x"</f><v>L2x</v></c>',
      '<c r="B4" t="str"><f>""</f><v></v></c>',
      '<c r="B5" t="b"><f>TRUE()</f><v>1</v></c>',
      '<c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="B7"><f t="shared" si="0"/><v>0</v></c>',
    ];
    expect(await values(cells)).toEqual(["2", "L2x", "", "TRUE", "#DIV/0!", "0"]);
  });
});

describe("a workbook is refused", () => {
  it("if a formula was never calculated: it has no result, or the 0 that stands in until it is opened", async () => {
    const line =
      "missing result: a formula of x.xlsx was never calculated — row 2, column 2 — open it in a spreadsheet and save it again";
    expect(await values(['<c r="B2"><f>1+1</f></c>'])).toBe(line);
    expect(await values(['<c r="B2"><f>1+1</f><v/></c>'])).toBe(line);
    const calculation = 'fullCalcOnLoad="1"';
    expect(await values(['<c r="B2"><f>1+1</f><v>0</v></c>'], {calculation})).toBe(line);
    expect(await values(['<c r="B2"><f>1+1</f><v>2</v></c>', numberCell("B3", "0")], {calculation})).toEqual([
      "2",
      "0",
    ]);
  });

  const sound = workbookBytes({sheets: [sheet(textRows(leads))]});
  const withPart = (name: string, change: (content: string) => string) =>
    zipBytes(
      workbookParts({sheets: [sheet(textRows(leads))]}).map((part) =>
        part.name === name ? {...part, content: change(String(part.content))} : part,
      ),
    );
  const rows = (xml: string) => workbookBytes({sheets: [sheet(xml)]});
  it.each<[string, Buffer, RegExp]>([
    ["that is cut off", sound.subarray(0, sound.length - 300), /^invalid zip: x\.xlsx is truncated or damaged — /],
    [
      "whose XML is cut off",
      withPart("xl/worksheets/sheet1.xml", (xml) => xml.slice(0, -60)),
      /^invalid workbook: x\.xlsx is truncated or damaged — /,
    ],
    [
      "that declares entities",
      withPart("xl/worksheets/sheet1.xml", (xml) =>
        xml
          .replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet')
          .replace("0001", "&b;"),
      ),
      /^unsupported workbook: x\.xlsx declares a document type — save it again as \.xlsx$/,
    ],
    [
      "that reads a file beside it",
      withPart("xl/sharedStrings.xml", (xml) =>
        xml.replace("<sst", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst'),
      ),
      /^unsupported workbook: x\.xlsx declares a document type/,
    ],
    [
      "that names a sheet it lacks",
      zipBytes(workbookParts({sheets: [sheet(textRows(leads))]}).slice(0, -1)),
      /^invalid workbook: x\.xlsx lacks a sheet that it names — /,
    ],
    [
      "that points to a text it lacks",
      rows('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
      /^invalid workbook: x\.xlsx points to a text that is not there in row 1 — /,
    ],
    [
      "with a row out of order",
      rows(`<row r="2">${textCell("A2", "a")}</row><row r="1">${textCell("A1", "b")}</row>`),
      /^invalid workbook: x\.xlsx has a row out of order after row 2 — /,
    ],
    [
      "with a cell twice",
      rows(`<row r="1">${textCell("A1", "a")}${textCell("A1", "b")}</row>`),
      /^invalid workbook: x\.xlsx has a cell out of place in row 1 — /,
    ],
    [
      "with a cell that no sheet has",
      rows(`<row r="1">${textCell("XFE1", "a")}</row>`),
      /^invalid workbook: x\.xlsx has a cell out of place in row 1 — /,
    ],
    [
      "that says it is smaller than it is",
      zipBytes(workbookParts({sheets: [sheet(textRows(leads))]}).map((part) => ({...part, bytes: 10}))),
      /^invalid/,
    ],
    [
      "whose cells say one long text over and over",
      workbookBytes({
        sheets: [
          sheet(
            Array.from({length: 1000}, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join(
              "",
            ),
          ),
        ],
        strings: `<si><t>${"x".repeat(100_000)}</t></si>`,
      }),
      /^unsupported size: cells of x\.xlsx lie too far apart, or repeat too much text — delete those outside the table$/,
    ],
    [
      "that unpacks to far more than it is",
      withPart("xl/worksheets/sheet1.xml", (xml) => xml.replace("<sheetData>", `<sheetData>${" ".repeat(200 << 20)}`)),
      /^unsupported size: x\.xlsx unpacks to more than is safe — save it as CSV$/,
    ],
  ])("%s", async (_, bytes, line) => {
    expect(await tableOf("x.xlsx", bytes)).toMatch(line);
  });
});
