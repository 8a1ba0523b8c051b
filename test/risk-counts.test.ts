import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Random, randomOf} from "../data/generator/random.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {determined} from "./determined.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const models = ["metrics.risk_signs", "metrics.risk_groups", "metrics.risk_counts"];
type Journey = {region: string; department: string; line: string; stage: string; clock: string; isUnheard: boolean};
type Row = {
  breakdown: string;
  member: string;
  sign: string;
  is_withheld: boolean;
  journey_count: number | null;
  value_amount: string | null;
};

/** The counts of risks of some open journeys, each worth 100 with 10 of it at risk where it has a sign. */
async function countsOf(journeys: Journey[]): Promise<[Warehouse, Row[]]> {
  const rows = journeys.map(
    ({region, department, line, stage, clock, isUnheard}, index) =>
      `('j${index}', '${region}', '${department}', '${line}', '${stage}', '${clock}', ${isUnheard})`,
  );
  const warehouse = await modelWarehouse(
    threeStages,
    "2025-03-31",
    {
      "metrics.risks": `select journey_id, region, department, product_line, stage, clock, has_no_contact,
          (has_no_contact::integer + (clock <> 'in time')::integer)::integer as flag_count, false as has_no_next_step, false as has_broken_promise,
          0 as pushed_count, false as has_past_close, false as has_gone_back, false as has_single_contact, false as is_grade_inflated,
          false as has_no_evidence, 100::decimal(18,2) as value_amount, if(flag_count > 0, 10, 0)::decimal(18,2) as at_risk_amount
        from (values ${rows.join(", ")}) as told(journey_id, region, department, product_line, stage, clock, has_no_contact)`,
    },
    models,
  );
  return [warehouse, (await rowsOf(warehouse.connection, "from metrics.risk_counts")) as unknown as Row[]];
}

const repeated = (count: number, journey: Partial<Journey>): Journey[] =>
  Array.from({length: count}, () => ({
    region: "North",
    department: "N1",
    line: "Car",
    stage: "a",
    clock: "in time",
    isUnheard: false,
    ...journey,
  }));

describe("open journeys at risk, counted by hand", () => {
  let warehouse: Warehouse;
  let rows: Row[];
  beforeAll(async () => {
    [warehouse, rows] = await countsOf([
      ...repeated(20, {}),
      ...repeated(3, {isUnheard: true}),
      ...repeated(12, {department: "N2", isUnheard: true}),
      ...repeated(9, {department: "N2", clock: "stalled"}),
      ...repeated(30, {department: "N3"}),
      ...repeated(7, {department: "N3", isUnheard: true, clock: "no precedent"}),
      ...repeated(11, {region: "South", department: "S1"}),
      ...repeated(6, {region: "South", department: "S1", isUnheard: true, stage: "b"}),
    ]);
  });
  afterAll(() => warehouse.close());
  const told = (breakdown: string, sign: string) =>
    rows
      .filter((row) => row.breakdown === breakdown && row.sign === sign)
      .map((row) => `${row.member} ${row.is_withheld ? "–" : row.journey_count}`)
      .sort();

  it("are those of each sign, and once under any of them", () => {
    expect(told("all", "(all)")).toEqual(["(all) 98"]);
    expect(told("all", "no contact")).toEqual(["(all) 28"]);
    expect(told("all", "past clock")).toEqual(["(all) 16"]);
    expect(told("all", "(any)")).toEqual(["(all) 37"]);
    expect(told("all", "went back")).toEqual(["(all) 0"]);
    expect(told("region", "no contact")).toEqual(["North 22", "South 6"]);
  });

  it("are withheld where they are fewer than five, with the next fewest of the same region", () => {
    expect(told("department", "no contact")).toEqual(["N1 –", "N2 12", "N3 –", "S1 6"]);
    const hidden = rows.find((row) => row.member === "N1" && row.sign === "no contact");
    expect(hidden?.value_amount).toBeNull();
  });

  it("are told where all or none have the sign", () => {
    expect(told("stage", "no contact")).toEqual(["a 22", "b 6"]);
    expect(told("stage", "past clock")).toEqual(["a 16", "b 0"]);
  });
});

function companyOf(random: Random): Journey[] {
  const [regions, lines] = [1 + Math.floor(random.between(0, 4)), 1 + Math.floor(random.between(0, 3))];
  const rate = random.between(0, 1);
  return Array.from({length: Math.floor(random.between(3, 160))}, () => {
    const region = Math.floor(random.between(0, regions) ** 2 / regions);
    const department = Math.floor(random.between(0, 3));
    const isSpread = random.chance(0.05);
    return {
      region: `r${region}`,
      department: isSpread ? "(missing)" : `d${region}${department}`,
      line: `l${Math.floor(random.between(0, lines))}`,
      stage: random.pick(["a", "a", "a", "b", "b", "c"]),
      clock: random.pick(["in time", "watch", "stalled", "no precedent"]),
      isUnheard: random.chance(department === 0 ? rate : rate / 2),
    };
  });
}

describe("what is withheld of sixty drawn companies", () => {
  it("cannot be reckoned from what is told, and nothing told is of fewer than five", async () => {
    const random = randomOf("withheld");
    let hiddenCount = 0;
    let shownCount = 0;
    for (let company = 0; company < 60; company++) {
      const journeys = companyOf(random);
      const [warehouse, rows] = await countsOf(journeys);
      const lots = await rowsOf(warehouse.connection, "from metrics.risk_groups");
      warehouse.close();
      const numberOf = new Map(rows.map((row) => [`${row.breakdown} ${row.member} ${row.sign}`, row]));
      for (const sign of ["(all)", "(any)", "past clock", "no precedent", "no contact"]) {
        const ofSign = rows.filter((row) => row.sign === sign);
        const hidden = ofSign.filter((row) => row.is_withheld);
        for (const {breakdown, member, is_withheld, journey_count} of ofSign) {
          const whole = numberOf.get(`${breakdown} ${member} (all)`)!;
          if (is_withheld) continue;
          expect(journey_count === 0 || journey_count! >= 5, `${company}: ${member} ${sign}`).toBe(true);
          const without = whole.is_withheld || journey_count === 0 ? 0 : whole.journey_count! - journey_count!;
          expect(without === 0 || without >= 5, `${company}: ${member} without ${sign}`).toBe(true);
          shownCount++;
        }
        const inLot = (lot: unknown) => (row: Row) =>
          lots.some((of) => of["lot"] === lot && of["breakdown"] === row.breakdown && of["member"] === row.member);
        const parts = ["region", "department", "product_line", "stage"].map((breakdown) =>
          ofSign.filter((row) => row.breakdown === breakdown),
        );
        const total = ofSign.filter((row) => row.breakdown === "all");
        const equal: [Row[], Row[]][] = [
          ...parts.map((members): [Row[], Row[]] => [members, total]),
          ...[...new Set(lots.map(({lot}) => lot))].map((lot): [Row[], Row[]] => [
            parts[0]!.filter(inLot(lot)),
            parts[1]!.filter(inLot(lot)),
          ]),
        ];
        const sums = equal.map(([one, other]) =>
          hidden.map((row) => Number(one.includes(row)) - Number(other.includes(row))),
        );
        const found = determined(sums);
        expect(
          found.map((place) => `${company}: ${hidden[place]!.breakdown} ${hidden[place]!.member} ${sign}`),
        ).toEqual([]);
        hiddenCount += hidden.length;
      }
    }
    expect(hiddenCount).toBeGreaterThan(250);
    expect(shownCount).toBeGreaterThan(750);
  }, 120_000);
});
