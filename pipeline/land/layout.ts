import {type CellKind, cellKind, isValue} from "./cell-kind.ts";
import type {Dialect} from "./dialect.ts";
import {recordReader, type Shape, type TextRecord} from "./records.ts";

/** Where a table stands in a file: its width, its header and the first record below it. */
export type Layout = Shape & {
  /** the names of the columns; none where the file has no header */
  header?: string[];
  /** row of the header; of several, the last */
  headerRow: number;
  /** how many rows the header takes, a row of units below it included */
  headerRows: number;
  /** the header's rows as they stand, to know them again */
  headerTexts?: string[][];
  /** row of the first record */
  bodyRow: number;
  /** lines above the header that are not blank */
  preambleLines: number;
  /** every record ends with a separator that no name stands for */
  hasTrailing?: true;
  /** what is wrong with the header, or how it was mended */
  headerFault?: {row: number; line: number; isMended: boolean};
};

/** What is known of the header beforehand: names that a profile expects, the row it stands in. */
export type Hints = {isKnown?: (name: string) => boolean; headerRow?: number | "none"};

type Row = TextRecord & {kinds: CellKind[]};

const looked = 500;

/**
 * Where the table stands, judged by the beginning of a file. A header is the first row of the table's width whose cells are names
 * above values; rows above it with fewer cells are a preamble, except rows of names of groups, which are joined with it.
 */
export function layoutOf(beginning: string, dialect: Dialect, shape: Shape, hints: Hints = {}): Layout {
  const {width, isRagged} = shape;
  const {isKnown = () => false, headerRow: told} = hints;
  const rows = recordReader(dialect, shape)
    .take(beginning, true)
    .slice(0, looked)
    .filter(({isBlank, fault}) => !isBlank || fault)
    .map((record): Row => {
      const fields =
        record.fault && record.fault !== "row_width" ? (record.raw ?? "").split(dialect.delimiter) : record.fields;
      return {...record, fields, kinds: fields.map(cellKind)};
    });
  const isFull = ({fields, fault}: Row) => !fault && fields.length === width;
  const whole = {...shape, ...(isRagged && {isRagged})};
  if (told === "none") return {...whole, headerRow: 0, headerRows: 0, bodyRow: 1, preambleLines: 0};
  if (told !== undefined) return toldLayout(rows, told, whole);
  const first = rows.findIndex((row, index) => isFull(row) && !isTitle(row, rows.slice(index + 1), isKnown));
  if (first < 0) return {...whole, headerRow: 0, headerRows: 0, bodyRow: 1, preambleLines: 0};
  const kinds = kindsOf(rows.slice(first + 1).filter(isFull), width);
  const top = rows[first]!;
  const above = rows.slice(0, first);
  if (!isHeader(top, rows.slice(first + 1).filter(isFull), kinds, isKnown)) {
    const broken = above.at(-1);
    const below = rows.slice(first).filter(isFull);
    if (broken && broken.line + 1 >= top.line && isNearly(broken, width, dialect)) {
      const place = {bodyRow: top.row, preambleLines: above.length - 1};
      const isTrailing = broken.fields.length === width - 1 && below.every(({kinds}) => kinds[width - 1] === "empty");
      if (broken.fields.length === width - 1 && areRowNumbers(below))
        return {
          ...whole,
          ...headerOf(broken, ["", ...broken.fields]),
          ...place,
          headerFault: {row: broken.row, line: broken.line, isMended: true},
        };
      if (isTrailing) return {...whole, ...headerOf(broken, broken.fields), ...place, hasTrailing: true};
      return {...whole, ...brokenHeader(broken, width, dialect), ...place};
    }
    const bare = {...whole, headerRow: top.row - 1, headerRows: 0, bodyRow: top.row, preambleLines: above.length};
    // a line right above values may be a header that was cut
    const isNear = broken !== undefined && broken.line + 1 >= top.line;
    return isNear ? {...bare, headerFault: {row: broken.row, line: broken.line, isMended: false}} : bare;
  }
  let last = first;
  while (
    last - first < 3 &&
    rows[last + 1] &&
    isFull(rows[last + 1]!) &&
    continuesHeader(rows, first, last + 1, kinds, isFull)
  )
    last++;
  const units = rows[last + 1];
  const hasUnits =
    units !== undefined && isFull(units) && isUnits(units, kindsOf(rows.slice(last + 2).filter(isFull), width));
  const header = joined(rows.slice(first, last + 1));
  const next = rows[last + (hasUnits ? 2 : 1)];
  const end = hasUnits ? units : rows[last]!;
  const body = rows.slice(last + 1).filter(isFull);
  const hasTrailing =
    width > 2 &&
    header.at(-1)!.trim() === "" &&
    body.length > 0 &&
    body.every(({kinds}) => kinds[width - 1] === "empty");
  return {
    ...whole,
    header: hasTrailing ? header.slice(0, -1) : header,
    headerTexts: rows.slice(first, last + 1).map(({fields}) => fields.map((field) => field.trim())),
    headerRow: rows[last]!.row,
    headerRows: last - first + 1 + (hasUnits ? 1 : 0),
    bodyRow: next?.row ?? end.row + 1,
    preambleLines: above.length,
    ...(hasTrailing && {hasTrailing}),
    ...(top.mendedFault && {headerFault: {row: top.row, line: top.line, isMended: true}}),
  };
}

