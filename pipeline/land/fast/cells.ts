/** Bytes of a chunk, and where a cell's text begins and ends in it. */
type Cell = [bytes: Uint8Array, from: number, to: number];

/** First bytes of text that may begin with a blank of several bytes. */
const isOddLead = table((byte) => byte <= 0x20 || byte === 0x7f || [0xc2, 0xe2, 0xe3, 0xef].includes(byte));

/** First letters of what totals are called, with the second one, and marks that may stand before. */
const totals = new Set(["合", "总", "小", "共", "累", "汇", "全", "本"].map(codeOf));
const totalLetters = new Set(["gr", "su", "ov", "re", "pa", "to"]);
const mayPrecedeTotal = table(
  (byte) => isOddLead[byte] === 1 || (byte < 0x80 && !/[\dA-Za-z"]/.test(String.fromCharCode(byte))),
);

/** Whether a cell surely holds more than blanks. */
export const isVisible = (first: number): boolean => isOddLead[first] === 0;

/** Whether a cell may be the label of a total; few others may. */
export function mayBeTotal(...[bytes, from, to]: Cell): boolean {
  const first = bytes[from]!;
  if (mayPrecedeTotal[first] === 1) return true;
  if (first >= 0xe5) return first <= 0xe7 && totals.has(codeAt(bytes, from));
  return to - from > 2 && first < 0x80 && totalLetters.has(String.fromCharCode(first | 0x20, bytes[from + 1]! | 0x20));
}

function codeAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

function codeOf(character: string): number {
  return codeAt(Buffer.from(character), 0);
}

function table(has: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({length: 256}, (_, byte) => (has(byte) ? 1 : 0));
}
