import {type Channel, sum} from "./spend-history.ts";

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
export type Checked = {
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
};

/** The first reason against an estimate of a channel, '(none)' where there is none. */
export function reasonOf({spend, won, wins, present}: Channel, checks: Checked): string {
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
