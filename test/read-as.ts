import {currencySigns} from "../pipeline/currency.ts";
import {dayOf, momentOf} from "../pipeline/land/typed-value.ts";
import {text} from "../pipeline/sql.ts";
import type {Connection} from "../pipeline/warehouse.ts";

/** What a profile says of values. */
export type Said = {order?: string; decimal?: string; zone?: string; currency?: string};

/** Texts read as a type in one query, in their order, by the expressions that land a file. */
export async function readAs(
  connection: Connection,
  type: "text" | "timestamp" | "date" | "amount" | "number" | "count" | "flag",
  given: string[],
  {order = "", decimal = "", zone = "Asia/Shanghai", currency = "CNY"}: Said = {},
): Promise<(string | null)[]> {
  const isMoment = type === "timestamp" || type === "date";
  const prepared = isMoment ? "usual_moment(given)" : `tidy_number(given, ${text(currencySigns(currency))})`;
  const typed = {
    text: "given",
    timestamp: momentOf({given: "given", usual: "prepared", order}, zone),
    date: dayOf({given: "given", usual: "prepared", order}, zone),
    amount: `try_cast(number_text(prepared, ${text(decimal)}) as decimal(18,2))`,
    number: `number_of(prepared, ${text(decimal || ".")})`,
    count: `count_of(prepared, ${text(decimal)})`,
    flag: "flag_of(given)",
  }[type];
  const reader = await connection.runAndReadAll(`
    with
    texts as (select nth, text_or_null(written) as given from (values ${given.map((written, nth) => `(${nth}, ${text(written)})`).join(", ")}) as texts(nth, written)),
    prepared as (select nth, given, ${type === "text" || type === "flag" ? "given" : prepared} as prepared from texts)
    select (${typed})::varchar from prepared order by nth`);
  return reader.getRowsJson().map(([value]) => (value === null ? null : String(value)));
}
