import {DuckDBDateValue, DuckDBDecimalValue} from "@duckdb/node-api";
import type {Method} from "./method.ts";
import {methods} from "./methods.ts";
import type {Model} from "./models.ts";
import {quoted} from "./sql.ts";
import {type Connection, rowsOf} from "./warehouse.ts";

/** The method that a model calls, its columns' meanings told to the model. Throws where it is not there. */
export function methodOf(model: Model): Method {
  const method = methods[model.method ?? ""];
  if (!method) throw new Error(`unknown method: ${model.method}`);
  for (const [column, [, means]] of Object.entries(method.columns)) model.columnComments.set(column, means);
  return method;
}

/** Creates a model's table and fills it with what its method makes of the rows that it selects. */
export async function fillByMethod(connection: Connection, model: Model, method: Method): Promise<void> {
  const columns = Object.entries(method.columns);
  const declared = columns
    .map(([column, [type]]) => `${quoted(column)} ${type === "amount" ? "decimal(18,2)" : type}`)
    .join(", ");
  const made = method.rows(await rowsOf(connection, model.sql));
  await connection.run(`create table ${model.qualifiedName} (${declared})`);
  const appender = await connection.createAppender(model.name, model.layer);
  for (const row of made) {
    for (const [column, [type]] of columns) {
      const value = row[column] ?? null;
      if (value === null) appender.appendNull();
      else if (type === "varchar") appender.appendVarchar(String(value));
      else if (type === "boolean") appender.appendBoolean(Boolean(value));
      else if (type === "date") appender.appendDate(new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / 86_400_000));
      else if (type === "integer") appender.appendInteger(Number(value));
      else if (type === "amount")
        appender.appendDecimal(new DuckDBDecimalValue(BigInt(Math.round(Number(value) * 100)), 18, 2));
      else appender.appendDouble(Number(value));
    }
    appender.endRow();
  }
  appender.closeSync();
}
