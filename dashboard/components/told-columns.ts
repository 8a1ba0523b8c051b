import type {Column} from "./column.js";

/** Of some columns those that hold anything in the rows given: what is known of none of them has no column. */
export function toldColumns<Row>(rows: Row[], columns: Column<Row>[]): Column<Row>[] {
  return columns.filter((each) => rows.some((row) => each.value(row) !== null));
}
