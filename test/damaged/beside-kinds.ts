import type {Damage, Kind} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, totalRow, truthOf} from "./tables.ts";
import {writtenFile, writtenLine} from "./written.ts";

const line = (cells: string[]) => writtenLine(cells, {});

function totals(source: Source): Damage[] {
  const lines = linesOf(source);
  const third = Math.floor(source.rows.length / 3);
  const ending = (label: string, variant: string): Damage => ({
    variant,
    text: writtenFile([...lines, line(totalRow(source, label))]),
    truth: truthOf(source, 1),
  });
  const each = [0, 1, 2].flatMap((part) => {
    const rows = source.rows.slice(part * third, part === 2 ? undefined : (part + 1) * third);
    return [...rows.map(line), line(totalRow(source, `${source.totals[0]}:`, rows))];
  });
  return [
    ...source.totals.map((label, index) => ending(label, `last_${index + 1}`)),
    ending("", "unlabelled"),
    {
      variant: "first",
      text: writtenFile(lines.toSpliced(1, 0, line(totalRow(source, source.totals[0]!)))),
      truth: truthOf(source, 1),
    },
    {variant: "several", text: writtenFile([lines[0]!, ...each]), truth: truthOf(source, 3)},
    {
      variant: "apart",
      text: writtenFile([...lines, "", line(totalRow(source, source.totals[1]!))]),
      truth: truthOf(source, 1),
    },
  ];
}

function footers(source: Source): Damage[] {
  const lines = linesOf(source);
  const empty = source.header.slice(1).map(() => "");
  return [
    {variant: "one", text: writtenFile([...lines, source.remarks[0]!]), truth: truthOf(source, 1)},
    {
      variant: "apart",
      text: writtenFile([...lines, "", source.remarks[0]!, source.remarks[1]!]),
      truth: truthOf(source, 2),
    },
    {
      variant: "full_width",
      text: writtenFile([...lines, line([source.remarks[0]!, ...empty])]),
      truth: truthOf(source, 1),
    },
    {
      variant: "below_total",
      text: writtenFile([...lines, line(totalRow(source, source.totals[0]!)), source.remarks[4]!]),
      truth: truthOf(source, 2),
    },
  ];
}

function twoTables(source: Source): Damage[] {
  const {header, rows} = source;
  const extra = header.slice(0, 3).map((name) => `${name} 2`);
  const second = (names: string[], cells: (row: string[]) => string[]) => [names, ...rows.slice(0, 20).map(cells)];
  const tables: [string, string[][]][] = [
    ["fewer", second(header.slice(3, 7), (row) => row.slice(3, 7))],
    ["more", second([...header, ...extra], (row) => [...row, ...row.slice(0, 3)])],
    [
      "same",
      second(
        header.map((name) => `${name} 2`),
        (row) => row,
      ),
    ],
  ];
  return tables.map(([variant, table]) => ({
    variant,
    text: writtenFile([...linesOf(source), "", ...table.map(line)]),
    truth: truthOf(source, table.length),
  }));
}

/** What stands in a file beside the rows of its table. */
export const besideKinds: Kind[] = [
  {name: "total_rows", weight: 40, damages: totals},
  {name: "footer", weight: 20, damages: footers},
  {name: "two_tables", weight: 8, damages: twoTables},
  {
    name: "joined_exports",
    weight: 8,
    damages: (source) => [
      {text: writtenFile(linesOf(source).toSpliced(36, 0, linesOf(source)[0]!)), truth: truthOf(source, 1)},
    ],
  },
  {
    name: "comment_lines",
    weight: 4,
    damages: (source) => [
      {variant: "first", text: writtenFile(["# made by the CRM", ...linesOf(source)]), truth: truthOf(source)},
      {
        variant: "inside",
        text: writtenFile(
          linesOf(source).flatMap((text, index) => (index % 25 === 4 ? ["# page break", text] : [text])),
        ),
        truth: truthOf(source),
      },
    ],
  },
];
