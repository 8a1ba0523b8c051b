import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Random, randomOf} from "../data/generator/random.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const asOf = "2025-06-30";
const lastDay = 180;

/** What stood of a journey from a day on: a stage (1 to 3), or an end. */
type State = {day: number; stage: number | null; outcome: string};
type Journey = {id: string; company: string; states: State[]; amounts: {day: number; amount: number | null}[]};

const dateOf = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

const integer = (random: Random, low: number, high: number): number => Math.floor(random.between(low, high + 1));

/** A journey that wanders through the stages, may be lost and taken up again, and whose deal value may be changed. */
function journeyOf(id: string, company: string, random: Random): Journey {
  let day = integer(random, 0, lastDay);
  const states: State[] = [{day, stage: 1, outcome: "open"}];
  for (let step = 0; step < 6; step++) {
    day += integer(random, 0, 40);
    const last = states.at(-1)!;
    if (day > lastDay || (last.stage === null && last.outcome === "won")) break;
    const ends = last.stage !== null && random.chance(0.3);
    const stage = 1 + (((last.stage ?? 1) + integer(random, 0, 1)) % 3);
    states.push(
      ends
        ? {day, stage: null, outcome: random.pick(["won", "lost", "disqualified", "nurturing"])}
        : {day, stage, outcome: "open"},
    );
  }
  const amounts = [{day: -1000, amount: random.chance(0.2) ? null : integer(random, 1, 1000) * 100}];
  for (let change = 0; change < 2; change++)
    if (random.chance(0.3)) amounts.push({day: integer(random, 0, lastDay), amount: integer(random, 1, 1000) * 100});
  amounts.sort((a, b) => a.day - b.day);
  return {id, company, states, amounts: amounts.filter(({day: at}, index) => at !== amounts[index + 1]?.day)};
}

const random = randomOf("bridge");
const journeys = Array.from({length: 300}, (_, company) =>
  Array.from({length: integer(random, 1, 30)}, (_, index) =>
    journeyOf(`${company}/${index}`, `company ${company}`, random),
  ),
).flat();

const stateOn = ({states}: Journey, day: number): State | undefined =>
  states.filter((state) => state.day <= day).at(-1);
const amountOn = ({amounts}: Journey, day: number): number =>
  amounts.filter((each) => each.day <= day).at(-1)!.amount ?? 0;

/** Company, month, stage → how many stand open there at its end, and their deal value on that day. */
function closings(): Map<string, [number, number]> {
  const counted = new Map<string, [number, number]>();
  for (let month = 0; month < 6; month++) {
    const end = Math.round((Date.UTC(2025, month + 1, 0) - Date.UTC(2025, 0, 1)) / 86_400_000);
    for (const journey of journeys) {
      const state = stateOn(journey, end);
      if (!state || state.stage === null) continue;
      for (const stage of ["abc"[state.stage - 1], "(all)"]) {
        const key = [journey.company, dateOf(end).slice(0, 7), stage].join("|");
        const [count, amount] = counted.get(key) ?? [0, 0];
        counted.set(key, [count + 1, amount + amountOn(journey, end)]);
      }
    }
  }
  return counted;
}

const text = (value: string | null): string => (value === null ? "null" : `'${value}'`);

describe("the bridge of 300 random companies", () => {
  let warehouse: Awaited<ReturnType<typeof modelWarehouse>>;
  beforeAll(async () => {
    const rows = journeys.map(({id, company, states, amounts}) => {
      const end = states.at(-1)!;
      return `(${text(id)}, ${text(company)}, timestamp '${dateOf(states[0]!.day)}', ${text(end.outcome)}, ${end.stage === null ? `timestamp '${dateOf(end.day)}'` : "null"}, ${amounts.at(-1)!.amount})`;
    });
    const moves = journeys.flatMap(({id, states}) =>
      states
        .slice(0, states.at(-1)!.stage === null ? -1 : undefined)
        .map(
          ({day, stage, outcome}, number) =>
            `(${text(id)}, ${number + 1}, timestamp '${dateOf(day)}', ${stage}, ${text(outcome)}, 'history')`,
        ),
    );
    const versions = journeys.flatMap(({id, amounts}) =>
      amounts
        .slice(1)
        .map(
          ({day, amount}, index) => `(${text(id)}, timestamp '${dateOf(day)}', ${amount}, ${amounts[index]!.amount})`,
        ),
    );
    warehouse = await modelWarehouse(
      threeStages,
      asOf,
      {
        "core.journeys": `select journey_id, journey_id as opportunity_id, region, '(missing)' as lead_source, '(missing)' as department, '(missing)' as product_line,
            1 as lead_count, entered_at, entered_at::date as entered_on, outcome, ended_at, ended_at::date as ended_on, journey_amount::decimal(18,2) as journey_amount
          from (values ${rows.join(", ")}) as told(journey_id, region, entered_at, outcome, ended_at, journey_amount)`,
        "core.stage_moves": `select * replace (stage_order::integer as stage_order) from (values ${moves.join(", ")}) as told(journey_id, move_number, moved_at, stage_order, outcome, observed_by)`,
        "staging.deal_versions": `from (values ${versions.join(", ")}) as told(opportunity_id, changed_at, amount, former_amount)`,
      },
      ["core.calendar", "core.journey_amounts", "core.stage_visits", "core.stage_steps", "metrics.pipeline_bridge"],
    );
  });
  afterAll(() => warehouse.close());

  const ask = (query: string) => rowsOf(warehouse.connection, query);

  it("ends each month with what stands open, counted journey by journey at the deal value of the day", async () => {
    const found = new Map(
      (
        await ask(`select concat_ws('|', member, period, stage) as key, closing_count, closing_amount from metrics.pipeline_bridge
          where breakdown = 'region' and period_kind = 'fiscal_month' and period >= '2025-01' and closing_count > 0`)
      ).map(({key, closing_count, closing_amount}) => [String(key), [Number(closing_count), Number(closing_amount)]]),
    );
    const expected = closings();
    expect(expected.size).toBeGreaterThan(1000);
    expect(found.size).toBe(expected.size);
    for (const [key, value] of expected) expect(found.get(key), key).toEqual(value);
  });

  it("adds up in every row, and its ends are those of the journeys", async () => {
    const residual = await ask(`select count(*) as rows, count(*) filter (
        opening_count + new_count + reopened_count + moved_in_count - won_count - lost_count - disqualified_count - recycled_count - interrupted_count - moved_out_count <> closing_count
        or opening_amount + new_amount + reopened_amount + moved_in_amount + revised_amount - won_amount - lost_amount - disqualified_amount - recycled_amount - interrupted_amount - moved_out_amount <> closing_amount
      ) as off, sum(abs(revised_amount)) > 0 as revised from metrics.pipeline_bridge`);
    expect(Number(residual[0]!["rows"])).toBeGreaterThan(10_000);
    expect(residual[0]).toMatchObject({off: "0", revised: true});
    const won = journeys.filter(({states}) => states.at(-1)!.outcome === "won");
    const sums =
      await ask(`select sum(new_count)::integer as new_count, sum(won_count)::integer as won_count, sum(won_amount)::double as won_amount
      from metrics.pipeline_bridge where breakdown = 'region' and period_kind = 'fiscal_year' and stage = '(all)'`);
    expect(sums[0]).toEqual({
      new_count: journeys.length,
      won_count: won.length,
      won_amount: won.reduce((sum, journey) => sum + amountOn(journey, journey.states.at(-1)!.day), 0),
    });
  });
});
