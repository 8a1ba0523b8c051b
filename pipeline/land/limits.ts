import {HeadwaterError, refuse} from "../errors.ts";
import type {SourceLimits} from "../limits-schema.ts";
import {nearest} from "../nearest.ts";
import type {Progress} from "../progress.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";

/** A limit that a source or one of its files broke. */
export type Breach = {
  system: string;
  entity: string;
  file?: string;
  /** where in the file */
  at?: string;
  limit: keyof SourceLimits;
  level: "warn" | "error";
  what: string;
  fix: string;
};

/** The limits of a source: each as its narrowest scope has it, and 0.1 % or 10 rejected rows of a file where none says otherwise. */
export const limitsOf = ({limits}: Workspace, system: string, entity: string): SourceLimits => ({
  rejects: {share: 0.001, rows: 10, level: "error"},
  ...limits.default,
  ...limits[system],
  ...limits[`${system}/${entity}`],
});

/** Throws a line for each scope of limits that no file belongs to, for it limits nothing. */
export function refuseIdleLimits({limits}: Workspace, readings: Reading[]): void {
  const sources = readings.flatMap(({file, entityName}) => [file.system, `${file.system}/${entityName}`]);
  refuse(
    Object.keys(limits)
      .filter((scope) => scope !== "default" && !sources.includes(scope))
      .map(
        (scope) =>
          new HeadwaterError(`missing source: no file of ${scope} is under exports/`, {
            where: `headwater.yaml, limits.${scope}`,
            fix: `export it, or correct the name (${nearest(scope, [...new Set(sources)])})`,
          }),
      ),
  );
}

/** Creates landed.limit_breaches, empty and commented. */
export async function createLimitTable(connection: Connection): Promise<void> {
  const columns = {
    _system: "the system of the source",
    entity: "what its rows are",
    _file: "the file that broke it; null for the source as a whole",
    limit_name: "rejects, freshness, row_drop or required",
    level: "warn: the run went on; error: it stopped",
    message: "what was found, where, and the next act",
  };
  const typed = Object.keys(columns).map((column) => `${column} varchar`);
  await connection.run(`create table landed.limit_breaches (${typed.join(", ")})`);
  await connection.run(
    "comment on table landed.limit_breaches is 'One row per limit of headwater.yaml that was broken.'",
  );
  for (const [column, means] of Object.entries(columns))
    await connection.run(`comment on column landed.limit_breaches.${column} is ${text(means)}`);
}

/** Notes broken limits, tells those that only warn, and throws a line for each of the others. */
export async function hold(connection: Connection, breaches: Breach[], progress: Progress): Promise<void> {
  const faults: HeadwaterError[] = [];
  for (const {system, entity, file, at, limit, level, what, fix} of breaches) {
    const where = [file ?? `${system}/${entity}`, at].filter(Boolean).join(", ");
    const fault = new HeadwaterError(what, {
      where,
      fix: `${fix}, or change ${limit} under limits.${system}/${entity} in headwater.yaml`,
    });
    const values = [system, entity, file, limit, level, fault.message];
    await connection.run(
      `insert into landed.limit_breaches values (${values.map((value) => (value === undefined ? "null" : text(value))).join(", ")})`,
    );
    if (level === "error") faults.push(fault);
    else progress.say(`warning — ${fault.message}`);
  }
  refuse(faults);
}
