import {once} from "node:events";
import type {WriteStream} from "node:fs";

/** Writes to a stream and waits while it has more than it can hold. */
export async function written(stream: WriteStream, piece: string | Uint8Array): Promise<void> {
  if (piece.length > 0 && !stream.write(piece)) await once(stream, "drain");
}
