import {mostDepth} from "./record.ts";

/** What a JSON text is made of: how many values stand in it, whether none takes several lines, and the paths of keys to its arrays of objects. */
export type Structure = {values: number; isByLine: boolean; tables: string[]};

/** A record of a table as it stands in the text, and the line it begins in. */
export type JsonRecord = {json: string; line: number};

const mostRecord = 1 << 24;
const mostPath = 8;
const [newline, quote, comma, colon, backslash] = [0x0a, 0x22, 0x2c, 0x3a, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A reader of JSON text piece by piece: of its structure, and, where `table` is the path of an array, of the records in it. */
export type JsonScanner = {take: (piece: string) => JsonRecord[]; end: () => Structure};

/**
 * Goes over JSON text without going down into it, so that no depth exhausts the stack. Calls `fault`, which must throw, with what is
 * wrong and the line.
 */
export function jsonScanner(fault: (what: string, line: number) => never, table?: string): JsonScanner {
  const containers: number[] = [];
  const path: string[] = [];
  const tables = new Set<string>();
  let [values, line, key, captured] = [0, 1, "", ""];
  let [firstLine, isByLine] = [1, true];
  let [inString, isEscaped, needsComma, hadComma] = [false, false, false, false];
  // the depth of the array whose elements are records, and of the record being read
  let [tableDepth, recordLine] = [-1, 0];
  let isRecord = false;

  const pathOf = (): string => path.slice(0, containers.length).join("\0");
  const isNamed = (): boolean => containers.length <= mostPath && containers.every((mark) => mark === openObject);

  const open = (mark: number): void => {
    if (containers.length === 0) [values, firstLine] = [values + 1, line];
    if (mark === openArray && table !== undefined && isNamed() && pathOf() === table) {
      tableDepth = containers.length + 1;
      [needsComma, hadComma] = [false, false];
    }
    const isFirst = mark === openObject && containers.at(-1) === openArray;
    if (isFirst && containers.length <= mostPath && containers.indexOf(openArray) === containers.length - 1)
      tables.add(path.slice(0, containers.length - 1).join("\0"));
    containers.push(mark);
    if (containers.length > mostDepth) fault(`is nested more than ${mostDepth} deep`, line);
  };
  const close = (mark: number): void => {
    const opened = containers.pop();
    if (opened === undefined || (mark === closeArray) !== (opened === openArray)) fault("is not valid JSON", line);
    if (containers.length === 0 && line > firstLine) isByLine = false;
    if (mark === closeArray && containers.length < tableDepth) {
      if (hadComma) fault("is not valid JSON", line);
      tableDepth = -1;
    }
  };
  const between = (code: number): void => {
    if (code === comma && needsComma) [needsComma, hadComma] = [false, true];
    else if (code > 32) fault(code === comma ? "is not valid JSON" : "holds a record that is no object", line);
  };

  const take = (piece: string): JsonRecord[] => {
    const records: JsonRecord[] = [];
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === newline) line++;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (code === backslash) isEscaped = true;
        else if (code === quote) {
          inString = false;
          if (!isRecord) key = captured + piece.slice(start, at);
          if (!isRecord) captured = "";
        }
        continue;
      }
      const isBetween = tableDepth >= 0 && containers.length === tableDepth;
      if (code === openObject || code === openArray) {
        if (isBetween) {
          if (code !== openObject) fault("holds a record that is no object", line);
          if (needsComma) fault("is not valid JSON", line);
          [isRecord, start, recordLine] = [true, at, line];
        }
        open(code);
      } else if (code === closeObject || code === closeArray) {
        close(code);
        if (isRecord && containers.length === tableDepth) {
          records.push({json: captured + piece.slice(start, at + 1), line: recordLine});
          [captured, isRecord, needsComma, hadComma] = ["", false, true, false];
        }
      } else if (isBetween) between(code);
      else if (code === quote) {
        inString = true;
        if (!isRecord) start = at + 1;
        if (containers.length === 0) values++;
      } else if (code === colon && !isRecord) path[containers.length - 1] = key;
      else if (code > 32 && containers.length === 0) fault("is not valid JSON", line);
    }
    if (inString || isRecord) captured += piece.slice(start);
    if (captured.length > mostRecord) fault("holds a record of more than 16 million characters", line);
    return records;
  };
  return {
    take: (piece) => (piece === "" ? [] : take(piece)),
    end: () => {
      if (containers.length > 0 || inString) fault("ends too early", line);
      return {values, isByLine, tables: [...tables]};
    },
  };
}
