import type {CurvePoint} from "./curve-metrics.js";
import {days, percent} from "./format.js";
import {sentence} from "./sentence.js";

/** What a period's curve comes to at its end. */
export function curveAnswer(rows: CurvePoint[], year: string): HTMLElement {
  const end = rows.find((row) => row.period === year && row.is_end);
  if (!end) return sentence("curve_chart.absent");
  const values = {figure: percent(end.won_rate), days: days(end.age_days), open: percent(end.open_rate)};
  return sentence("stage_conversion.curve_answer", values);
}
