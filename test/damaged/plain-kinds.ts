import type {Kind} from "./kind.ts";
import {linesOf, truthOf, withoutMarks, written} from "./tables.ts";
import {writtenFile} from "./written.ts";

/** Sound files, and files with little in them. */
export const plainKinds: Kind[] = [
  {
    name: "sound",
    weight: 200,
    damages: (source) => [written(source, {}, "lf"), written(source, {newline: "\r\n"}, "crlf")],
  },
  {
    name: "all_quoted",
    weight: 80,
    damages: (source) => [written(source, {quoting: "all"}, "all"), written(source, {quoting: "text"}, "text")],
  },
  {name: "no_quotes", weight: 80, damages: (source) => [written(withoutMarks(source, ","), {})]},
  {name: "empty", weight: 3, damages: () => [{text: "", truth: {rows: [], records: 0, mayRefuse: true}}]},
  {
    name: "no_final_newline",
    weight: 60,
    damages: (source) => [{text: linesOf(source).join("\n"), truth: truthOf(source)}],
  },
  {
    name: "blank_lines_at_end",
    weight: 30,
    damages: (source) => [
      {variant: "one", text: `${writtenFile(linesOf(source))}\n`, truth: truthOf(source)},
      {variant: "several", text: `${writtenFile(linesOf(source))}\n \n\n`, truth: truthOf(source)},
    ],
  },
  {
    name: "blank_lines_inside",
    weight: 15,
    damages: (source) => [
      {
        variant: "some",
        text: writtenFile(linesOf(source).flatMap((line, index) => (index % 20 === 3 ? [line, ""] : [line]))),
        truth: truthOf(source),
      },
      {variant: "below_header", text: writtenFile(linesOf(source).toSpliced(1, 0, "")), truth: truthOf(source)},
      {
        variant: "of_separators",
        text: writtenFile(linesOf(source).toSpliced(30, 0, ",".repeat(source.header.length - 1))),
        truth: truthOf(source),
      },
    ],
  },
  {
    name: "header_only",
    weight: 10,
    damages: (source) => [written({...source, rows: []}, {})],
  },
  {
    name: "few_rows",
    weight: 15,
    damages: (source) =>
      [1, 2, 5].map((count) => written({...source, rows: source.rows.slice(0, count)}, {}, String(count))),
  },
  {
    name: "one_column",
    weight: 5,
    damages: (source) => [
      written({...source, header: source.header.slice(2, 3), rows: source.rows.map((row) => row.slice(2, 3))}, {}),
    ],
  },
  {
    name: "wide",
    weight: 10,
    damages: (source) => {
      const wide = (cells: string[], name: (copy: number) => string) =>
        Array.from({length: 25}, (_, copy) => cells.map((cell) => cell + name(copy))).flat();
      return [
        written(
          {
            ...source,
            header: wide(source.header, (copy) => ` ${copy + 1}`),
            rows: source.rows.slice(0, 40).map((row) => wide(row, () => "")),
          },
          {},
        ),
      ];
    },
  },
];
