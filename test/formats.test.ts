import {gzipSync} from "node:zlib";
import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {oleBytes} from "./formats/ole-bytes.ts";
import {peeked, tableOf} from "./formats/peeked.ts";
import {textRows, workbookBytes} from "./formats/workbook-bytes.ts";
import {locked, type Packed, zipBytes} from "./formats/zip-bytes.ts";

const leads = [
  ["lead", "source", "amount"],
  ["L1", "fair", "100"],
  ["L2", "search", "200"],
];
const csv = leads.map((cells) => `${cells.join(",")}\n`).join("");
const deals = csv.replaceAll("L", "D");
const workbook = workbookBytes({sheets: [{name: "Leads", rows: textRows(leads)}]});
const gbk = (text: string): Buffer => iconv.encode(text, "gbk");

describe("a file is what its content says, whatever its name", () => {
  it.each<[string, string, Buffer, string]>([
    ["text called .xls", "x.xls", Buffer.from(csv), "text"],
    ["text called .xlsx", "x.xlsx", Buffer.from(csv), "text"],
    ["text called .json", "x.json", Buffer.from(csv), "text"],
    ["text called .gz", "x.csv.gz", Buffer.from(csv), "text"],
    [
      "tabbed text in UTF-16 called .xls",
      "x.xls",
      Buffer.from(`\uFEFF${csv.replaceAll(",", "\t")}`, "utf16le"),
      "text",
    ],
    ["a workbook called .csv", "x.csv", workbook, "xlsx"],
    [
      "JSON called .csv",
      "x.csv",
      Buffer.from('[{"lead":"L1","source":"fair","amount":100},{"lead":"L2","source":"search","amount":"200"}]'),
      "json",
    ],
    ["gzip called .csv", "x.csv", gzipSync(csv), "text"],
    ["a zip called .csv", "x.csv", zipBytes([{name: "a.csv", content: csv}]), "text"],
  ])("%s", async (_, name, bytes, format) => {
    const {glances, tables} = await peeked(name, bytes);
    expect(glances).toMatchObject([{format, status: "read", loaded: 2}]);
    expect(tables).toEqual([leads]);
  });

  it("text in GBK called .xls", async () => {
    const {glances, tables} = await peeked("x.xls", gbk("线索,来源\n张,展会\n李,搜索\n"));
    expect(glances).toMatchObject([{format: "text", encoding: "gb18030"}]);
    expect(tables).toEqual([
      [
        ["线索", "来源"],
        ["张", "展会"],
        ["李", "搜索"],
      ],
    ]);
  });
});

