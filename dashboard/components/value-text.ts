import * as Plot from "@observablehq/plot";

/** The text of each row at the end of its value, strong, and with a rim of paper where it crosses a line. */
export function valueText<Row extends {word: string; text: string}>(rows: Row[], x: (row: Row) => number): Plot.Text {
  const ink = {fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 5, fontWeight: 600};
  return Plot.text(rows, {y: "word", x, dx: 9, textAnchor: "start", text: "text", ...ink});
}
