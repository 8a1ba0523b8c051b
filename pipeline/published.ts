import {rmSync} from "node:fs";
import {freeMacros} from "./macros.ts";
import type {Model} from "./models.ts";
import {publishedRows} from "./published-rows.ts";
import {publishedTables} from "./published-tables.ts";
import {quoted, text} from "./sql.ts";
import {tableStatements} from "./table-statements.ts";
import {type Connection, rowsOf} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";

/** Every DuckDB from 1.2 on opens it, in browsers too; small blocks, for most tables are small. */
const storage = "block_size 16384, storage_version 'v1.2.0'";

/** These two write what memory held before into the gaps that they leave, and the bytes would differ from run to run. */
const untidy = "rle,roaring";

/**
 * Writes the database that the site's SQL page opens: of each metric the rows that pages read, with their comments, the cards of the figures,
 * the facts of the run that name no person, and the macros that need no more. The same warehouse gives the same bytes.
 */
export async function publishDatabase(
  connection: Connection,
  models: Model[],
  workspace: Workspace,
  path: string,
): Promise<void> {
  rmSync(path, {force: true});
  const rows = publishedRows(models, workspace);
  const [clock] = await rowsOf(connection, "select as_of_on::varchar as as_of_on from workspace.clock");
  const [setting] = await rowsOf(connection, "select current_setting('disabled_compression_methods') as methods");
  const statements = [
    "create schema published.metrics",
    ...rows.map(({name, query}) => `create table published.metrics.${name} as ${query}`),
    ...(await commentsOf(
      connection,
      rows.map(({name}) => name),
    )),
    ...Object.entries(publishedTables(workspace, String(clock!.as_of_on))).flatMap(([name, table]) =>
      tableStatements(`published.main.${name}`, table),
    ),
    ...freeMacros().flatMap(({name, statement, comment}) => [
      statement.replace("create macro ", "create macro published.main."),
      `comment on macro published.main.${name} is ${text(comment)}`,
    ]),
  ];
  await connection.run(`attach ${text(path)} as published (read_write, ${storage})`);
  await connection.run(`set disabled_compression_methods = ${text(untidy)}`);
  try {
    await connection.run(`begin;\n${statements.join(";\n")};\ncommit`);
    await connection.run("checkpoint published");
  } catch (error) {
    await connection.run("rollback").catch(() => {});
    throw error;
  } finally {
    await connection.run("detach published");
    await connection.run(`set disabled_compression_methods = ${text(String(setting!.methods))}`);
  }
}

/** The warehouse's comments on metrics and their columns, as statements on the published ones. */
async function commentsOf(connection: Connection, metrics: string[]): Promise<string[]> {
  const rows = await rowsOf(
    connection,
    `select 'table' as kind, table_name, null as column_name, comment from duckdb_tables()
      where database_name = current_database() and schema_name = 'metrics'
      union all
      select 'column', table_name, column_name, comment from duckdb_columns()
      where database_name = current_database() and schema_name = 'metrics'
      order by all`,
  );
  return rows
    .filter(({table_name, comment}) => comment !== null && metrics.includes(String(table_name)))
    .map(({kind, table_name, column_name, comment}) => {
      const column = column_name === null ? "" : `.${quoted(String(column_name))}`;
      return `comment on ${kind} published.metrics.${table_name}${column} is ${text(String(comment))}`;
    });
}
