/** How a file writes its rows: what separates fields, quotes them, and escapes a quote within quotes. */
export type Dialect = {
  delimiter: string;
  /** no quote where none opens a field */
  quote?: '"' | "'";
  escape?: "doubled" | "backslash";
  /** blanks around fields belong to the separator */
  isPadded?: true;
  /** lines that begin so are comments */
  comment?: string;
};

/** A dialect as reports and the manifest print it. */
export const dialectText = (dialect: Dialect): Record<string, unknown> => ({
  delimiter:
    dialect.delimiter === "\u001f" ? null : dialect.isPadded ? `${dialect.delimiter} (padded)` : dialect.delimiter,
  quote: dialect.quote ?? null,
  escape: dialect.quote ? (dialect.escape ?? "none") : null,
  ...(dialect.comment && {comment: dialect.comment}),
});
