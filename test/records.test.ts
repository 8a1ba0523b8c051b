import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import type {Dialect} from "../pipeline/land/dialect.ts";
import {recordReader} from "../pipeline/land/records.ts";
import {encodingOf, textOf} from "../pipeline/land/text.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-records-"));
afterAll(() => rmSync(scratch, {recursive: true}));

const comma: Dialect = {delimiter: ",", quote: '"', escape: "doubled"};

async function recordsIn(content: string, atOnce?: number): Promise<[number, ...string[]][]> {
  const path = join(scratch, "trial.csv");
  writeFileSync(path, content);
  const reader = recordReader(comma, {width: 2});
  const records = [];
  for await (const text of textOf(path, "utf-8", atOnce === undefined ? {} : {atOnce}))
    records.push(...reader.take(text, false));
  records.push(...reader.take("", true));
  return records
    .filter(({isBlank}) => !isBlank)
    .map(({row, fields, fault, mendedFault}): [number, ...string[]] => [
      row,
      ...(fault ? [`! ${fault}`] : mendedFault ? [`~ ${mendedFault}`] : []),
      ...fields,
    ]);
}

describe("records", () => {
  const cases: [what: string, content: string, records: [number, ...string[]][]][] = [
    [
      "of any line ending",
      "a,b\r\n1,2\n3,4\r5,6",
      [
        [1, "a", "b"],
        [2, "1", "2"],
        [3, "3", "4"],
        [4, "5", "6"],
      ],
    ],
    [
      "with quotes, commas and line breaks within quotes",
      'a,b\n"1,""x""","2\r\n3"\n4,5\n',
      [
        [1, "a", "b"],
        [2, '1,"x"', "2\r\n3"],
        [3, "4", "5"],
      ],
    ],
    [
      "between blank lines and rows of nothing",
      "a,b\n\n1,2\n,\n3,4\n",
      [
        [1, "a", "b"],
        [3, "1", "2"],
        [5, "3", "4"],
      ],
    ],
    [
      "after an unclosed quote",
      'a,b\n"1,2\n3,4\n5,6\n',
      [
        [1, "a", "b"],
        [2, "! unclosed_quote", '"1,2'],
        [3, "3", "4"],
        [4, "5", "6"],
      ],
    ],
    [
      "after text behind a closing quote",
      'a,b\n"1"x,2\n3,4\n',
      [
        [1, "a", "b"],
        [2, "! text_after_quote", '"1"x,2'],
        [3, "3", "4"],
      ],
    ],
    [
      "after two faults of quoting",
      'a,b\n"1"x,2\n3,4\n5,"6\n7,8',
      [
        [1, "a", "b"],
        [2, "! text_after_quote", '"1"x,2'],
        [3, "3", "4"],
        [4, "! unclosed_quote", '5,"6'],
        [5, "7", "8"],
      ],
    ],
    [
      "with quotes that are not doubled, where one reading makes them whole",
      'a,b\n"5" pipe",2\n""x",4\n5 "six" 7,8\n"9,10\n11,12\n',
      [
        [1, "a", "b"],
        [2, "~ text_after_quote", '5" pipe', "2"],
        [3, "~ text_after_quote", '"x', "4"],
        [4, "~ quote_in_field", '5 "six" 7', "8"],
        [5, "! unclosed_quote", '"9,10'],
        [6, "11", "12"],
      ],
    ],
    [
      "of another width",
      "a,b\n1\n2,3,\n4,5\n",
      [
        [1, "a", "b"],
        [2, "! row_width", "1"],
        [3, "! row_width", "2", "3", ""],
        [4, "4", "5"],
      ],
    ],
    ["of an empty file", "", []],
    [
      "of a file with a byte order mark",
      "\uFEFFa,b\n1,2",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
  ];
  it.each(cases)("%s are read, faults costing their own line", async (_, content, records) => {
    expect(await recordsIn(content)).toEqual(records);
    for (const atOnce of [1, 2, 3, 7])
      expect(await recordsIn(content, atOnce), `in chunks of ${atOnce}`).toEqual(records);
  });
});

describe("encodings", () => {
  const encoded = async (bytes: Uint8Array, forced?: string) => {
    const path = join(scratch, "encoded.csv");
    writeFileSync(path, bytes);
    return encodingOf(path, "encoded.csv", forced).catch((error: Error) => error.message);
  };
  const gb = Uint8Array.from([0xcf, 0xdf, 0xcb, 0xf7, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc0, 0xb4, 0xd4, 0xb4, 0x0a]);
  const latin = Uint8Array.from(Buffer.from("K\u00f6ln,Z\u00fcrich S\u00fcd,M\u00fcnchen\n", "latin1"));

  it("Chinese text in GB18030 is known by its bytes", async () => expect(await encoded(gb)).toBe("gb18030"));
  it("UTF-8 with and without a mark is UTF-8", async () => {
    expect(await encoded(Buffer.from("线索,Köln"))).toBe("utf-8");
    expect(await encoded(Buffer.from("\uFEFF线索"))).toBe("utf-8");
  });
  it("Western text is not taken for Chinese, and is read once its encoding is named", async () => {
    expect(await encoded(latin)).toBe(
      "unknown encoding: encoded.csv is not valid utf-8 or gb18030 — export it again as UTF-8, or name its encoding in the profile, such as encoding: big5",
    );
    expect(await encoded(latin, "windows-1252")).toBe("windows-1252");
  });
});
