import {figure} from "../components/figure.js";
import {findingsList, nextList} from "../components/findings-list.js";
import {folded} from "../components/folded.js";
import {funnelChart} from "../components/funnel-chart.js";
import {largestLeaks} from "../components/largest-leaks.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import {leakAnswer} from "../components/leak-answer.js";
import {leakBars} from "../components/leak-bars.js";
import {leftOut} from "../components/left-out.js";
import {memberChoices} from "../components/member-choices.js";
import {down, up} from "../components/order.js";
import {page} from "../components/page.js";
import {period} from "../components/period.js";
import {picker} from "../components/picker.js";
import {restatementSentences} from "../components/restatement-sentences.js";
import {returnAnswer} from "../components/return-answer.js";
import {returnChart} from "../components/return-chart.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {yearBridgeChart} from "../components/year-bridge-chart.js";
import {yearColumns, yearMembers} from "../components/year-columns.js";
import {
  askedOf,
  cohortSentence,
  effectsSentence,
  moneySentence,
  moversSentence,
  planSentence,
  reversalSentences,
  yearAnswer,
} from "../components/year-sentences.js";

export const yearReviewPage = page(
  "year_review",
  [
    "same_age",
    "year_bridge",
    "reversals",
    "stage_conversion",
    "leakage",
    "spend_return",
    "spend_expected",
    "plan_attainment",
    "restatement",
    "findings",
    "finding_figures",
  ],
  ({
    same_age: answers,
    year_bridge: effects,
    reversals,
    stage_conversion: conversions,
    leakage: leaks,
    spend_return: returns,
    spend_expected: expected,
    plan_attainment: plans,
    restatement: restated,
    findings,
    finding_figures: figures,
  }) => {
    const begun = conversions.groups.map((row) => row.period).filter((period) => /^FY\d+$/.test(period));
    const years = [...new Set([...begun, ...answers.map((row) => row.period)])].sort().reverse();
    const whole = years.filter((year) => answers.some((row) => row.period === year && row.is_complete));
    const offered = years.length ? years : ["(all)"];
    const yearPicker = picker(
      t("picker.year"),
      offered.map((value) => ({value, text: period(value)})),
      {chosen: Math.max(0, offered.indexOf(whole[0] ?? "")), name: "year"},
    );
    const year = yearPicker.value;
    const groups = memberChoices(
      answers.filter((row) => row.breakdown !== "channel" && row.breakdown !== "lead_source"),
    );
    const whosePicker = picker(t("picker.whom"), groups, {name: "whose"});
    const whose = whosePicker.value;

    const ofYear = answers.filter((row) => row.period === year);
    const ofWhose = (row: {breakdown: string; member: string}) =>
      row.breakdown === whose.breakdown && row.member === whose.member;
    const asked = askedOf(ofYear.filter(ofWhose));
    const mixOf = whose.breakdown === "all" ? "product_line" : whose.breakdown;
    const bridge = effects
      .filter((row) => row.period === year && row.breakdown === mixOf && row.member === whose.member)
      .sort(up((row) => row.effect_order));
    const stages = conversions
      .of(whose.breakdown)
      .filter((row) => row.period === year && ofWhose(row))
      .sort(up((row) => row.stage_order));
    const lost = leaks.of(whose.breakdown).filter((row) => row.period === year && ofWhose(row));
    const sized = largestLeaks(lost).filter((row) => row.recoverable_amount);
    const channels = returns
      .filter((row) => row.period === year && row.level === "channel" && row.return_ratio !== null)
      .sort(down((row) => row.return_ratio));
    const of = (breakdown: string) => ofYear.filter((row) => row.breakdown === breakdown);
    const plan = plans.find((row) => row.period === year && ofWhose(row));
    const isWhole = whose.breakdown === "all";
    // findings are of the whole, and of the last year that there is
    const isLast = isWhole && year === years[0];

    return [
      heading("year_review.title"),
      answer(yearAnswer(asked, year).sentence),
      choices(yearPicker, whosePicker),
      paragraph(planSentence(plan), cohortSentence(asked), effectsSentence(bridge)),
      ...(isLast ? [subheading("year_review.findings"), findingsList(findings, figures)] : []),
      subheading("year_review.funnel"),
      figure("funnel_chart", stages, funnelChart),
      subheading("year_review.why"),
      figure("year_bridge_chart", bridge, yearBridgeChart),
      ...(isWhole
        ? reversalSentences(reversals.filter((row) => row.period === year)).map((said) => paragraph(said))
        : []),
      subheading("year_review.sources"),
      ...(isWhole ? [paragraph(moversSentence(of("lead_source")))] : []),
      folded(
        "year_source_table",
        table("year_source_table", yearMembers(of("lead_source")), yearColumns, of("lead_source")),
      ),
      subheading("year_review.leaks"),
      paragraph(leakAnswer(lost).sentence),
      figure("leak_bars", sized.slice(0, 8), leakBars),
      subheading("year_review.money"),
      paragraph(moneySentence(asked, isWhole), ...(isWhole ? [returnAnswer(returns, expected, year).sentence] : [])),
      ...(isWhole ? [figure("return_chart", channels, returnChart)] : []),
      ...(isLast ? [subheading("year_review.next"), nextList(findings, figures)] : []),
      ...(isWhole
        ? ["region", "department", "product_line"].flatMap((breakdown) => [
            subheading(`year_review.of_${breakdown}`),
            paragraph(moversSentence(of(breakdown))),
            folded(
              `year_${breakdown}_table`,
              table(`year_${breakdown}_table`, yearMembers(of(breakdown)), yearColumns, of(breakdown)),
            ),
          ])
        : []),
      ...(isWhole
        ? [subheading("year_review.restated"), ...restatementSentences(restated, year).map((said) => paragraph(said))]
        : []),
      leftOut(["year_review.left_out_cause"], ["year_review.left_out_age"], ["year_review.left_out_chance"]),
    ];
  },
  ["stage_conversion", "leakage"],
);
