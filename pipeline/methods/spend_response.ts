import type {Method} from "../method.ts";
import {type Response, responsesOf} from "./response-fits.ts";
import {type Checks, checksOf} from "./spend-checks.ts";
import {type Channel, historyOf, sum} from "./spend-history.ts";
import {experiments} from "./spend-reasons.ts";
import {responseColumns} from "./spend-response-columns.ts";
import {type Assumed, scenarioOf} from "./spend-scenario.ts";

/**
 * Whether the weeks can tell what one more unit of money in a channel brings, and if so, what. Refused before any estimate where the
 * pre-check fails, and after it where the interval is wider to either side than all that is booked to the channel: then a scenario of
 * stated parameters stands beside the reason, and no estimate.
 */
export const spendResponse: Method = {
  columns: responseColumns,
  rows: (input) => {
    const history = historyOf(input);
    const assumed = {
      carryover: Number(input[0]?.["scenario_carryover_ratio"]),
      half: Number(input[0]?.["scenario_half_saturation_ratio"]),
    };
    const checks = checksOf(history);
    const told = history.channels.filter((_, at) => checks[at]!.reason === "(none)");
    const responses = told.length > 0 ? responsesOf(history, told) : [];
    return history.channels.map((channel, at) =>
      rowOf(channel, checks[at]!, responses[told.indexOf(channel)], history.weeks.length, assumed),
    );
  },
};

function rowOf(channel: Channel, checks: Checks, found: Response | undefined, weeks: number, assumed: Assumed) {
  const {name, spend, won, wins, present} = channel;
  const booked = sum(spend) > 0 ? won / sum(spend) : undefined;
  const isTold = found !== undefined && booked !== undefined && found.marginal.high - found.marginal.low <= 2 * booked;
  const reason = checks.reason === "(none)" && !isTold ? "curve not told" : checks.reason;
  const response = isTold ? found : undefined;
  const scenario = isTold || present <= 0 || booked === undefined ? undefined : scenarioOf(present, booked, assumed);
  return {
    channel: name,
    observed_week_count: weeks,
    observed_month_count: checks.months,
    won_count: wins,
    present_spend_amount: present,
    booked_return_ratio: booked ?? null,
    variation_ratio: checks.variation,
    inflation_ratio: checks.inflation ?? null,
    condition_ratio: checks.condition ?? null,
    season_inflation_ratio: checks.seasonal ?? null,
    detectable_return_ratio: checks.detectable ?? null,
    lowest_spend_ratio: checks.lowest,
    highest_spend_ratio: present > 0 ? checks.highest : null,
    past_sales_chance_rate: checks.pastSales,
    is_identifiable: isTold,
    reason,
    experiment: experiments[reason]!,
    curve: response ? (response.isConcave ? "saturating" : "straight") : "(none)",
    carryover_ratio: response?.carryover ?? null,
    half_saturation_amount: response?.isConcave ? response.half : null,
    marginal_return_ratio: response?.marginal.value ?? null,
    marginal_return_low_ratio: response?.marginal.low ?? null,
    marginal_return_high_ratio: response?.marginal.high ?? null,
    more_won_amount: response?.more.value ?? null,
    more_won_low_amount: response?.more.low ?? null,
    more_won_high_amount: response?.more.high ?? null,
    less_won_amount: response?.less.value ?? null,
    less_won_low_amount: response?.less.low ?? null,
    less_won_high_amount: response?.less.high ?? null,
    scenario_carryover_ratio: scenario ? assumed.carryover : null,
    scenario_half_saturation_ratio: scenario ? assumed.half : null,
    scenario_marginal_return_ratio: scenario?.marginal ?? null,
    scenario_more_won_amount: scenario?.more ?? null,
    scenario_less_won_amount: scenario?.less ?? null,
    scenario_first_week_more_won_amount: scenario?.firstWeek ?? null,
  };
}
