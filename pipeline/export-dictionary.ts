import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {tableToIPC} from "apache-arrow";
import {arrowTable} from "./arrow-table.ts";
import {dictionaryOf} from "./dictionary.ts";
import type {Model} from "./models.ts";
import type {Connection} from "./warehouse.ts";

/**
 * Writes the dictionary of a warehouse where pages read it: dictionary_tables, dictionary_columns, dictionary_macros and dictionary_checks, as
 * Arrow files in a folder. What is several stands between commas.
 */
export async function exportDictionary(connection: Connection, models: Model[], folder: string): Promise<void> {
  const {tables, macros, checks} = await dictionaryOf(connection, models);
  write(
    "dictionary_tables",
    tables.map(({columns, key, pages, reads, readBy, checks, tests, ...table}) => ({
      ...table,
      key_columns: key.join(", "),
      pages: pages.join(", "),
      reads: reads.join(", "),
      read_by: readBy.join(", "),
      checks: checks.join(", "),
      tests: tests.join(", "),
      column_count: columns.length,
    })),
  );
  write(
    "dictionary_columns",
    tables.flatMap(({schema, name: table, columns}) =>
      columns.map(({name, type, means, definitions}) => ({
        table_name: `${schema}.${table}`,
        column_name: name,
        type,
        means,
        definitions: definitions.join(", "),
      })),
    ),
  );
  write("dictionary_macros", macros);
  write("dictionary_checks", checks);

  function write(name: string, rows: Record<string, string | number | null>[]): void {
    const columns = Object.keys(rows[0]!);
    const types = columns.map((column) => (typeof rows[0]![column] === "number" ? "INTEGER" : "VARCHAR"));
    const table = arrowTable(
      columns.map((column, place) => [column, types[place]!]),
      columns.map((column) => rows.map((row) => row[column] ?? null)),
    );
    writeFileSync(join(folder, `${name}.arrow`), tableToIPC(table, "file"));
  }
}
