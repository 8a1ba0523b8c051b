import {type Answer, answer} from "./answer.js";
import {compactAmount, count} from "./format.js";
import type {RouteCount} from "./opportunity-metrics.js";

/** Of the open prospects, how many deserve a person, how many go to marketing, and how many are to be closed. */
export function routeAnswer(rows: RouteCount[]): Answer {
  const of = (route: string) =>
    rows.find((row) => row.breakdown === "all" && row.route === route && row.reason === "(all)");
  const [serve, nurture, close] = [of("serve"), of("nurture"), of("close")];
  if (!serve || !nurture || !close) return answer("–", "opportunities.unknown");
  const counts = [serve, nurture, close].map((row) => row.journey_count);
  if (counts.every((number) => number === 0)) return answer("–", "opportunities.nobody");
  if (serve.journey_count === null) return answer("–", "opportunities.few", {least: count(serve.least_count)});
  const values = {worth: compactAmount(serve.worth_amount), value: compactAmount(serve.value_amount)};
  if (nurture.journey_count === null || close.journey_count === null)
    return answer(count(serve.journey_count), "opportunities.answer_serve", {
      ...values,
      least: count(serve.least_count),
    });
  return answer(count(serve.journey_count), "opportunities.answer", {
    ...values,
    open: count(serve.journey_count + nurture.journey_count + close.journey_count),
    nurture: count(nurture.journey_count),
    close: count(close.journey_count),
  });
}
