import type {Kind} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, truthOf} from "./tables.ts";
import {writtenFile, writtenLine} from "./written.ts";

/** The header's rows joined: a group's name stands for the columns up to the next. */
export function joinedHeader({header, groups}: Source): string[] {
  let group = "";
  return header.map((name, column) => {
    group = groups[column] || group;
    return `${group} ${name}`;
  });
}

const above = (source: Source, ...lines: string[]) => writtenFile([...lines, ...linesOf(source)]);

/** What stands where a header should, and above it. */
export const headerKinds: Kind[] = [
  {
    name: "no_header",
    weight: 25,
    damages: (source) => [
      {text: writtenFile(linesOf(source).slice(1)), truth: {rows: source.rows, records: source.rows.length}},
    ],
  },
  {
    name: "several_header_rows",
    weight: 20,
    damages: (source) => {
      const groups = writtenLine(source.groups, {});
      const units = writtenLine(source.units, {});
      const joined = {...truthOf(source), header: joinedHeader(source)};
      return [
        {variant: "groups", text: above(source, groups), truth: joined},
        {
          variant: "groups_units",
          text: writtenFile([groups, ...linesOf(source).toSpliced(1, 0, units)]),
          truth: joined,
        },
        {variant: "units", text: writtenFile(linesOf(source).toSpliced(1, 0, units)), truth: truthOf(source)},
        {variant: "repeated", text: above(source, linesOf(source)[0]!), truth: truthOf(source)},
        {
          variant: "repeated_twice",
          text: above(source, linesOf(source)[0]!, linesOf(source)[0]!),
          truth: truthOf(source),
        },
      ];
    },
  },
  {
    name: "title_row",
    weight: 40,
    damages: (source) => [
      {variant: "alone", text: above(source, source.title), truth: truthOf(source)},
      {
        variant: "in_first_cell",
        text: above(source, source.title + ",".repeat(source.header.length - 1)),
        truth: truthOf(source),
      },
      {variant: "quoted", text: above(source, `"${source.title}, 1/1"`, ""), truth: truthOf(source)},
    ],
  },
  {
    name: "preamble",
    weight: 40,
    damages: (source) =>
      [1, 2, 3, 4, 5].flatMap((count) =>
        [false, true].map((isApart) => ({
          variant: `${count}${isApart ? "_blank" : ""}`,
          // lines with and without separators in them
          text: above(source, ...source.remarks.slice(0, count), ...(isApart ? [""] : [])),
          truth: truthOf(source),
        })),
      ),
  },
  {
    name: "preamble_of_pairs",
    weight: 10,
    damages: (source) => [
      {
        text: above(source, ...source.remarks.map((remark, index) => `${index + 1},${remark.replace(/,.*/, "")}`), ""),
        truth: truthOf(source),
      },
    ],
  },
  {
    name: "separator_line",
    weight: 5,
    damages: (source) => [
      {
        variant: "semicolon",
        text: writtenFile(["sep=;", ...linesOf(source, {delimiter: ";"})]),
        truth: truthOf(source),
      },
      {variant: "comma", text: above(source, "sep=,"), truth: truthOf(source)},
    ],
  },
];
