import {cockpit} from "../components/cockpit.js";
import {figure} from "../components/figure.js";
import {chosen} from "../components/filters.js";
import {findingsList} from "../components/findings-list.js";
import {date} from "../components/format.js";
import {funnelChart} from "../components/funnel-chart.js";
import {heading, lead, pair, subheading} from "../components/layout.js";
import {leadSourceAnswer} from "../components/lead-source-answer.js";
import {leakAnswer} from "../components/leak-answer.js";
import {monthMoneyChart} from "../components/month-money-chart.js";
import {overview} from "../components/overview.js";
import {page} from "../components/page.js";
import {processAnswer} from "../components/process-answer.js";
import {qualityAnswer} from "../components/quality-answer.js";
import {returnAnswer} from "../components/return-answer.js";
import {routeAnswer} from "../components/route-answer.js";
import {stageAnswer} from "../components/stage-answer.js";
import {t} from "../components/t.js";
import {wonAnswer} from "../components/won-answer.js";
import {workspace} from "../components/workspace.js";

export const indexPage = page(
  "index",
  [
    "lead_source_value",
    "stage_conversion",
    "leakage",
    "risk_counts",
    "route_counts",
    "win_rates",
    "spend_return",
    "spend_expected",
    "run_report",
    "same_age",
    "plan_attainment",
    "findings",
    "finding_figures",
  ],
  ({
    lead_source_value: sources,
    stage_conversion: conversions,
    leakage: leakageRows,
    risk_counts: riskCountsRows,
    route_counts: routes,
    win_rates: winRates,
    spend_return: spend,
    spend_expected: expected,
    run_report: runs,
    same_age: answers,
    plan_attainment: plans,
    findings,
    finding_figures: figures,
  }) => {
    const run = runs[0]!;
    const leaks = leakageRows.of("all").filter(chosen("(all)", {breakdown: "all", member: "(all)"}));
    const risks = riskCountsRows.filter((row) => row.breakdown === "all");
    const stages = conversions
      .of("all")
      .filter((row) => row.period === "(all)" && row.breakdown === "all")
      .sort((a, b) => a.stage_order - b.stage_order);
    const months = spend.filter(
      (row) => row.period_kind === "month" && row.period !== "(missing)" && row.level === "all",
    );
    const spent = months.some((row) => row.spend_amount) ? months : [];
    const days = {first: date(run.first_on), last: date(run.last_on), as_of: date(workspace.as_of_on)};

    return [
      heading("index.title"),
      lead(t(run.first_on ? "index.lead" : "index.lead_empty", days)),
      cockpit(answers, plans),
      subheading("index.findings"),
      findingsList(findings, figures, 5),
      subheading("index.questions"),
      overview([
        ["./lead-source-value.html", "lead_source_value.title", leadSourceAnswer(sources)],
        ["./lead-source-value.html", "won.title", wonAnswer(sources, run, winRates)],
        ["./stage-conversion.html", "stage_conversion.title", stageAnswer(stages)],
        ["./leakage.html", "leakage.title", leakAnswer(leaks)],
        ["./process.html", "process.title", processAnswer(risks)],
        ["./opportunities.html", "opportunities.title", routeAnswer(routes)],
        ["./spend-return.html", "spend_return.title", returnAnswer(spend, expected)],
        ["./method.html", "method.title", qualityAnswer(run)],
      ]),
      pair(figure("funnel_chart", stages, funnelChart), figure("month_money_chart", spent, monthMoneyChart)),
    ];
  },
  ["leakage", "stage_conversion"],
);
