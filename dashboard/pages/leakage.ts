import {effortChart} from "../components/effort-chart.js";
import {effortSentence} from "../components/effort-sentence.js";
import {figure} from "../components/figure.js";
import {belongs, chosen, filters} from "../components/filters.js";
import {folded} from "../components/folded.js";
import {count} from "../components/format.js";
import {handoverColumns} from "../components/handover-columns.js";
import {largestLeaks} from "../components/largest-leaks.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import {leakAnswer} from "../components/leak-answer.js";
import {leakBars} from "../components/leak-bars.js";
import {leakKinds} from "../components/leak-kinds.js";
import {ledgerOf} from "../components/ledger.js";
import {ledgerChart} from "../components/ledger-chart.js";
import {ledgerColumns} from "../components/ledger-columns.js";
import {leftOut} from "../components/left-out.js";
import {effortlessColumns, unworkedColumns} from "../components/listed-columns.js";
import {page} from "../components/page.js";
import {picker} from "../components/picker.js";
import {privateList} from "../components/private-list.js";
import {recoverableColumns} from "../components/recoverable-columns.js";
import {responseFacts} from "../components/response-facts.js";
import {responseSentence} from "../components/response-sentence.js";
import {t} from "../components/t.js";
import {table} from "../components/table.js";
import {unmappedReasons} from "../components/unmapped-reasons.js";
import {workspace} from "../components/workspace.js";

export const leakagePage = page(
  "leakage",
  ["leakage", "unmapped_reasons", "first_response", "unworked_leads", "loss_effort", "effortless_losses", "handover"],
  ({
    leakage: leakages,
    unmapped_reasons: unmapped,
    first_response: responses,
    unworked_leads: unworked,
    loss_effort: efforts,
    effortless_losses: effortless,
    handover: handovers,
  }) => {
    const pickers = filters(leakages.groups);
    const year = pickers.year.value;
    const whose = pickers.whose.value;
    const measures = (["visit_count", "amount"] as const).map((value) => ({value, text: t(`measure.${value}`)}));
    const measurePicker = picker(t("picker.measure"), measures, {name: "in"});
    const measure = measurePicker.value;

    const group = leakages.of(whose.breakdown).filter(chosen(year, whose));
    const ledger = ledgerOf(group, measure);
    const behindLedger = group.filter((row) => row.stage !== "(all)" && row.reason === "(all)");
    const leaks = largestLeaks(group);
    const sized = leaks.filter((row) => row.recoverable_amount);
    const response = responses.find(chosen(year, whose));
    const effort = efforts.find(chosen(year, whose));
    const alone = unworked.filter(belongs(year, whose)).sort((a, b) => a.unworked_rank - b.unworked_rank);
    const little = effortless.filter(belongs(year, whose)).sort((a, b) => a.newest_rank - b.newest_rank);
    const lists = handovers.filter((row) => row.period === year).sort((a, b) => b.journey_count - a.journey_count);
    const lost = group.find((row) => row.stage === "(all)" && row.way === "lost" && row.reason === "(all)");
    const missing = group.find((row) => row.stage === "(all)" && row.way === "lost" && row.reason === "(missing)");

    return [
      heading("leakage.title"),
      answer(leakAnswer(group).sentence),
      choices(pickers.year, pickers.whose),
      subheading("leakage.ledger"),
      choices(measurePicker),
      figure("ledger_chart", ledger, ledgerChart, {measure}, behindLedger),
      folded("ledger_table", table("ledger_table", ledger, ledgerColumns(ledger, measure), behindLedger)),
      subheading("leakage.leaks"),
      figure("leak_bars", sized.slice(0, 12), leakBars),
      folded("leak_table", table("leak_table", leaks, recoverableColumns)),
      subheading("leakage.kinds"),
      leakKinds(group),
      subheading("response.title"),
      paragraph(responseSentence(response)),
      response?.in_time_rate == null ? "" : responseFacts(response),
      privateList("unworked", "unworked_table", alone, unworkedColumns),
      subheading("effort.title"),
      paragraph(effortSentence(effort)),
      figure("effort_chart", effort?.lost_count ? [effort] : [], effortChart),
      privateList("effortless", "effortless_table", little, effortlessColumns),
      subheading("handover.title"),
      paragraph(t("handover.note")),
      folded("handover_table", table("handover_table", lists, handoverColumns)),
      unmappedReasons(unmapped),
      leftOut(
        ["leakage.left_out_chance"],
        ["leakage.left_out_visits"],
        [
          "leakage.left_out_sized",
          {
            count: lost?.visit_count === lost?.sized_count ? 0 : 1,
            lost: count(lost?.visit_count),
            sized: count(lost?.sized_count),
          },
        ],
        ["leakage.left_out_no_reason", {count: missing?.visit_count ?? 0}],
        ["leakage.left_out_reasons"],
        ["leakage.left_out_lists", {count: workspace.publish_rows ? 1 : 0}],
      ),
    ];
  },
  ["leakage"],
);
