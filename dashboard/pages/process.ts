import {bridgeOf} from "../components/bridge.js";
import {bridgeChart} from "../components/bridge-chart.js";
import {bridgeChoices} from "../components/bridge-choices.js";
import {bridgeColumns} from "../components/bridge-columns.js";
import {clockColumns} from "../components/clock-columns.js";
import {figure} from "../components/figure.js";
import {folded} from "../components/folded.js";
import {forecastAnswer, forecastQuality} from "../components/forecast-answer.js";
import {forecastChart} from "../components/forecast-chart.js";
import {days} from "../components/format.js";
import {answer, choices, heading, pair, paragraph, subheading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {logAnswer, promptAnswer} from "../components/log-answer.js";
import {
  headlineColumns,
  indicator,
  indicatorColumns,
  reportColumns,
  standingColumns,
} from "../components/log-columns.js";
import {memberChoices} from "../components/member-choices.js";
import {orNone} from "../components/or-none.js";
import {down} from "../components/order.js";
import {page} from "../components/page.js";
import {picker} from "../components/picker.js";
import {processAnswer} from "../components/process-answer.js";
import {reportChart} from "../components/report-chart.js";
import {riskBars} from "../components/risk-bars.js";
import {riskColumns} from "../components/risk-columns.js";
import {sentence} from "../components/sentence.js";
import {sign} from "../components/sign.js";
import {standingChart} from "../components/standing-chart.js";
import {stepAnswer} from "../components/step-answer.js";
import {stepColumns} from "../components/step-columns.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {wordChoices} from "../components/word-choices.js";

export const processPage = page(
  "process",
  [
    "risk_counts",
    "stage_clock",
    "next_steps",
    "bridge_periods",
    "forecast",
    "forecast_quality",
    "log_standing",
    "prompt_counts",
    "report_weeks",
    "reports_by_department",
    "headline_corroborated",
  ],
  ({
    risk_counts: risks,
    stage_clock: clocks,
    next_steps: steps,
    bridge_periods: bridges,
    forecast: forecasts,
    forecast_quality: qualities,
    log_standing: standings,
    prompt_counts: [prompt],
    report_weeks: reportWeeks,
    reports_by_department: reportSums,
    headline_corroborated: headlines,
  }) => {
    const whosePicker = picker(t("picker.whom"), memberChoices(risks), {name: "whose"});
    const whose = whosePicker.value;
    const periodPicker = picker(t("picker.bridge_period"), orNone(bridgeChoices(bridges)), {name: "period"});
    const period = periodPicker.value;
    const regionPicker = picker(t("breakdown.region"), wordChoices(["(all)", ...bridges.map((row) => row.region)]), {
      name: "region",
    });
    const region = regionPicker.value;
    const horizons = [...new Set(forecasts.map((row) => row.horizon_days))].map((value) => ({
      value,
      text: t("picker.next_days", {days: days(value)}),
    }));
    const horizonPicker = picker(t("picker.horizon"), orNone(horizons), {name: "ahead"});
    const horizon = horizonPicker.value;
    const indicators = [...new Set(standings.map((row) => row.indicator))].map((value) => ({
      value,
      text: indicator(value),
    }));
    const indicatorPicker = picker(t("column.indicator"), orNone(indicators), {
      chosen: Math.max(
        0,
        indicators.findIndex(({value}) => value === "weekly_entry"),
      ),
      name: "sign_of",
    });
    const marked = indicatorPicker.value;
    const levelPicker = picker(
      t("picker.breakdown"),
      ["department", "process"].map((value) => ({value, text: t(`level.${value}`)})),
      {name: "level"},
    );
    const level = levelPicker.value;
    const kindPicker = picker(t("column.kind"), wordChoices(["(all)", ...reportWeeks.map((row) => row.kind)]), {
      name: "kind",
    });
    const kind = kindPicker.value;

    const group = risks.filter((row) => row.breakdown === whose.breakdown && row.member === whose.member);
    const past = group.find((row) => row.sign === "no precedent");
    const signs = group.filter((row) => !["(all)", "(any)"].includes(row.sign)).sort(down((row) => row.journey_count));
    const stages = [...clocks].sort((a, b) => a.stage_order - b.stage_order);
    const inOrder = [...steps].sort((a, b) => a.stage_order - b.stage_order || a.landmark_days - b.landmark_days);
    const bridge = bridges.find((row) => row.period === period && row.region === region);
    const behindBridge = bridge ? [bridge] : [];
    const ofKind = bridges
      .filter((row) => row.region === region && row.period_kind === bridge?.period_kind)
      .sort((a, b) => (a.period < b.period ? 1 : -1));
    const ahead = forecasts
      .filter((row) => row.horizon_days === horizon)
      .sort((a, b) => (a.forecast_on < b.forecast_on ? -1 : 1));
    const now = ahead.at(-1);
    const quality = qualities.find((row) => row.horizon_days === horizon && row.measure === "won_count");
    const whole = standings.filter((row) => row.level === "all").sort(down((row) => row.marked_rate));
    const compared = standings
      .filter((row) => row.indicator === marked && row.level === level)
      .sort(down((row) => row.marked_rate));
    const weeks = reportWeeks
      .filter((row) => row.kind === kind)
      .sort((a, b) => (a.reported_on < b.reported_on ? -1 : 1));

    const signPicker = picker(t("column.sign"), orNone(signs.map((row) => ({value: row.sign, text: sign(row.sign)}))), {
      name: "sign",
    });
    const chosenSign = signPicker.value;

    const members = risks
      .filter(
        (row) =>
          row.breakdown === (whose.breakdown === "all" ? "department" : whose.breakdown) && row.sign === chosenSign,
      )
      .sort((a, b) => (a.risk_rank ?? 999) - (b.risk_rank ?? 999));

    return [
      heading("process.title"),
      answer(processAnswer(group).sentence),
      choices(whosePicker),
      figure(
        "risk_bars",
        signs.filter((row) => row.journey_count),
        riskBars,
      ),
      folded("risk_table", table("risk_table", signs, riskColumns("sign"))),
      paragraph(
        sentence(past?.journey_count ? "process.no_precedent" : "process.lists", {count: past?.journey_count ?? 0}),
      ),
      subheading("process.where"),
      choices(signPicker),
      table("risk_member_table", members, riskColumns("member")),
      subheading("process.clock"),
      paragraph(t("process.clock_note")),
      table("clock_table", stages, clockColumns(risks)),
      subheading("process.steps"),
      paragraph(stepAnswer(steps)),
      folded("step_table", table("step_table", inOrder, stepColumns)),
      subheading("process.bridge"),
      paragraph(
        sentence(
          !bridge
            ? "bridge.unknown"
            : bridge.is_withheld
              ? "bridge.withheld"
              : bridge.is_folded
                ? "bridge.note_folded"
                : "bridge.note",
        ),
      ),
      choices(periodPicker, regionPicker),
      pair(
        figure("bridge_chart_count", bridgeOf(bridge, "count"), bridgeChart, {measure: "count"}, behindBridge),
        figure("bridge_chart_amount", bridgeOf(bridge, "amount"), bridgeChart, {measure: "amount"}, behindBridge),
      ),
      folded("bridge_table", table("bridge_table", ofKind, bridgeColumns)),
      subheading("process.forecast"),
      choices(horizonPicker),
      paragraph(forecastAnswer(now, quality)),
      figure("forecast_chart", ahead, forecastChart),
      paragraph(forecastQuality(quality)),
      subheading("process.log"),
      paragraph(logAnswer(standings)),
      folded("indicator_table", table("indicator_table", whole, indicatorColumns)),
      paragraph(promptAnswer(prompt)),
      choices(indicatorPicker, levelPicker),
      figure(
        "standing_chart",
        compared.filter((row) => row.marked_rate !== null),
        standingChart,
      ),
      folded("standing_table", table("standing_table", compared, standingColumns)),
      subheading("process.reports"),
      paragraph(t("process.reports_note")),
      choices(kindPicker),
      figure("report_chart", weeks, reportChart),
      folded("report_table", table("report_table", reportSums, reportColumns)),
      subheading("process.headlines"),
      paragraph(t("process.headlines_note")),
      table("headline_table", headlines, headlineColumns),
      leftOut(
        ["process.left_out_few"],
        ["process.left_out_value"],
        ["process.left_out_clock"],
        ["process.left_out_steps"],
        ["process.left_out_past"],
        ["process.left_out_log"],
        ["process.left_out_rows"],
      ),
    ];
  },
);
