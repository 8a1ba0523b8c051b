import {type Column, sqlType} from "../entities.ts";
import {list, quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";

/**
 * The statement that lands a clean copy: one pass that reads text, types it, notes what did not become its type (`_lost`) and
 * why a row can't be kept (`_fault`), and inserts it into landed.<entity>.
 */
export function landingStatement(reading: Reading, cleanPath: string, workspace: Workspace): string {
  const {file, entity, entityName, entityProfile, columns} = reading;
  const mapped = columns.map(({column}) => column);
  const constants = Object.keys(entityProfile.constants).filter((column) => !mapped.includes(column));
  const filled = [...mapped, ...constants];
  const textColumns = [
    ...mapped.map((column) => `text_or_null(${quoted(column)}) as ${given(column)}`),
    ...constants.map((column) => `${text(entityProfile.constants[column]!)} as ${given(column)}`),
  ];
  const typed = filled.map((column) => `${typedValue(reading, column, workspace)} as ${quoted(column)}`);
  const lossy = filled.filter((column) => !["text", "id", "category"].includes(entity.columns[column]!.type));
  const lost = lossy.map(
    (column) =>
      `{'column_name': ${text(column)}, 'lost_text': case when ${quoted(column)} is null then ${given(column)} end}`,
  );
  const faults = [
    ...entity.required.map((column) => requiredFault(column)),
    ...currencyFault(entity.columns, filled, workspace.currency),
  ];
  return `insert into landed.${entityName} by name
with
read as (${cleanRead(mapped, cleanPath)}),
given as (select _row, ${list(textColumns)} from read),
typed as (select *, ${list(typed)} from given)
select
  ${list(filled.map(quoted))},
  ${text(file.system)} as _system,
  ${text(file.shown)} as _file,
  _row,
  list_filter([${list(lost)}]::struct(column_name varchar, lost_text varchar)[], lambda loss: loss.lost_text is not null) as _lost,
  case ${faults.join("\n    ")} end as _fault,
  case when _fault is not null then to_json({${mapped.map((column) => `${text(column)}: ${given(column)}`).join(", ")}})::varchar end as _raw
from typed`;
}

/** The text of one of our columns as the file gives it, beside its typed value. */
const given = (column: string): string => quoted(`${column} as given`);

/** Reads a clean copy back: row number and our columns, all text. */
export function cleanRead(columns: string[], path: string): string {
  const types = [`'_row': 'bigint'`, ...columns.map((column) => `${text(column)}: 'varchar'`)];
  return `from read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    strict_mode = true, max_line_size = 67108864, columns = {${types.join(", ")}})`;
}

function typedValue({profile, file, entity, columns}: Reading, column: string, workspace: Workspace): string {
  const name = given(column);
  const order = text(profile.date_order);
  const digits = `number_text(${name}, ${text(profile.decimal)})`;
  const expression: Record<Column["type"], string> = {
    text: name,
    category: name,
    id: `${text(`${file.system}:`)} || ${name}`,
    timestamp: `utc_moment(${name}, ${order}, ${text(profile.time_zone ?? workspace.time_zone)})`,
    date: `local_moment(${name}, ${order})::date`,
    amount: `try_cast(${digits} as ${sqlType.amount})`,
    number: `try_cast(${digits} as double)`,
    count: `case when regexp_full_match(${digits}, '\\+?\\d+(\\.0*)?') then try_cast(${digits} as bigint) end`,
    flag: `flag_of(${name})`,
  };
  const {type} = entity.columns[column]!;
  if (!columns.some((mapped) => mapped.column === column && mapped.isPseudonymous)) return expression[type];
  const hidden = `pseudonym(${text(file.system)}, ${name})`;
  return type === "id" ? `${text(`${file.system}:`)} || ${hidden}` : hidden;
}

const requiredFault = (column: string): string =>
  `when ${quoted(column)} is null then {'column_name': ${text(column)}, 'reason':
      case when ${given(column)} is null then 'missing value' else 'invalid value: ' || ${given(column)} end}`;

function currencyFault(columns: Record<string, Column>, filled: string[], currency: string): string[] {
  if (!filled.includes("currency") || !columns.amount) return [];
  return [
    `when upper(${given("currency")}) <> ${text(currency)} then {'column_name': 'currency', 'reason':
      'unsupported currency: ' || ${given("currency")} || ' where the workspace counts in ' || ${text(currency)}}`,
  ];
}
