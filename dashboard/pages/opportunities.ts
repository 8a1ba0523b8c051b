import {assignmentSentence} from "../components/assignment-sentence.js";
import {chancesChart} from "../components/chances-chart.js";
import {consultantSentence} from "../components/consultant-sentence.js";
import {figure} from "../components/figure.js";
import {folded} from "../components/folded.js";
import {count, percent} from "../components/format.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {loadChart} from "../components/load-chart.js";
import {loadResponseChart} from "../components/load-response-chart.js";
import {loadSentence} from "../components/load-sentence.js";
import * as columns from "../components/opportunity-columns.js";
import type {RouteCount, ScoreQuality} from "../components/opportunity-metrics.js";
import {by, down, up} from "../components/order.js";
import {page} from "../components/page.js";
import {picker} from "../components/picker.js";
import {priceSentences} from "../components/price-sentences.js";
import {promiseChart} from "../components/promise-chart.js";
import {promiseSentence} from "../components/promise-sentence.js";
import {rampChart} from "../components/ramp-chart.js";
import {routeAnswer} from "../components/route-answer.js";
import {routeChart} from "../components/route-chart.js";
import {scoreSentence} from "../components/score-sentence.js";
import {sentence} from "../components/sentence.js";
import {setAsideSentence} from "../components/set-aside-sentence.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {wordChoices} from "../components/word-choices.js";

export const opportunitiesPage = page(
  "opportunities",
  [
    "route_counts",
    "route_prices",
    "set_aside_counts",
    "score_quality",
    "chances_kept",
    "scorecard_weights",
    "promises_kept",
    "grade_cadence",
    "load_by_region",
    "response_by_load",
    "consultant_verdict",
    "assignment_ways",
    "ramp_months",
  ],
  ({
    route_counts: routes,
    route_prices: prices,
    set_aside_counts: setAside,
    score_quality: quality,
    chances_kept: chances,
    scorecard_weights: weights,
    promises_kept: promises,
    grade_cadence: cadences,
    load_by_region: loads,
    response_by_load: responses,
    consultant_verdict: [verdict],
    assignment_ways: ways,
    ramp_months: ramp,
  }) => {
    const groupPicker = picker(
      t("picker.breakdown"),
      ["region", "product_line"].map((value) => ({value, text: t(`breakdown.${value}`)})),
      {name: "by"},
    );
    const group = groupPicker.value;
    const grades = promises.filter((row) => row.breakdown === "all").sort((a, b) => a.promise_days - b.promise_days);
    const gradePicker = picker(
      t("column.grade"),
      wordChoices(grades.length ? grades.map((row) => row.grade) : ["(missing)"]),
      {name: "grade"},
    );
    const grade = gradePicker.value;

    const order = ["serve", "nurture", "close"];
    const inOrder = by<RouteCount>(
      up((row) => order.indexOf(row.route)),
      down((row) => row.journey_count),
    );
    const reasons = routes
      .filter((row) => row.breakdown === "all" && row.reason !== "(all)" && row.journey_count)
      .sort(inOrder);
    const all = routes
      .filter((row) => row.breakdown === "all" && (row.journey_count !== 0 || row.reason === "(all)"))
      .sort(inOrder);
    const groups = routes
      .filter((row) => row.breakdown === group)
      .sort(
        by(
          up((row) => row.member),
          inOrder,
        ),
      );
    const withheld =
      routes.some((row) => row.is_withheld) ||
      prices.some((row) => row.is_withheld) ||
      setAside.some((row) => row.is_withheld);
    const least = routes[0]?.least_count;
    const bands = [...chances].sort((a, b) => a.band_order - b.band_order);
    const stores = promises
      .filter((row) => row.breakdown === "department" && row.grade === grade)
      .sort(down((row) => row.kept_rate));
    const overall = grades.find((row) => row.grade === grade)?.kept_rate;
    const cadence = [...cadences].sort((a, b) => a.contact_days - b.contact_days);
    const lastWeek = loads
      .map((row) => row.week_on)
      .sort()
      .at(-1);
    const latest = loads.filter((row) => row.week_on === lastWeek).sort(down((row) => row.load_ratio));
    const bandsOfLoad = [...responses].sort((a, b) => a.load_order - b.load_order);
    const usedFirst = (row: ScoreQuality) => (row.is_used ? 0 : row.told_by === "naive Bayes" ? 2 : 1);
    const told = [...quality].sort(up(usedFirst));
    const months = [...ramp].sort((a, b) => a.month_number - b.month_number);
    const random = ways[0];

    return [
      heading("opportunities.title"),
      answer(routeAnswer(routes).sentence),
      figure("route_chart", reasons, routeChart),
      folded("route_table", table("route_table", all, columns.routeColumns("reason"))),
      folded(
        "route_group_table",
        choices(groupPicker),
        table("route_group_table", groups, columns.routeColumns("member")),
      ),
      paragraph(t("opportunities.list")),
      subheading("route_price.title"),
      priceSentences([...prices].sort((a, b) => (a.rule < b.rule ? 1 : -1))),
      subheading("set_aside.title"),
      paragraph(setAsideSentence(setAside)),
      folded("set_aside_table", table("set_aside_table", setAside, columns.setAsideColumns)),
      subheading("score.title"),
      paragraph(scoreSentence(quality)),
      figure("chances_chart", bands, chancesChart),
      folded("score_table", table("score_table", told, columns.scoreColumns)),
      folded(
        "weight_table",
        paragraph(weights.length ? t("weight_table.note") : ""),
        table("weight_table", weights, columns.weightColumns),
      ),
      subheading("promise.title"),
      paragraph(promiseSentence(promises)),
      figure("promise_chart", grades, promiseChart),
      choices(gradePicker),
      figure("store_promise_chart", stores, promiseChart, {by: "member", whole: overall}),
      folded("promise_table", table("promise_table", stores, columns.promiseColumns)),
      folded(
        "cadence_table",
        paragraph(cadence.length ? t("cadence_table.note") : ""),
        table("cadence_table", cadence, columns.cadenceColumns),
      ),
      subheading("load.title"),
      paragraph(loadSentence(latest)),
      figure("load_chart", loads, loadChart),
      folded("load_table", table("load_table", latest, columns.loadColumns)),
      figure("load_response_chart", bandsOfLoad, loadResponseChart),
      folded("load_response_table", table("load_response_table", bandsOfLoad, columns.loadResponseColumns)),
      subheading("assignment.title"),
      paragraph(assignmentSentence(ways)),
      folded(
        "assignment_table",
        table(
          "assignment_table",
          ways.filter((row) => row.journey_count !== null),
          columns.assignmentColumns,
        ),
      ),
      paragraph(consultantSentence(verdict)),
      paragraph(
        random
          ? sentence("assignment.proof", {part: percent(random.random_rate), needed: count(random.needed_count)})
          : "",
      ),
      subheading("ramp.title"),
      figure("ramp_chart", months, rampChart),
      leftOut(
        ["opportunities.left_out_few", {count: withheld ? 1 : 0, least: count(least)}],
        ["opportunities.left_out_worth"],
        ["opportunities.left_out_chance"],
        ["opportunities.left_out_price"],
        ["opportunities.left_out_capacity"],
        [
          "opportunities.left_out_unequal",
          {count: verdict?.unequal_count ?? 0, compared: count(verdict?.compared_count)},
        ],
        ["opportunities.left_out_lists"],
      ),
    ];
  },
);
