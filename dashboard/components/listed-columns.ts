import type {EffortlessLoss, UnworkedLead} from "./care-metrics.js";
import {type Column, column} from "./column.js";
import {amount, count, date, days, hours} from "./format.js";
import {label} from "./label.js";
import {recordNumber} from "./record-number.js";
import {t} from "./t.js";

/** The flags of a row that are up, in words. */
function flags<Row>(names: (keyof Row & string)[]): Column<Row> {
  const said = (row: Row) =>
    names
      .filter((name) => row[name])
      .map((name) => t(`flag.${name}`))
      .join(t("list.comma"));
  return {title: t("column.flags"), value: said, print: said, isText: true};
}

/** An open prospect that sales left alone. */
export const unworkedColumns: Column<UnworkedLead>[] = [
  column("journey_id", recordNumber, "text"),
  flags(["has_no_contact", "is_late", "has_no_next_step", "is_overdue"]),
  column("lead_source", label, "text"),
  column("department", label, "text"),
  column("rep_id", recordNumber, "text"),
  column("entered_on", date),
  column("waited_hours", hours),
  column("idle_days", days),
  column("journey_amount", amount),
];

/** A lost prospect for which little was done. */
export const effortlessColumns: Column<EffortlessLoss>[] = [
  column("journey_id", recordNumber, "text"),
  flags(["has_no_two_way_contact", "has_few_contacts", "is_quick", "is_bulk", "is_bought_later"]),
  column("reason", label, "text"),
  column("lead_source", label, "text"),
  column("department", label, "text"),
  column("rep_id", recordNumber, "text"),
  column("ended_on", date),
  column("contact_count", count),
  column("journey_amount", amount),
];
