import type {Code} from "./codes.ts";
import type {Dialect} from "./dialect.ts";

/** A record read strictly: its fields and where it ends; or the fault, and where a quoted field began and was taken to end. */
export type Strict =
  | {fields: string[]; end: number; next: number; fault?: undefined}
  | {fault: Code; column: number; quoteAt: number; closedAt: number}
  | undefined;

/** How far a text is known: up to its end, which is the end of the file or only of what was read so far. */
type Bounds = {end: number; isWhole: boolean};

/** Reads the record at a position by the letter of its dialect. Nothing where more text is needed to tell. */
export function strictRecord(
  text: string,
  start: number,
  {delimiter, quote, escape: escaping, isPadded}: Dialect,
  {end, isWhole}: Bounds,
): Strict {
  const fields: string[] = [];
  for (let at = start; ; ) {
    if (isPadded) at = blanksFrom(text, at);
    if (quote !== undefined && text[at] === quote) {
      const close = closingQuote(text, at + 1, quote, escaping);
      if (close < 0 || close >= end) {
        return isWhole ? {fault: "unclosed_quote", column: fields.length + 1, quoteAt: at, closedAt: end} : undefined;
      }
      const after = isPadded ? blanksFrom(text, close + 1) : close + 1;
      if (after + delimiter.length > end && !isWhole) return undefined;
      fields.push(unescaped(text.slice(at + 1, close), quote, escaping));
      if (text.startsWith(delimiter, after)) at = after + delimiter.length;
      else if (after >= end) return {fields, end, next: end};
      else if (isBreak(text, after)) {
        const next = afterBreak(text, after);
        return next === end && !isWhole && text[after] === "\r" ? undefined : {fields, end: after, next};
      } else return {fault: "text_after_quote", column: fields.length, quoteAt: at, closedAt: close};
      continue;
    }
    const lineEnd = breakFrom(text, at);
    if (lineEnd < 0 && !isWhole) return undefined;
    const stop = lineEnd < 0 ? end : lineEnd;
    const separator = text.indexOf(delimiter, at);
    const fieldEnd = separator >= 0 && separator < stop ? separator : stop;
    const field = text.slice(at, fieldEnd);
    if (quote !== undefined && field.includes(quote))
      return {fault: "quote_in_field", column: fields.length + 1, quoteAt: at, closedAt: at};
    fields.push(isPadded ? field.trim() : field);
    if (fieldEnd !== stop) at = separator + delimiter.length;
    else if (lineEnd < 0) return {fields, end, next: end};
    else {
      const next = afterBreak(text, lineEnd);
      return next === end && !isWhole && text[lineEnd] === "\r" ? undefined : {fields, end: lineEnd, next};
    }
  }
}

const isBreak = (text: string, at: number): boolean => text[at] === "\n" || text[at] === "\r";

/** Where the next line begins after a line break at a position. */
export const afterBreak = (text: string, at: number): number =>
  text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;

/** Where the next line break stands, or -1. */
export function breakFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}

function blanksFrom(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\u00a0") at++;
  return at;
}

function closingQuote(text: string, from: number, quote: string, escaping: Dialect["escape"]): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at)) {
    if (escaping === "backslash" && isEscaped(text, at, from)) at += 1;
    else if (escaping !== "backslash" && text[at + 1] === quote) at += 2;
    else return at;
  }
  return -1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes > from && text[at - slashes - 1] === "\\") slashes++;
  return slashes % 2 === 1;
}

/** A quoted field's content with its escapes undone. */
export function unescaped(content: string, quote: string, escaping: Dialect["escape"]): string {
  if (escaping === "backslash") return content.includes("\\") ? content.replace(/\\(["'\\])/g, "$1") : content;
  return content.includes(quote) ? content.replaceAll(quote + quote, quote) : content;
}
