// Of a cell: the bytes of its chunk, and where its text begins and ends in them.

/** First bytes of text that may begin with a blank of several bytes. */
const isOddLead = table((byte) => byte <= 0x20 || byte === 0x7f || [0xc2, 0xe2, 0xe3, 0xef].includes(byte));

/** First bytes of words for nothing in ASCII: n/a, (null), #REF!, --; and the Chinese ones. */
const mayBeNothing = table((byte) => byte < 0x80 && !/[\dA-MO-Za-mo-z]/.test(String.fromCharCode(byte)));
const nothings = new Set(["无", "空", "空白", "暂无", "未填写", "不适用"]);
const nothingStarts = new Uint8Array(1 << 16);
for (const word of nothings) nothingStarts[Buffer.from(word).readUInt16BE()] = 1;
const longestWordForNothing = 9;
const longestUnmarked = 15;

/** First letters of what totals are called, with the second one, and marks that may stand before. */
const totals = new Set(["合", "总", "小", "共", "累", "汇", "全", "本"].map(codeOf));
const totalLetters = new Uint8Array(1 << 16);
for (const letters of ["gr", "su", "ov", "re", "pa", "to"]) totalLetters[pairOf(Buffer.from(letters), 0)] = 1;
const mayPrecedeTotal = table(
  (byte) => isOddLead[byte] === 1 || (byte < 0x80 && !/[\dA-Za-z"]/.test(String.fromCharCode(byte))),
);

/** Bytes that end no blank, so that a cell which begins plainly and ends with one is plain. */
const mayEndBlank = table((byte) => byte <= 0x20 || [0xa0, 0x80, 0x8b, 0xbf].includes(byte));
const mayBeginRough = table(
  (byte) =>
    isOddLead[byte] === 1 || mayBeNothing[byte] === 1 || [...nothings].some((word) => Buffer.from(word)[0] === byte),
);

/** Whether `text_or_null` surely leaves a cell's text as it is: no blank at its ends, and no word for nothing. */
export function isPlainCell(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from]!;
  if (mayBeginRough[first] === 0 && mayEndBlank[bytes[to - 1]!] === 0) return true;
  if (isOddLead[first] === 1 || endsInBlank(bytes, to)) return false;
  if (to - from > longestWordForNothing) return true;
  if (mayBeNothing[first] === 1) return first === 0x2d && to - from > 1 && isDigit(bytes[from + 1]!);
  if (mayBeginRough[first] === 0 || nothingStarts[(first << 8) | bytes[from + 1]!] === 0) return true;
  return !nothings.has(Buffer.from(bytes.subarray(from, to)).toString());
}

/** Whether `digit_mark` surely finds nothing in a plain cell; `hasPlus` where a plus may stand in it. */
export function isUnmarked(bytes: Uint8Array, from: number, to: number, hasPlus: boolean): boolean {
  if (to - from > longestUnmarked || bytes[from]! <= 0x27) return false;
  if (hasPlus) for (let at = from; at < to; at++) if (bytes[at] === 0x2b) return false;
  return true;
}

/** Whether a cell surely holds more than blanks. */
export const isVisible = (first: number): boolean => isOddLead[first] === 0;

/** Whether a cell may be the label of a total; few others may. */
export function mayBeTotal(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from]!;
  if (mayPrecedeTotal[first] === 1) return true;
  if (first >= 0xe5) return first <= 0xe7 && totals.has(codeAt(bytes, from));
  return to - from > 2 && first < 0x80 && totalLetters[pairOf(bytes, from)] === 1;
}

function endsInBlank(bytes: Uint8Array, to: number): boolean {
  const last = bytes[to - 1]!;
  if (last <= 0x20) return true;
  const before = bytes[to - 2]!;
  if (last === 0xa0) return before === 0xc2;
  if (last === 0x80) return before === 0x80 && bytes[to - 3] === 0xe3;
  if (last === 0x8b) return before === 0x80 && bytes[to - 3] === 0xe2;
  return last === 0xbf && before === 0xbb && bytes[to - 3] === 0xef;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Two letters, as small ones. */
function pairOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! | 0x20) << 8) | (bytes[at + 1]! | 0x20);
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
