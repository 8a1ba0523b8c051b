import {definitionsOf} from "./definitions.ts";
import {entities} from "./entities.ts";
import {HeadwaterError} from "./errors.ts";
import {fillByMethod, methodOf} from "./fill-by-method.ts";
import {origin} from "./land/tables.ts";
import type {Model} from "./models.ts";
import {quoted, text} from "./sql.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

const keywords = new Set(["from", "where", "on", "using", "select", "with", "and", "or", "by", "all", "end", "as"]);

/**
 * Builds a model as a table, or a view, proves its key and comments it. Returns its rows. A view has the key of the table that it
 * reads, by each of the columns that it makes rows of; it is asked only that no part is null.
 */
export async function buildModel(connection: Connection, model: Model, earlier: Model[]): Promise<number> {
  try {
    if (model.method) await fillByMethod(connection, model, methodOf(model));
    else await connection.run(`create ${kindOf(model)} ${model.qualifiedName} as ${model.sql}`);
  } catch (error) {
    const [what, line] = [
      String((error as Error).message),
      /^LINE (\d+):/m.exec(String((error as Error).message))?.[1],
    ];
    throw new HeadwaterError(`invalid model: ${what.split("\n")[0]}`, {
      where: `${model.shownPath}${line ? `, line ${line}` : ""}`,
    });
  }
  const rowCount = await proveKey(connection, model);
  await comment(connection, model, earlier);
  return rowCount;
}

const kindOf = ({isView}: Model): "view" | "table" => (isView ? "view" : "table");

async function proveKey(connection: Connection, {qualifiedName, key, shownPath, isView}: Model): Promise<number> {
  const columns = key.map(quoted);
  const together = columns.length > 0 ? `row(${columns.join(", ")})` : "0";
  const isNull = columns.length > 0 ? columns.map((column) => `${column} is null`).join(" or ") : "false";
  const [counts] = await rowsOf(
    connection,
    `select count(*)::double as row_count, ${isView ? "count(*)" : `count(distinct ${together})`}::double as key_count, (count(*) filter (${isNull}))::double as null_count
      from ${qualifiedName}`,
  );
  const {row_count, key_count, null_count} = counts as Record<string, number>;
  if (null_count! > 0)
    throw new HeadwaterError(`missing key: ${null_count} rows without ${key.join(", ")}`, {where: shownPath});
  if (key_count !== row_count && !(key.length === 0 && row_count! <= 1))
    throw new HeadwaterError(
      `duplicate key: ${row_count! - key_count!} rows repeat ${key.join(", ") || "the one row"}`,
      {where: shownPath},
    );
  return row_count!;
}

/**
 * A column's comment is the model's own, else that of the column of the same name in what it reads, else the entity's; the cards
 * of the figures that it holds follow, a line a language.
 */
async function comment(connection: Connection, model: Model, earlier: Model[]): Promise<void> {
  const {qualifiedName} = model;
  const columns = (await connection.runAndReadAll(`from ${qualifiedName} limit 0`)).columnNames();
  const comments = columns.flatMap((column) => {
    const means = [meaningOf(column, model, earlier), ...definitionsOf(`${qualifiedName}.${column}`)].filter(Boolean);
    return means.length ? [`comment on column ${qualifiedName}.${quoted(column)} is ${text(means.join("\n"))}`] : [];
  });
  await connection.run(
    [`comment on ${kindOf(model)} ${qualifiedName} is ${text(model.grain)}`, ...comments].join(";\n"),
  );
}

/** What each model's columns were found to mean: the ways to a column through what is read are many, and each is gone once. */
const meanings = new WeakMap<Model, Map<string, string | undefined>>();

function meaningOf(column: string, model: Model, earlier: Model[]): string | undefined {
  const known = meanings.get(model) ?? new Map<string, string | undefined>();
  meanings.set(model, known);
  if (!known.has(column)) known.set(column, meaningFound(column, model, earlier));
  return known.get(column);
}

function meaningFound(column: string, model: Model, earlier: Model[]): string | undefined {
  const own = keywords.has(column) ? undefined : model.columnComments.get(column);
  if (own) return own;
  for (const read of model.reads) {
    const [layer, name] = read.split(".");
    const source = earlier.find(({qualifiedName}) => qualifiedName === read);
    const means = source
      ? meaningOf(column, source, earlier)
      : layer === "landed"
        ? entities[name!]?.columns[column]?.means
        : undefined;
    if (means) return means;
  }
  return origin[column];
}
