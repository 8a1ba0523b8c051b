import {text} from "./sql.ts";
import type {Table} from "./workspace-table.ts";

/** The statements that make a table with its rows and comments. */
export function tableStatements(name: string, {comment, columns, rows}: Table): string[] {
  const types = Object.entries(columns).map(([column, [type]]) => `${column} ${type}`);
  const values =
    typeof rows === "string" ? rows : `values ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")}`;
  return [
    `create table ${name} (${types.join(", ")})`,
    ...(rows.length > 0 ? [`insert into ${name} ${values}`] : []),
    `comment on table ${name} is ${text(comment)}`,
    ...Object.entries(columns).map(([column, [, means]]) => `comment on column ${name}.${column} is ${text(means)}`),
  ];
}

const literal = (value: string | number | boolean | null) =>
  value === null ? "null" : typeof value === "string" ? text(value) : String(value);
