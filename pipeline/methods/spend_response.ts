import type {Method} from "../method.ts";
import {leastSquares} from "./least-squares.ts";

type Channel = {name: string; spend: number[]; won: number; wins: number};

const fewestMonths = 24;
const fewestWins = 30;
const leastVariation = 0.3;
const mostInflation = 10;
const mostCondition = 30;

/** Why no return of one more unit of money is told, and what would settle it. */
const experiments: Record<string, string> = {
  "too few months": "wait for more months",
  "too few wins": "wait for more wins",
  "steady spend": "on and off by month or region",
  "never near zero": "on and off by month or region",
  "never above today": "a third more for some months",
  "moves with other channels": "change this channel alone",
  "too small to see": "hold out a tenth of the regions",
  "(none)": "(none)",
};

/**
 * Whether the months can tell what one more unit of money in a channel brings, and if so, what: least squares of the amount won of each
 * month's journeys within three months on the month's spend of every channel. Refused, before any estimate, where spend hardly varied,
 * never came near zero or a third above today's, moves with that of other channels, or where even an effect as large as all that is
 * booked to the channel would be missed in one of five tries (2.8 standard errors).
 */
export const spendResponse: Method = {
  columns: {
    channel: ["varchar", "the channel"],
    observed_month_count: ["integer", "months of spend whose journeys have been watched for three months"],
    won_count: ["integer", "wins of the channel's journeys of these months, within three months"],
    booked_return_ratio: ["double", "their deal value per unit of the channel's spend: booked, not caused"],
    variation_ratio: ["double", "standard deviation of the month's spend over its mean"],
    inflation_ratio: ["double", "variance inflation factor: how much its spend moves with that of other channels"],
    condition_ratio: ["double", "condition index of all channels' spend"],
    detectable_return_ratio: ["double", "least return of one more unit that would be seen in four of five tries"],
    lowest_spend_ratio: ["double", "least spend of a month over the mean"],
    highest_spend_ratio: ["double", "most spend of a month over that of the last month"],
    is_identifiable: ["boolean", "the months can tell"],
    reason: ["varchar", "why they cannot: the first that holds; (none) where they can"],
    experiment: ["varchar", "what would settle it; (none) where nothing is needed"],
    marginal_return_ratio: ["double", "amount won for one more unit of money; null where refused"],
    marginal_return_low_ratio: ["double", "lower end of its 95 % interval"],
    marginal_return_high_ratio: ["double", "upper end of its 95 % interval"],
  },
  rows: (input) => {
    const months = [...new Set(input.map((row) => String(row["period"])))].sort();
    const cell = new Map(input.map((row) => [JSON.stringify([row["channel"], row["period"]]), row]));
    const numbers = (channel: string, column: string) =>
      months.map((period) => Number(cell.get(JSON.stringify([channel, period]))?.[column] ?? 0));
    const outcome = numbers("(all)", "won_so_far_amount");
    const channels = [...new Set(input.map((row) => String(row["channel"])))]
      .filter((name) => name !== "(all)")
      .sort()
      .map((name) => ({
        name,
        spend: numbers(name, "spend_amount"),
        won: sum(numbers(name, "won_so_far_amount")),
        wins: sum(numbers(name, "won_so_far_count")),
      }))
      .filter(({spend}) => sum(spend) > 0);
    const varied = channels.filter(({spend}) => variation(spend) > 1e-9);
    const fit = leastSquares(
      varied.map(({spend}) => spend),
      outcome,
    );
    return channels.map((channel) => {
      const effect = fit?.effects[varied.indexOf(channel)];
      return rowOf(channel, effect && {...effect, condition: fit!.conditionIndex});
    });
  },
};

type Found = {effect: number; error: number; inflation: number; condition: number} | undefined;

function rowOf(channel: Channel, found: Found) {
  const {name, spend, won, wins} = channel;
  const mean = sum(spend) / spend.length;
  const today = spend.at(-1)!;
  const reason = reasonOf(channel, found);
  const told = reason === "(none)" && found ? found : undefined;
  return {
    channel: name,
    observed_month_count: spend.length,
    won_count: wins,
    booked_return_ratio: won / sum(spend),
    variation_ratio: variation(spend),
    inflation_ratio: found?.inflation ?? null,
    condition_ratio: found?.condition ?? null,
    detectable_return_ratio: found ? 2.8 * found.error : null,
    lowest_spend_ratio: Math.min(...spend) / mean,
    highest_spend_ratio: today > 0 ? Math.max(...spend) / today : null,
    is_identifiable: reason === "(none)",
    reason,
    experiment: experiments[reason]!,
    marginal_return_ratio: told?.effect ?? null,
    marginal_return_low_ratio: told ? told.effect - 1.96 * told.error : null,
    marginal_return_high_ratio: told ? told.effect + 1.96 * told.error : null,
  };
}

function reasonOf({spend, won, wins}: Channel, found: Found): string {
  if (spend.length < fewestMonths) return "too few months";
  if (wins < fewestWins) return "too few wins";
  if (variation(spend) < leastVariation) return "steady spend";
  if (!found || found.inflation > mostInflation || found.condition > mostCondition) return "moves with other channels";
  if (Math.min(...spend) > (0.1 * sum(spend)) / spend.length) return "never near zero";
  if (Math.max(...spend) < 1.3 * spend.at(-1)!) return "never above today";
  return 2.8 * found.error > won / sum(spend) ? "too small to see" : "(none)";
}

/** Standard deviation over the mean. */
function variation(given: readonly number[]): number {
  const mean = sum(given) / given.length;
  if (given.length < 2 || mean <= 0) return 0;
  return Math.sqrt(sum(given.map((value) => (value - mean) ** 2)) / (given.length - 1)) / mean;
}

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
