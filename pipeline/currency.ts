import currencyCodes from "currency-codes";
import {text} from "./sql.ts";

const more: Record<string, string[]> = {
  CNY: ["RMB", "CN¥", "¥", "￥", "元", "人民币"],
  JPY: ["円", "¥", "￥"],
  USD: ["US$", "$"],
  TWD: ["NT$"],
  HKD: ["HK$"],
  BRL: ["R$"],
  KRW: ["원"],
};

/** The signs that may stand at an amount of a currency, as alternatives of a regular expression, longest first. */
export function currencySigns(currency: string): string {
  const signs = ["symbol", "narrowSymbol", "code"].map(
    (currencyDisplay) =>
      new Intl.NumberFormat("en", {style: "currency", currency, currencyDisplay: currencyDisplay as "symbol"})
        .formatToParts(1)
        .find(({type}) => type === "currency")!.value,
  );
  return [...new Set([...signs, ...(more[currency] ?? [])])]
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[$.]/g, "\\$&"))
    .join("|");
}

/** A map in SQL from the code of a currency to the signs of its amounts, of those that have more than their code. */
export const foreignSigns = `map {${currencyCodes
  .codes()
  .filter((code) => currencySigns(code) !== code)
  .map((code) => `${text(code)}: ${text(currencySigns(code))}`)
  .join(", ")}}`;
