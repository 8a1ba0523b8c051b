import {dot, projection} from "./projection.ts";
import {broughtBy, type Curves, curvesOf, rangeOf, shapesOf} from "./response-curve.ts";
import {type Channel, type History, meanOf, ownMoves} from "./spend-history.ts";

type Range = {value: number; low: number; high: number};

/** More than the 95 % told: the others' curves are taken as known. In companies of known returns, some 95 % of the intervals hold the truth. */
const confidence = 0.975;

/** What one more unit of a channel's spend brings, and a tenth more or less of it each week, at its present spend. */
export type Response = {
  isConcave: boolean;
  carryover: number;
  half: number;
  marginal: Range;
  more: Range;
  less: Range;
};

/**
 * The responses of some channels to their spend: each one's curve (geometric carry-over, then a half saturation) is fitted beside the
 * others', a level, a trend and a season, in turn; intervals by profile likelihood over carry-over and half
 * saturation. Where a straight line is not excluded, or spend was not on both sides of the half saturation, the line's slope is told, and
 * the interval still holds what every curve that is not excluded allows. Weeks are weighed and lasting noise
 * is taken out first (Cochrane & Orcutt 1949).
 */
export function responsesOf({channels, outcome, weeks}: History, told: readonly Channel[]): (Response | undefined)[] {
  const moves = ownMoves(weeks.length);
  const prepared = evenedBy([...moves, ...channels.map(({spend}) => spend)], outcome);
  const columns = new Map(channels.map((channel) => [channel, channel.spend]));
  const shapes = new Map(told.map((channel) => [channel, shapesOf(channel.spend)]));
  const curvesFor = (channel: Channel) => {
    const others = channels.filter((other) => other !== channel).map((other) => columns.get(other)!);
    return curvesOf(
      shapes.get(channel)!,
      projection([...moves, ...others].map(prepared)),
      outcome,
      confidence,
      prepared,
    );
  };
  for (let turn = 0; turn < (told.length > 1 ? 2 : 0); turn++)
    for (const channel of told) columns.set(channel, curvesFor(channel)?.best.column ?? channel.spend);
  return told.map((channel) => {
    const curves = curvesFor(channel);
    return curves && responseOf(curves, channel);
  });
}

function responseOf(curves: Curves, {spend, present}: Channel): Response {
  const {best, straight} = curves;
  const isOnBothSides = Math.min(...spend) < best.half && best.half < Math.max(...spend);
  const isConcave = !straight && isOnBothSides;
  const line = straight ?? best;
  const shown = isConcave ? best : line;
  const range = (factorOf: (half: number) => number) => rangeOf(curves, shown, factorOf);
  const at = (part: number) => (half: number) => broughtBy(part * present, half) - broughtBy(present, half);
  return {
    isConcave,
    carryover: shown.carryover,
    half: shown.half,
    marginal: range((half) => (half === Infinity ? 1 : (half / (half + present)) ** 2)),
    more: range(at(1.1)),
    less: range(at(0.9)),
  };
}

/**
 * Makes the noise even: each week is weighed by one over its expected outcome, as the variance of a sum of wins grows with it, and where
 * noise lasts beyond chance, the part of the week before that lasts is taken off.
 */
function evenedBy(columns: readonly (readonly number[])[], outcome: readonly number[]) {
  const rest = projection(columns).left(outcome);
  const mean = meanOf(outcome);
  const weights = outcome.map((each, at) => Math.sqrt(mean / Math.max(each - rest[at]!, mean / 5)));
  const weighed = (column: readonly number[]) => column.map((each, at) => each * weights[at]!);
  const noise = projection(columns.map(weighed)).left(weighed(outcome));
  const lasting = Math.min(0.9, dot(noise.slice(1), noise.slice(0, -1)) / dot(noise, noise));
  if (!(lasting > 2 / Math.sqrt(outcome.length))) return weighed;
  return (column: readonly number[]) => {
    const all = weighed(column);
    return all.slice(1).map((value, at) => value - lasting * all[at]!);
  };
}
