import {breakdownChoices} from "../components/breakdown-choices.js";
import {chanceChart} from "../components/chance-chart.js";
import {chanceColumns} from "../components/chance-columns.js";
import {column} from "../components/column.js";
import {curveAnswer} from "../components/curve-answer.js";
import {curveChart} from "../components/curve-chart.js";
import {curveColumns} from "../components/curve-columns.js";
import {dwellColumns} from "../components/dwell-columns.js";
import {dwellSentence} from "../components/dwell-sentence.js";
import {fateChart} from "../components/fate-chart.js";
import {figure} from "../components/figure.js";
import {chosen, filters} from "../components/filters.js";
import {folded} from "../components/folded.js";
import {count} from "../components/format.js";
import {funnelChart} from "../components/funnel-chart.js";
import type {Group} from "../components/funnel-metrics.js";
import {answer, choices, heading, pair, paragraph, subheading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {maturityColumns} from "../components/maturity-columns.js";
import {maturitySentence} from "../components/maturity-sentence.js";
import {down, up} from "../components/order.js";
import {page} from "../components/page.js";
import {picker} from "../components/picker.js";
import {stageAnswer} from "../components/stage-answer.js";
import {stageColumns} from "../components/stage-columns.js";
import {stageRateChart} from "../components/stage-rate-chart.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {transitionMatrix} from "../components/transition-matrix.js";
import {variantColumns} from "../components/variant-columns.js";
import {variantSentence} from "../components/variant-sentence.js";
import {velocityFacts} from "../components/velocity-facts.js";
import {wordChoices} from "../components/word-choices.js";

export const stageConversionPage = page(
  "stage_conversion",
  [
    "stage_conversion",
    "conversion_by_age",
    "stage_transitions",
    "stage_chances",
    "journey_variants",
    "stage_velocity",
    "cohort_maturity",
    "sales_velocity",
  ],
  ({
    stage_conversion: rows,
    conversion_by_age: curves,
    stage_transitions: moves,
    stage_chances: chances,
    journey_variants: variants,
    stage_velocity: velocity,
    cohort_maturity: maturities,
    sales_velocity: sales,
  }) => {
    const pickers = filters(rows);
    const year = pickers.year.value;
    const whose = pickers.whose.value;
    const breakdownPicker = picker(t("picker.breakdown"), breakdownChoices(rows), {name: "by"});
    const breakdown = breakdownPicker.value;

    const inOrder = <Row extends Pick<Group, "period" | "breakdown" | "member"> & {stage_order: number}>(some: Row[]) =>
      some.filter(chosen(year, whose)).sort(up((row) => row.stage_order));
    const stages = inOrder(rows);
    const curve = curves
      .of(whose.breakdown)
      .filter(
        (row) =>
          row.since === "(first contact)" &&
          row.won_rate !== null &&
          row.breakdown === whose.breakdown &&
          row.member === whose.member,
      );
    const ofYear = curve.filter((row) => row.period === year);
    const end = ofYear.find((row) => row.is_end)?.age_days;
    const asked = ofYear
      .filter((row) => row.is_end || (row.kind === "asked" && row.age_days < (end ?? 0)))
      .sort((a, b) => a.age_days - b.age_days);
    const cohorts = maturities
      .filter(
        (row) =>
          row.breakdown === whose.breakdown && row.member === whose.member && row.period_kind === "fiscal_quarter",
      )
      .sort((a, b) => (a.period < b.period ? 1 : -1));
    const sale = sales.find(chosen(year, whose));
    const worst = stages.findIndex((row) => row.leak_rank === 1);
    const stagePicker = picker(t("picker.stage"), wordChoices(stages.map((row) => row.stage)), {
      chosen: Math.max(0, worst),
      name: "stage",
    });
    const stage = stagePicker.value;
    const paths = variants
      .filter((row) => row.period === year)
      .sort((a, b) => (a.variant_rank ?? 99) - (b.variant_rank ?? 99));

    const atStage = rows
      .filter((row) => row.period === year && row.stage === stage)
      .sort(down((row) => row.went_on_rate));
    const members = atStage.filter((row) => row.breakdown === breakdown);
    const largest = new Set([...members].sort((a, b) => b.reached_count - a.reached_count).slice(0, 24));
    const whole = atStage.find((row) => row.breakdown === "all")?.went_on_rate;

    return [
      heading("stage_conversion.title"),
      answer(stageAnswer(stages).sentence),
      choices(pickers.year, pickers.whose),
      pair(figure("funnel_chart", stages, funnelChart), figure("stage_rate_chart", stages, stageRateChart)),
      folded("stage_table", table("stage_table", stages, [...stageColumns("stage"), column("leak_rank", count)])),
      subheading("stage_conversion.curve"),
      paragraph(curveAnswer(curve, year)),
      pair(
        figure("curve_chart", ofYear.length ? curve : [], curveChart, {chosen: year, asked}),
        figure("fate_chart", ofYear, fateChart, {asked}),
      ),
      folded("curve_table", table("curve_table", asked, curveColumns)),
      subheading("stage_conversion.maturity"),
      paragraph(maturitySentence(cohorts), t("maturity.note")),
      folded("maturity_table", table("maturity_table", cohorts, maturityColumns)),
      subheading("stage_conversion.moves"),
      figure("transition_matrix", moves.of(whose.breakdown).filter(chosen(year, whose)), transitionMatrix),
      figure("chance_chart", inOrder(chances.of(whose.breakdown)), chanceChart),
      folded("chance_table", table("chance_table", inOrder(chances.of(whose.breakdown)), chanceColumns)),
      subheading("stage_conversion.dwell"),
      paragraph(dwellSentence(inOrder(velocity)), t("dwell_table.note")),
      folded("dwell_table", table("dwell_table", inOrder(velocity), dwellColumns)),
      subheading("stage_conversion.velocity"),
      paragraph(t(sale?.day_amount == null ? "velocity.unknown" : "velocity.note")),
      sale ? velocityFacts(sale) : "",
      subheading("stage_conversion.paths"),
      paragraph(variantSentence(paths)),
      folded("variant_table", table("variant_table", paths, variantColumns)),
      subheading("stage_conversion.compare"),
      choices(breakdownPicker, stagePicker),
      figure(
        "member_rate_chart",
        members.filter((row) => largest.has(row)),
        stageRateChart,
        {by: "member", whole},
      ),
      folded("member_table", table("member_table", members, stageColumns("member"))),
      leftOut(
        ["stage_conversion.left_out_product"],
        ["stage_conversion.left_out_skipped"],
        ["stage_conversion.left_out_undated"],
      ),
    ];
  },
  ["conversion_by_age", "stage_transitions", "stage_chances"],
);
