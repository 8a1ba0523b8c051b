import {quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {MappedColumn} from "./mapped-columns.ts";
import type {Reading} from "./reading.ts";
import {testRows} from "./test-rows.ts";
import {given} from "./typed-value.ts";

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
    ...currencyFault(reading, filled, workspace.currency),
  ];
}

const faultAt = (column: string, reason: string): string => `{'column_name': ${text(column)}, 'reason': ${reason}}`;

const requiredFault = (column: string): string => {
  const reason = `case when ${given(column)} is null then 'missing value' else 'invalid value: ' || ${given(column)} end`;
  return `when ${quoted(column)} is null then ${faultAt(column, reason)}`;
};

function currencyFault({file, entityName, entity}: Reading, filled: string[], currency: string): string[] {
  if (!filled.includes("currency") || !entity.columns.amount) return [];
  const code = `upper(mapped(${text(file.system)}, ${text(entityName)}, 'currency', ${given("currency")}))`;
  const reason = `'unsupported currency: ' || ${given("currency")} || ' where the workspace counts in ' || ${text(currency)}`;
  return [`when ${code} <> ${text(currency)} then ${faultAt("currency", reason)}`];
}
