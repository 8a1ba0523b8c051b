/** A table of the workspace schema: what its rows and columns mean, and the rows or the query that makes them. */
export type Table = {
  comment: string;
  columns: Record<string, [type: string, means: string]>;
  rows: (string | number | boolean | null)[][] | string;
};
