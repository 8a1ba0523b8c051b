import {tableFromIPC, Vector} from "apache-arrow";

/** The rows of an exported Arrow file as plain objects; a list becomes an array. */
export function rowsOf<Row>(buffer: ArrayBuffer): Row[] {
  const plain = (value: unknown) => (value instanceof Vector ? value.toArray() : value);
  return tableFromIPC(buffer)
    .toArray()
    .map((row) => Object.fromEntries(Object.entries(row.toJSON()).map(([name, value]) => [name, plain(value)])) as Row);
}
