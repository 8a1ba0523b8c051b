import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Schema,
  Table,
  tableToIPC,
  Uint8,
  Uint16,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import {definitions} from "./definitions.ts";
import type {Model} from "./models.ts";
import {publishedRows} from "./published-rows.ts";
import {text} from "./sql.ts";
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
    const table = await arrowTable(connection, name, query);
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

async function arrowTable(connection: Connection, metric: string, query: string): Promise<Table> {
  const columns = await rowsOf(
    connection,
    `select column_name, data_type from information_schema.columns
      where table_schema = 'metrics' and table_name = ${text(metric)} order by ordinal_position`,
  );
  const reader = await connection.runAndReadAll(query);
  const values = reader.getColumnsJson();
  const fields = columns.map(
    ({column_name, data_type}, index) =>
      new Field(String(column_name), packed(arrowType(String(data_type)), values[index] ?? [], index), true),
  );
  const vectors = fields.map((field, index) => {
    const column = values[index] ?? [];
    const numeric = field.type instanceof Float64;
    return vectorFromArray(
      numeric ? column.map((value) => (value === null ? null : Number(value))) : column,
      field.type,
    );
  });
  return new Table(new Schema(fields), Object.fromEntries(fields.map((field, index) => [field.name, vectors[index]!])));
}

/** Words that repeat are written once, and each row has their number. They are named by their column's place: by itself Arrow counts on. */
function packed(type: DataType, values: unknown[], place: number): DataType {
  const different = new Set(values).size;
  if (!(type instanceof Utf8) || different === 0 || different * 2 > values.length || different > 65_000) return type;
  return new Dictionary(type, different < 250 ? new Uint8() : new Uint16(), place);
}

/** Counts are Int32, other numbers Float64, dates ISO text. A type without a rule is a mistake in the model. */
function arrowType(type: string): DataType {
  if (type === "INTEGER") return new Int32();
  if (type === "DOUBLE" || type.startsWith("DECIMAL")) return new Float64();
  if (type === "VARCHAR" || type === "DATE") return new Utf8();
  if (type === "BOOLEAN") return new Bool();
  if (type === "INTEGER[]") return new List(new Field("item", new Int32(), true));
  throw new TypeError(`unsupported type in a metric: ${type}`);
}
