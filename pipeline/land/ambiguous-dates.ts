import {HeadwaterError, refuse} from "../errors.ts";
import {text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";
import type {Reading} from "./reading.ts";

/** What may stand first in a date of numbers, by its order. */
const first = {dmy: "day", mdy: "month", ymd: "year"};
const orders = Object.keys(first) as (keyof typeof first)[];

/**
 * Throws a line for each landed file that holds dates which have a meaning only by an order of day, month and year (05/03/2024,
 * 24-3-5), where nobody says it. The order is never taken from the dates themselves; the line says which orders fit all of them.
 */
export async function refuseAmbiguousDates(connection: Connection, readings: Reading[]): Promise<void> {
  const faults: HeadwaterError[] = [];
  for (const reading of readings.filter(({profile}) => profile.date_order === undefined)) {
    const columns = dateColumns(reading);
    const found = columns.length > 0 ? await rowsOf(connection, ambiguous(reading.file.shown, columns)) : [];
    const [earliest] = found;
    if (!earliest) continue;
    const fitting = orders.filter((order) => found.every((column) => column[order] === true));
    const header = reading.columns.find(({column}) => column === earliest.column_name)?.header;
    faults.push(
      new HeadwaterError(`ambiguous dates: ${meaningOf(fitting)}`, {
        where: `${reading.file.shown}, row ${earliest.first_row}, column ${header ?? earliest.column_name}`,
        fix: fixOf(fitting, reading.profile.shownPath),
      }),
    );
  }
  refuse(faults);
}

const dateColumns = ({entity}: Reading): string[] =>
  Object.keys(entity.columns).filter((column) => ["date", "timestamp"].includes(entity.columns[column]!.type));

/** One row per column with dates that only an order gives a meaning: its first such row, and by order whether it fits all of them. */
function ambiguous(shown: string, columns: string[]): string {
  const rejected = columns.map(
    (column) => `{'column_name': ${text(column)}, 'given': json_extract_string(raw_text, ${text(`$."${column}"`)})}`,
  );
  return `with
    unread as (
      select _row, column_name, lost_text as given
      from landed.lost_values
      where _file = ${text(shown)} and column_name in (${columns.map(text).join(", ")})
      union all
      select _row, unnest([${rejected.join(", ")}], recursive := true)
      from landed.rejected_rows
      where _file = ${text(shown)} and code = 'invalid_value'
    ),
    days as (select column_name, day_without_order(given) as day, min(_row) as first_row from unread group by all),
    ordered as (
      select *, ${orders.map((order) => `year_first(day, ${text(order)}) as ${order}_day`).join(", ")}
      from days
      where day is not null
    ),
    fits as (select *, ${orders.map((order) => `local_moment(${order}_day) is not null as ${order}`).join(", ")} from ordered)
    select column_name, min(first_row) as first_row, ${orders.map((order) => `bool_and(${order}) as ${order}`).join(", ")}
    from fits
    where ${orders.join(" or ")}
    group by all
    order by min(first_row), column_name`;
}

function meaningOf([order, ...others]: (typeof orders)[number][]): string {
  if (!order) return "no order of day, month and year fits all of them";
  if (others.length === 0) return `nothing says that the ${first[order]} stands first, though only ${order} fits`;
  return `${[order, ...others].map((fitting) => first[fitting]).join(" or ")} may stand first`;
}

const fixOf = (fitting: string[], profile: string): string =>
  fitting.length > 0
    ? `write date_order: ${fitting.join(" or ")} under reading in headwater.yaml, or in ${profile}`
    : `correct the export, or write date_order under reading in headwater.yaml, and dates that do not fit it are rejected or lost`;
