/** A file of delimited text, and how it is written. */
export type TextSheet = {
  system: string;
  file: string;
  holds: string;
  encoding: "UTF-8" | "UTF-8 with BOM" | "UTF-16 LE with BOM" | "GB18030";
  delimiter: "," | "\t";
  newline: "\n" | "\r\n";
  header: string[];
  /** lines above the header, as they stand */
  above?: readonly string[];
  /** the columns that a last row sums up, each with the decimals of its sum */
  totals?: Readonly<Record<string, number>>;
};

/** A workbook: a title over all columns, the header and the rows, and a second sheet that is empty. */
export type WorkbookSheet = {
  system: string;
  file: string;
  holds: string;
  encoding: "XLSX";
  header: string[];
  title: string;
  /** columns of days since 1899-12-30, shown as moments */
  moments: readonly string[];
  /** columns of numbers that are stored as text */
  texts: readonly string[];
};

export type Sheet = TextSheet | WorkbookSheet;

export type Cell = string | number;

/** A file of the demo as it was written. */
export type Written = {path: string; encoding: string; rows: number; bytes: number; holds: string};

/** A file of the demo while it is written. */
export type SheetFile = {row(cells: Cell[]): void; close(): Written};
