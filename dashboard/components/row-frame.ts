import * as Plot from "@observablehq/plot";
import {labelWidth} from "./label-width.js";

interface Row {
  /** The word of the data that the row is for, and how it is printed. */
  word: string;
  name: string;
  /** What stands small at the right of the row, or under its name where the page is narrow. */
  note: string;
}

interface Options {
  width: number;
  unit: string;
  /** The texts printed at the values, for which room is kept at the right. */
  texts: string[];
  tickFormat: (value: number) => string;
  /** Whether the name of a line stands above the rows. */
  isLined?: boolean;
}

/** What charts of one row a name share: size and margins, grid and axes with the unit below, the names and the notes. */
export function rowFrame(rows: Row[], {width: room, unit, texts, tickFormat, isLined = false}: Options) {
  const width = Math.min(room, 820);
  const names = rows.map((row) => row.name);
  const named = new Map(rows.map((row) => [row.word, row.name]));
  const notes = rows.map((row) => row.note);
  const isNarrow = width < 480;
  // what would be cut at the left stands above its row
  const isAbove = isNarrow && labelWidth([...names, ...notes], width) > width * 0.36;
  const isBelow = isNarrow && !isAbove && notes.some((note) => note !== "");
  const left = isAbove ? 4 : labelWidth(isBelow ? [...names, ...notes] : names, width * 0.36);
  const right = labelWidth(texts, 90) + (isNarrow ? 0 : labelWidth(notes, width * 0.3));
  const ticks = Math.max(2, Math.min(5, (width - left - right) / 90));
  const muted = {fill: "var(--muted)"};
  const step = isAbove ? 50 : isBelow ? 40 : 30;
  const top = isLined || isAbove ? 28 : 6;
  const size = {width, height: rows.length * step + top + 50, marginLeft: left, marginRight: right};
  const above = {textAnchor: "start", frameAnchor: "left", dx: -left, dy: -20} as const;
  const note = isAbove
    ? ({textAnchor: "end", frameAnchor: "right", dx: right - 2, dy: -20, fontSize: 12} as const)
    : isBelow
      ? ({textAnchor: "end", frameAnchor: "left", dx: -9, dy: 8, fontSize: 12} as const)
      : ({textAnchor: "end", frameAnchor: "right", dx: right - 2} as const);
  const name = isAbove
    ? Plot.text(rows, {y: "word", text: "name", ...above})
    : Plot.axisY({
        tickFormat: (word) => named.get(word) ?? "",
        tickSize: 0,
        tickPadding: 9,
        dy: isBelow ? -7 : 0,
        lineWidth: left / 13,
        textOverflow: "ellipsis",
      });
  return {
    options: {
      ...size,
      marginTop: top,
      marginBottom: 50,
      y: {label: null, axis: null, domain: [...named.keys()], padding: isAbove ? 0.66 : isBelow ? 0.5 : 0.35},
    },
    marks: [
      Plot.gridX({ticks, stroke: "var(--line)", strokeOpacity: 1}),
      name,
      Plot.axisX({tickSize: 0, ticks, tickFormat, label: null, ...muted}),
      Plot.text([unit], {frameAnchor: "bottom-left", dx: isAbove ? -left : 0, dy: 40, ...muted}),
      Plot.text(rows, {y: "word", text: "note", ...note, ...muted}),
    ],
  };
}
