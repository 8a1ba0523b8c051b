import {entities} from "./entities.ts";
import {HeadwaterError} from "./errors.ts";
import {quoted, text} from "./sql.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

/** The day that every metric speaks of, and the record that set it where the reader named none. */
export type Clock = {asOf: string; setBy?: string};

/**
 * Writes workspace.clock, the one clock of the run: the day asked for, else the latest day that the landed data record, in the
 * workspace's time zone. Throws a line for a day before all records, or where no record has a date.
 */
export async function setClock(connection: Connection, asked: string | undefined): Promise<Clock> {
  const [bounds] = await rowsOf(
    connection,
    `with days as (${recordedDays().join(" union all ")})
     select min(day_on)::varchar as first_on, max(day_on)::varchar as last_on,
       max(day_on) filter (entity in ('leads', 'opportunities', 'stage_changes'))::varchar as last_pursued_on,
       arg_max(_file || ', row ' || _row || ', ' || column_name, day_on) as set_by
     from days`,
  );
  const {first_on: first, last_on: last, last_pursued_on, set_by} = bounds as Record<string, string | null>;
  if (!first || !last)
    throw new HeadwaterError("missing dates: no record has a date, so there is no day to compute as of", {
      fix: "export records, not only headers",
    });
  if (asked && asked < first)
    throw new HeadwaterError(`invalid as-of: ${asked} is before the first record, ${first}`, {
      fix: `choose a day from ${first} on`,
    });
  const asOf = asked ?? last;
  await connection.run(`create table workspace.clock as select
    ${text(asOf)}::date as as_of_on,
    timezone('UTC', timezone(settings.time_zone, ${text(asOf)}::timestamp + interval 1 day)) as ends_at,
    ${text(first)}::date as first_on,
    ${text(last)}::date as last_on,
    ${text(asOf)}::date < ${text(last_pursued_on ?? first)}::date as is_past
    from workspace.settings`);
  await connection.run("comment on table workspace.clock is 'One row: the day that every metric speaks of.'");
  const comments = {
    as_of_on: "the last day that counts",
    ends_at: "the moment, in UTC, at which that day ends",
    first_on: "the first day that any record names",
    last_on: "the last day that any record names",
    is_past:
      "leads, opportunities or their history have records after as_of, so that what they state now was not yet known",
  };
  for (const [column, means] of Object.entries(comments))
    await connection.run(`comment on column workspace.clock.${column} is ${text(means)}`);
  return asked ? {asOf} : {asOf, ...(set_by && {setBy: set_by})};
}

function recordedDays(): string[] {
  return Object.entries(entities).flatMap(([entity, {columns}]) =>
    Object.entries(columns).flatMap(([column, {type, off_clock}]) => {
      if (off_clock || (type !== "timestamp" && type !== "date")) return [];
      const day = type === "date" ? quoted(column) : `day_of(${quoted(column)})`;
      return [
        `select ${day} as day_on, ${text(entity)} as entity, ${text(column)} as column_name, _file, _row from landed.${entity} where ${quoted(column)} is not null`,
      ];
    }),
  );
}
