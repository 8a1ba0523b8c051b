import {element} from "./element.js";
import type {RunReport} from "./metrics.js";
import {sentence} from "./sentence.js";

/** What this run cannot tell: for want of an export, and by its nature. */
export function unknowns(run: RunReport): HTMLElement {
  const missing = [
    run.lead_count ? null : "unknown.leads",
    run.opportunity_count ? null : "unknown.opportunities",
    run.won_amount ? null : "unknown.amount",
    run.spend_amount ? null : "unknown.spend",
    run.order_count ? null : "unknown.orders",
    "unknown.touches",
    "unknown.cause",
  ];
  const keys = missing.filter((key) => key !== null);
  return element("ul", {}, ...keys.map((key) => element("li", {}, sentence(key))));
}
