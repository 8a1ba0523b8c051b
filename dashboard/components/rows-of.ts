import {tableFromIPC} from "@uwdata/flechette";

/** The rows of an exported Arrow file as plain objects; a list becomes an array, whole numbers with places behind the point what they stand for. */
export function rowsOf<Row>(buffer: ArrayBuffer | Uint8Array): Row[] {
  const table = tableFromIPC(buffer, {useProxy: false});
  const rows = table.toArray() as Record<string, number | null>[];
  for (const {name, metadata} of table.schema.fields) {
    const scale = 10 ** Number(metadata?.get("places") ?? 0);
    if (scale > 1) for (const row of rows) if (row[name] != null) row[name] /= scale;
  }
  return rows as Row[];
}
