import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

type Open = {route: string; reason: string; region: string; line: string; value: number};

const reasonsOf: Record<string, string[]> = {
  serve: ["points from the cutoff on", "not graded", "the score tells nothing"],
  nurture: ["points below the cutoff", "no precedent", "worth less than serving costs"],
  close: ["no precedent, no contact"],
};
const routes = Object.keys(reasonsOf);

/** What the page is told of open journeys, where fewer than `least` people are withheld. */
async function countsOf(open: Open[], least: number) {
  const rows = open.map(
    ({route, reason, region, line, value}) =>
      `('${route}', '${reason}', '${region}', '${line}', ${value}, ${value / 2})`,
  );
  const columns = "route, reason, region, product_line, value_amount, worth_amount";
  const warehouse = await modelWarehouse(
    {...threeStages, privacy: {least_people: least}},
    "2025-12-31",
    {
      "metrics.routing": `select * replace (value_amount::decimal(18,2) as value_amount, worth_amount::decimal(18,2) as worth_amount)
        from (values ${rows.join(", ")}) as told(${columns})`,
    },
    ["metrics.route_counts"],
  );
  const found = await rowsOf(warehouse.connection, "from metrics.route_counts");
  warehouse.close();
  return found;
}

const many = (count: number, route: string, reason: string, region = "North", line = "cars"): Open[] =>
  Array.from({length: count}, () => ({route, reason, region, line, value: 100}));

type Told = Awaited<ReturnType<typeof countsOf>>;
const cell = (rows: Told, breakdown: string, member: string, route: string, reason = "(all)") =>
  rows.find(
    (row) =>
      row["breakdown"] === breakdown && row["member"] === member && row["route"] === route && row["reason"] === reason,
  )!["journey_count"];

