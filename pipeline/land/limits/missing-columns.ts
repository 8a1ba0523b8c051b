import {entities} from "../../entities.ts";
import {type Connection, rowsOf} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import {type Breach, limitsOf} from "../limits.ts";
import {percent} from "./percent.ts";

/** Files that lack a column that their source must have, or have it filled in too few rows. */
export async function missingColumns(connection: Connection, workspace: Workspace): Promise<Breach[]> {
  const files = await rowsOf(
    connection,
    "select _file, _system, entity, landed_count::double as landed_count from landed.files order by _file",
  );
  const filled = await rowsOf(
    connection,
    "select _file, column_name, filled_count::double as filled_count from landed.file_columns",
  );
  return files.flatMap((row) => {
    const [file, system, entity] = [row._file, row._system, row.entity].map(String) as [string, string, string];
    const limit = limitsOf(workspace, system, entity).required;
    const columns = (limit?.columns ?? []).filter((column) => column in entities[entity]!.columns);
    return columns.flatMap((column): Breach[] => {
      const found = filled.find(({_file, column_name}) => _file === file && column_name === column);
      const breach = {system, entity, file, limit: "required" as const, level: limit!.level};
      if (!found)
        return [{...breach, what: `missing column: ${column}`, fix: "export it with this column, or map its header"}];
      const [count, landed] = [Number(found.filled_count), Number(row.landed_count)];
      if (count >= limit!.share * landed) return [];
      const what = `missing values: ${column} is filled in ${count} of ${landed} rows (${percent(count / landed)}), less than ${percent(limit!.share)}`;
      return [{...breach, what, fix: "fill it in its system"}];
    });
  });
}
