import {column} from "../components/column.js";
import {figure} from "../components/figure.js";
import {folded} from "../components/folded.js";
import {amount, count} from "../components/format.js";
import {fullReturnChart} from "../components/full-return-chart.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {marginSentence} from "../components/margin-sentence.js";
import {marginalColumns} from "../components/marginal-columns.js";
import {marginalSentence} from "../components/marginal-sentence.js";
import {moneyColumns} from "../components/money-columns.js";
import {monthMoneyChart} from "../components/month-money-chart.js";
import {down, up} from "../components/order.js";
import {page} from "../components/page.js";
import {periodChoices} from "../components/period-choices.js";
import {picker} from "../components/picker.js";
import {returnAnswer} from "../components/return-answer.js";
import {returnChart} from "../components/return-chart.js";
import {sentence} from "../components/sentence.js";
import {costColumns, doubtColumns, expectedColumns, marginColumns} from "../components/spend-columns.js";
import {spendNotes} from "../components/spend-notes.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {vintageChart} from "../components/vintage-chart.js";
import {wordChoices} from "../components/word-choices.js";

export const spendReturnPage = page(
  "spend_return",
  ["spend_return", "spend_expected", "spend_vintages", "spend_response", "spend_doubts"],
  ({
    spend_return: rows,
    spend_expected: expected,
    spend_vintages: vintages,
    spend_response: responses,
    spend_doubts: doubts,
  }) => {
    const periods = periodChoices(rows.filter((row) => row.level === "all").map((row) => row.period));
    const periodPicker = picker(t("picker.period"), periods, {name: "period"});
    const period = periodPicker.value;
    const paid = expected.filter(
      (row) => row.period === "(all)" && row.spend_amount && row.expected_return_ratio !== null,
    );
    const names = rows.filter((row) => row.level === "channel" && row.period === "(all)").map((row) => row.member);
    const byReturn = paid.toSorted(down((row) => row.expected_return_ratio)).map((row) => row.channel);
    const channelPicker = picker(t("column.channel"), wordChoices(["(all)", ...byReturn, ...names]), {
      chosen: byReturn.length > 1 ? 1 : 0,
      name: "channel",
    });
    const channel = channelPicker.value;

    const ofPeriod = rows.filter((row) => row.period === period);
    const channels = ofPeriod
      .filter((row) => row.level !== "campaign")
      .sort(up((row) => row.return_rank ?? (row.level === "all" ? 0 : null)));
    const whole = channels.find((row) => row.level === "all");
    const basis = {
      spent: amount(whole?.spend_amount),
      leads: count(whole?.lead_count),
      won: count(whole?.won_count),
      amount: amount(whole?.won_amount),
    };
    const returned = channels.filter((row) => row.return_ratio !== null && row.level === "channel");
    const bySpend = ofPeriod.filter((row) => row.spend_amount).sort(down((row) => row.spend_amount));
    const channelCosts = bySpend.filter((row) => row.level !== "campaign");
    const campaignCosts = bySpend.filter((row) => row.level === "campaign");
    const atFullAge = period === "(all)" ? paid.filter((row) => row.channel !== "(all)") : [];
    atFullAge.sort(up((row) => row.expected_rank));

    const later = expected
      .filter((row) => row.channel === channel)
      .sort((a, b) => (a.period === "(all)" || (b.period !== "(all)" && a.period > b.period) ? -1 : 1));
    const triangle = vintages.filter((row) => row.channel === channel);
    const months = rows.filter(
      (row) => row.period_kind === "month" && row.level !== "campaign" && row.member === channel,
    );
    const latest = [...months].sort((a, b) => (a.period < b.period ? 1 : -1));
    const spent = months.some((row) => row.spend_amount) ? months.filter((row) => row.period !== "(missing)") : [];

    return [
      heading("spend_return.title"),
      answer(returnAnswer(rows, expected, period).sentence),
      choices(periodPicker),
      atFullAge.length
        ? figure("full_return_chart", atFullAge, fullReturnChart)
        : figure("return_chart", returned, returnChart),
      paragraph(whole ? sentence("spend_return.basis", basis) : ""),
      folded(
        "channel_table",
        table("channel_table", channels, [...moneyColumns("channel"), column("return_rank", count)]),
      ),
      subheading("spend_return.costs"),
      paragraph(t("spend_return.costs_note")),
      table("cost_table", channelCosts, costColumns("channel")),
      campaignCosts.length
        ? folded("campaign_table", table("campaign_table", campaignCosts, costColumns("campaign")))
        : "",
      subheading("spend_return.margin"),
      paragraph(marginSentence(channels), t("spend_return.margin_note")),
      folded("margin_table", table("margin_table", channels, marginColumns)),
      subheading("spend_return.months"),
      choices(channelPicker),
      figure("vintage_chart", triangle.some((row) => row.return_ratio !== null) ? triangle : [], vintageChart),
      figure("month_money_chart", spent, monthMoneyChart),
      folded("month_table", table("month_table", latest, moneyColumns("period"))),
      subheading("spend_return.expected"),
      paragraph(t("spend_return.expected_note")),
      folded("expected_table", table("expected_table", later, expectedColumns)),
      subheading("spend_return.marginal"),
      paragraph(marginalSentence(responses), t("spend_return.marginal_note")),
      responses.length ? folded("marginal_table", table("marginal_table", responses, marginalColumns)) : "",
      doubts.length ? folded("doubt_table", table("doubt_table", doubts, doubtColumns)) : "",
      leftOut(...spendNotes(channels), ["spend_return.left_out_doubts", {count: doubts.length}]),
    ];
  },
);
