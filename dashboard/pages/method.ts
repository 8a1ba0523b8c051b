import {column} from "../components/column.js";
import {definitionsBut, definitionsOf} from "../components/definitions.js";
import {figure} from "../components/figure.js";
import {folded} from "../components/folded.js";
import {bytes, count, text} from "../components/format.js";
import {label} from "../components/label.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import type {FileColumn} from "../components/metrics.js";
import {page} from "../components/page.js";
import {periodChoices} from "../components/period-choices.js";
import {picker} from "../components/picker.js";
import {qualityAnswer} from "../components/quality-answer.js";
import {runFacts} from "../components/run-facts.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {unknowns} from "../components/unknowns.js";
import {winRateChart} from "../components/win-rate-chart.js";
import {winRateSentence} from "../components/win-rate-sentence.js";

export const methodPage = page(
  "method",
  ["run_report", "run_files", "data_quality", "win_rates"],
  ({run_report: runs, run_files: files, data_quality: quality, win_rates: winRates}) => {
    const run = runs[0]!;
    const yearPicker = picker(t("picker.year"), periodChoices(winRates.map((row) => row.period)), {name: "year"});
    const year = yearPicker.value;
    const entity = (word: string) => t(`entity.${word}`);
    const format = (word: string) => t(`format.${word}`);
    const sign = (word: string | null) => (word === "\t" ? "⇥" : text(word));
    const faultCounts = ["rejected_count", "lost_count", "unmapped_count", "damaged_count", "duplicate_count"] as const;
    const faults = (row: FileColumn) => faultCounts.some((name) => row[name]);
    const ordered = [...quality.filter(faults), ...quality.filter((row) => !faults(row))];
    const counts = (["row_count", "landed_count", "rejected_count", "duplicate_count"] as const).map((name) =>
      column(name, count),
    );

    const formulas = winRates.filter((row) => row.period === year).sort((a, b) => a.formula_order - b.formula_order);
    const names = formulas.map((row) => row.formula_name);
    const numbers = Object.fromEntries(formulas.map((row) => [row.formula_name, row.journey_count]));

    return [
      heading("method.title"),
      answer(qualityAnswer(run).sentence),
      subheading("win_rates.title"),
      paragraph(winRateSentence(formulas)),
      choices(yearPicker),
      figure("win_rate_chart", formulas, winRateChart),
      definitionsOf(names, numbers),
      subheading("unknown.title"),
      unknowns(run),
      subheading("run.title"),
      runFacts(run),
      subheading("files.title"),
      paragraph(t("files.note")),
      folded(
        "files",
        table("files", files, [
          column("file", text, "text"),
          column("entity", entity, "text"),
          ...counts,
          column("set_aside_count", count),
          column("byte_count", bytes),
          column("format", format, "text"),
          column("encoding", text, "text"),
          column("delimiter", sign, "text"),
          column("sha256", text, "text"),
        ]),
      ),
      subheading("quality.title"),
      paragraph(t("quality.note")),
      folded(
        "quality",
        table("quality", ordered, [
          column("file", text, "text"),
          column("column_name", label, "text"),
          ...counts,
          column("filled_count", count),
          column("lost_count", count),
          column("unmapped_count", count),
          column("damaged_count", count),
        ]),
      ),
      subheading("definitions.title"),
      definitionsBut(names),
    ];
  },
);
