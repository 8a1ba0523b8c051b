import {dot, projection} from "./projection.ts";
import {type Channel, type History, monthsOf, ownMoves} from "./spend-history.ts";
import {fisherBeyond} from "./student.ts";

/**
 * The chance that spend would go with the sales before it as it does, were it not set by them: an F test of whether what was won just
 * before, in all and by the channel, tells the spend beyond its own past, trend and season (Granger 1969), by weeks (four before) and by
 * months (one before); the smaller of the two chances, doubled. What earlier spend brought is told by the spend's own past.
 */
export function chanceOfPastSales({weeks, sales}: History, channel: Channel): number {
  const byWeek = chanceOf(
    channel.spend,
    [sales, channel.sales].flatMap((each) => [each, lastFour(each)]),
    8,
  );
  const [spend, ...months] = [channel.spend, sales, channel.sales].map((each) => monthsOf(weeks, each)) as number[][];
  return Math.min(1, 2 * Math.min(byWeek, chanceOf(spend!, months, 3)));
}

function chanceOf(spend: readonly number[], before: readonly number[][], lags: number): number {
  const back = (column: readonly number[], by: number) => column.slice(lags - by, column.length - by);
  const moves = ownMoves(spend.length).map((column) => column.slice(lags));
  const own = [...moves, ...Array.from({length: lags}, (_, lag) => back(spend, lag + 1))];
  const [less, more] = [projection(own), projection([...own, ...before.map((column) => back(column, 1))])];
  const squares = [less, more].map(({left}) => {
    const rest = left(back(spend, 0));
    return dot(rest, rest);
  });
  const freedom = spend.length - lags - more.rank;
  const added = more.rank - less.rank;
  if (added < 1 || freedom < 4 || squares[0]! <= 1e-9 * dot(spend, spend)) return 1;
  return fisherBeyond((squares[0]! - squares[1]!) / added / (squares[1]! / freedom), added, freedom);
}

/** Sum of the week and the three before it. */
const lastFour = (column: readonly number[]): number[] =>
  column.map((_, at) => column.slice(Math.max(0, at - 3), at + 1).reduce((before, each) => before + each, 0));
