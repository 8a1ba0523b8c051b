import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";
import {readAs, type Said} from "./read-as.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await macroWarehouse();
});
afterAll(() => warehouse.close());

type Type = Parameters<typeof readAs>[1];

/** Holds every text of a table to what it must be read as. */
async function expectRead(type: Type, table: Record<string, string | null>, said: Said = {}): Promise<void> {
  const texts = Object.keys(table);
  const read = await readAs(warehouse.connection, type, texts, said);
  expect(Object.fromEntries(texts.map((written, index) => [written, read[index]]))).toEqual(table);
}

/** Texts that must all be read as nothing. */
const nothing = (...texts: string[]): Record<string, null> => Object.fromEntries(texts.map((text) => [text, null]));

describe("a text", () => {
  it("is without the blanks and invisible marks around it", () =>
    expectRead("text", {
      " \u3000Autohome\t": "Autohome",
      "价格\u00a0": "价格",
      "价格\u3000": "价格",
      "\ufeffL-1": "L-1",
      "L-1\u200b": "L-1",
      "L-1\r\n": "L-1",
      "two  words": "two  words",
      "-12.5 ": "-12.5",
      "／a": "／a",
    }));

  it("that is a word for nothing is null, in any letter case and between blanks", () =>
    expectRead(
      "text",
      nothing(
        ..." ,-,--,---,—,——,–,/,null,NULL,Null,(null),<null>,[NULL],nil,none,None,(none),nan,NaN,\\N,\\n,n/a,N/A,#N/A,n.a.".split(
          ",",
        ),
        ..."#VALUE!,#REF!,#NUM!,#NULL!,#NAME?,#DIV/0!,无,(无),（无）,空,(空),（空）,空白,(空白),暂无,未填写,不适用, -- ,\u3000无\u00a0".split(
          ",",
        ),
      ),
    ));

  it("that says something is kept as it is, though it begins alike", () =>
    expectRead(
      "text",
      Object.fromEntries(
        "unknown,未知,无锡,空调,Nancy,n,N,NA,no,nullable,none of these,0,-1,--x,#1,#N/B,(a),暂无计划,/a,\\a,[x],<,(,#,不适用于此,\\"
          .split(",")
          .map((text) => [text, text]),
      ),
    ));
});

describe("an amount", () => {
  it("has thousand separators in their right places, whichever they are", () =>
    expectRead("amount", {
      "0": "0.00",
      "12800": "12800.00",
      "1,234.56": "1234.56",
      "1,234,567.8": "1234567.80",
      "12,34,567": "1234567.00",
      "1,23,456.50": "123456.50",
      "1 234.56": "1234.56",
      "1\u00a0234\u00a0567": "1234567.00",
      "1\u202f234.5": "1234.50",
      "1'234.56": "1234.56",
      "1’234’567.56": "1234567.56",
      "1，234．5": "1234.50",
      ".5": "0.50",
      "5.": "5.00",
      "+5": "5.00",
      "007": "7.00",
      "1234567890123456.78": "1234567890123456.78",
      ...nothing(
        "1,2345",
        "12,34",
        "1,23,45",
        "1,234,56",
        "1.234.567",
        "1.234,56",
        "1,5",
        "1'23",
        "1 23",
        "1,234 567",
        "1.2.3",
        ",5",
        "1,,234",
      ),
    }));

  it("has a decimal comma where the profile says so", () =>
    expectRead(
      "amount",
      {
        "1.234,56": "1234.56",
        "1.234": "1234.00",
        "1 234,56": "1234.56",
        "1'234,5": "1234.50",
        "1\u00a0234,5": "1234.50",
        "-12,5": "-12.50",
        ",5": "0.50",
        "12": "12.00",
        "1,2万": "12000.00",
        ...nothing("1,234.56", "1.23", "12.5", "1,234,567"),
      },
      {decimal: ","},
    ));

  it("of one point and three digits is read only where the decimal mark is said", async () => {
    await expectRead("amount", {
      ...nothing("1.234", "-12.500", "123.456", "1.234万"),
      "0.125": "0.13",
      "1234.567": "1234.57",
      "1.2345": "1.23",
    });
    await expectRead("amount", {"1.234": "1.23", "1.234万": "12340.00"}, {decimal: "."});
  });

  it("has the signs and code of its currency on either side, and of no other", async () => {
    await expectRead("amount", {
      "¥12,800.00": "12800.00",
      "￥12800": "12800.00",
      "人民币 1,234.5": "1234.50",
      "1 234.5 RMB": "1234.50",
      "cny 5": "5.00",
      "5CNY": "5.00",
      "12.5元": "12.50",
      "¥12元": "12.00",
      "-¥5": "-5.00",
      "¥-5": "-5.00",
      "+¥5": "5.00",
      "-5元": "-5.00",
      ...nothing("US$ 1,234.5", "$5", "5 EUR", "€5", "CNY", "¥", "5元5"),
    });
    await expectRead(
      "amount",
      {"$1,234.50": "1234.50", US$5: "5.00", "USD 5": "5.00", "5 USD": "5.00", "($5)": "-5.00", ...nothing("¥5")},
      {currency: "USD"},
    );
    await expectRead("amount", {"R$ 1.234,56": "1234.56", "-R$ 5,50": "-5.50"}, {currency: "BRL", decimal: ","});
  });

  it("below zero has its minus in front or behind, of any kind, or stands in brackets", () =>
    expectRead("amount", {
      "-5": "-5.00",
      "−5": "-5.00",
      "－５": "-5.00",
      "–5": "-5.00",
      "5-": "-5.00",
      "5.00−": "-5.00",
      "- 5": "-5.00",
      "(1,234.50)": "-1234.50",
      "（１２．５）": "-12.50",
      "(¥5)": "-5.00",
      "¥(5)": "-5.00",
      "(5元)": "-5.00",
      "(5)元": "-5.00",
      "¥5-": "-5.00",
      "5-元": "-5.00",
      "5元-": "-5.00",
      "(1.2万)": "-12000.00",
      ...nothing("(-5)", "--5", "-5-", "-(5)", "(5", "5)", "5-3", "+-5"),
    }));

  it("has its unit multiplied out exactly", () =>
    expectRead("amount", {
      "1.2万": "12000.00",
      "1.2 万": "12000.00",
      "1.2万元": "12000.00",
      "¥1.25万": "12500.00",
      "-3万": "-30000.00",
      "0.0001亿": "10000.00",
      "1.23456789亿": "123456789.00",
      "3千": "3000.00",
      "2百万": "2000000.00",
      "1千万": "10000000.00",
      "0.5万亿": "500000000000.00",
      "1,200万": "12000000.00",
      "1.2K": "1200.00",
      "1.2k": "1200.00",
      $: null,
      "¥1.2M": "1200000.00",
      "1.2w": "12000.00",
      "0.07万": "700.00",
      "１．２万": "12000.00",
      ...nothing(
        "万",
        "1.2m",
        "1.2G",
        "1万2千",
        "1.2万万",
        "K",
        "12 apples",
        "1e5",
        "1.2E+05",
        "1.2e3万",
        "99999999999万亿",
      ),
    }));

  it("is no percentage, no spelling of a program and no other text", () =>
    expectRead(
      "amount",
      nothing(
        "12.5%",
        "Infinity",
        "inf",
        "1_000",
        "0x1F",
        "1e3",
        "soon",
        "约5",
        "5+",
        "=1+1",
        "1/2",
        "12345678901234567.00",
      ),
    ));

  it("has no apostrophe that a spreadsheet put before it", () =>
    expectRead("amount", {"'12.5": "12.50", "’12": "12.00"}));
});