describe("a file is refused by the name of what it is", () => {
  const biff = (hex: string) => Buffer.concat([Buffer.from(hex, "hex"), Buffer.alloc(100)]);
  const office = (part: string) =>
    zipBytes([
      {name: "[Content_Types].xml", content: "<Types/>"},
      {name: part, content: "<x/>"},
    ]);
  it.each<[string, Buffer, string]>([
    ["a workbook of 97 to 2003", oleBytes(["Workbook"]), "a BIFF workbook (.xls) — save it as .xlsx or CSV"],
    ["one of 95", oleBytes(["Book"]), "a BIFF workbook (.xls) — save it as .xlsx or CSV"],
    ["one without a container", biff("0908100000060500"), "a BIFF workbook (.xls) — save it as .xlsx or CSV"],
    [
      "a locked workbook",
      oleBytes(["EncryptionInfo", "EncryptedPackage"]),
      "an encrypted workbook — save it without a password",
    ],
    ["a document of 97 to 2003", oleBytes(["WordDocument"]), "a Word document (.doc) — export the table as CSV"],
    [
      "an OLE file cut off in its header",
      oleBytes(["Workbook"]).subarray(0, 40),
      "an old Office file — save it as .xlsx or CSV",
    ],
    [
      "a page",
      Buffer.from("\uFEFF\n<html><table><tr><td>1</td></tr></table></html>"),
      "an HTML page — save it as .xlsx or CSV",
    ],
    [
      "a page with XML above",
      Buffer.from('<?xml version="1.0"?>\n<!-- x --><html lang="zh">'),
      "an HTML page — save it as .xlsx or CSV",
    ],
    ["a bare table", Buffer.from("<TABLE border=1><tr><td>1"), "an HTML page — save it as .xlsx or CSV"],
    [
      "a web archive",
      Buffer.from("MIME-Version: 1.0\nContent-Type: multipart/related"),
      "a web archive (MHTML) — save it as .xlsx or CSV",
    ],
    [
      "a sheet in XML",
      Buffer.from('<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      "an XML spreadsheet of 2003 — save it as .xlsx or CSV",
    ],
    ["other XML", Buffer.from('<?xml version="1.0"?><leads/>'), "an XML file — save it as .xlsx or CSV"],
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "a PDF — export the table as CSV"],
    ["an image", Buffer.from("89504e470d0a1a0a0000", "hex"), "an image — export the table as CSV"],
    [
      "OpenDocument",
      zipBytes([
        {name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet"},
        {name: "content.xml", content: "<x/>"},
      ]),
      "an OpenDocument file (.ods) — save it as .xlsx or CSV",
    ],
    ["a binary workbook", office("xl/workbook.bin"), "a binary workbook (.xlsb) — save it as .xlsx or CSV"],
    ["a document", office("word/document.xml"), "a Word document (.docx) — export the table as CSV"],
    [
      "iWork",
      zipBytes([{name: "Index/Document.iwa", content: "x"}]),
      "an iWork document (.numbers) — export it as .xlsx or CSV",
    ],
    ["SYLK", Buffer.from("ID;PWXL;N;E\nP;PGeneral\n"), "a SYLK sheet (.slk) — save it as .xlsx or CSV"],
    ["SQLite", Buffer.from("SQLite format 3\0..."), "an SQLite database — export the table as CSV"],
    ["Arrow", Buffer.from("ARROW1\0\0..."), "an Arrow file — write it as Parquet or CSV"],
    ["RAR", Buffer.from("Rar!\x1a\x07\x01\0", "latin1"), "a RAR archive — unpack it, or pack it as .zip or .gz"],
    ["7z", Buffer.from("377abcaf271c0004", "hex"), "a 7z archive — unpack it, or pack it as .zip or .gz"],
    [
      "tar in gzip",
      gzipSync(Buffer.concat([Buffer.alloc(257, "a"), Buffer.from("ustar\0"), Buffer.alloc(249)])),
      "a tar archive — unpack it, or pack it as .zip or .gz",
    ],
    ["a presentation", office("ppt/presentation.xml"), "a presentation (.pptx) — export the table as CSV"],
    ["RTF", Buffer.from("{\\rtf1\\ansi"), "an RTF document — export the table as CSV"],
    ["DuckDB", Buffer.from("12345678DUCK\0\0"), "a DuckDB database — export the table as CSV"],
    ["Avro", Buffer.from("Obj\x01\x04"), "an Avro file — write it as Parquet or CSV"],
    ["encrypted Parquet", Buffer.from("PARE\0\0"), "an encrypted Parquet file — write it without encryption"],
    ["bzip2", Buffer.from("BZh91AY&SY\0"), "a bzip2 archive — unpack it, or pack it as .zip or .gz"],
    ["xz", Buffer.from("fd377a585a0000", "hex"), "an xz archive — unpack it, or pack it as .zip or .gz"],
    ["Zstandard", Buffer.from("28b52ffd0458", "hex"), "a Zstandard archive — unpack it, or pack it as .zip or .gz"],
    ["LZ4", Buffer.from("04224d186440", "hex"), "an LZ4 archive — unpack it, or pack it as .zip or .gz"],
    ["compress", Buffer.from("1f9d9000", "hex"), "a compress archive (.Z) — unpack it, or pack it as .zip or .gz"],
    ["a program", Buffer.from("7f454c460201", "hex"), "a program — export the table as CSV"],
  ])("%s", async (_, bytes, reason) => {
    expect(await tableOf("x.csv", bytes)).toBe(
      `unsupported format: x.csv is ${reason}, or list it under ignore in headwater.yaml`,
    );
  });
});

describe("a gzip file", () => {
  it("may be of several parts, as where logs are appended", async () => {
    expect(await tableOf("x.csv.gz", Buffer.concat([gzipSync(csv.slice(0, 30)), gzipSync(csv.slice(30))]))).toEqual(
      leads,
    );
  });

  it("may hold a workbook or JSON", async () => {
    expect(await tableOf("x.gz", gzipSync(workbook))).toEqual(leads);
    expect(await tableOf("x.gz", gzipSync('{"lead":"L1"}\n{"lead":"L2"}\n'))).toEqual([["lead"], ["L1"], ["L2"]]);
  });

  const packed = gzipSync(csv.repeat(100));
  const torn = Buffer.from(packed);
  torn[packed.length - 6]! ^= 1;
  const bomb = Buffer.concat(Array.from({length: 6}, () => gzipSync(Buffer.alloc(64 << 20))));
  it.each<[string, Buffer, string]>([
    [
      "that is cut off",
      packed.subarray(0, packed.length - 20),
      "invalid gzip: x.gz ends too early — pack or export it again",
    ],
    ["whose checksum does not hold", torn, "invalid gzip: x.gz is damaged — pack or export it again"],
    ["around another", gzipSync(packed), "unsupported format: x.gz is packed twice — pack it once"],
    [
      "around a zip",
      gzipSync(zipBytes([{name: "a.csv", content: csv}])),
      "unsupported format: x.gz is packed twice — pack it once",
    ],
    [
      "that unpacks to more than 256 MB and 200 times its size",
      bomb,
      "unsupported size: x.gz unpacks to more than is safe — unpack it yourself if you trust it",
    ],
    [
      "that holds nothing",
      gzipSync(""),
      "missing header: x.gz is empty — export it again, or list it under ignore in headwater.yaml",
    ],
  ])("%s is refused", async (_, bytes, line) => {
    expect(await tableOf("x.gz", bytes)).toBe(line);
  });
});

describe("a zip", () => {
  it("is a table for each of its files, of whatever format, those of operating systems left out", async () => {
    const {glances, tables} = await peeked(
      "all.zip",
      zipBytes([
        {name: "crm/", content: ""},
        {name: "crm/leads.csv", content: csv},
        {name: "__MACOSX/crm/._leads.csv", content: "x"},
        {name: "crm/.DS_Store", content: "x"},
        {name: "deals.json", content: '[{"deal":"D1"}]'},
        {
          name: "线索.xlsx",
          content: workbookBytes({
            sheets: [
              {name: "东", rows: textRows(leads)},
              {name: "西", rows: textRows([...leads].slice(0, 2))},
            ],
          }),
        },
      ]),
    );
    expect(glances.map(({file, format}) => [file, format])).toEqual([
      ["all.zip/crm/leads.csv", "text"],
      ["all.zip/deals.json", "json"],
      ["all.zip/线索.xlsx/东", "xlsx"],
      ["all.zip/线索.xlsx/西", "xlsx"],
    ]);
    expect(tables).toEqual([leads, [["deal"], ["D1"]], leads, leads.slice(0, 2)]);
  });

  it("shows a name in GBK, as Chinese Windows writes it, and one in UTF-8 that is not marked", async () => {
    const {glances} = await peeked(
      "x.zip",
      zipBytes([
        {name: gbk("线索.csv"), content: csv},
        {name: Buffer.from("来源.csv"), content: csv},
      ]),
    );
    expect(glances.map(({file}) => file)).toEqual(["x.zip/线索.csv", "x.zip/来源.csv"]);
  });

  it("writes nothing outside its folder, whatever its names say", async () => {
    const names = [
      "../../outside.csv",
      "/etc/leads.csv",
      "..\\..\\up.csv",
      "a/../b.csv",
      "C:\\x.csv",
      "two\nlines.csv",
      ".",
    ];
    const {glances, written} = await peeked(
      "x.zip",
      zipBytes(names.map((name) => ({name: Buffer.from(name), content: csv}))),
    );
    expect(glances.map(({file, status}) => [file, status])).toEqual(
      ["outside.csv", "etc/leads.csv", "up.csv", "a/b.csv", "C:/x.csv", "two?lines.csv", "?"].map((name) => [
        `x.zip/${name}`,
        "read",
      ]),
    );
    expect(written.length).toBe(14);
  });

  it("of files whose names would be written alike has a table for each", async () => {
    const names = ["a/b/c.csv", "a.b/c.csv", "a/b.c.csv", "a.b.c.csv"];
    const {tables} = await peeked("x.zip", zipBytes(names.map((name, at) => ({name, content: `at,is\n${at},1\n`}))));
    expect(tables.map(([, cells]) => cells![0])).toEqual(["0", "1", "2", "3"]);
  });

  it("with one file that cannot be read is refused with the name of that file", async () => {
    expect(
      await tableOf(
        "x.zip",
        zipBytes([
          {name: "a.csv", content: csv},
          {name: "b.pdf", content: "%PDF-1.7"},
        ]),
      ),
    ).toBe("unsupported format: x.zip/b.pdf is a PDF — export the table as CSV, or pack the zip without it");
  });

  const noise = Buffer.from(Array.from({length: 5000}, (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 13) & 0xff));
  const sound = zipBytes([{name: "a.csv", content: csv}]);
  const torn = Buffer.from(sound);
  torn[sound.indexOf("PK\x01\x02") + 16]! ^= 1;
  it.each<[string, Packed[] | Buffer, string]>([
    [
      "that is cut off",
      sound.subarray(0, sound.length - 10),
      "invalid zip: x.zip is truncated or damaged — pack or export it again",
    ],
    ["whose checksum does not hold", torn, "invalid zip: x.zip is truncated or damaged — pack or export it again"],
    [
      "with one name twice",
      [
        {name: "a.csv", content: csv},
        {name: "./a.csv", content: deals},
      ],
      "duplicate file: x.zip/a.csv stands twice in the zip — pack it again",
    ],
    [
      "that holds no file",
      [],
      "missing rows: x.zip holds no file — pack it again, or list it under ignore in headwater.yaml",
    ],
    [
      "that holds litter only",
      [{name: ".DS_Store", content: "x"}],
      "missing rows: x.zip holds no file — pack it again, or list it under ignore in headwater.yaml",
    ],
    [
      "that a password locks",
      [{name: "a.csv", content: csv, flags: locked}],
      "unsupported zip: x.zip is encrypted — pack it without a password",
    ],
    [
      "around another",
      [{name: "in.zip", content: sound}],
      "unsupported format: x.zip/in.zip is packed twice — pack it once",
    ],
    [
      "that says it unpacks to 4 GB",
      [{name: "a.csv", content: csv, bytes: 4e9}],
      "unsupported size: x.zip unpacks to more than is safe — unpack it yourself if you trust it",
    ],
    [
      "that unpacks to more than it says",
      [{name: "a.csv", content: csv.repeat(1000), bytes: 10}],
      "invalid zip: x.zip is truncated or damaged — pack or export it again",
    ],
    [
      "whose files lie over each other",
      [{name: "a.csv", content: noise}, ...["b", "c"].map((name) => ({name, content: noise, isOver: true as const}))],
      "invalid zip: x.zip is truncated or damaged — pack or export it again",
    ],
    [
      "of 10,001 files",
      Array.from({length: 10_001}, (_, at) => ({name: `${at}.csv`, content: ""})),
      "unsupported zip: x.zip holds 10001 files — pack at most 10000",
    ],
  ])("%s is refused", async (_, files, line) => {
    expect(await tableOf("x.zip", Buffer.isBuffer(files) ? files : zipBytes(files))).toBe(line);
  });
});

describe("a file without a value is refused as such", () => {
  it.each<[string, string]>([
    ["separators", ",,,,\n".repeat(1000)],
    ["quotes", '"'.repeat(10_000)],
    ["an odd number of quotes", '"'.repeat(10_001)],
    ["empty quoted cells", '"","",""\r\n'.repeat(1000)],
    ["bars", "| | |\n".repeat(20)],
  ])("of %s", async (_, text) => {
    expect(await tableOf("x.csv", text)).toBe(
      "missing header: x.csv holds no value — export it again, or list it under ignore in headwater.yaml",
    );
  });
});
