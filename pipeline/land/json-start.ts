const string = /"(?:[^"\\\p{Cc}]|\\.)*"/uy;
const openString = /"(?:[^"\\\p{Cc}]|\\.)*\\?$/uy;
const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?)(?![\w.+-])/iy;
const openPlain = /(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-?[\d.e+-]*)$/iy;
const blank = /\s*/y;

/**
 * Whether a text is JSON, and whether one value or a line for each, judged by its beginning; undefined where it is text that only
 * begins with a bracket. What begins as a list of objects or an object with quoted keys does is JSON even where it is broken further on, and so is what ends
 * within a value.
 */
export function jsonKindOf(beginning: string): "json" | "ndjson" | undefined {
  const text = beginning.trimStart();
  if (!/^[[{]/.test(text)) return undefined;
  const isSure = /^\[\s*\{|^\{\s*(?:'|"(?:[^"\\]|\\.)*"\s*:)/.test(text);
  const end = endOfValue(text);
  if (end === "open") return "json";
  if (end === "invalid") return isSure ? "json" : undefined;
  const [value, rest] = [text.slice(0, end), text.slice(end)];
  if (rest.trim() === "") return value.startsWith("[") || isTable(value) || isSpread(value) ? "json" : "ndjson";
  if (isSpread(value)) return "json";
  return isSure || /^[^\S\r\n]*[\r\n]/.test(rest) ? "ndjson" : undefined;
}

/** Whether a value takes several lines. */
const isSpread = (value: string): boolean => /[\r\n]/.test(value);

/** Whether an object holds an array of objects, and so a table, rather than being a record. */
const isTable = (text: string): boolean => /^\{[\s\S]*?:\s*\[\s*\{/.test(text);

/** Where the first JSON value of a text ends; `open` where the text ends within it. */
function endOfValue(text: string): number | "open" | "invalid" {
  const closers: string[] = [];
  let expected: "value" | "first value" | "key" | "first key" | "end" = "value";
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(blank);
    if (at >= text.length) return "open";
    const mark = text[at]!;
    if (expected === "end") {
      at++;
      if (mark === ",") expected = closers.at(-1) === "}" ? "key" : "value";
      else if (mark !== closers.pop()) return "invalid";
    } else if (mark === closers.at(-1) && expected.startsWith("first")) {
      at++;
      closers.pop();
      expected = "end";
    } else if (expected.endsWith("key")) {
      if (!take(string)) return take(openString) ? "open" : "invalid";
      take(blank);
      if (at >= text.length) return "open";
      if (text[at++] !== ":") return "invalid";
      expected = "value";
    } else if (mark === "[" || mark === "{") {
      at++;
      closers.push(mark === "[" ? "]" : "}");
      expected = mark === "[" ? "first value" : "first key";
    } else {
      if (!take(string) && !take(plain)) return take(openString) || take(openPlain) ? "open" : "invalid";
      expected = "end";
    }
    if (expected === "end" && closers.length === 0) return at;
  }
}
