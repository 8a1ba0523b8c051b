type Type = "varchar" | "integer" | "double" | "boolean" | "amount" | "date";
type Cell = string | number | boolean | null;

/**
 * What SQL cannot say well: makes a table's rows of the rows that its model selects. It is given decimals and dates as text, and gives an
 * amount as a number, a date as YYYY-MM-DD. The same rows give the same answer, in whatever order they come.
 */
export type Method = {
  /** of the table it makes: type and meaning of each column; an amount is rounded to the cent */
  columns: Record<string, [type: Type, means: string]>;
  rows: (input: Record<string, unknown>[]) => Record<string, Cell>[];
};
