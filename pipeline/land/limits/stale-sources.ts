import {entities} from "../../entities.ts";
import {quoted, text} from "../../sql.ts";
import {type Connection, rowsOf} from "../../warehouse.ts";
import type {Workspace} from "../../workspace.ts";
import {type Breach, limitsOf} from "../limits.ts";

/** Sources whose newest record is too old for the day computed as of, or that have no dated record. */
export async function staleSources(connection: Connection, workspace: Workspace, asOf: string): Promise<Breach[]> {
  const breaches: Breach[] = [];
  const sources = await rowsOf(connection, "select distinct _system as system, entity from landed.files order by all");
  for (const source of sources) {
    const [system, entity] = [String(source.system), String(source.entity)];
    const limit = limitsOf(workspace, system, entity).freshness;
    const days = Object.entries(entities[entity]!.columns).flatMap(([column, {type, off_clock}]) =>
      off_clock || !["date", "timestamp"].includes(type)
        ? []
        : [type === "date" ? quoted(column) : `day_of(${quoted(column)})`],
    );
    if (!limit || days.length === 0) continue;
    const [row] = await rowsOf(
      connection,
      `select max(greatest(${days.join(", ")}))::varchar as newest, date_diff('day', max(greatest(${days.join(", ")})), ${text(asOf)}::date)::double as age
       from landed.${entity} where _system = ${text(system)}`,
    );
    const {newest, age} = row as {newest: string | null; age: number | null};
    if (age !== null && age <= limit.days) continue;
    const what = newest
      ? `missing records: the newest is of ${newest}, ${age} days before ${asOf}, more than ${limit.days}`
      : "missing records: none has a date";
    breaches.push({system, entity, limit: "freshness", level: limit.level, what, fix: "export it anew"});
  }
  return breaches;
}
