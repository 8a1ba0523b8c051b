import {HeadwaterError, refuse} from "./errors.ts";
import {nearest} from "./nearest.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

const columns = [
  ["leads", "stage"],
  ["leads", "outcome"],
  ["opportunities", "stage"],
  ["opportunities", "outcome"],
  ["stage_changes", "stage"],
] as const;

/** Throws a line for each word in a stage or outcome column that neither headwater.yaml nor a profile knows. */
export async function refuseUnknownStages(connection: Connection): Promise<void> {
  const unknown = columns.map(
    ([entity, column]) => `select '${column}' as column_name, ${column} as word, _system, _file, _row
      from landed.${entity}
      where ${column} is not null
        and mapped(_system, '${entity}', '${column}', ${column}) not in (select word from workspace.stage_words)`,
  );
  const rows = await rowsOf(
    connection,
    `with unknown as (${unknown.join(" union all ")})
     select column_name, word, _system, min(_file) as _file, min_by(_row, (_file, _row))::varchar as _row, count(*)::varchar as row_count
     from unknown group by column_name, word, _system order by all`,
  );
  const known = (await rowsOf(connection, "select word from workspace.stage_words")).map(({word}) => String(word));
  refuse(
    rows.map(({column_name, word, _system, _file, _row, row_count}) => {
      const guess = nearest(String(word), known);
      return new HeadwaterError(`unknown ${column_name}: ${word} (${row_count} row${row_count === "1" ? "" : "s"})`, {
        where: `${_file}, row ${_row}, column ${column_name}`,
        fix: `add it to stages or outcomes in headwater.yaml, or map it under values in profiles/${_system}.yaml${guess.startsWith("did") ? `; ${guess}` : ""}`,
      });
    }),
  );
}