describe("a count", () => {
  it("is a whole number from zero on", () =>
    expectRead("count", {
      "0": "0",
      "12": "12",
      "+12": "12",
      "12.0": "12",
      "12.": "12",
      "1,234": "1234",
      "１２": "12",
      "1.2万": "12000",
      "1.2345万": "12345",
      "3K": "3000",
      "9223372036854775807": "9223372036854775807",
      ...nothing(
        "-1",
        "1.5",
        "12.6",
        "1.000",
        "1.23456万",
        "5%",
        "1e3",
        "0x1F",
        "1_000",
        "9223372036854775808",
        "00:05:30",
        "(3)",
        "a",
      ),
    }));
});

describe("a number", () => {
  it("is what a program computes of the same digits", async () => {
    const texts = ["7.123", "0.1", "-2.5", "1,234.5", "100000000000000000000", "0.30000000000000004"];
    await expectRead("number", {
      ...Object.fromEntries(texts.map((text) => [text, String(Number(text.replace(",", "")))])),
      "100000000000000000000": "1e+20",
      ...nothing("inf", "nan", "1e5", "x"),
    });
  });

  it("of a percentage is its part of one, to the last bit", async () => {
    const shares = Array.from({length: 400}, (_, index) => (index * 0.37).toFixed(2));
    const read = await readAs(
      warehouse.connection,
      "number",
      shares.map((share) => `${share}%`),
    );
    expect(read.map(Number)).toEqual(shares.map((share) => Number(`${share}e-2`)));
    await expectRead("number", {
      "12.5%": "0.125",
      "12.5 %": "0.125",
      "１２．５％": "0.125",
      "-3%": "-0.03",
      "(3%)": "-0.03",
      "1,250%": "12.5",
      ...nothing("%", "5%%", "5‰"),
    });
  });
});

describe("a flag", () => {
  it("is true or false in the words of exports, else nothing", () =>
    expectRead("flag", {
      ...Object.fromEntries("1,1.0,true,TRUE,True,yes,Y,t,是,有,已,√,✓,真".split(",").map((word) => [word, "true"])),
      ...Object.fromEntries("0,0.0,false,FALSE,no,N,f,否,没有,未,×,假".split(",").map((word) => [word, "false"])),
      ...nothing("2", "maybe", "10", "是否", "无"),
    }));
});
