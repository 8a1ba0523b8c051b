/** Where in a query a fault begins: line and column from 1, and the place in the text from 0. */
export type Place = {line: number; column: number; offset: number};

/** What the engine refused, in one line: what, where in the query, and what it proposes, each alone too. */
export class QueryError extends Error {
  override name = "QueryError";
  what: string;
  place: Place | undefined;
  hint: string | undefined;
  constructor(what: string, {place, hint}: {place?: Place; hint?: string} = {}) {
    super([what, place && `line ${place.line}, column ${place.column}`, hint].filter(Boolean).join(" — "));
    this.what = what;
    this.place = place;
    this.hint = hint;
  }
}

/** What the engine says of a query, read: “binder error: … — line 2, column 8 — did you mean …”. */
export function queryError(said: string, sql: string): QueryError {
  const told = toldIn(said);
  if (!told) return new QueryError(oneLine(said));
  const [what = "", ...more] = told.exception_message.split("\n").map(oneLine).filter(Boolean);
  const hint = more.find((line) => /^(did you mean|candidate bindings)/i.test(line));
  return new QueryError(`${told.exception_type.toLowerCase()} error: ${what}`, {
    ...(told.position !== undefined && {place: placeOf(sql, Number(told.position))}),
    ...(hint && {hint: hint[0]!.toLowerCase() + hint.slice(1)}),
  });
}

type Told = {exception_type: string; exception_message: string; position?: string};

/** Its errors are JSON, some behind a word of their kind, some within another. */
function toldIn(said: string): Told | undefined {
  try {
    const told = JSON.parse(said.slice(said.indexOf("{"))) as Partial<Told>;
    return typeof told.exception_message === "string" ? (toldIn(told.exception_message) ?? (told as Told)) : undefined;
  } catch {
    return undefined;
  }
}

/** The engine counts bytes of UTF-8. */
function placeOf(sql: string, byte: number): Place {
  const before = new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, byte));
  const lines = before.split("\n");
  return {line: lines.length, column: [...lines.at(-1)!].length + 1, offset: before.length};
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
