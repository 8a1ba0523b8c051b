import {type Packed, zipBytes} from "./zip-bytes.ts";

/** A sheet: its name, the XML of its rows, and what stands below them; hidden or not. */
export type Sheet = {name: string; rows: string; below?: string; state?: "hidden" | "veryHidden"};

/** A workbook: its sheets, the XML of its shared texts, the codes of its number formats (style n shows format n; 0 is General), and attributes. */
export type Workbook = {
  sheets: Sheet[];
  strings?: string;
  formats?: string[];
  properties?: string;
  calculation?: string;
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = (targets: [id: string, type: string, target: string][]): string =>
  `${declared}<Relationships xmlns="${packages}/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** The parts of a workbook as Office Open XML (ECMA-376, part 1) lays them out. */
export function workbookParts({sheets, strings, formats, properties = "", calculation = ""}: Workbook): Packed[] {
  const listed = sheets.map(
    ({name, state}, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="rId${at + 1}"/>`,
  );
  const codes = (formats ?? []).map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`);
  const styles = (formats ?? []).map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  return [
    {
      name: "[Content_Types].xml",
      content: `${declared}<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {name: "_rels/.rels", content: relations([["rId1", "officeDocument", "xl/workbook.xml"]])},
    {
      name: "xl/workbook.xml",
      content: `${declared}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${properties}/><sheets>${listed.join("")}</sheets><calcPr ${calculation}/></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([
        ...sheets.map((_, at): [string, string, string] => [
          `rId${at + 1}`,
          "worksheet",
          `worksheets/sheet${at + 1}.xml`,
        ]),
        ["rId90", "sharedStrings", "sharedStrings.xml"],
        ["rId91", "styles", "/xl/styles.xml"],
      ]),
    },
    {name: "xl/sharedStrings.xml", content: `${declared}<sst xmlns="${main}">${strings ?? ""}</sst>`},
    {
      name: "xl/styles.xml",
      content: `${declared}<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`,
    },
    ...sheets.map(({rows, below = ""}, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${declared}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${below}</worksheet>`,
    })),
  ];
}

/** An .xlsx file. */
export const workbookBytes = (workbook: Workbook): Buffer => zipBytes(workbookParts(workbook));

/** The XML of a cell with a text of its own, and of one with a number. */
export const textCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const numberCell = (at: string, value: string, style = 0): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`;

/** The XML of rows of texts, from row 1 and column A on. */
export const textRows = (rows: string[][]): string =>
  rows
    .map(
      (texts, row) =>
        `<row r="${row + 1}">${texts.map((text, column) => textCell(`${String.fromCharCode(65 + column)}${row + 1}`, text)).join("")}</row>`,
    )
    .join("");
