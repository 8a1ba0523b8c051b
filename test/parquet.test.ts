import {beforeAll, describe, expect, it} from "vitest";
import {parquetBytes} from "./formats/parquet-bytes.ts";
import {peeked, tableOf} from "./formats/peeked.ts";

describe("the values of Parquet", () => {
  const values: [what: string, value: string, text: string][] = [
    ["a text with separators, quotes and line breaks", "'a, \"b\"' || chr(10) || '线索'", 'a, "b"\n线索'],
    ["an integer of 64 bits", "9223372036854775807::bigint", "9223372036854775807"],
    ["one without a sign", "18446744073709551615::ubigint", "18446744073709551615"],
    [
      "a decimal of 38 digits",
      "12345678901234567890123456789012345.678::decimal(38,3)",
      "12345678901234567890123456789012345.678",
    ],
    ["a decimal with zeros at its end", "-0.10::decimal(9,2)", "-0.10"],
    ["a double", "0.1::double", "0.1"],
    ["a double too large for digits alone", "1e20::double", "1e+20"],
    ["a double that is a whole number, as where a column of integers has gaps", "13800138000::double", "13800138000"],
    ["a float", "0.1::float", "0.1"],
    ["a truth value", "true", "true"],
    ["a day", "date '2024-02-29'", "2024-02-29"],
    ["a time of day", "time '09:05:00'", "09:05:00"],
    ["a moment without a zone", "timestamp '2024-02-29 09:05:00.120'", "2024-02-29 09:05:00.12"],
    ["a moment with a zone, in UTC", "timestamptz '2024-03-01 07:05:00+08'", "2024-02-29 23:05:00+00"],
    ["a list", "[1, null, 3]", "[1,null,3]"],
    ["an object", "{'name': 'a \"b\"', 'days': [date '2024-02-29']}", '{"name":"a \\"b\\"","days":["2024-02-29"]}'],
    ["a map", "map {'a': 1}", '{"a":1}'],
    ["a list of large integers", "[9223372036854775807]", "[9223372036854775807]"],
    ["a list of decimals", "[1234567890123456.78::decimal(18,2)]", "[1234567890123456.78]"],
    [
      "a list of decimals of 38 digits",
      "[12345678901234567890123456789012345.678::decimal(38,3)]",
      "[12345678901234567890123456789012345.678]",
    ],
    ["a number that is none", "'nan'::double", "nan"],
    ["an endless number", "'-inf'::double", "-inf"],
    ["a moment of nanoseconds", "timestamp_ns '2024-02-29 09:05:00.123456789'", "2024-02-29 09:05:00.123456789"],
    ["a number of an id", "uuid '00112233-4455-6677-8899-aabbccddeeff'", "00112233-4455-6677-8899-aabbccddeeff"],
    ["bytes that are text", "encode('线索')", "线索"],
    ["bytes that are none", "'\\xFF\\x00'::blob", "\\xFF\\x00"],
    ["nothing", "null::integer", ""],
  ];
  let texts: string[];
  beforeAll(async () => {
    const columns = values.map(([, value], at) => `${value} as column_${at}`);
    const table = await tableOf("x.parquet", await parquetBytes(`select ${columns.join(", ")}`));
    texts = table[1] as string[];
  });

  it.each(values.map(([what, , text], at) => [what, at, text] as const))("%s", (_, at, text) => {
    expect(texts[at]).toBe(text);
  });
});

describe("the rows of Parquet", () => {
  it("stand below its names, in their order, in any number of row groups", async () => {
    const bytes = await parquetBytes('select range as "编号", \'L\' || range as "Lead, no" from range(300000)');
    const {glances, tables} = await peeked("leads.csv", bytes);
    expect(glances).toMatchObject([{file: "leads.csv", format: "parquet", records_in: 300_000, loaded: 300_000}]);
    expect(tables[0]![0]).toEqual(["编号", "Lead, no"]);
    expect(tables[0]!.every(([id, lead], at) => at === 0 || (id === String(at - 1) && lead === `L${at - 1}`))).toBe(
      true,
    );
  });

  it("of one column may be empty texts or null, and are blank rows then", async () => {
    const {glances, tables} = await peeked("x.parquet", await parquetBytes("select unnest(['a', null, '', 'b']) as a"));
    expect(tables).toEqual([[["a"], ["a"], ["b"]]]);
    expect(glances).toMatchObject([{records_in: 2, loaded: 2}]);
  });

  it("may be none: the names alone are a table", async () => {
    expect(await tableOf("x.parquet", await parquetBytes("select 1 as a, 2 as b where false"))).toEqual([["a", "b"]]);
  });
});

describe("Parquet is refused", () => {
  it("that is cut off, damaged, or only begins like it", async () => {
    const bytes = await parquetBytes("select range as a, md5(range::varchar) as b from range(10000)");
    const torn = Buffer.from(bytes);
    torn.fill(0xaa, 1000, 5000);
    for (const some of [
      bytes.subarray(0, bytes.length / 2),
      torn,
      Buffer.from("PAR1"),
      Buffer.from(`PAR1,x\n${"1,2\n".repeat(100)}`),
    ])
      expect(await tableOf("x.parquet", some)).toBe(
        "invalid Parquet: x.parquet is truncated or damaged — write it again, or as CSV",
      );
  });
});
