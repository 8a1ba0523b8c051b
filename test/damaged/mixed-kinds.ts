import {joinedHeader} from "./header-kinds.ts";
import type {Damage, Kind} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, totalRow, truthOf} from "./tables.ts";
import {type Writing, writtenFile, writtenLine} from "./written.ts";

const delimiters = {comma: ",", semicolon: ";", tab: "\t", pipe: "|"};
const tops = ["none", "title", "title_in_cell", "preamble"] as const;
const headers = ["plain", "groups", "units"] as const;
const bottoms = ["none", "total", "footer", "total_and_footer"] as const;
const styles: Pick<Writing, "newline" | "quoting">[] = [
  {},
  {newline: "\r\n"},
  {quoting: "all"},
  {quoting: "all", newline: "\r\n"},
];

type Mix = {
  top: (typeof tops)[number];
  head: (typeof headers)[number];
  bottom: (typeof bottoms)[number];
  writing: Writing;
};

function mixed(source: Source, {top, head, bottom, writing}: Mix): Pick<Damage, "text" | "truth"> {
  const cells = (row: string[]) => writtenLine(row, writing);
  const [header, ...rows] = linesOf(source, writing);
  const above = {
    none: [],
    title: [source.title],
    title_in_cell: [cells([source.title, ...source.header.slice(1).map(() => "")])],
    preamble: [source.remarks[0]!, source.remarks[1]!, ""],
  }[top];
  const names = {
    plain: [header!],
    groups: [cells(source.groups), header!],
    units: [header!, cells(source.units)],
  }[head];
  const below = [
    ...(bottom.startsWith("total") ? [cells(totalRow(source, source.totals[0]!))] : []),
    ...(bottom.endsWith("footer") ? [source.remarks[0]!] : []),
  ];
  return {
    text: writtenFile([...above, ...names, ...rows, ...below], writing),
    truth: {...truthOf(source, below.length), ...(head === "groups" && {header: joinedHeader(source)})},
  };
}

/** Several troubles in one file, as portals and spreadsheets leave them. */
export const mixedKinds: Kind[] = [
  {
    name: "several_troubles",
    weight: 40,
    damages: (source) =>
      Object.entries(delimiters).flatMap(([name, delimiter], turn) =>
        tops.flatMap((top) =>
          headers.flatMap((head) => {
            // each line ending, way of quoting and bottom by turns, so that all meet all
            const bottom = bottoms[(turn + tops.indexOf(top) + headers.indexOf(head)) % bottoms.length]!;
            const style = styles[(turn + 2 * headers.indexOf(head) + tops.indexOf(top)) % styles.length]!;
            const mix = {top, head, bottom, writing: {delimiter, ...style}};
            return {variant: [name, top, head, bottom].join("_"), ...mixed(source, mix)};
          }),
        ),
      ),
  },
];
