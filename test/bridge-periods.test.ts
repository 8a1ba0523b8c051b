import {describe, expect, it} from "vitest";
import {type Random, randomOf} from "../data/generator/random.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {determined} from "./determined.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const flows = ["new", "reopened", "won", "lost", "disqualified", "recycled", "interrupted"] as const;
type Flows = Record<(typeof flows)[number] | "opening" | "closing", number>;
type Told = {period_kind: string; period: string; region: string; is_withheld: boolean; is_folded: boolean} & Record<
  string,
  number | null
>;
const months = Array.from({length: 24}, (_, index) => {
  const [year, month] = [2024 + Math.floor(index / 12), 1 + (index % 12)];
  return {
    fiscal_month: `${year}-${String(month).padStart(2, "0")}`,
    fiscal_quarter: `FY${year} Q${Math.ceil(month / 3)}`,
    fiscal_year: `FY${year}`,
  };
});
type Kind = keyof (typeof months)[number];
const kinds: Kind[] = ["fiscal_month", "fiscal_quarter", "fiscal_year"];

/** A company of some regions by month: what came in and left, each journey worth 10. */
function companyOf(random: Random, regionCount: number): Flows[][] {
  const size = random.between(2, 30);
  return Array.from({length: regionCount}, () => {
    let opening = 0;
    return months.map(() => {
      const drawn = Object.fromEntries(flows.map((flow) => [flow, Math.floor(random.between(0, size))])) as Flows;
      drawn.new += Math.floor(4 * size);
      const closing =
        opening +
        drawn.new +
        drawn.reopened -
        drawn.won -
        drawn.lost -
        drawn.disqualified -
        drawn.recycled -
        drawn.interrupted;
      const row = {...drawn, opening, closing};
      opening = closing;
      return row;
    });
  });
}

async function toldOf(regions: Flows[][]): Promise<Told[]> {
  const lines = kinds.flatMap((kind) =>
    [...new Set(months.map((month) => month[kind]))].flatMap((period) =>
      ["(all)", ...regions.keys()].map((region) => {
        const inPeriod = [...months.keys()].filter((index) => months[index]![kind] === period);
        const taken = region === "(all)" ? regions : [regions[region as number]!];
        const sum = (flow: keyof Flows, at: number[]) =>
          taken.reduce((all, each) => all + at.reduce((one, index) => one + each[index]![flow], 0), 0);
        const numbers = [
          sum("opening", inPeriod.slice(0, 1)),
          ...flows.map((flow) => sum(flow, inPeriod)),
          sum("closing", inPeriod.slice(-1)),
        ];
        return `('${kind}', '${period}', '${region === "(all)" ? "all" : "region"}', '${region}', ${numbers.join(", ")})`;
      }),
    ),
  );
  const names = ["opening", ...flows, "closing"];
  const warehouse = await modelWarehouse(
    threeStages,
    "2025-12-31",
    {
      "core.calendar": `from (values ${months.map((month) => `('${Object.values(month).join("', '")}')`).join(", ")}) as days(${Object.keys(months[0]!).join(", ")})`,
      "metrics.pipeline_bridge": `select *, '(all)' as stage, ${names.map((name) => `(10 * ${name}_count)::decimal(18,2) as ${name}_amount`).join(", ")}
        from (values ${lines.join(", ")}) as told(period_kind, period, breakdown, member, ${names.map((name) => `${name}_count`).join(", ")})`,
    },
    ["metrics.bridge_periods"],
  );
  const told = await rowsOf(warehouse.connection, "from metrics.bridge_periods order by all");
  warehouse.close();
  return told as unknown as Told[];
}

describe("the bridge as the site tells it", () => {
  it("adds up in every row, by count and by amount, whether the ways are folded or not", async () => {
    const told = await toldOf(companyOf(randomOf("adds up"), 3));
    const open = told.filter((row) => !row.is_withheld);
    expect(open.length).toBeGreaterThan(30);
    for (const row of open) {
      const [reopened, interrupted] = [row["reopened_count"] ?? 0, row["interrupted_count"] ?? 0];
      const left = Number(row["won_count"]) + Number(row["lost_count"]) + Number(row["disqualified_count"]);
      const came = Number(row["opening_count"]) + Number(row["new_count"]) + reopened;
      expect(came - left - interrupted - Number(row["set_aside_number"])).toBe(row["closing_count"]);
      expect(
        Number(row["opening_amount"]) +
          Number(row["new_amount"]) -
          Number(row["won_amount"]) -
          Number(row["left_amount"]),
      ).toBeCloseTo(Number(row["closing_amount"]), 2);
    }
  });

  it("tells nothing of fewer than five, and nothing withheld follows from what is told", async () => {
    const random = randomOf("withheld bridge");
    let hiddenCount = 0;
    let shownCount = 0;
    for (let company = 0; company < 40; company++) {
      const told = await toldOf(companyOf(random, 1 + (company % 4)));
      for (const row of told.filter(({is_withheld}) => !is_withheld))
        for (const flow of ["opening", "new", "won", "lost", "disqualified", "reopened", "interrupted", "closing"])
          expect(row[`${flow}_count`] === null || row[`${flow}_count`] === 0 || row[`${flow}_count`]! >= 5).toBe(true);
      const numberOf = (kind: Kind, period: string, region: string) =>
        told.findIndex((row) => row.period_kind === kind && row.period === period && row.region === region);
      const regions = [...new Set(told.map((row) => row.region))].filter((region) => region !== "(all)");
      for (const isHidden of [(row: Told) => row.is_withheld, (row: Told) => row.is_folded]) {
        const hidden = [...told.keys()].filter((index) => isHidden(told[index]!));
        const equation = (whole: number, parts: number[]) =>
          hidden.map((index) => Number(parts.includes(index)) - Number(index === whole));
        const equations = [
          ...kinds.flatMap((kind) =>
            [...new Set(months.map((month) => month[kind]))].map((period) =>
              equation(
                numberOf(kind, period, "(all)"),
                regions.map((region) => numberOf(kind, period, region)),
              ),
            ),
          ),
          ...["(all)", ...regions].flatMap((region) =>
            (
              [
                ["fiscal_month", "fiscal_quarter"],
                ["fiscal_quarter", "fiscal_year"],
              ] as [Kind, Kind][]
            ).flatMap(([part, whole]) =>
              [...new Set(months.map((month) => month[whole]))].map((period) => {
                const parts = new Set(months.filter((month) => month[whole] === period).map((month) => month[part]));
                return equation(
                  numberOf(whole, period, region),
                  [...parts].map((word) => numberOf(part, word, region)),
                );
              }),
            ),
          ),
        ];
        expect(determined(equations).map((place) => told[hidden[place]!])).toEqual([]);
        hiddenCount += hidden.length;
        shownCount += told.length - hidden.length;
      }
    }
    expect(hiddenCount).toBeGreaterThan(500);
    expect(shownCount).toBeGreaterThan(500);
  }, 60_000);
});
