import {currencySigns} from "../currency.ts";
import {type Column, sqlType} from "../entities.ts";
import {idSystem} from "../profile.ts";
import {quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";
import {utcAhead} from "./utc-ahead.ts";

/** The text of one of our columns as the file gives it, beside its typed value. */
export const given = (column: string): string => quoted(`${column} as given`);

/** The same text with its digits and marks made plain, a step of its own so that it is done once. */
export const tidy = (column: string): string => quoted(`${column} tidied`);

/** The expression that makes the text of one of our columns plain, as its type needs it; none where the type is read as given. */
export function tidied({profile, entity}: Reading, column: string, {currency}: Workspace): string | undefined {
  const {type} = entity.columns[column]!;
  if (type === "timestamp" || type === "date")
    return `tidy_moment(${given(column)}, ${text(profile.date_order ?? "")})`;
  if (type === "amount" || type === "number" || type === "count")
    return `tidy_number(${given(column)}, ${text(currencySigns(currency))})`;
  return undefined;
}

/** The expression that reads one of our columns as its type, null where the text is not of it. */
export function typedValue(
  {file, profile, entity, entityName, columns}: Reading,
  column: string,
  workspace: Workspace,
): string {
  const name = given(column);
  const mark = text(profile.decimal ?? "");
  const expression: Record<Column["type"], string> = {
    text: name,
    category: name,
    id: `${text(`${idSystem(profile, column)}:`)} || ${name}`,
    timestamp: momentOf(tidy(column), profile.time_zone ?? workspace.time_zone),
    date: dayOf(tidy(column), workspace.time_zone),
    amount: `try_cast(number_text(${tidy(column)}, ${mark}) as ${sqlType.amount})`,
    number: `number_of(${tidy(column)}, ${text(profile.decimal ?? ".")})`,
    count: `count_of(${tidy(column)}, ${mark})`,
    flag: `flag_of(mapped(${text(file.system)}, ${text(entityName)}, ${text(column)}, ${name}))`,
  };
  const {type} = entity.columns[column]!;
  if (!columns.some((mapped) => mapped.column === column && mapped.isPseudonymous)) return expression[type];
  const hidden = `pseudonym(${text(idSystem(profile, column))}, ${name})`;
  return type === "id" ? `${text(`${idSystem(profile, column)}:`)} || ${hidden}` : hidden;
}

const isDay = (text: string): string => `${text} like '20__-__-__'`;
const isSecond = (text: string): string => `${text} like '20__-__-_____:__:__'`;

/** The UTC moment of a tidy text. ISO's usual forms are read by a cast and the hours that the zone is ahead, others with care. */
export function momentOf(tidy: string, zone: string): string {
  const clock = `try_cast(${tidy} as timestamp)`;
  return `case
    when ${isSecond(tidy)} or ${isDay(tidy)}
      then coalesce(${clock} - ${utcAhead(tidy, zone)}, timezone('UTC', timezone(${text(zone)}, ${clock})))
    else utc_moment(${tidy}, ${text(zone)})
  end`;
}

/** The day of a tidy text; one that tells an offset falls on a day of the given zone. */
export const dayOf = (tidy: string, zone: string): string => `case
    when ${isDay(tidy)} then try_cast(${tidy} as date)
    when ${isSecond(tidy)} then try_cast(${tidy} as timestamp)::date
    else day_told(${tidy}, ${text(zone)})
  end`;
