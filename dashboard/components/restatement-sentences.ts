import {compactAmount, count, date} from "./format.js";
import {period} from "./period.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";
import type {Restatement} from "./year-metrics.js";

const causes = ["late", "gone", "corrected", "merged", "rates", "definitions", "unexplained"] as const;

/** What the last published run said of a year and what is true of the same day now, with the causes; that nothing changed, where nothing did. */
export function restatementSentences(rows: Restatement[], year: string): HTMLElement[] {
  const ofYear = rows.filter((row) => row.period === year);
  if (!ofYear.length) return [sentence("restatement.first")];
  const moved = ofYear.filter((row) => row.change_amount !== 0);
  const said_on = date(ofYear[0]!.said_on);
  if (!moved.length) return [sentence("restatement.none", {said_on, year: period(year)})];
  return moved.map((row) => {
    const print = row.figure.endsWith("_amount") ? compactAmount : count;
    const signed = (value: number) => `${value < 0 ? "−" : "+"}${print(Math.abs(value))}`;
    const named = causes
      .filter((cause) => row[`${cause}_amount`] !== 0)
      .map((cause) => t(`restatement.${cause}`, {amount: signed(row[`${cause}_amount`])}));
    return sentence("restatement.moved", {
      figure: t(`restatement.figure_${row.figure}`),
      year: period(year),
      said_on,
      said: print(row.said_amount),
      now: print(row.same_day_amount),
      change: signed(row.change_amount),
      causes: named.join(t("list.comma")),
    });
  });
}
