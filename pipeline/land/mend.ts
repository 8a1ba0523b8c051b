import type {Dialect} from "./dialect.ts";
import {unescaped} from "./quoted-record.ts";

type Reading = {cost: number; ways: number; fields: string[]};

const longest = 20_000;

/**
 * The one reading of a record with quoting faults that makes it whole: as many fields as the table has, every quoted field closed
 * before a separator, and the fewest quotes left over as part of the text. Nothing where no reading or more than one is the best.
 */
export function mended(text: string, width: number, dialect: Dialect): string[] | undefined {
  const {quote, delimiter} = dialect;
  if (quote === undefined || text.length > longest) return undefined;
  const known = new Map<string, Reading | undefined>();
  const best = (at: number, left: number): Reading | undefined => {
    const key = `${at} ${left}`;
    if (!known.has(key)) known.set(key, search(at, left));
    return known.get(key);
  };
  const search = (from: number, left: number): Reading | undefined => {
    if (left === 0) return undefined;
    let found: Reading | undefined;
    const at = dialect.isPadded ? skipBlanks(text, from) : from;
    for (const [field, end, cost] of fieldsAt(text, at, dialect)) {
      const isLast = end === text.length;
      if (isLast !== (left === 1)) continue;
      const rest = isLast ? {cost: 0, ways: 1, fields: []} : best(end + delimiter.length, left - 1);
      if (!rest) continue;
      const total = cost + rest.cost;
      if (!found || total < found.cost) found = {cost: total, ways: rest.ways, fields: [field, ...rest.fields]};
      else if (total === found.cost) found.ways += rest.ways;
    }
    return found;
  };
  if (text.split(quote).length > 60 || text.split(delimiter).length > 400) return undefined;
  const reading = best(0, width);
  return reading?.ways === 1 ? reading.fields : undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

/** The fields that may begin at a position: text, end, and how many quotes it leaves unexplained. */
function* fieldsAt(text: string, at: number, dialect: Dialect): Generator<[field: string, end: number, cost: number]> {
  const {delimiter, escape: escaping, isPadded} = dialect;
  const quote = dialect.quote!;
  const trimmed = (field: string) => (isPadded ? field.trim() : field);
  if (text[at] !== quote) {
    const separator = text.indexOf(delimiter, at);
    const end = separator < 0 ? text.length : separator;
    const field = text.slice(at, end);
    const quotes = field.split(quote).length - 1;
    // an odd quote may be what is left of a quoted field
    if (quotes % 2 === 0 && !/[\r\n]/.test(field)) yield [trimmed(field), end, quotes];
    return;
  }
  for (let close = text.indexOf(quote, at + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
    const end = isPadded ? skipBlanks(text, close + 1) : close + 1;
    if (end !== text.length && !text.startsWith(delimiter, end)) continue;
    const content = unescaped(text.slice(at + 1, close), quote, escaping);
    const stray = looseQuotes(text.slice(at + 1, close), quote, escaping);
    yield [content, end, stray];
  }
}

/** How many quotes of a quoted field's content are not escaped. */
function looseQuotes(content: string, quote: string, escaping: Dialect["escape"]): number {
  const rest = escaping === "backslash" ? content.replaceAll(/\\["'\\]/g, "") : content.replaceAll(quote + quote, "");
  return rest.split(quote).length - 1;
}
