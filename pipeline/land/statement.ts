import {currencySigns} from "../currency.ts";
import {type Column, sqlType} from "../entities.ts";
import {idSystem} from "../profile.ts";
import {list, quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {MappedColumn, Reading} from "./reading.ts";

/**
 * The statement that lands a clean copy: one pass that reads text, types it, notes what did not become its type (`_lost`) and
 * why a row can't be kept (`_fault`), and inserts it into landed.<entity>.
 */
export function landingStatement(reading: Reading, cleanPath: string, workspace: Workspace, fileOrder: number): string {
  const {file, entity, entityName, entityProfile, columns} = reading;
  const mapped = columns.map(({column}) => column);
  const constants = Object.keys(entityProfile.constants).filter((column) => !mapped.includes(column));
  const filled = [...mapped, ...constants];
  const textColumns = [
    ...columns.map((mappedColumn) => `${givenText(mappedColumn)} as ${given(mappedColumn.column)}`),
    ...constants.map((column) => `${text(entityProfile.constants[column]!)} as ${given(column)}`),
  ];
  const tidied = filled.flatMap((column) => {
    const tidier = tidierOf[entity.columns[column]!.type];
    return tidier ? [`${tidier(given(column), workspace.currency)} as ${tidy(column)}`] : [];
  });
  const typed = filled.map((column) => `${typedValue(reading, column, workspace)} as ${quoted(column)}`);
  const lossy = filled.filter((column) => !["text", "id", "category"].includes(entity.columns[column]!.type));
  const lost = lossy.map(
    (column) =>
      `{'column_name': ${text(column)}, 'lost_text': case when ${quoted(column)} is null then ${given(column)} end}`,
  );
  const twins = columns.filter(({positions}) => positions.length > 1);
  const conflicts = twins.map((twin) => `${isConflict(twin)} as ${quoted(`${twin.column} in conflict`)}`);
  const faults = [
    ...twins.map(
      ({column, header}) =>
        `when ${quoted(`${column} in conflict`)} then {'column_name': ${text(column)}, 'reason': ${text(`ambiguous value: the columns called ${header} differ`)}}`,
    ),

    ...entity.required.map((column) => requiredFault(column)),
    ...currencyFault(reading, filled, workspace.currency),
  ];
  return `insert into landed.${entityName} by name
with
read as (${cleanRead(columns, cleanPath)}),
given as (select _row, ${list([...textColumns, ...conflicts])} from read),
tidied as (select ${list(["*", ...tidied])} from given),
typed as (select *, ${list(typed)} from tidied),
judged as (select *, case ${faults.join("\n    ")} end as _fault from typed)
select
  ${list(filled.map(quoted))},
  ${text(file.system)} as _system,
  ${text(file.shown)} as _file,
  _row,
  ${fileOrder} as _file_order,
  list_filter([${list(lost)}]::struct(column_name varchar, lost_text varchar)[], lambda loss: loss.lost_text is not null) as _lost,
  _fault,
  case when _fault is not null then to_json({${mapped.map((column) => `${text(column)}: ${given(column)}`).join(", ")}})::varchar end as _raw
from judged`;
}

/** The text of one of our columns as the file gives it, beside its typed value. */
const given = (column: string): string => quoted(`${column} as given`);

/** The same text with its digits and marks made plain, a step of its own so that it is done once. */
const tidy = (column: string): string => quoted(`${column} tidied`);

const tidyNumber = (value: string, currency: string): string =>
  `tidy_number(${value}, ${text(currencySigns(currency))})`;
const tidyMoment = (value: string): string => `tidy_moment(${value})`;

const tidierOf: Partial<Record<Column["type"], (value: string, currency: string) => string>> = {
  timestamp: tidyMoment,
  date: tidyMoment,
  amount: tidyNumber,
  number: tidyNumber,
  count: tidyNumber,
};

/** The names, in a clean copy, of the columns that a file has for one of ours. */
const copies = ({column, positions}: MappedColumn): string[] =>
  positions.map((_, index) => (index === 0 ? column : `${column} ${index + 1}`));

/** The text that a clean copy has for one of our columns: of several columns with the same header, the first that is filled. */
export const givenText = (column: MappedColumn): string =>
  `coalesce(${copies(column)
    .map((copy) => `text_or_null(${quoted(copy)})`)
    .join(", ")})`;

const isConflict = (twin: MappedColumn): string =>
  `len(list_distinct(list_filter([${copies(twin)
    .map((copy) => `text_or_null(${quoted(copy)})`)
    .join(", ")}], lambda value: value is not null))) > 1`;

/** Reads a clean copy back: row number and the file's columns for ours, all text. */
export function cleanRead(columns: MappedColumn[], path: string): string {
  const types = [`'_row': 'bigint'`, ...columns.flatMap(copies).map((column) => `${text(column)}: 'varchar'`)];
  return `from read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    strict_mode = true, max_line_size = 67108864, columns = {${types.join(", ")}})`;
}

function typedValue(
  {file, profile, entity, entityName, columns}: Reading,
  column: string,
  workspace: Workspace,
): string {
  const name = given(column);
  const order = text(profile.date_order);
  const digits = `number_text(${tidy(column)}, ${text(profile.decimal)})`;
  const expression: Record<Column["type"], string> = {
    text: name,
    category: name,
    id: `${text(`${idSystem(profile, column)}:`)} || ${name}`,
    timestamp: `utc_moment(${tidy(column)}, ${order}, ${text(profile.time_zone ?? workspace.time_zone)})`,
    date: `local_moment(${tidy(column)}, ${order})::date`,
    amount: `try_cast(${digits} as ${sqlType.amount})`,
    number: `try_cast(${digits} as double)`,
    count: `case when regexp_full_match(${digits}, '\\+?\\d+(\\.0*)?') then try_cast(${digits} as bigint) end`,
    flag: `flag_of(mapped(${text(file.system)}, ${text(entityName)}, ${text(column)}, ${name}))`,
  };
  const {type} = entity.columns[column]!;
  if (!columns.some((mapped) => mapped.column === column && mapped.isPseudonymous)) return expression[type];
  const hidden = `pseudonym(${text(idSystem(profile, column))}, ${name})`;
  return type === "id" ? `${text(`${idSystem(profile, column)}:`)} || ${hidden}` : hidden;
}

const requiredFault = (column: string): string =>
  `when ${quoted(column)} is null then {'column_name': ${text(column)}, 'reason':
      case when ${given(column)} is null then 'missing value' else 'invalid value: ' || ${given(column)} end}`;

function currencyFault({file, entityName, entity}: Reading, filled: string[], currency: string): string[] {
  if (!filled.includes("currency") || !entity.columns.amount) return [];
  const code = `upper(mapped(${text(file.system)}, ${text(entityName)}, 'currency', ${given("currency")}))`;
  return [
    `when ${code} <> ${text(currency)} then {'column_name': 'currency', 'reason':
      'unsupported currency: ' || ${given("currency")} || ' where the workspace counts in ' || ${text(currency)}}`,
  ];
}
