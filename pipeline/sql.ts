/** A text as an SQL literal. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A name as a quoted SQL identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Expressions as a comma-separated list. */
export const list = (expressions: readonly string[]): string => expressions.join(",\n  ");
