import {existsSync} from "node:fs";
import {text} from "../../sql.ts";
import {type Connection, rowsOf} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import {type Breach, limitsOf} from "../limits.ts";
import {percent} from "./percent.ts";

/** Sources with far fewer rows than the last run read, or none at all. Where the last warehouse can't be read, that is one warning. */
export async function droppedRows(connection: Connection, workspace: Workspace, standing: string): Promise<Breach[]> {
  if (!Object.values(workspace.limits).some(({row_drop}) => row_drop) || !existsSync(standing)) return [];
  const counts = (files: string) =>
    rowsOf(
      connection,
      `select _system as system, entity, sum(row_count)::double as row_count from ${files} group by all order by all`,
    );
  const now = await counts("landed.files");
  const before = await lastCounts(connection, standing, () => counts("standing.landed.files"));
  return (before ?? now).flatMap(({system, entity, row_count}): Breach[] => {
    const source = {system: String(system), entity: String(entity)};
    const limit = limitsOf(workspace, source.system, source.entity).row_drop;
    if (!limit) return [];
    const breach = {...source, limit: "row_drop" as const};
    if (!before)
      return [
        {
          ...breach,
          level: "warn",
          what: "unknown row counts: the last warehouse can't be read",
          fix: "build once more",
        },
      ];
    const count = Number(now.find((one) => one.system === system && one.entity === entity)?.row_count ?? 0);
    const drop = 1 - count / Number(row_count);
    if (!(drop > limit.share)) return [];
    const what = `missing rows: ${count} where the last run read ${row_count} (${percent(drop)} fewer), more than ${percent(limit.share)} gone`;
    return [{...breach, level: limit.level, what, fix: "export it whole"}];
  });
}

async function lastCounts<T>(
  connection: Connection,
  standing: string,
  counts: () => Promise<T>,
): Promise<T | undefined> {
  try {
    await connection.run(`attach ${text(standing)} as standing (read_only)`);
  } catch {
    return undefined;
  }
  try {
    return await counts();
  } catch {
    return undefined;
  } finally {
    await connection.run("detach standing");
  }
}
