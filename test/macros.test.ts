import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {currencySigns} from "../pipeline/currency.ts";
import type {Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await macroWarehouse();
});
afterAll(() => warehouse.close());

const answer = async (expression: string): Promise<unknown> => {
  const reader = await warehouse.connection.runAndReadAll(`select ${expression}`);
  return reader.getRowsJson()[0]![0];
};

describe("numbers as exports write them", () => {
  it.each([
    ["¥12,800.00", ".", "12800.00"],
    ["人民币 1,234.5", ".", "1234.5"],
    ["1 234.5 RMB", ".", "1234.5"],
    ["1\u00a0234,5", ",", "1234.5"],
    ["US$ 1,234.5", ".", null],
    ["(1,234.50)", ".", "-1234.50"],
    ["－１２．５", ".", "-12.5"],
    ["12.5元", ".", "12.5"],
    ["1.234,56", ",", "1234.56"],
    ["1.234,56", ".", null],
    ["1,5", ".", null],
    ["1,23,456", ".", null],
    ["12 apples", ".", null],
    ["1.2.3", ".", null],
    ["Infinity", ".", null],
    ["CNY", ".", null],
  ])("%s with decimal mark %s is %s where amounts are in CNY", async (given, decimal, digits) => {
    expect(await answer(`number_text(tidy_number('${given}', '${currencySigns("CNY")}'), '${decimal}')`)).toBe(digits);
  });
});

describe("moments as exports write them, in Shanghai", () => {
  it.each([
    ["2024-03-05 09:05:00", "ymd", "2024-03-05 01:05:00"],
    ["2024/3/5 9:05", "ymd", "2024-03-05 01:05:00"],
    ["2024年3月5日 9:05", "ymd", "2024-03-05 01:05:00"],
    ["2024.3.5", "ymd", "2024-03-04 16:00:00"],
    ["20240305", "ymd", "2024-03-04 16:00:00"],
    ["2024-03-05T09:05:00Z", "ymd", "2024-03-05 09:05:00"],
    ["2024-03-05T09:05:00-05:00", "ymd", "2024-03-05 14:05:00"],
    ["05/03/2024 09:05", "dmy", "2024-03-05 01:05:00"],
    ["05/03/2024 09:05 PM", "mdy", "2024-05-03 13:05:00"],
    ["05/03/2024", "ymd", null],
    ["2024-02-30", "ymd", null],
    ["9999-12-31", "ymd", null],
    ["soon", "ymd", null],
  ])("%s under %s is %s UTC", async (given, order, moment) => {
    expect(await answer(`utc_moment(tidy_moment('${given}'), '${order}', 'Asia/Shanghai')`)).toBe(moment);
  });
});

describe("the signs of a currency", () => {
  it.each([
    ["CNY", "¥"],
    ["BRL", "R\\\\$"],
    ["EUR", "€"],
    ["USD", "US\\\\$"],
  ])("of %s include %s", (currency, sign) => {
    expect(currencySigns(currency).split("|")).toContain(sign.replaceAll("\\\\", "\\"));
  });
});

describe("small rules", () => {
  it.each([
    ["text_or_null(' \u3000Autohome\t')", "Autohome"],
    ["text_or_null('--')", null],
    ["text_or_null('unknown')", "unknown"],
    ["mapped('crm', 'leads', 'lead_source', 'AH')", "Autohome"],
    ["mapped('dms', 'leads', 'lead_source', 'AH')", "AH"],
    ["category(null)", "(missing)"],
    ["category('ask 13812345678 or li@example.com')", "ask … or …"],
    ["category('order 1713812345678901')", "order 1713812345678901"],
    ["rate(1, 0)", null],
    ["rate(3, 4)", 0.75],
    ["amount_each(100.00, 3)", "33.33"],
    ["amount_each(100.00, 0)", null],
    ["ratio(5, 0)", null],
    ["fiscal_year_of(date '2025-03-31')", "FY2025"],
    ["fiscal_year_of(date '2025-04-01')", "FY2026"],
    ["fiscal_quarter_of(date '2025-03-31')", "FY2025 Q4"],
    ["fiscal_quarter_of(date '2025-04-01')", "FY2026 Q1"],
    ["day_of(timestamp '2024-12-31 15:59:59')", "2024-12-31"],
    ["day_of(timestamp '2024-12-31 16:00:00')", "2025-01-01"],
  ])("%s is %s", async (expression, value) => {
    expect(await answer(expression)).toBe(value);
  });

  it("every macro is commented", async () => {
    const reader = await warehouse.connection.runAndReadAll(
      "select function_name from duckdb_functions() where schema_name = 'main' and not internal and coalesce(comment, '') = ''",
    );
    expect(reader.getRowsJson()).toEqual([]);
  });

  it("nothing is installed or loaded behind the user's back", async () => {
    const reader = await warehouse.connection.runAndReadAll(
      "select value from duckdb_settings() where name in ('autoinstall_known_extensions', 'autoload_known_extensions')",
    );
    expect(reader.getRowsJson()).toEqual([["false"], ["false"]]);
  });
});
