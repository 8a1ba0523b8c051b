import type {LossEffort} from "./care-metrics.js";
import type {CurvePoint} from "./curve-metrics.js";
import {extremes} from "./extremes.js";
import {amount, count, days, percent} from "./format.js";
import type {Leak, StageChance, StageTransition} from "./funnel-metrics.js";
import {label} from "./label.js";
import type {LedgerLine, Measure} from "./ledger.js";
import type {StageConversion} from "./metrics.js";
import {parts} from "./parts.js";
import {period} from "./period.js";
import {rateFinding} from "./rate-finding.js";
import {t} from "./t.js";

const drawn = (rows: CurvePoint[]) => rows.filter((row) => row.kind === "drawn");
const lost = [
  "no_two_way_contact_count",
  "few_contacts_count",
  "quick_count",
  "bulk_count",
  "bought_later_count",
] as const;

/** What the charts of stages, of the curve and of what leaves find. */
export const stageFindings = {
  funnel_chart: (rows: StageConversion[]) => parts(rows.map((row) => [label(row.stage), count(row.reached_count)])),
  stage_rate_chart: rateFinding<StageConversion>("went_on_rate", (row) => label(row.stage)),
  member_rate_chart: rateFinding<StageConversion>("went_on_rate", (row) => label(row.member)),
  chance_chart: rateFinding<StageChance>("curve_rate", (row) => label(row.stage)),
  curve_chart: (rows: CurvePoint[], {chosen}: {chosen: string}) => {
    const end = drawn(rows)
      .filter((row) => row.period === chosen)
      .at(-1);
    const others = new Map(
      drawn(rows)
        .filter((row) => row.period !== chosen)
        .map((row) => [row.period, row]),
    );
    const beside = [...others.values()].filter((row) => row.period.startsWith("FY"));
    const range = t("says.range", {low: percent(end?.won_rate_low), high: percent(end?.won_rate_high)});
    const said = {period: period(chosen), days: days(end?.age_days), rate: percent(end?.won_rate) + range};
    const years = beside.map((row): [string, string] => [period(row.period), percent(row.won_rate)]);
    return t("says.curve", said) + (years.length ? ` ${parts(years)}` : "");
  },
  fate_chart: (rows: CurvePoint[]) => {
    const end = drawn(rows).at(-1);
    const fates = {
      won: "won_rate",
      lost: "lost_rate",
      disqualified: "disqualified_rate",
      recycled: "recycled_rate",
    } as const;
    const told = Object.entries({...fates, "still open": "open_rate"} as const);
    return parts(
      told.map(([word, rate]) => [label(word), percent(end?.[rate])]),
      days(end?.age_days),
    );
  },
  transition_matrix: (rows: StageTransition[]) => {
    const most = new Map<string, StageTransition>();
    for (const row of rows.toSorted((a, b) => a.from_order - b.from_order))
      if (row.move_rate !== null && (most.get(row.from_stage)?.move_rate ?? -1) < row.move_rate)
        most.set(row.from_stage, row);
    const said = (word: string) => (word === "(start)" ? t("word.start") : label(word));
    return parts(
      [...most.values()].map((row) => [`${said(row.from_stage)} → ${said(row.to_stage)}`, percent(row.move_rate)]),
    );
  },
  ledger_chart: (lines: LedgerLine[], {measure}: {measure: Measure}) => {
    const print = measure === "amount" ? amount : count;
    return lines
      .filter((line) => line.entered > 0)
      .map((line) => {
        const [way, most] = [...line.ways].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
        return t("says.entered", {
          stage: label(line.stage),
          entered: print(line.entered),
          way: label(way),
          most: print(most),
        });
      })
      .join(" ");
  },
  leak_bars: (rows: Leak[]) =>
    extremes(rows, {
      name: (row) => t("leak_bars.name", {stage: label(row.stage), reason: label(row.reason)}),
      value: (row) => row.recoverable_amount,
      print: amount,
    }),
  effort_chart: ([row]: LossEffort[]) =>
    parts(
      lost.flatMap((sign) =>
        row && row[sign] !== null ? [[t(`column.${sign}`), count(row[sign])] as [string, string]] : [],
      ),
      t("says.of", {number: count(row?.lost_count)}),
    ),
};
