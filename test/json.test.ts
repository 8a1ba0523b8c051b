import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {peeked, tableOf} from "./formats/peeked.ts";

const leads = [
  ["lead", "source"],
  ["L1", "fair"],
  ["L2", "search"],
];
const records = '{"lead":"L1","source":"fair"},{"lead":"L2","source":"search"}';

describe("the records of a JSON file", () => {
  it.each<[string, string]>([
    ["a list of objects", `[${records}]`],
    ["one over many lines", JSON.stringify(JSON.parse(`[${records}]`), null, 2)],
    ["the only list of objects in an object", `{"code":0,"errors":[],"list":[${records}]}`],
    ["one deep in an envelope", `{"code":0,"data":{"page":{"no":1,"sizes":[10,20]},"list":[${records}]},"msg":"ok"}`],
    ["a line each", `${records.replace("},{", "}\n{")}\n`],
    ["a line each, with blank ones and CRLF between them", `\r\n${records.replace("},{", "}\r\n\r\n{")}`],
    ["a list behind a byte order mark", `\uFEFF [${records}]`],
  ])("are %s", async (_, text) => {
    expect(await tableOf("x.txt", text)).toEqual(leads);
  });

  it.each(["utf8", "utf16le"] as const)("are read in %s, Chinese too", async (encoding) => {
    expect(await tableOf("x.json", Buffer.from('[{"线索":"张","来源":"展会"}]', encoding))).toEqual([
      ["线索", "来源"],
      ["张", "展会"],
    ]);
  });

  it("are read in GB18030", async () => {
    const bytes = iconv.encode('[{"来源":"展会"}]', "gb18030");
    const {glances, tables} = await peeked("x.json", bytes);
    expect(tables).toEqual([[["来源"], ["展会"]]]);
    expect(glances[0]).toMatchObject({format: "json"});
  });

  it("that hold no value are left out like blank rows", async () => {
    const {glances, tables} = await peeked("x.json", '[{"a":1,"b":2},{"a":null,"b":""},{},{"a":3,"b":4}]');
    expect(glances).toMatchObject([{records_in: 2, loaded: 2}]);
    expect(tables).toEqual([
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    ]);
  });

  it("that lists in an array of objects hold stay JSON in their cell", async () => {
    expect(await tableOf("x.json", '{"pages":[{"no":1,"list":[{"a":1},{"a":2}]},{"no":2,"list":[]}]}')).toEqual([
      ["no", "list"],
      ["1", '[{"a":1},{"a":2}]'],
      ["2", "[]"],
    ]);
  });

  it("of one object alone are that object", async () => {
    const {glances, tables} = await peeked("x.json", '{"lead":"L1","tags":["a","b"]}');
    expect(glances[0]).toMatchObject({format: "ndjson", loaded: 1});
    expect(tables).toEqual([
      [
        ["lead", "tags"],
        ["L1", '["a","b"]'],
      ],
    ]);
  });
});

describe("the columns of JSON", () => {
  it("are the keys in the order in which they first appear, and a record that lacks one has it empty", async () => {
    expect(await tableOf("x.json", '[{"b":1,"a":2},{"c":3,"a":4},{"b":null,"d":""}]')).toEqual([
      ["b", "a", "c", "d"],
      ["1", "2", "", ""],
      ["", "4", "3", ""],
    ]);
  });

  it("are one for each key of an object within a record; what lies deeper is JSON", async () => {
    expect(
      await tableOf(
        "x.json",
        '[{"id":1,"owner":{"name":"A","team":{"no":7}}},{"id":2,"owner":null},{"id":3,"owner":{}},{"id":4,"owner":{"name":"B"}}]',
      ),
    ).toEqual([
      ["id", "owner.name", "owner.team"],
      ["1", "A", '{"no":7}'],
      ["2", "", ""],
      ["3", "", ""],
      ["4", "B", ""],
    ]);
  });

  it("may be named like what every object has", async () => {
    expect(await tableOf("x.json", '[{"__proto__":{"constructor":1},"toString":2}]')).toEqual([
      ["__proto__.constructor", "toString"],
      ["1", "2"],
    ]);
  });

  it("that are written in two ways are refused", async () => {
    expect(await tableOf("x.json", '[{"a":{"b":1},\n"a.b":2}]')).toMatch(
      /^unsupported JSON: x\.json has a column twice — line 1 — /,
    );
  });
});

describe("the values of JSON", () => {
  it("keep the digits that they are written with", async () => {
    const numbers = [
      "12345678901234567890",
      "0.1000",
      "1e5",
      "-0",
      "1.7976931348623157e999",
      "100000000000000000001.5",
    ];
    const table = await tableOf(
      "x.json",
      `[${numbers.map((value, at) => `{"id":${at},"value":${value},"in":[${value}]}`)}]`,
    );
    expect(table.slice(1)).toEqual(numbers.map((value, at) => [String(at), value, `[${value}]`]));
  });

  it("are texts with their escapes taken off, but for half a character and NUL, which no text holds", async () => {
    expect(
      await tableOf("x.json", String.raw`[{"id":1,"a":"a\"\\\/\n\t\u4e2d\ud83d\ude00","b":"\ud83d!","c":"\u0000"}]`),
    ).toEqual([
      ["id", "a", "b", "c"],
      ["1", 'a"\\/\n\t中😀', "\\ud83d!", "\\u0000"],
    ]);
  });

  it("are true, false and, where null, empty; the text null is a text", async () => {
    expect(await tableOf("x.json", '[{"id":1,"a":true,"b":false,"c":null,"d":"null"}]')).toEqual([
      ["id", "a", "b", "c", "d"],
      ["1", "true", "false", "", "null"],
    ]);
  });

  it("with separators, quotes, line breaks and blanks at their ends are as they stand", async () => {
    expect(await tableOf("x.ndjson", '{"a":"1, \\"2\\"","b":" x\\r\\n"}\n{"a":"=1+1","b":"#"}\n')).toEqual([
      ["a", "b"],
      ['1, "2"', " x\r\n"],
      ["=1+1", "#"],
    ]);
  });
});

