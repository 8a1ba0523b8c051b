/** A channel's weeks that are watched to the end, and its mean spend in the last 13 weeks that are known. */
export type Channel = {
  name: string;
  spend: number[];
  /** won in the week, whenever begun */
  sales: number[];
  won: number;
  wins: number;
  present: number;
};

/** Weeks of all channels: what the journeys begun in a week brought (outcome), and what was won in it (sales). */
export type History = {weeks: string[]; outcome: number[]; sales: number[]; channels: Channel[]};

const presentWeeks = 13;

/** The channels with spend, in the order of their names, from one row per week and channel. */
export function historyOf(input: readonly Record<string, unknown>[]): History {
  const cells = new Map(input.map((row) => [JSON.stringify([row["channel"], row["week_on"]]), row]));
  const weeksOf = (rows: readonly Record<string, unknown>[]) =>
    [...new Set(rows.map((row) => String(row["week_on"])))].sort();
  const known = weeksOf(input);
  const weeks = weeksOf(input.filter((row) => row["is_watched"]));
  const numbers = (channel: string, column: string, of = weeks) =>
    of.map((week) => Number(cells.get(JSON.stringify([channel, week]))?.[column] ?? 0));
  const names = [...new Set(input.map((row) => String(row["channel"])))].filter((name) => name !== "(all)").sort();
  const channels = names.map((name) => ({
    name,
    spend: numbers(name, "spend_amount"),
    sales: numbers(name, "period_won_amount"),
    won: sum(numbers(name, "won_amount")),
    wins: sum(numbers(name, "won_count")),
    present: meanOf(numbers(name, "spend_amount", known.slice(-presentWeeks))),
  }));
  return {
    weeks,
    outcome: numbers("(all)", "won_amount"),
    sales: numbers("(all)", "period_won_amount"),
    channels: channels.filter(({spend, present}) => sum(spend) > 0 || present > 0),
  };
}

/** What moves by itself: a level, a trend and the year's season, one column each. */
export function ownMoves(weekCount: number): number[][] {
  const column = (of: (week: number) => number) => Array.from({length: weekCount}, (_, week) => of(week));
  const year = (2 * Math.PI * 7) / 365.25;
  return [
    column(() => 1),
    column((week) => week),
    column((week) => Math.sin(year * week)),
    column((week) => Math.cos(year * week)),
  ];
}

/** Means of a weekly column by calendar month of the weeks' first days; a month with fewer than four weeks is left out. */
export function monthsOf(weeks: readonly string[], column: readonly number[]): number[] {
  const months = new Map<string, number[]>();
  for (const [at, week] of weeks.entries()) {
    const month = week.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), column[at]!]);
  }
  return [...months.values()].filter((values) => values.length >= 4).map(meanOf);
}

export const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);
export const meanOf = (given: readonly number[]): number => (given.length === 0 ? 0 : sum(given) / given.length);
