import type {Damage, Kind} from "./kind.ts";
import type {Source} from "./source.ts";
import {linesOf, truthOf, withCells} from "./tables.ts";
import {writtenFile} from "./written.ts";

/** A place for bytes that are no text: the first cell of the middle row. */
const place = "\u00a4";

function marked(source: Source): string {
  const rows = source.rows.map((row, index) => (index === 40 ? [`${row[0]}${place}`, ...row.slice(1)] : row));
  return writtenFile(linesOf({...source, rows}));
}

/** The bytes of the place, replaced. */
function replaced(bytes: Buffer, mark: Buffer, by: number[]): Buffer {
  const at = bytes.indexOf(mark);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + mark.length)]);
}

const spoiled = (source: Source, utf8: number[], utf16: number[], gb18030: number[] | undefined): Damage => ({
  text: marked(source),
  truth: {...truthOf(source), mayRefuse: true},
  spoil: (bytes, encoding) => {
    if (encoding === "gb18030") return gb18030 && replaced(bytes, Buffer.from([0xa1, 0xe8]), gb18030);
    if (encoding.startsWith("utf-8")) return replaced(bytes, Buffer.from(place), utf8);
    if (encoding === "utf-16be-bom") return replaced(bytes, Buffer.from(place, "utf16le").swap16(), utf16.toReversed());
    return replaced(bytes, Buffer.from(place, "utf16le"), utf16);
  },
});

/** Bytes that are no text, or hardly. */
export const byteKinds: Kind[] = [
  {
    name: "nul",
    weight: 2,
    damages: (source) => {
      const rows = linesOf(source);
      return [
        {
          variant: "in_cell",
          text: writtenFile(rows.with(20, rows[20]!.replace(",", "\0,"))),
          truth: truthOf(source),
        },
        {variant: "at_end", text: `${writtenFile(rows)}\0\0\0\0`, truth: {header: source.header, rows: source.rows}},
      ];
    },
  },
  {
    name: "control_characters",
    weight: 2,
    damages: (source) => {
      const column = source.header.length - 1;
      const changed = withCells(source, (cell, at) =>
        at === column && cell.length > 12 ? `${cell.slice(0, 5)}\u000b\u0007${cell.slice(5)}` : cell,
      );
      return [{text: writtenFile(linesOf(changed)), truth: truthOf(changed)}];
    },
  },
  {name: "invalid_bytes", weight: 3, damages: (source) => [spoiled(source, [0xc3, 0x28, 0xff], [0x00, 0xdc], [0xff])]},
  {
    name: "lone_surrogate",
    weight: 1,
    damages: (source) => [spoiled(source, [0xed, 0xa0, 0xbd], [0x3d, 0xd8], undefined)],
  },
];
