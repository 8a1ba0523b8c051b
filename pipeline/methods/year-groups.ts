import type {Drawn} from "./resampled.ts";
import type {Year} from "./year-parts.ts";

/** Journeys of one side of a pair of years of which the same had become by the cut. */
export type YearCell = {
  side: "base" | "period";
  part: string;
  furthest: number;
  isWonInYear: boolean;
  isWonLater: boolean;
  count: number;
  knownCount: number;
  amount: number;
  squares: number;
};

/** The members of a breakdown of two fiscal years, by name, and what is known of the two. */
export type YearGroup = {
  basePeriod: string;
  period: string;
  breakdown: string;
  /** the stages that a conversion is told from; '(all)' where no history of both years tells them */
  stages: string[];
  isComplete: boolean;
  isBaseWhole: boolean;
  hasEarlier: boolean;
  hasSpeed: boolean;
  members: {member: string; cells: YearCell[]}[];
};

/** Groups of rows of metrics.year_bridge's select, in a fixed order. A pair of years of which one has no journeys is left out. */
export function yearGroupsOf(rows: readonly Record<string, unknown>[]): YearGroup[] {
  const groups = new Map<string, YearGroup>();
  const isText = (name: string) => (row: Record<string, unknown>) => String(row[name]);
  const names = ["period", "breakdown", "member", "side", "part", "fate"].map(isText);
  const keyOf = (row: Record<string, unknown>) =>
    JSON.stringify([...names.map((name) => name(row)), Number(row["furthest_order"]) + 1000]);
  for (const [, row] of rows
    .map((row) => [keyOf(row), row] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = JSON.stringify([row["period"], row["breakdown"]]);
    const group = groups.get(key) ?? groupOf(row);
    groups.set(key, group);
    const member = String(row["member"]);
    if (group.members.at(-1)?.member !== member) group.members.push({member, cells: []});
    group.members.at(-1)!.cells.push(cellOf(row));
  }
  const cellsOf = ({members}: YearGroup) => members.flatMap(({cells}) => cells);
  return [...groups.values()]
    .filter((group) => new Set(cellsOf(group).map(({side}) => side)).size === 2)
    .map((group) => ({...group, stages: hasHistory(cellsOf(group)) ? group.stages : ["(all)"]}));
}

const groupOf = (row: Record<string, unknown>): YearGroup => ({
  basePeriod: String(row["base_period"]),
  period: String(row["period"]),
  breakdown: String(row["breakdown"]),
  stages: JSON.parse(String(row["stages"])) as string[],
  isComplete: Boolean(row["is_complete"]),
  isBaseWhole: Boolean(row["is_base_whole"]),
  hasEarlier: Boolean(row["has_earlier"]),
  hasSpeed: Boolean(row["has_speed"]),
  members: [],
});

const cellOf = (row: Record<string, unknown>): YearCell => ({
  side: row["side"] === "base" ? "base" : "period",
  part: String(row["part"]),
  furthest: Number(row["furthest_order"]),
  isWonInYear: row["fate"] === "won in the year",
  isWonLater: row["fate"] === "won later",
  count: Number(row["journey_count"]),
  knownCount: Number(row["known_count"]),
  amount: Number(row["won_amount"]),
  squares: Number(row["squared_value"]),
});

/** Whether both years have journeys that reached a later stage without a win: else wins alone would tell of the stages. */
const hasHistory = (cells: YearCell[]): boolean =>
  (["base", "period"] as const).every((side) =>
    cells.some((cell) => cell.side === side && cell.furthest > 1 && !cell.isWonInYear && !cell.isWonLater),
  );

/** A year of a member in which nothing happened, to which cells are added. */
export const emptyYear = ({stages}: YearGroup): Year => ({
  reachedCounts: stages.map(() => 0),
  wonCount: 0,
  wonInYearCount: 0,
  knownCount: 0,
  wonAmount: 0,
  earlierCount: 0,
  earlierAmount: 0,
  restCount: 0,
  restAmount: 0,
});

/** Adds journeys of a cell to its year: as many as were seen, or as were drawn anew. Later wins count where speed can be told. */
export function addCell(year: Year, cell: YearCell, hasSpeed: boolean, drawn: Drawn = cell): void {
  if (cell.part === "earlier") {
    year.earlierCount += drawn.count;
    year.earlierAmount += drawn.amount;
  } else if (cell.part === "rest") {
    year.restCount += drawn.count;
    year.restAmount += drawn.amount;
  } else {
    const furthest = Math.min(cell.furthest, year.reachedCounts.length);
    for (let stage = 0; stage < furthest; stage++) year.reachedCounts[stage]! += drawn.count;
    if (cell.isWonInYear || (cell.isWonLater && hasSpeed)) year.wonCount += drawn.count;
    if (cell.isWonInYear) {
      year.wonInYearCount += drawn.count;
      year.knownCount += drawn.knownCount;
      year.wonAmount += drawn.amount;
    }
  }
}
