import {currencySigns, foreignSigns} from "../currency.ts";
import {type Column, sqlType} from "../entities.ts";
import {idSystem} from "../profile.ts";
import {quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";
import {utcAhead} from "./utc-ahead.ts";

/** The text of one of our columns as the file gives it, beside its typed value. */
export const given = (column: string): string => quoted(`${column} as given`);

/** The expression of the code in a row's currency column. */
export const currencyOf = ({file, entityName}: Reading): string =>
  `upper(mapped(${text(file.system)}, ${text(entityName)}, 'currency', ${given("currency")}))`;

/** What a text is made first on the way to its type, a step of its own so that it is done once. */
export const prepared = (column: string): string => quoted(`${column} prepared`);

/**
 * The expression of that step: of a number its text with digits and marks made plain, of a moment what clocks show where the text is
 * of the usual forms. None where the type is read as given. Where rows name a currency, an amount may carry the signs of its own only.
 */
export function preparation(
  reading: Reading,
  column: string,
  {currency}: Workspace,
  hasCurrency = false,
): string | undefined {
  const {type} = reading.entity.columns[column]!;
  if (type === "timestamp" || type === "date") return `usual_moment(${given(column)})`;
  if (type === "amount" || type === "number" || type === "count")
    return type === "amount" && hasCurrency
      ? `case
    when coalesce(${currencyOf(reading)} = ${text(currency)}, true) then ${tidy(column, text(currencySigns(currency)))}
    else ${tidy(column, `coalesce(${foreignSigns}[${currencyOf(reading)}], ${currencyOf(reading)})`)}
  end`
      : tidy(column, text(currencySigns(currency)));
  return undefined;
}

const tidy = (column: string, signs: string): string => `tidy_number(${given(column)}, ${signs})`;

/**
 * The expression that reads one of our columns as its type, null where the text is not of it. The pseudonyms of texts that are known
 * beforehand are made once and looked up.
 */
export function typedValue(
  {file, profile, entity, entityName, columns}: Reading,
  column: string,
  workspace: Workspace,
  names: string[] = [],
): string {
  const name = given(column);
  const mark = text(profile.decimal ?? "");
  const moment = {given: name, usual: prepared(column), order: profile.date_order ?? ""};
  const expression: Record<Column["type"], string> = {
    text: name,
    category: name,
    id: `${text(`${idSystem(profile, column)}:`)} || ${name}`,
    timestamp: momentOf(moment, profile.time_zone ?? workspace.time_zone),
    date: dayOf(moment, workspace.time_zone),
    amount: `try_cast(number_text(${prepared(column)}, ${mark}) as ${sqlType.amount})`,
    number: `number_of(${prepared(column)}, ${text(profile.decimal ?? ".")})`,
    count: `count_of(${prepared(column)}, ${mark})`,
    flag: `flag_of(mapped(${text(file.system)}, ${text(entityName)}, ${text(column)}, ${name}))`,
  };
  const {type} = entity.columns[column]!;
  if (!columns.some((mapped) => mapped.column === column && mapped.isPseudonymous)) return expression[type];
  const system = idSystem(profile, column);
  const hidden = (of: string) => `${type === "id" ? `${text(`${system}:`)} || ` : ""}pseudonym(${text(system)}, ${of})`;
  const known = names.map((one) => `${text(one)}: ${hidden(text(one))}`);
  return known.length > 0 ? `coalesce(map {${known.join(", ")}}[${name}], ${hidden(name)})` : hidden(name);
}

/** Expressions of a moment's text as given and of what clocks show by it where it is of the usual forms, and the order of its date. */
export type Moment = {given: string; usual: string; order: string};

/** The UTC moment of a text: by the hours that the zone is ahead where the text is of the usual forms, with more care else. */
export const momentOf = ({given, usual, order}: Moment, zone: string): string => `case
    when ${usual} is not null
      then coalesce(${usual} - ${utcAhead(usual, zone)}, timezone('UTC', timezone(${text(zone)}, ${usual})))
    when ${given} is not null then utc_moment(tidy_moment(${given}, ${text(order)}), ${text(zone)})
  end`;

/** The day of a text; one that tells an offset falls on a day of the given zone. */
export const dayOf = ({given, usual, order}: Moment, zone: string): string => `case
    when ${usual} is not null then ${usual}::date
    when ${given} is not null then day_told(tidy_moment(${given}, ${text(order)}), ${text(zone)})
  end`;