function toldLayout(rows: Row[], told: number, shape: Shape): Layout {
  const row = rows.find(({row}) => row === told);
  const next = rows.find(({row}) => row > told);
  return {
    ...shape,
    ...(row && headerOf(row, row.fields)),
    headerRow: told,
    headerRows: 1,
    bodyRow: next?.row ?? told + 1,
    preambleLines: rows.filter(({row}) => row < told).length,
  };
}

const headerOf = ({row, fields}: Row, header: string[]) => ({
  header,
  headerTexts: [fields.map((field) => field.trim())],
  headerRow: row,
  headerRows: 1,
});

const filled = ({kinds}: Row): number => kinds.filter((kind) => kind !== "empty").length;

/** A title or remark written into the first cells of a row of full width. */
function isTitle(row: Row, below: Row[], isKnown: (name: string) => boolean): boolean {
  if (row.fields.length < 3 || below.length === 0) return false;
  const share = filled(row) / row.fields.length;
  const typical = below.slice(0, 20).filter(({fields}) => fields.length === row.fields.length);
  const usual = Math.max(...typical.map(filled), 0);
  if (row.fields.some(isKnown)) return false;
  const isGroups = filled(row) === 2 && (row.kinds[0] === "empty" || row.kinds[1] === "empty");
  return filled(row) <= 2 && !isGroups && share < 0.5 && usual >= filled(row) + 2;
}

