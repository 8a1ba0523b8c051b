import {entities} from "../entities.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Workspace} from "../workspace.ts";
import {accountForColumns} from "./accounts.ts";
import {carryAcrossFiles, dropDuplicates} from "./across.ts";
import {orderExports} from "./exports.ts";
import type {Reading} from "./reading.ts";
import {observeChanges} from "./snapshots.ts";
import {observeSourceChanges} from "./source-changes.ts";

/** Settles what rows of several files say of the same record, and closes the accounts of every file and column. */
export async function settle(connection: Connection, readings: Reading[], workspace: Workspace): Promise<void> {
  await orderExports(connection, readings, workspace);
  await observeChanges(connection);
  await observeSourceChanges(connection, readings);
  for (const entityName of new Set(readings.map((reading) => reading.entityName))) {
    const group = readings.filter((reading) => reading.entityName === entityName);
    const dropped = await dropDuplicates(connection, entityName, group);
    await carryAcrossFiles(connection, entityName, group);
    for (const {file} of group)
      await connection.run(`update landed.files set
        landed_count = (select count(*) from landed.${entityName} where _file = ${text(file.shown)}),
        rejected_count = (select count(*) from landed.rejected_rows where _file = ${text(file.shown)}),
        duplicate_count = ${dropped.get(file.shown) ?? 0}
        where _file = ${text(file.shown)}`);
    for (const reading of group) await accountForColumns(connection, reading);
  }
  for (const entity of Object.keys(entities)) await connection.run(`alter table landed.${entity} drop column _trouble`);
}
