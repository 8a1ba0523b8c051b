import {creditChart} from "../components/credit-chart.js";
import {creditColumns} from "../components/credit-columns.js";
import {creditSentence} from "../components/credit-sentence.js";
import {figure} from "../components/figure.js";
import {folded} from "../components/folded.js";
import {amount, count} from "../components/format.js";
import {fullValueChart} from "../components/full-value-chart.js";
import {answer, choices, heading, pair, paragraph, subheading} from "../components/layout.js";
import {leadSourceAnswer} from "../components/lead-source-answer.js";
import {leftOut} from "../components/left-out.js";
import {by, down, up} from "../components/order.js";
import {page} from "../components/page.js";
import {periodChoices} from "../components/period-choices.js";
import {picker} from "../components/picker.js";
import {sentence} from "../components/sentence.js";
import {sourceColumns} from "../components/source-columns.js";
import {sourceRateChart} from "../components/source-rate-chart.js";
import {sourceRateColumns} from "../components/source-rate-columns.js";
import {sourceRateSentence} from "../components/source-rate-sentence.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {toldColumns} from "../components/told-columns.js";
import {touchSentence} from "../components/touch-sentence.js";
import {undecidedSentence} from "../components/undecided-sentence.js";
import {boundsColumns, unmappedColumns} from "../components/unknown-columns.js";
import {unknownMonthChart} from "../components/unknown-month-chart.js";
import {unknownSentence} from "../components/unknown-sentence.js";
import {unknownStoreChart} from "../components/unknown-store-chart.js";
import {valueVolumeChart} from "../components/value-volume-chart.js";

export const leadSourceValuePage = page(
  "lead_source_value",
  [
    "lead_source_value",
    "source_rates",
    "credit_range",
    "touch_evidence",
    "source_coverage",
    "source_bounds",
    "unmapped_sources",
  ],
  ({
    lead_source_value: rows,
    source_rates: rates,
    credit_range: ranges,
    touch_evidence: touches,
    source_coverage: coverage,
    source_bounds: bounds,
    unmapped_sources: unmapped,
  }) => {
    const yearPicker = picker(t("picker.period"), periodChoices(rows.map((row) => row.period)), {name: "year"});
    const year = yearPicker.value;
    const measures = ["won_of_entered", "won_of_closed", "opportunity", "qualified", "contacted"]
      .filter((measure) => rates.some((row) => row.measure === measure))
      .map((value) => ({value, text: t(`rate.${value}`)}));
    const measurePicker = picker(t("picker.rate"), measures, {name: "rate"});
    const measure = measurePicker.value;
    const wonPicker = picker(t("picker.won_period"), periodChoices(ranges.map((row) => row.period)), {name: "won"});
    const wonYear = wonPicker.value;

    const sources = rows
      .filter((row) => row.period === year)
      .sort(
        by(
          up((row) => row.full_value_rank ?? (row.breakdown === "all" ? 0 : null)),
          down((row) => row.full_value_amount),
          down((row) => row.won_count),
        ),
      );
    const all = sources.find((row) => row.breakdown === "all");
    const missing = sources.find((row) => row.member === "(missing)");
    const basis = {
      leads: count(all?.lead_count),
      journeys: count(all?.journey_count),
      won: count(all?.won_count),
      amount: amount(all?.won_amount),
    };
    const known = all?.won_amount_known_count;
    const valued = sources.some((row) => row.full_value_amount !== null) ? sources : [];
    const league = rates
      .filter((row) => row.period === year && row.measure === measure)
      .map((row) => ({...sources.find((source) => source.member === row.member), ...row}))
      .sort(
        by(
          down((row) => row.shrunk_rate ?? row.raw_rate),
          down((row) => row.raw_rate),
        ),
      );
    const credits = ranges
      .filter((row) => row.period === wonYear)
      .sort(
        by(
          down((row) => row.shapley_amount),
          down((row) => row.shapley_count),
        ),
      );
    const covered = coverage.filter((row) => row.period === year).sort(down((row) => row.unknown_rate));
    const stores = covered.length > 2 ? covered : [];
    const months = coverage.filter((row) => row.period_kind === "fiscal_month" && row.period !== "(missing)");
    const ranged = bounds
      .filter((row) => row.period === year && all?.won_amount)
      .sort((a, b) => b.low_amount - a.low_amount);
    const spelt = unmapped.filter((row) => row.lead_source !== "(missing)").sort((a, b) => b.lead_count - a.lead_count);

    return [
      heading("lead_source_value.title"),
      answer(leadSourceAnswer(rows, year).sentence),
      choices(yearPicker),
      pair(figure("full_value_chart", valued, fullValueChart), figure("value_volume_chart", valued, valueVolumeChart)),
      paragraph(
        all ? sentence(all.won_amount === null ? "full_value.basis_count" : "full_value.basis", basis) : "",
        all?.lead_count ? sentence("full_value.resold", {count: all.resold_count, leads: count(all.lead_count)}) : "",
      ),
      folded("source_table", table("source_table", sources, toldColumns(sources, sourceColumns))),
      subheading("source_rate.title"),
      paragraph(sourceRateSentence(league)),
      choices(measurePicker),
      figure("source_rate_chart", league, sourceRateChart),
      folded("source_rate_table", table("source_rate_table", league, sourceRateColumns)),
      subheading("credit.title"),
      paragraph(creditSentence(credits), undecidedSentence(credits), touchSentence(touches)),
      choices(wonPicker),
      figure("credit_chart", credits, creditChart),
      folded("credit_table", table("credit_table", credits, toldColumns(credits, creditColumns))),
      subheading("unknown_source.title"),
      paragraph(unknownSentence(covered.find((row) => row.breakdown === "all"))),
      pair(
        figure("unknown_month_chart", months, unknownMonthChart),
        figure("unknown_store_chart", stores, unknownStoreChart),
      ),
      paragraph(sentence(ranged.length ? "source_bounds.note" : "source_bounds.absent")),
      ranged.length ? folded("source_bounds", table("source_bounds", ranged, boundsColumns)) : "",
      paragraph(
        spelt.length ? sentence("unmapped_source.note", {count: spelt.length}) : sentence("unmapped_source.none"),
      ),
      spelt.length ? folded("unmapped_source", table("unmapped_source", spelt, unmappedColumns)) : "",
      leftOut(
        ["lead_source_value.left_out_open", {count: all?.open_count ?? 0}],
        ["lead_source_value.left_out_missing", {count: missing?.lead_count ?? 0}],
        ["lead_source_value.left_out_reversed", {count: all?.reversed_count ?? 0}],
        [
          "lead_source_value.left_out_amount",
          {known: count(known), count: !all || all.won_count === known ? 0 : all.won_count},
        ],
        ["lead_source_value.left_out_credit"],
        ["lead_source_value.left_out_margin"],
      ),
    ];
  },
);
