import {currencySigns} from "../currency.ts";
import {type Column, sqlType} from "../entities.ts";
import {idSystem} from "../profile.ts";
import {quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";

/** The text of one of our columns as the file gives it, beside its typed value. */
export const given = (column: string): string => quoted(`${column} as given`);

/** The same text with its digits and marks made plain, a step of its own so that it is done once. */
export const tidy = (column: string): string => quoted(`${column} tidied`);

const tidyNumber = (value: string, currency: string): string =>
  `tidy_number(${value}, ${text(currencySigns(currency))})`;
const tidyMoment = (value: string): string => `tidy_moment(${value})`;

/** How a text is tidied before it is read as a type; other types are read as given. */
export const tidierOf: Partial<Record<Column["type"], (value: string, currency: string) => string>> = {
  timestamp: tidyMoment,
  date: tidyMoment,
  amount: tidyNumber,
  number: tidyNumber,
  count: tidyNumber,
};

/** The expression that reads one of our columns as its type, null where the text is not of it. */
export function typedValue(
  {file, profile, entity, entityName, columns}: Reading,
  column: string,
  workspace: Workspace,
): string {
  const name = given(column);
  const order = text(profile.date_order);
  const digits = `number_text(${tidy(column)}, ${text(profile.decimal ?? ".")})`;
  const expression: Record<Column["type"], string> = {
    text: name,
    category: name,
    id: `${text(`${idSystem(profile, column)}:`)} || ${name}`,
    timestamp: `utc_moment(${tidy(column)}, ${order}, ${text(profile.time_zone ?? workspace.time_zone)})`,
    date: `local_moment(${tidy(column)}, ${order})::date`,
    amount: profile.decimal
      ? `try_cast(${digits} as ${sqlType.amount})`
      : `case when not regexp_full_match(${digits}, '-?[1-9]\\d{0,2}\\.\\d{3}') then try_cast(${digits} as ${sqlType.amount}) end`,
    number: `try_cast(${digits} as double)`,
    count: `case when regexp_full_match(${digits}, '\\+?\\d+(\\.0*)?') then try_cast(${digits} as bigint) end`,
    flag: `flag_of(mapped(${text(file.system)}, ${text(entityName)}, ${text(column)}, ${name}))`,
  };
  const {type} = entity.columns[column]!;
  if (!columns.some((mapped) => mapped.column === column && mapped.isPseudonymous)) return expression[type];
  const hidden = `pseudonym(${text(idSystem(profile, column))}, ${name})`;
  return type === "id" ? `${text(`${idSystem(profile, column)}:`)} || ${hidden}` : hidden;
}
