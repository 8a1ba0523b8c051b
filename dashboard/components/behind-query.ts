import type {Behind} from "./behind.js";

/** Of more values the condition would be longer than the answer: the rows are not told by them. */
const most = 24;

/** The SQL over the published tables that gives the rows of a chart or a table: its columns, where the fields that tell its rows are as in them. */
export function behindQuery({metric, by}: Behind, columns: string[], rows: object[]): string {
  const conditions = by.flatMap((field) => {
    const values = [...new Set(rows.map((row) => (row as Record<string, unknown>)[field]))];
    if (!values.length || values.length > most) return [];
    const [first, ...others] = values.map(literal);
    return [others.length ? `${field} in (${[first, ...others].join(", ")})` : `${field} = ${first}`];
  });
  const where = conditions.length ? `\nwhere ${conditions.join("\n  and ")}` : "";
  return `select ${columns.length ? columns.join(", ") : "*"}\nfrom metrics.${metric}${where}`;
}

const literal = (value: unknown): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
