/** What was known of one criterion: its word, its level from 0 to 4, and how much the criterion counts. */
export type Criterion = {criterion: string; word: string; level: number; known: boolean; weight: number};

/** Gradings of one month that say the same: how many there were, and how many were followed by a win in time. */
export type Group = {
  line: string;
  month: string;
  /** month of the journey's grading before; '(none)' for the first */
  previous: string;
  /** first month at whose beginning it was known what came of them */
  learnt: string;
  isMature: boolean;
  pattern: string;
  criteria: Criterion[];
  score: number;
  count: number;
  wins: number;
  serveFrom: number;
};

/** The groups that a model selects, in one order whatever theirs. */
export function groupsOf(input: readonly Record<string, unknown>[]): Group[] {
  const read = new Map<string, Criterion[]>();
  const criteriaOf = (pattern: string) => {
    const before = read.get(pattern);
    if (before) return before;
    const criteria = JSON.parse(pattern) as Criterion[];
    read.set(pattern, criteria);
    return criteria;
  };
  const groups = input.map((row) => ({
    line: String(row["product_line"]),
    month: String(row["known_month"]),
    previous: String(row["previous_month"]),
    learnt: String(row["learnt_month"]),
    isMature: Boolean(row["is_mature"]),
    pattern: String(row["pattern"]),
    criteria: criteriaOf(String(row["pattern"])),
    score: Number(row["score_rate"]),
    count: Number(row["assessment_count"]),
    wins: Number(row["won_count"]),
    serveFrom: Number(row["serve_from_rate"]),
  }));
  const keyOf = ({pattern, line, month, previous, isMature}: Group) =>
    [pattern, line, month, previous, isMature].join("\u0000");
  return groups
    .map((group) => [keyOf(group), group] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => group);
}

/** Groups of one pattern together; they must be in order. */
export function byPattern(groups: readonly Group[]): Group[] {
  const together: Group[] = [];
  for (const group of groups) {
    const last = together.at(-1);
    if (last && last.pattern === group.pattern)
      together[together.length - 1] = {...last, count: last.count + group.count, wins: last.wins + group.wins};
    else together.push(group);
  }
  return together;
}

/** How many gradings, and how many wins. */
export const sizeOf = (groups: readonly Group[]): {count: number; wins: number} =>
  groups.reduce((sum, {count, wins}) => ({count: sum.count + count, wins: sum.wins + wins}), {count: 0, wins: 0});
