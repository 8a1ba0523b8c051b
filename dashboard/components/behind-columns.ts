import type {Column} from "./column.js";
import {messages} from "./given.js";
import {t} from "./t.js";
import {wordOf} from "./word-of.js";

type Row = Record<string, unknown>;

/** The columns of a chart's rows, for its CSV: titled as in the tables, numbers as they are, words as the page says them. */
export function behindColumns(fields: string[]): Column<Row>[] {
  return fields.map((name) => ({
    title: titleOf(name),
    name,
    value: (row) => answerOf(row[name]),
    print: (row) => (typeof row[name] === "string" ? wordOf(name, row[name]) : String(row[name] ?? "–")),
    isText: false,
  }));
}

const answerOf = (value: unknown) => (typeof value === "number" || typeof value === "string" ? value : null);

/** A field's title, or the title of what it is an end of; its own name where no message has one. */
function titleOf(field: string): string {
  const [, end] = /_(low|high)(?:_|$)/.exec(field) ?? [];
  const whole = `column.${field.replace(/_(low|high)(?=_|$)/, "")}`;
  if (messages[`column.${field}`]) return t(`column.${field}`);
  return end && messages[whole] ? t(`csv.${end}`, {title: t(whole)}) : field;
}
