import type {Glance} from "./glance.ts";

const widest = 24;

/** A glance as a person reads it on a terminal: what the file was read as, its columns, first rows, counts and rejects. */
export function printed(glance: Glance): string {
  const {
    file,
    status,
    refusal,
    records_in,
    loaded,
    rejected,
    encoding,
    dialect,
    layout,
    format,
    columns,
    reasons,
    mended,
  } = glance;
  if (status === "refused") return `${file}\n  refused   ${refusal}\n`;
  const lines = [
    file,
    `  format    ${[format, encoding, ...Object.entries(dialect!).map(([key, value]) => `${key} ${shown(value)}`)].join(", ")}`,
    `  layout    ${Object.entries(layout!)
      .map(([key, value]) => `${key.replaceAll("_", " ")} ${value ?? "–"}`)
      .join(", ")}`,
    `  rows      ${number(records_in)} read = ${number(loaded)} loaded + ${number(rejected)} rejected${mended > 0 ? `; ${number(mended)} of those loaded were mended` : ""}`,
    `  columns   ${columns.map(({name, kind, filled}) => `${name} (${kind}${filled < loaded ? `, ${number(loaded - filled)} empty` : ""})`).join(", ")}`,
    ...glance.first.map(
      (row, index) => `  ${index === 0 ? "first     " : "          "}${row.map(clipped).join(" · ")}`,
    ),
    ...byCode(
      reasons.filter((told) => !told.mended),
      "rejected",
    ),
    ...byCode(
      reasons.filter((told) => told.mended),
      "mended",
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function byCode(told: Glance["reasons"], word: string): string[] {
  const codes = new Map<string, Glance["reasons"]>();
  for (const one of told) codes.set(one.code, [...(codes.get(one.code) ?? []).slice(0, 4), one]);
  const counts = new Map<string, number>();
  for (const {code} of told) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...codes].map(([code, some]) => {
    const places = some.map(
      ({row, line, column}) => `row ${row} (line ${line}${column > 0 ? `, column ${column}` : ""})`,
    );
    return `  ${word.padEnd(9)} ${number(counts.get(code)!)} × ${code}: ${places.join(", ")}${counts.get(code)! > some.length ? ", …" : ""}`;
  });
}

const number = (value: number): string => value.toLocaleString("en");
const marks: Record<string, string> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  " ": "blank",
  '"': "double",
  "'": "single",
};
const shown = (value: unknown): string => (value === null ? "none" : (marks[String(value)] ?? String(value)));
const clipped = (field: string): string => {
  const line = field.replaceAll(/\s+/g, " ");
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line || "–";
};
