import {DuckDBInstance} from "@duckdb/node-api";
import {HeadwaterError} from "../errors.ts";
import {quoted, text} from "../sql.ts";
import {answer} from "./child.ts";

/**
 * How a column of a type is written as text: moments and decimals as they are, whole numbers as integers even where a fraction may
 * stand, nested values as JSON, bytes as UTF-8 if they are.
 */
function textOf(column: string, type: string): string {
  const name = quoted(column);
  if (/^(?:STRUCT|MAP|UNION)\(|\[\d*\]$/.test(type)) return `to_json(${name})::varchar`;
  if (type === "BLOB") return `coalesce(try(decode(${name})), ${name}::varchar)`;
  if (type === "DOUBLE" || type === "FLOAT") return `regexp_replace(${name}::varchar, '\\.0$', '')`;
  return `${name}::varchar`;
}

await answer(async ([source, shown, target]) => {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: "512MB",
    threads: "2",
  });
  const connection = await instance.connect();
  const from = `from read_parquet(${text(source!)})`;
  try {
    await connection.run("set TimeZone = 'UTC'");
    const reader = await connection.runAndReadAll(`select column_name, column_type from (describe ${from})`);
    const columns = reader.getRows().map(([name, type]) => ({name: String(name), type: String(type)}));
    // the null of a lone column would be a blank line
    const isLone = columns.length === 1;
    const texts = columns.map(({name, type}) => {
      const expression = textOf(name, type);
      return `${isLone ? `coalesce(${expression}, '')` : expression} as ${quoted(name)}`;
    });
    const options = `format csv, header true, delimiter ',', quote '"', escape '"'${isLone ? ", force_quote *" : ""}`;
    await connection.run(`copy (select ${texts.join(", ")} ${from}) to ${text(target!)} (${options})`);
    return {columns: columns.length};
  } catch {
    // DuckDB's message may quote what the file holds
    throw new HeadwaterError(`invalid Parquet: ${shown} is truncated or damaged`, {fix: "write it again, or as CSV"});
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});
