/** How a number is shown: as itself, or as a day, a day with a time, a time of day, or a length of time. */
export type NumberKind = "number" | "date" | "datetime" | "time" | "duration";

/** The formats that have numbers instead of codes. 27–36 and 50–58 are East Asian, and some differ from country to country. */
const builtIn = new Map<number, NumberKind>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, NumberKind] => [
    id,
    "date",
  ]),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id): [number, NumberKind] => [id, "time"]),
  [22, "datetime"],
  [46, "duration"],
]);

const literals = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Whether a format shows digits, or is General in words of some language: letters beside those of days and times, and no year. */
function isNumber(plain: string): boolean {
  if (/[0#?@]|e[-+]|通用/.test(plain.replace(/s[.,]0+/g, "s"))) return true;
  return /[c-z]/.test(plain.replace(/am\/pm|a\/p|[ymdhseg]/g, "")) && !plain.includes("yy");
}

/** The kind of a format by its number, or by its code where it has one. */
export function numberKindOf(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn.get(id) ?? "number";
  const plain = code
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0]!
    .replace(literals, "")
    .toLowerCase();
  if (isNumber(plain)) return "number";
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return "duration";
  const hasTime = /[hs]|am\/pm|a\/p|上午\/下午/.test(plain);
  const months = hasTime ? plain.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, "") : plain;
  const hasDay = /[ydegm]|aaa/.test(months.replace(/am\/pm|a\/p/g, ""));
  if (hasDay) return hasTime ? "datetime" : "date";
  return hasTime ? "time" : "number";
}
