import {relative} from "node:path";
import {text} from "../../sql.ts";
import {type Connection, rowsOf} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import {besideTheTable} from "../codes.ts";
import {type Breach, limitsOf} from "../limits.ts";
import {percent} from "./percent.ts";

/** Files with more rejected rows than their source allows; totals, repeated headers, remarks and test records are no rejects. */
export async function excessRejects(connection: Connection, workspace: Workspace, copy: string): Promise<Breach[]> {
  const rows = await rowsOf(
    connection,
    `select _file, _system, entity, row_count::double as row_count, count(*)::double as rejected, min(_row)::varchar as first_row, arg_min(code, _row) as code
     from landed.rejected_rows inner join landed.files using (_file)
     where code not in (${besideTheTable.map(text).join(", ")})
     group by all order by all`,
  );
  return rows.flatMap((row): Breach[] => {
    const [file, system, entity] = [row._file, row._system, row.entity].map(String) as [string, string, string];
    const [rowCount, rejected] = [Number(row.row_count), Number(row.rejected)];
    const limit = limitsOf(workspace, system, entity).rejects!;
    const allowed = Math.max(limit.rows, Math.floor(limit.share * rowCount));
    if (rejected <= allowed) return [];
    const found = limit.level === "error" ? relative(process.cwd(), copy) : "landed.rejected_rows";
    return [
      {
        system,
        entity,
        file,
        at: `first row ${row.first_row} (${row.code})`,
        limit: "rejects",
        level: limit.level,
        what: `invalid rows: ${rejected} of ${rowCount} rejected (${percent(rejected / rowCount)}), where ${allowed} may be`,
        fix: `look at them in ${found} and mend the export`,
      },
    ];
  });
}
