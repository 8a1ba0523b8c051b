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
    ["mapped('crm', 'leads', 'lead_source', 'AH')", "Autohome"],
    ["mapped('dms', 'leads', 'lead_source', 'AH')", "AH"],
    ["category(null)", "(missing)"],
    ["category('ask 13812345678 or li@example.com')", "ask … or …"],
    ["category('order 1713812345678901')", "order 1713812345678901"],
    ["round(normal_tail(0), 6)", 0.5],
    ["round(normal_tail(1.959963984540054), 6)", 0.025],
    ["round(normal_tail(-1.959963984540054), 6)", 0.975],
    ["round(1e10 * normal_tail(6), 3)", 9.866], // 9.865876e-10, R's pnorm(6, lower = FALSE)
    ["round(1e18 * normal_tail(8.5), 2)", 9.48], // 9.479535e-18
    ["round(both_probability(0.05, 0.1), 6)", 0.031492], // R: pchisq(-2 * log(0.05 * 0.1), 4, lower = FALSE)
    ["as_literal('it''s')", "'it''s'"],
    ["as_query('a&b #1+2 %')", "a%26b %231%2B2 %25"],
    ["rate(1, 0)", null],
    ["rate(3, 4)", 0.75],
    ["round(wilson_low(100000, 300000), 9)", 0.331648608],
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
