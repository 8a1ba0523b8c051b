const most = 50_000;
const slots = 1 << 17;

/** The different texts of a column's cells, gathered from bytes. */
export type Names = {
  /** Notes the cell that stands between two positions of a chunk. */
  add: (bytes: Uint8Array, from: number, to: number) => void;
  /** The texts noted; nothing where they were too many to hold. */
  texts: () => string[] | undefined;
};

/** Gathers the different texts of a column, up to 50,000 of them. */
export function namesOf(): Names {
  const slotOf = new Int32Array(slots);
  const known: Buffer[] = [];
  let isOver = false;
  return {
    add: (bytes, from, to) => {
      if (isOver) return;
      let slot = hashOf(bytes, from, to) & (slots - 1);
      for (; slotOf[slot] !== 0; slot = (slot + 1) & (slots - 1))
        if (isSame(known[slotOf[slot]! - 1]!, bytes, from, to)) return;
      if (known.length === most) isOver = true;
      else slotOf[slot] = known.push(Buffer.from(bytes.subarray(from, to)));
    },
    texts: () => (isOver ? undefined : known.map((name) => name.toString().replaceAll('""', '"'))),
  };
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(known: Buffer, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}
