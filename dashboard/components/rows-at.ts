import {rowsOf} from "./rows-of.js";

/** The rows of an Arrow file of the site, packed or as its server unpacked it. Throws where it is not there, or out of reach. */
export async function rowsAt(address: string): Promise<unknown[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`missing rows: ${response.status} for ${address}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) return rowsOf(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return rowsOf(await new Response(stream).arrayBuffer());
}