/** The kind that most values of each column have; text where they differ. */
function kindsOf(rows: Row[], width: number): CellKind[] {
  return Array.from({length: width}, (_, column) => {
    const counts = new Map<CellKind, number>();
    for (const {kinds} of rows) {
      const kind = kinds[column]!;
      if (kind !== "empty") counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return "empty";
    const [kind, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
    return count >= total * 0.7 ? kind : "text";
  });
}

/** Whether a row holds names: no values above values; and where all columns are text, no text that stands below again. */
function isHeader(row: Row, below: Row[], kinds: CellKind[], isKnown: (name: string) => boolean): boolean {
  if (row.fields.filter(isKnown).length * 2 >= row.fields.length) return true;
  const isCount = countsUp(row.fields);
  const isName = row.kinds.map((kind, column) =>
    isValue(kind) ? isCount || isPeriodName(row.fields[column]!, column, below) : kind !== "empty",
  );
  const values = row.kinds.filter((kind, column) => isValue(kind) && !isName[column]).length;
  if (!isName.includes(true)) return false;
  if (below.length === 0) return values === 0;
  const typed = kinds.flatMap((kind, column) => (isValue(kind) ? [column] : []));
  const namesAbove = typed.filter((column) => isName[column]).length;
  const valuesAbove = typed.filter((column) => isValue(row.kinds[column]!) && !isName[column]).length;
  if (namesAbove + valuesAbove > 0)
    return namesAbove > valuesAbove || (namesAbove > 0 && values * 2 < filled(row) && isUnlike(row, below));
  return values === 0 && isUnlike(row, below);
}

const period = /^\s*(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/.年]\s?\d{1,4}月?)?年?\s*$/i;

/** Whether a year or month names a column: what stands below it is none. */
function isPeriodName(field: string, column: number, below: Row[]): boolean {
  const values = below
    .slice(0, 50)
    .map(({fields}) => fields[column]!)
    .filter((value) => value.trim() !== "");
  return (
    period.test(field) && values.length > 0 && values.filter((value) => period.test(value)).length * 4 < values.length
  );
}

/** Whether names count up, as days of a month or weeks do. */
function countsUp(fields: string[]): boolean {
  const numbers = fields.flatMap((field) => (/^\s*\d{1,3}\s*$/.test(field) ? [Number(field)] : []));
  return numbers.length >= 4 && numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
}

/** Whether a row's texts differ from each other and from those below: names are written once. */
function isUnlike(row: Row, below: Row[]): boolean {
  const texts = row.fields.map((field) => field.trim()).filter((field) => field !== "");
  if (new Set(texts).size < texts.length * 0.8) return false;
  const some = below.slice(0, 200);
  const again = row.fields.filter(
    (field, column) => field.trim() !== "" && some.some(({fields}) => fields[column] === field),
  );
  if (again.length * 3 > texts.length) return false;
  const shaped = row.fields.filter((field, column) => {
    const shapes = new Set(some.slice(0, 50).map(({fields}) => shapeOf(fields[column] ?? "")));
    return shapes.size === 1 && shapes.has(shapeOf(field)) && /\d/.test(field);
  });
  return shaped.length === 0;
}

/** A text with its digits, letters and ideographs made alike: AB-12 → a-0. */
const shapeOf = (text: string): string =>
  text
    .replace(/\d+/g, "0")
    .replace(/\p{Script=Latin}+/gu, "a")
    .replace(/\p{Script=Han}+/gu, "字");

/** Whether a row still belongs to the header that begins above: names again, or names below names of groups. */
function continuesHeader(
  rows: Row[],
  first: number,
  at: number,
  kinds: CellKind[],
  isFull: (row: Row) => boolean,
): boolean {
  const [top, row] = [rows[first]!, rows[at]!];
  const same = row.fields.filter((field, column) => field.trim() !== "" && field === top.fields[column]).length;
  if (same > 0 && same >= filled(row) * 0.8) return true;
  if (row.kinds.some(isValue)) return false;
  const below = kindsOf(rows.slice(at + 1).filter(isFull), row.fields.length);
  const values = below.filter(isValue).length;
  if (values === 0 || rows.length <= at + 1) return false;
  const isGroup =
    filled(top) < top.fields.length && top.fields.some((field, column) => field.trim() === "" && column > 0);
  const namesAboveValues = below.filter(
    (kind, column) => isValue(kind) && !["empty"].includes(row.kinds[column]!),
  ).length;
  return (
    (isGroup || kinds.filter(isValue).length < values) &&
    namesAboveValues * 2 >= values &&
    filled(row) * 2 >= row.fields.length &&
    !isUnits(row, below)
  );
}

const unit =
  /^[（([]?(?:元|万元|亿元|千元|个|次|条|人|台|辆|天|日|秒|分钟|小时|分|%|％|百分比|￥|¥|\$|€|cny|rmb|usd|eur|gbp|count|days?|hours?|min(?:utes)?|s(?:ec(?:onds)?)?|km|kg|pcs|units?|no\.?|y{2,4}[-/.]?m{1,2}[-/.]?d{1,2}.*|string|text|varchar|int(?:eger)?|float|decimal|date(?:time)?|文本|数字|日期|文字|数值|单位[:：].*|-|—)[）)\]]?$/i;

/** A row that names units below the header: words for units, or short words where every other row has values. */
function isUnits(row: Row, below: CellKind[]): boolean {
  const isUnit = (cell: string) => unit.test(cell) || bracketed.test(cell);
  const cells = row.fields.map((field) => field.trim()).filter((field) => field !== "");
  const typed = row.fields.filter((_, column) => isValue(below[column] ?? "text")).map((field) => field.trim());
  const others = row.fields.filter((_, column) => !isValue(below[column] ?? "text")).map((field) => field.trim());
  if (typed.some((cell) => isValue(cellKind(cell)))) return false;
  if (typed.some(isUnit) && cells.filter(isUnit).length >= cells.length * 0.6) return true;
  const words = typed.filter((cell) => cell !== "");
  return (
    words.length > 1 && words.every((cell) => cell.length <= 12) && others.every((cell) => cell === "" || isUnit(cell))
  );
}

const bracketed = /^[（([].{1,12}[）)\]]$/;

/** One name a column from several rows: groups are carried to the right, repeated words said once. */
function joined(rows: Row[]): string[] {
  if (rows.length === 1) return rows[0]!.fields;
  const spread = rows.map(({fields}, index) => {
    if (index === rows.length - 1) return fields;
    let group = "";
    return fields.map((field, column) => {
      if (field.trim() !== "") group = field.trim();
      else if (rows.slice(index + 1).every(({fields}) => fields[column]!.trim() === "")) return "";
      return field.trim() === "" ? group : field.trim();
    });
  });
  return rows[0]!.fields.map((_, column) => {
    const parts = spread.map((fields) => fields[column]!.trim()).filter((part) => part !== "");
    return parts.filter((part, index) => parts.indexOf(part) === index).join(" ");
  });
}

/** Whether a row of another width looks like the table's header all the same. */
function isNearly({fields, raw, kinds}: Row, width: number, {delimiter}: Dialect): boolean {
  if (kinds.some(isValue)) return false;
  if (fields.length >= 2) return true;
  return (
    width > 2 &&
    otherDelimiters(delimiter).some((other) => (raw ?? fields.join(delimiter)).split(other).length === width)
  );
}

/** Whether the first column only numbers the rows, as some programs do without naming it. */
const areRowNumbers = (rows: Row[]): boolean =>
  rows.length > 1 &&
  rows.every(({fields}, index) => index === 0 || Number(fields[0]) === Number(rows[index - 1]!.fields[0]) + 1);

const otherDelimiters = (delimiter: string): string[] =>
  [",", ";", "\t", "|", " "].filter((other) => other !== delimiter);

/** The header of another width than its body: mended where only one way makes it whole, else as it stands. */
function brokenHeader(row: Row, width: number, {delimiter, quote}: Dialect): Omit<Layout, "bodyRow" | "preambleLines"> {
  const raw = row.raw ?? row.fields.join(delimiter);
  const unwrapped = (field: string) =>
    quote && field.startsWith(quote) && field.endsWith(quote) && field.length > 1 ? field.slice(1, -1) : field;
  const named = row.fields.filter((field) => field.trim() !== "");
  const edges = /^["']+|["']+$/g;
  const isFaulty = row.fault !== undefined && row.fault !== "row_width";
  const split = otherDelimiters(delimiter)
    .map((other) => raw.split(other).map(unwrapped))
    .filter(({length}) => length === width);
  const mended =
    isFaulty && row.fields.length === width
      ? row.fields.map((field) => field.trim().replace(edges, "").replaceAll('"', ""))
      : row.fields.length > width && named.length === width
        ? named
        : split.length === 1
          ? split[0]
          : undefined;
  return {
    width,
    ...headerOf(row, mended ?? row.fields),
    headerFault: {row: row.row, line: row.line, isMended: mended !== undefined},
  };
}
