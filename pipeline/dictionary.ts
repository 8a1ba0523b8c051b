import {checks} from "./checks.ts";
import {definitions} from "./definitions.ts";
import {lineageOf} from "./lineage.ts";
import {macros} from "./macros.ts";
import type {Model} from "./models.ts";
import {pagesReading} from "./pages-reading.ts";
import {testsNaming} from "./tests-naming.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

/** A column of the warehouse: type, meaning, and the cards of the figures that it holds. */
export type DictionaryColumn = {name: string; type: string; means: string; definitions: string[]};

/** A table of the warehouse: what a row is, by what it is told apart, what it is made of, what is made of it, and what proves it. */
export type DictionaryTable = {
  schema: string;
  name: string;
  /** a table, a view, or a table whose rows a method makes */
  kind: "table" | "view" | "method";
  grain: string;
  key: string[];
  /** the file of its query; none where landing or headwater.yaml fills it */
  path: string | null;
  method: string | null;
  /** which of its rows leave the warehouse for the site: every one, some (as the predicate says) or none */
  published: "all" | "some" | "none";
  /** the pages that read it */
  pages: string[];
  columns: DictionaryColumn[];
  reads: string[];
  readBy: string[];
  checks: string[];
  tests: string[];
};

/** A macro for analysts: how it is called, and what it means. */
export type DictionaryMacro = {name: string; call: string; means: string};

/** What stands in a warehouse, for those who ask it. */
export type Dictionary = {
  tables: DictionaryTable[];
  macros: DictionaryMacro[];
  checks: {name: string; claim: string}[];
};

/** The layers in the order of the way of a row. */
const layers = ["workspace", "landed", "staging", "core", "metrics"];

/**
 * The dictionary of a warehouse, made of its comments and of the files that built it: layer by layer, in the order of names. It holds no value of
 * any row. Tests are named where the repository has them.
 */
export async function dictionaryOf(connection: Connection, models: Model[]): Promise<Dictionary> {
  const model = new Map(models.map((each) => [each.qualifiedName, each]));
  const reads = new Map(models.map(({qualifiedName, sql}) => [qualifiedName, lineageOf(sql)]));
  const proofs = checks.map(({name, sql}) => ({name, reads: lineageOf(sql)}));
  const columns = await columnsOf(connection);
  const rows = await rowsOf(
    connection,
    `select schema_name, table_name, comment, 'table' as kind from duckdb_tables() where database_name = current_database() and not internal
      union all
      select schema_name, view_name, comment, 'view' from duckdb_views() where database_name = current_database() and not internal`,
  );
  const tables = rows
    .map((row) => ({
      schema: String(row.schema_name),
      name: String(row.table_name),
      grain: String(row.comment),
      isView: row.kind === "view",
    }))
    .filter(({schema}) => layers.includes(schema))
    .sort((a, b) => layers.indexOf(a.schema) - layers.indexOf(b.schema) || (a.name < b.name ? -1 : 1));
  return {
    tables: tables.map(({schema, name, grain, isView}) => {
      const table = `${schema}.${name}`;
      const made = model.get(table);
      return {
        schema,
        name,
        kind: made?.method ? "method" : isView ? "view" : "table",
        grain,
        key: made?.key ?? [],
        path: made?.shownPath ?? null,
        method: made?.method ? `pipeline/methods/${made.method}.ts` : null,
        published: schema !== "metrics" || made?.pages === "false" ? "none" : made?.pages === "true" ? "all" : "some",
        pages: schema === "metrics" ? pagesReading(name) : [],
        columns: columns.get(table) ?? [],
        reads: reads.get(table) ?? [],
        readBy: models
          .map(({qualifiedName}) => qualifiedName)
          .filter((other) => reads.get(other)!.includes(table))
          .sort(),
        checks: proofs.filter((proof) => proof.reads.includes(table)).map((proof) => proof.name),
        tests: testsNaming(table),
      };
    }),
    macros: macros.map(({name, statement, comment}) => ({
      name,
      call: statement.slice("create macro ".length, statement.indexOf(")") + 1),
      means: comment,
    })),
    checks: checks.map(({name, claim}) => ({name, claim})),
  };
}

/** The columns of every table, in their order. */
async function columnsOf(connection: Connection): Promise<Map<string, DictionaryColumn[]>> {
  const rows = await rowsOf(
    connection,
    `select schema_name || '.' || table_name as table_name, column_name, data_type, split_part(comment, chr(10), 1) as means
      from duckdb_columns() where database_name = current_database() and not internal order by schema_name, table_name, column_index`,
  );
  const columns = new Map<string, DictionaryColumn[]>();
  for (const {table_name, column_name, data_type, means} of rows) {
    const [table, name] = [String(table_name), String(column_name)];
    const cards = Object.keys(definitions).filter((card) => definitions[card]!.columns.includes(`${table}.${name}`));
    const column = {name, type: String(data_type), means: String(means ?? ""), definitions: cards};
    columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  return columns;
}