describe("counts of routes", () => {
  it("are those of the rows, counted by hand, with their values", async () => {
    const rows = await countsOf(
      [
        ...many(9, "serve", "not graded"),
        ...many(7, "serve", "points from the cutoff on", "South", "vans"),
        ...many(6, "nurture", "no precedent", "South", "vans"),
        ...many(5, "close", "no precedent, no contact"),
      ],
      5,
    );
    expect(routes.map((route) => cell(rows, "all", "(all)", route))).toEqual([16, 6, 5]);
    expect(cell(rows, "all", "(all)", "serve", "not graded")).toBe(9);
    expect(cell(rows, "all", "(all)", "serve", "the score tells nothing")).toBe(0);
    expect(routes.map((route) => cell(rows, "region", "North", route))).toEqual([9, 0, 5]);
    expect(routes.map((route) => cell(rows, "product_line", "vans", route))).toEqual([7, 6, 0]);
    const serve = rows.find(
      ({breakdown, route, reason}) => breakdown === "all" && route === "serve" && reason === "(all)",
    );
    expect(serve).toMatchObject({value_amount: "1600.00", worth_amount: "800.00", is_withheld: false});
    expect(rows.length).toBe(10 + 6 + 6);
  });

  it("of few people are withheld, with what would give them away", async () => {
    const rows = await countsOf(
      [
        ...many(20, "serve", "not graded"),
        ...many(3, "serve", "points from the cutoff on", "South"),
        ...many(8, "nurture", "no precedent", "East"),
        ...many(9, "close", "no precedent, no contact", "East"),
      ],
      5,
    );
    expect(routes.map((route) => cell(rows, "all", "(all)", route))).toEqual([23, 8, 9]);
    for (const reason of reasonsOf["serve"]!) expect(cell(rows, "all", "(all)", "serve", reason)).toBeNull();
    expect(cell(rows, "all", "(all)", "nurture", "no precedent")).toBe(8);
    expect(routes.map((route) => cell(rows, "region", "South", route))).toEqual([null, null, null]);
    expect(routes.map((route) => cell(rows, "region", "East", route))).toEqual([null, null, null]);
    expect(routes.map((route) => cell(rows, "region", "North", route))).toEqual([20, 0, 0]);
    expect(
      rows.filter(
        (row) => row["is_withheld"] && (row["journey_count"] ?? row["value_amount"] ?? row["worth_amount"]) !== null,
      ),
    ).toEqual([]);
  });

  it("hide nothing that can be computed from what is told, from all totals, and from the rule itself", async () => {
    const random = randomOf("route counts", 1);
    const least = 3;
    let hidden = 0;
    for (let company = 0; company < 40; company++) {
      const regions = ["A", "B", "C"].slice(0, 2 + (company % 2));
      const table = regions.map(() => routes.map(() => Math.floor(random.uniform() * random.uniform() * 9)));
      const open = table.flatMap((line, place) =>
        line.flatMap((count, route) => many(count, routes[route]!, reasonsOf[routes[route]!]![0]!, regions[place]!)),
      );
      if (open.length === 0) continue;
      const rows = await countsOf(open, least);
      const known = regions.filter((_, place) => sum(table[place]!) > 0);
      const told = known.map((region) => routes.map((route) => cell(rows, "region", region, route) as number | null));
      const truth = table.filter((line) => sum(line) > 0);
      expect(told, JSON.stringify(table)).toEqual(toldBy(truth, least));
      // all tables with the same totals of regions and routes of which the same would have been told
      const possible = tablesLike(truth).filter(
        (other) => JSON.stringify(toldBy(other, least)) === JSON.stringify(told),
      );
      expect(possible.length).toBeGreaterThan(0);
      for (const [place, line] of truth.entries())
        for (const [route, count] of line.entries())
          if (told[place]![route] === null && count > 0 && count < least) {
            hidden++;
            const values = new Set(possible.map((other) => other[place]![route]));
            // one region, or one route, is its own total, which is no secret of these counts
            const isTotal = truth.length === 1 || sum(truth.map((each) => each[route]!)) === sum(truth.flat());
            if (!isTotal) expect(values.size, `${JSON.stringify(truth)} ${place} ${route}`).toBeGreaterThan(1);
          }
      const totals = routes.map((_, route) => sum(truth.map((line) => line[route]!)));
      const toldTotals = routes.map((route) => cell(rows, "all", "(all)", route) as number | null);
      const withheld = toldTotals.filter((total) => total === null).length;
      expect(withheld === 1, JSON.stringify(totals)).toBe(false);
      for (const [route, total] of totals.entries()) {
        if (total > 0 && total < least) expect(toldTotals[route], JSON.stringify(totals)).toBeNull();
        if (toldTotals[route] !== null) expect(toldTotals[route]).toBe(total);
      }
    }
    expect(hidden).toBeGreaterThan(30);
  });
});

const sum = (given: readonly number[]): number => given.reduce((before, each) => before + each, 0);

/** The rule for regions, written again: a region with a count of few, and the next smallest where it is one alone. */
function toldBy(table: number[][], least: number): (number | null)[][] {
  const isFew = table.map((line) => line.some((count) => count > 0 && count < least));
  const rest = table.map((line, place) => ({place, size: sum(line)})).filter(({place}) => !isFew[place]);
  const next = [...rest].sort((one, other) => one.size - other.size || one.place - other.place)[0]?.place;
  const isAlone = isFew.filter(Boolean).length === 1;
  return table.map((line, place) => line.map((count) => (isFew[place] || (isAlone && place === next) ? null : count)));
}

/** Every table of whole numbers with the same sums of lines and columns. */
function tablesLike(table: number[][]): number[][][] {
  const columns = table[0]!.map((_, column) => sum(table.map((line) => line[column]!)));
  const fill = (place: number, left: number[]): number[][][] => {
    if (place === table.length) return left.every((each) => each === 0) ? [[]] : [];
    const size = sum(table[place]!);
    const found: number[][][] = [];
    for (let one = 0; one <= Math.min(size, left[0]!); one++)
      for (let two = 0; two <= Math.min(size - one, left[1]!); two++) {
        const line = [one, two, size - one - two];
        if (line[2]! > left[2]!) continue;
        const rest = left.map((each, column) => each - line[column]!);
        for (const others of fill(place + 1, rest)) found.push([line, ...others]);
      }
    return found;
  };
  return fill(0, columns);
}
