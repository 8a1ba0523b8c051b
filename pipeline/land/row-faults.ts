import currencyCodes from "currency-codes";
import {list, quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {MappedColumn} from "./mapped-columns.ts";
import type {Reading} from "./reading.ts";
import {testRows} from "./test-rows.ts";
import {currencyOf, given} from "./typed-value.ts";

const known = currencyCodes.codes().map(text);

/** The name of the flag that says whether columns with the same header hold different values in a row. */
export const conflict = (twin: MappedColumn): string => quoted(`${twin.column} in conflict`);

/** The branches of a case expression that give the reason why a row can't be kept, the first that holds. */
export function rowFaults(reading: Reading, twins: MappedColumn[], filled: string[], workspace: Workspace): string[] {
  return [
    ...testRows(reading, workspace).map(({column, is}) => `when ${is} then ${faultAt(column, text("test row"))}`),
    ...twins.map(
      (twin) =>
        `when ${conflict(twin)} then ${faultAt(twin.column, text(`ambiguous value: the columns called ${twin.header} differ`))}`,
    ),
    ...reading.entity.required.map(requiredFault),
    ...currencyFault(reading, filled),
    ...periodFault(filled),
  ];
}

const faultAt = (column: string, reason: string): string => `{'column_name': ${text(column)}, 'reason': ${reason}}`;

const requiredFault = (column: string): string => {
  const reason = `case when ${given(column)} is null then 'missing value' else 'invalid value: ' || ${given(column)} end`;
  return `when ${quoted(column)} is null then ${faultAt(column, reason)}`;
};

function currencyFault(reading: Reading, filled: string[]): string[] {
  if (!filled.includes("currency") || !reading.entity.columns.amount) return [];
  const reason = `'unsupported currency: ' || ${given("currency")} || ' is no ISO 4217 code'`;
  return [`when ${currencyOf(reading)} not in (${list(known)}) then ${faultAt("currency", reason)}`];
}

function periodFault(filled: string[]): string[] {
  if (!filled.includes("until_on")) return [];
  const reason = `'invalid value: ' || ${given("until_on")} || ' is before ' || ${given("spend_on")}`;
  return [`when until_on < spend_on then ${faultAt("until_on", reason)}`];
}
