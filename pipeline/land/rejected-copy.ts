import {chmodSync, renameSync} from "node:fs";
import {text} from "../sql.ts";
import {type Connection, rowsOf} from "../warehouse.ts";

/** Writes the rows rejected so far to a CSV file that only its owner may read, where there are any: a run that fails leaves no warehouse. */
export async function copyRejected(connection: Connection, path: string): Promise<void> {
  const [first] = await rowsOf(connection, "select 1 from landed.rejected_rows limit 1");
  if (!first) return;
  await connection.run(
    `copy (from landed.rejected_rows order by _file, _row) to ${text(`${path}.tmp`)} (format csv, header true)`,
  );
  chmodSync(`${path}.tmp`, 0o600);
  renameSync(`${path}.tmp`, path);
}