describe("JSON is refused", () => {
  it.each<[string, string, string]>([
    ["that breaks off", '[{"a":1},\n{"a":', "invalid JSON: x.json ends too early — line 2"],
    ["that breaks off within a text", '{"data":[{"a":1},\n{"a":"x', "invalid JSON: x.json ends too early — line 2"],
    ["that breaks off at once", "[", "invalid JSON: x.json ends too early — line 1"],
    ["that breaks off within its first key", '{"a', "invalid JSON: x.json ends too early — line 1"],
    ["with a line that breaks off", '{"a":1}\n{"a":\n{"a":3}\n', "invalid JSON: x.json is not valid JSON — line 2"],
    [
      "with a line that is no JSON",
      '{"a":1}\nerror\n',
      "unsupported JSON: x.json holds a record that is no object — line 2",
    ],
    ["with a comma behind each line", '{"a":1},\n{"a":2},\n', "invalid JSON: x.json is not valid JSON — line 1"],
    ["with a comma too many", '[{"a":1},\n{"a":2},\n]', "invalid JSON: x.json is not valid JSON — line 3"],
    ["with a comma too few", '[{"a":1}\n{"a":2}]', "invalid JSON: x.json is not valid JSON — line 2"],
    ["with a comma too many in a record", '[{"a":1},\n{"a":2,}]', "invalid JSON: x.json is not valid JSON — line 2"],
    ["with brackets that do not match", '[{"a":[1}]', "invalid JSON: x.json is not valid JSON — line 1"],
    ["in which NaN stands", '[{"a":1},\n{"a":NaN}]', "invalid JSON: x.json is not valid JSON — line 2"],
    ["with a number that is none", '[{"a":01}]', "invalid JSON: x.json is not valid JSON — line 1"],
    ["with an escape that is none", '[{"a":"\\x"}]', "invalid JSON: x.json is not valid JSON — line 1"],
    ["with keys in single quotes", "[{'a': 1}]", "invalid JSON: x.json is not valid JSON — line 1"],
    ["with a line break in a text", '[{"a":"x\ny"}]', "invalid JSON: x.json is not valid JSON — line 1"],
    ["with a key twice", '[{"a":1},\n{"a":1,"\\u0061":2}]', "unsupported JSON: x.json has a key twice — line 2"],
    [
      "with records and others mixed",
      '[{"a":1},\n2]',
      "unsupported JSON: x.json holds a record that is no object — line 2",
    ],
    ["that is a list of lists", '[["a","b"],[1,2]]', "unsupported JSON: x.json holds no list of records"],
    [
      "whose lines are lists",
      '["a","b"]\n[1,2]\n',
      "unsupported JSON: x.json holds a record that is no object — line 1",
    ],
    ["that is an empty list", "[]", "unsupported JSON: x.json holds no list of records"],
    ["that is a list of empty objects", "[{},{}]", "missing rows: x.json holds no record"],
    ["with two lists of records", '{"a":[{"x":1}],"b":[{"x":2}]}', "ambiguous JSON: x.json holds 2 lists of records"],
    [
      "of objects over several lines",
      '{\n"a":1\n}\n{\n"a":2\n}',
      "unsupported JSON: x.json holds 2 values one below the other",
    ],
    [
      "that is 101 deep",
      `[{"a":\n${"[".repeat(99)}${"]".repeat(99)}}]`,
      "unsupported JSON: x.json is nested more than 100 deep — line 2",
    ],
    [
      "in a line that is 101 deep",
      `{"a":1}\n{"a":${"[".repeat(100)}${"]".repeat(100)}}`,
      "unsupported JSON: x.json is nested more than 100 deep — line 2",
    ],
    [
      "with 10,001 keys",
      `[${Array.from({length: 10_001}, (_, at) => `{"k${at}":1}`).join(",\n")}]`,
      "unsupported JSON: x.json has more than 10000 different keys — line 10001",
    ],
    [
      "whose records have few keys in common",
      `[${Array.from({length: 9000}, (_, at) => `{"k${at}":1}`).join(",")}${',{"k0":1}'.repeat(31_000)}]`,
      "unsupported size: records of x.json have too few keys in common",
    ],
    [
      "with a record of more than 16 million characters",
      `[{"a":"${"x".repeat(17 << 20)}"}]`,
      "unsupported JSON: x.json holds a record of more than 16 million characters — line 1",
    ],
  ])("%s", async (_, text, line) => {
    expect(await tableOf("x.json", text)).toMatch(new RegExp(`^${line.replaceAll(".", "\\.")} — [^—]+$`));
  });

  it("100 deep it is still read", async () => {
    const deep = `${"[".repeat(98)}${"]".repeat(98)}`;
    expect(await tableOf("x.json", `[{"id":1,"a":${deep}}]`)).toEqual([
      ["id", "a"],
      ["1", deep],
    ]);
  });

  it("but text that only begins with a bracket is text", async () => {
    for (const text of ["[id],[name]\n1,a\n2,b\n", "{id},{name}\n1,a\n2,b\n", "[1] id,name\n1,a\n2,b\n"])
      expect((await peeked("x.csv", text)).glances).toMatchObject([{format: "text", status: "read", loaded: 2}]);
  });
});
