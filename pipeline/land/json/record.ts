/** How deep values may lie in each other. */
export const mostDepth = 100;

const atom = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const marks: Record<string, string> = {'"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t"};

/** A record's cells by column. Columns whose value is null or an empty object are there with an empty text. */
export type Cells = Map<string, string>;

/**
 * A reader of records that gives the cells of each record's JSON. Objects in it are laid flat one level deep, as `outer.inner`; arrays
 * and deeper objects stay JSON. Numbers keep the digits they are written with. Calls `fault`, which must throw, with what is wrong.
 */
export function cellsReader(fault: (what: string) => never): (json: string) => Cells {
  let cells: Cells = new Map();
  let [json, at] = ["", 0];

  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(json) ?? [""];
    at += found.length;
    return found;
  };
  const next = (): string | undefined => {
    for (let code = json.charCodeAt(at); code === 32 || (code <= 13 && code >= 9 && code !== 11 && code !== 12); )
      code = json.charCodeAt(++at);
    return json[at];
  };
  const expect = (mark: string): void => {
    if (next() !== mark) fault("is not valid JSON");
    at++;
  };
  const plain = (): string => {
    const start = at;
    for (let code = json.charCodeAt(at); code >= 0x20 && code !== 0x22 && code !== 0x5c; ) code = json.charCodeAt(++at);
    return json.slice(start, at);
  };
  const text = (): string => {
    expect('"');
    let whole = plain();
    while (json[at] === "\\") {
      const mark = json[at + 1] ?? "";
      if (mark === "u" && /^[0-9a-f]{4}$/i.test(json.slice(at + 2, at + 6))) {
        whole += String.fromCharCode(Number.parseInt(json.slice(at + 2, at + 6), 16));
        at += 6;
      } else if (mark in marks) {
        whole += marks[mark];
        at += 2;
      } else fault("is not valid JSON");
      whole += plain();
    }
    if (json[at] !== '"') fault("is not valid JSON");
    at++;
    return /[\0\p{Surrogate}]/u.test(whole) ? whole.replace(/[\0\p{Surrogate}]/gu, escaped) : whole;
  };
  const members = (take: (key: string) => void): void => {
    expect("{");
    const keys = new Set<string>();
    if (next() === "}") at++;
    else
      for (;;) {
        next();
        const key = text();
        if (keys.has(key)) fault("has a key twice");
        keys.add(key);
        expect(":");
        next();
        take(key);
        if (next() === "}") break;
        expect(",");
      }
    if (keys.size > 0) at++;
  };
  const elements = (take: () => void): void => {
    expect("[");
    if (next() === "]") {
      at++;
      return;
    }
    for (;;) {
      next();
      take();
      if (next() === "]") break;
      expect(",");
    }
    at++;
  };
  const simple = (): string => skip(atom) || fault("is not valid JSON");
  const nested = (depth: number): string => {
    if (depth > mostDepth) fault(`is nested more than ${mostDepth} deep`);
    const parts: string[] = [];
    if (json[at] === "{") {
      members((key) => parts.push(`${JSON.stringify(key)}:${nested(depth + 1)}`));
      return `{${parts.join(",")}}`;
    }
    if (json[at] === "[") {
      elements(() => parts.push(nested(depth + 1)));
      return `[${parts.join(",")}]`;
    }
    return json[at] === '"' ? JSON.stringify(text()) : simple();
  };
  const cell = (column: string): void => {
    if (cells.has(column)) fault("has a column twice");
    const mark = json[at];
    const value = mark === '"' ? text() : mark === "{" || mark === "[" ? nested(2) : simple();
    cells.set(column, value === "null" && mark === "n" ? "" : value);
  };

  const member = (key: string): void => {
    if (json[at] !== "{") {
      cell(key);
      return;
    }
    const before = at;
    members((inner) => cell(`${key}.${inner}`));
    if (json.slice(before + 1, at - 1).trim() === "") cells.set(key, "");
  };
  return (record) => {
    [json, at, cells] = [record, 0, new Map()];
    if (next() !== "{") fault("holds a record that is no object");
    members(member);
    if (next() !== undefined) fault("is not valid JSON");
    return cells;
  };
}

/** NUL and half a character cannot be written as text: they stay as JSON writes them. */
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
