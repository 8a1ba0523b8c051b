import type {Kind} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, truthOf, withCells, withoutMarks, written} from "./tables.ts";
import {type Writing, writtenFile} from "./written.ts";

const separated = (
  name: string,
  weight: number,
  writing: Writing,
  prepare = (source: Source): Source => source,
): Kind => ({
  name,
  weight,
  damages: (source) => [
    written(prepare(source), writing, "quoted"),
    written(withoutMarks(source, writing.delimiter ?? ","), writing, "plain"),
  ],
});

const decimalComma = (source: Source): Source =>
  withCells(source, (cell, column) =>
    source.amounts.includes(column) && /^[\d.,]+$/.test(cell)
      ? cell.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."))
      : cell,
  );

/** Separators, quotes, escapes and line endings. */
export const dialectKinds: Kind[] = [
  separated("semicolon", 50, {delimiter: ";"}),
  separated("tab", 50, {delimiter: "\t"}),
  separated("pipe", 10, {delimiter: "|"}),
  separated("space", 2, {delimiter: " "}),
  separated("comma_and_blank", 4, {delimiter: ", "}),
  separated("two_pipes", 2, {delimiter: "||"}),
  separated("two_colons", 1, {delimiter: "::"}),
  separated("padded_pipe", 4, {delimiter: "|", isPadded: true}),
  separated("decimal_comma", 20, {delimiter: ";"}, decimalComma),
  {
    name: "single_quote",
    weight: 3,
    damages: (source) => [
      written(source, {quote: "'"}, "needed"),
      written(source, {quote: "'", quoting: "all"}, "all"),
    ],
  },
  {
    name: "backslash_escape",
    weight: 10,
    damages: (source) => [
      written(source, {escape: "backslash"}, "needed"),
      written(source, {escape: "backslash", quoting: "all"}, "all"),
    ],
  },
  {
    name: "no_escape",
    weight: 5,
    damages: (source) => {
      const {records: _, ...truth} = truthOf(source);
      const text = (quoting: "needed" | "all") => writtenFile(linesOf(source, {escape: "none", quoting}));
      // where a record ends whose quotes are not escaped is a matter of judgement
      return [
        {variant: "needed", text: text("needed"), truth},
        {variant: "all", text: text("all"), truth},
      ];
    },
  },
  {name: "carriage_return", weight: 2, damages: (source) => [written(source, {newline: "\r"})]},
  {
    name: "mixed_line_endings",
    weight: 8,
    damages: (source) => [
      {
        variant: "by_turns",
        text: linesOf(source)
          .map((line, index) => line + ["\n", "\r\n"][index % 2]!)
          .join(""),
        truth: truthOf(source),
      },
      {
        variant: "by_halves",
        text: linesOf(source)
          .map((line, index) => line + (index < 40 ? "\r\n" : "\n"))
          .join(""),
        truth: truthOf(source),
      },
      {
        variant: "of_three",
        text: linesOf(source)
          .map((line, index) => line + ["\n", "\r\n", "\r"][index % 3]!)
          .join(""),
        truth: truthOf(source),
      },
    ],
  },
  {
    name: "trailing_separator",
    weight: 12,
    damages: (source) => {
      const [header, ...rows] = linesOf(source);
      const ended = rows.map((line) => `${line},`);
      return [
        {variant: "all", text: writtenFile([`${header},`, ...ended]), truth: truthOf(source)},
        {variant: "rows", text: writtenFile([header!, ...ended]), truth: truthOf(source)},
      ];
    },
  },
];
