import {count, percent} from "./format.js";
import type {StageTransition} from "./funnel-metrics.js";
import {label} from "./label.js";
import {matrix} from "./matrix.js";
import {t} from "./t.js";

/** From which stage to which: the share of the moves out of a stage, and how many. Those still there have not moved. */
export function transitionMatrix(rows: StageTransition[]): HTMLElement {
  const inOrder = (place: "from" | "to") => {
    const words = new Map(rows.map((row) => [row[`${place}_stage`], row[`${place}_order`]]));
    return [...words].sort(([, a], [, b]) => a - b).map(([word]) => word);
  };
  const cells = rows.map((row) => ({
    row: row.from_stage,
    column: row.to_stage,
    share: row.move_rate,
    text: row.move_rate === null ? count(row.move_count) : percent(row.move_rate),
    note: row.move_rate === null ? "" : count(row.move_count),
  }));
  const said = (word: string) => (word === "(start)" ? t("word.start") : label(word));
  const [title, corner] = [t("transition_matrix.title"), t("transition_matrix.corner")];
  return matrix(cells, {title, corner, rows: inOrder("from"), columns: inOrder("to"), print: said});
}
