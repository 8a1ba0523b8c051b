import {leastSquares} from "./least-squares.ts";
import {chanceOfPastSales} from "./past-sales.ts";
import {type History, meanOf, monthsOf, ownMoves, sum} from "./spend-history.ts";
import {type Checked, reasonOf} from "./spend-reasons.ts";

export type Checks = Checked & {reason: string};

/** The pre-check of every channel: its figures, and the first reason against an estimate, '(none)' where there is none. */
export function checksOf(history: History): Checks[] {
  const {channels, outcome, weeks} = history;
  const varied = channels.filter(({spend}) => variation(spend) > 1e-9);
  const columns = varied.map(({spend}) => spend);
  const among = leastSquares(columns, outcome);
  const whole = leastSquares([...columns, ...ownMoves(weeks.length).slice(1)], outcome);
  return channels.map((channel) => {
    const at = varied.indexOf(channel);
    const months = monthsOf(weeks, channel.spend);
    const error = whole?.effects[at]?.error;
    const checks = {
      months: months.length,
      variation: variation(months),
      inflation: among?.effects[at]?.inflation,
      condition: among && at >= 0 ? among.conditionIndex : undefined,
      seasonal: whole?.effects[at]?.inflation,
      detectable: error === undefined ? undefined : 2.8 * error,
      lowest: months.length === 0 ? 0 : Math.min(...months) / (meanOf(months) || 1),
      highest: channel.present > 0 && months.length > 0 ? Math.max(...months) / channel.present : 0,
      pastSales: chanceOfPastSales(history, channel),
    };
    return {...checks, reason: reasonOf(channel, checks)};
  });
}

/** Standard deviation over the mean. */
function variation(given: readonly number[]): number {
  const mean = meanOf(given);
  if (given.length < 2 || mean <= 0) return 0;
  return Math.sqrt(sum(given.map((value) => (value - mean) ** 2)) / (given.length - 1)) / mean;
}
