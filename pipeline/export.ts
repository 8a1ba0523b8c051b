import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {tableToIPC} from "apache-arrow";
import {arrowTable} from "./arrow-table.ts";
import {definitions} from "./definitions.ts";
import type {Model} from "./models.ts";
import {publishedRows} from "./published-rows.ts";
import {type Connection, rowsOf} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";

/**
 * Writes of each metric the rows that pages read to <folder>/<metric>.arrow, in the order of the key, and what pages need of the
 * workspace to workspace.json, the cards of the figures to definitions.json. A metric whose header says “pages: false” stays in the warehouse,
 * and rows of single prospects do, unless headwater.yaml publishes them. The same warehouse gives the same bytes. Returns the number of rows written.
 */
export async function exportMetrics(
  connection: Connection,
  models: Model[],
  workspace: Workspace,
  folder: string,
): Promise<number> {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  let rowCount = 0;
  for (const {name, query} of publishedRows(models, workspace)) {
    const reader = await connection.runAndReadAll(query);
    const types = reader.columnTypes().map(String);
    const table = arrowTable(
      reader.columnNames().map((column, place) => [column, types[place]!]),
      reader.getColumnsJson(),
    );
    writeFileSync(join(folder, `${name}.arrow`), tableToIPC(table, "file"));
    rowCount += table.numRows;
  }
  const [clock] = await rowsOf(connection, "select as_of_on::varchar as as_of_on from workspace.clock");
  const {name, locale, currency, time_zone, fiscal_year_start, stages, channels, thresholds, privacy, labels} =
    workspace;
  const settings = {
    name,
    locale,
    currency,
    time_zone,
    fiscal_year_start,
    as_of_on: clock!.as_of_on,
    stages: stages.map(({stage}) => stage),
    channels: Array.isArray(channels) ? [...new Set(channels.map(({channel}) => channel))] : Object.keys(channels),
    thresholds,
    publish_rows: privacy.publish_rows,
    labels,
  };
  writeFileSync(join(folder, "workspace.json"), `${JSON.stringify(settings, null, 2)}\n`);
  writeFileSync(join(folder, "definitions.json"), `${JSON.stringify(definitions)}\n`);
  return rowCount;
}
