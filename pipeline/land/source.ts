/** A table's text, ready to be read as delimited text. */
export type TextSource = {
  shown: string;
  path: string;
  format: "text" | "xlsx" | "json" | "ndjson" | "parquet";
  container?: "gzip" | "zip";
  grid?: true;
  hasHeader?: true;
};

/** The tables' texts that a file holds. */
export async function textSourcesOf(file: {path: string; shown: string}, _scratch: string): Promise<TextSource[]> {
  return [{...file, format: "text"}];
}
