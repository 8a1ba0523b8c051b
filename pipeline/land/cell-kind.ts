/** What a cell's text looks like; enough to tell names from values and one separator from another, not to type a value. */
export type CellKind = "empty" | "number" | "moment" | "link" | "word" | "text";

const empty = /^(?:\s*|null|\\N|#?n\/a|--?|—|–|无)$/i;
const number =
  /^[-+(]?\s?(?:[¥￥$€£]|CNY|RMB|USD|EUR|GBP)?\s?[-+]?(?:\d+|\d{1,3}(?:[,. '’ ]\d{2,3})+)(?:[.,]\d*)?(?:e[-+]?\d+)?\s?(?:[%元万亿€£$km]|CNY|RMB|USD|EUR|GBP)?\)?$/i;
const numberFromMark = /^[-+]?[.,]\d+%?$/;
const moment =
  /^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[ -][a-z]{3,9}[ ,-]+\d{2,4}|[a-z]{3,9} \d{1,2}, ?\d{4})?[T ,]*(?:\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?\s?(?:[ap]\.?m\.?|上午|下午)?\s?(?:Z|UTC|GMT|[-+]\d\d:?\d\d)?)?$/i;
const link = /^(?:https?:\/\/|www\.)\S+$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/i;
const word = /^[^\s,;|\t"]{1,40}$/;

/** The kind of a cell. */
export function cellKind(cell: string): CellKind {
  if (cell.length > 200) return "text";
  const text = cell.trim();
  if (empty.test(text)) return "empty";
  if (number.test(text) || numberFromMark.test(text)) return "number";
  if (moment.test(text)) return "moment";
  if (link.test(text)) return "link";
  return word.test(text) ? "word" : "text";
}

/** Whether a kind is a value, which no column's name is. */
export const isValue = (kind: CellKind): boolean => kind === "number" || kind === "moment" || kind === "link";
