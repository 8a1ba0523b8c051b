/** A piece of a query as it is shown: a word of the language, a text, a number, a remark, or anything else. */
export type Part = {kind: "word" | "text" | "number" | "remark" | "plain"; text: string};

const words =
  "all and any as asc asof between by case cast cross describe desc distinct else end except exclude exists explain false filter from full " +
  "group having ilike in inner intersect into is join last lateral left like limit natural not null nulls offset on or order outer over partition " +
  "pivot positional qualify range recursive replace right rows sample select semi set show similar summarize table then to true union unnest unpivot " +
  "using values when where window with within";
const known = new Set(words.split(" "));

const pattern =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$))|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;

/** The pieces of a query in their order; together they are the query. */
export function sqlParts(sql: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (kind: Part["kind"], text: string) => text && parts.push({kind, text});
  for (const {0: whole, 1: remark, 2: quoted, 3: number, index} of sql.matchAll(pattern)) {
    add("plain", sql.slice(end, index));
    add(
      remark ? "remark" : quoted ? "text" : number ? "number" : known.has(whole.toLowerCase()) ? "word" : "plain",
      whole,
    );
    end = index + whole.length;
  }
  add("plain", sql.slice(end));
  return parts;
}
