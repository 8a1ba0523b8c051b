import type {Language} from "./messages.js";

type Value<T> = T | null | undefined;

/** What is printed for “no answer”. */
const none = "–";

/** How numbers and dates are printed in a language and a currency. Null is “–”. */
export function formatsFor(language: Language, currency: string) {
  const locale = language === "zh" ? "zh-CN" : "en";
  const money = {style: "currency", currency, currencyDisplay: "narrowSymbol"} as const;
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: Value<number>) => (value == null ? none : format.format(value));
  };
  const day = (options: Intl.DateTimeFormatOptions, suffix = "") => {
    const format = new Intl.DateTimeFormat(locale, {...options, timeZone: "UTC"});
    return (value: Value<string>) => (value == null ? none : format.format(new Date(value + suffix)));
  };
  const percent = number({style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1});
  const ratioNumber = new Intl.NumberFormat(locale, {maximumSignificantDigits: 3});

  return {
    count: number({}),
    compactCount: number({notation: "compact", maximumFractionDigits: 1}),
    tenths: number({maximumFractionDigits: 1}),
    amount: number({...money, maximumFractionDigits: 0}),
    compactAmount: number({...money, notation: "compact", maximumSignificantDigits: 3}),
    percent,
    wholePercent: number({style: "percent"}),
    days: number({style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 1}),
    hours: number({style: "unit", unit: "hour", unitDisplay: "long", maximumFractionDigits: 1}),
    bytes: number({style: "unit", unit: "byte", notation: "compact", unitDisplay: "narrow", maximumFractionDigits: 1}),
    ratio: (value: Value<number>) => (value == null ? none : ratioNumber.format(value) + "×"),
    interval: (low: Value<number>, high: Value<number>) =>
      low == null || high == null ? none : `${percent(low)}–${percent(high)}`,
    date: day({dateStyle: "long"}),
    month: day({year: "numeric", month: "long"}, "-01"),
    monthOfYear: day({month: "short"}, "-01"),
    year: day({year: "numeric"}, "-01"),
    text: (value: Value<string>) => value ?? none,
  };
}
