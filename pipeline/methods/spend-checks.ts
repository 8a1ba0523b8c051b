import {leastSquares} from "./least-squares.ts";
import {chanceOfPastSales} from "./past-sales.ts";
import {type Channel, type History, meanOf, monthsOf, ownMoves, sum} from "./spend-history.ts";

const fewestWeeks = 104;
const fewestMonths = 24;
const fewestWins = 30;
const leastVariation = 0.3;
const mostInflation = 10;
const mostCondition = 30;
const leastChance = 0.05;

/** Why no return of one more unit of money is told, and what would settle it. */
export const experiments: Record<string, string> = {
  "too few months": "wait for more months",
  "too few wins": "wait for more wins",
  "no spend today": "spend again for some months",
  "not recorded by week": "record spend by week",
  "steady spend": "on and off by month or region",
  "moves with other channels": "change this channel alone",
  "moves with the season": "change this channel against the season",
  "never near zero": "on and off by month or region",
  "never above today": "a third more for some months",
  "set by past sales": "set spend by lot for some months",
  "too small to see": "hold out a tenth of the regions",
  "curve not told": "three levels of spend by region",
  "(none)": "(none)",
};

/** What the weeks hold of a channel before anything is estimated. */
export type Checks = {
  months: number;
  variation: number;
  /** variance inflation beside other channels, and beside trend and season too; undefined where they cannot be told apart */
  inflation: number | undefined;
  condition: number | undefined;
  seasonal: number | undefined;
  /** least effect seen in four of five tries: 2.8 standard errors */
  detectable: number | undefined;
  lowest: number;
  highest: number;
  pastSales: number;
  reason: string;
};

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

function reasonOf({spend, won, wins, present}: Channel, checks: Omit<Checks, "reason">): string {
  const {inflation, condition, seasonal, detectable} = checks;
  if (spend.length < fewestWeeks || checks.months < fewestMonths) return "too few months";
  if (wins < fewestWins) return "too few wins";
  if (present <= 0) return "no spend today";
  if (isByMonth(spend)) return "not recorded by week";
  if (checks.variation < leastVariation) return "steady spend";
  if (!inflation || !condition || inflation > mostInflation || condition > mostCondition)
    return "moves with other channels";
  if (!seasonal || !detectable || seasonal > mostInflation) return "moves with the season";
  if (checks.lowest > 0.1) return "never near zero";
  if (checks.highest < 1.3) return "never above today";
  if (checks.pastSales < leastChance) return "set by past sales";
  return !(detectable <= won / sum(spend)) ? "too small to see" : "(none)";
}

/** Whether nearly every four weeks have spend, and most of them in one week only: bills, not weeks. */
function isByMonth(spend: readonly number[]): boolean {
  const fours = Array.from({length: Math.floor(spend.length / 4)}, (_, at) => spend.slice(4 * at, 4 * at + 4));
  const spent = fours.map((four) => four.filter((each) => each > 0).length).filter((count) => count > 0);
  return spent.length >= 0.75 * fours.length && sum(spent) < 1.5 * spent.length;
}

/** Standard deviation over the mean. */
function variation(given: readonly number[]): number {
  const mean = meanOf(given);
  if (given.length < 2 || mean <= 0) return 0;
  return Math.sqrt(sum(given.map((value) => (value - mean) ** 2)) / (given.length - 1)) / mean;
}
