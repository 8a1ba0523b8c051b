import type {Column} from "./column.js";

/** The fields of a metric that a table's columns show, each once; of an interval both ends. */
export function tableFields<Row>(columns: Column<Row>[]): string[] {
  const fields = columns.flatMap(({name, high}) =>
    name === undefined ? [] : high ? [name, name.replace(/_low(?=_|$)/, "_high")] : [name],
  );
  return [...new Set(fields)];
}
