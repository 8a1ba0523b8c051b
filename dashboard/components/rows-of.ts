import {tableFromIPC} from "@uwdata/flechette";

/** The rows of an exported Arrow file as plain objects; a list becomes an array. */
export function rowsOf<Row>(buffer: ArrayBuffer | Uint8Array): Row[] {
  return tableFromIPC(buffer, {useProxy: false}).toArray() as Row[];
}
