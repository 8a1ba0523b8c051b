/** A table of the warehouse, as its dictionary has it; what is several stands between commas. */
export interface DictionaryTable {
  schema: string;
  name: string;
  kind: "table" | "view" | "method";
  grain: string;
  path: string | null;
  method: string | null;
  published: "all" | "some" | "none";
  key_columns: string;
  pages: string;
  reads: string;
  read_by: string;
  checks: string;
  tests: string;
  column_count: number;
}

/** A column of a table of the warehouse. */
export interface DictionaryColumn {
  table_name: string;
  column_name: string;
  type: string;
  means: string;
  definitions: string;
}

/** A macro of the warehouse. */
export interface DictionaryMacro {
  name: string;
  call: string;
  means: string;
}

/** A check of every run, and what it claims. */
export interface DictionaryCheck {
  name: string;
  claim: string;
}
