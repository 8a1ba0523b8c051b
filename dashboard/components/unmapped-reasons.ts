import {column} from "./column.js";
import {element} from "./element.js";
import {amount, count} from "./format.js";
import type {UnmappedReason} from "./funnel-metrics.js";
import {label} from "./label.js";
import {t} from "./t.js";
import {table} from "./table.js";

/** The reasons that no entry of the short list has, under a head of their own; nothing where there are none. */
export function unmappedReasons(rows: UnmappedReason[]): HTMLElement {
  if (!rows.length) return element("div", {});
  const columns = [
    column<UnmappedReason>("recorded_reason", label, "text"),
    column<UnmappedReason>("journey_count", count),
    column<UnmappedReason>("amount", amount),
  ];
  const sorted = [...rows].sort((a, b) => a.reason_rank - b.reason_rank);
  const head = element("h2", {}, t("leakage.unmapped"));
  const note = element("p", {}, t("leakage.unmapped_note"));
  return element("section", {}, head, note, table("unmapped_table", sorted, columns));
}
