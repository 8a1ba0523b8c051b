/** Why a row is not landed, or was read in a mended way: code → what it means. docs/reading.md lists the same codes. */
export const codes = {
  row_width: "it has another number of fields than the header",
  quote_in_field: "a quote stands inside a field that is not quoted",
  text_after_quote: "text follows a closing quote",
  unclosed_quote: "a quote opens here and never closes",
  swallowed_rows: "a quoted field holds what look like rows of the table",
  long_record: "it is longer than any row of a table",
  nul: "it holds a NUL character",
  header_width: "the header has another number of names than the rows have fields",
  total_row: "it is a total, not a record",
  repeated_header: "the header stands here again",
  other_table: "it belongs to another table in the same file",
  footer: "it is a remark below the table",
  test_row: "it is a test record by rule",
  missing_value: "a required value is missing",
  invalid_value: "a required value can't be read",
  ambiguous_value: "columns with the same header differ",
  unsupported_currency: "what it names as the currency of its amount is no ISO 4217 code",
} as const;

export type Code = keyof typeof codes;

/** Rows that are no records of the table: they are told and counted, but no limit of rejects counts them. */
export const besideTheTable: readonly Code[] = ["total_row", "repeated_header", "footer", "test_row"];
