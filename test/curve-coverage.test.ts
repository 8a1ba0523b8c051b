import {expect, it} from "vitest";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {curveWarehouse} from "./curve-warehouse.ts";

const [companies, together, journeys, days] = [400, 20, 10_000, 730];
const ages = [30, 60, 90] as const;

/** The daily hazards of the made companies: the quick are won within weeks, the slow later; losses come early, and go on. */
const hazards = Array.from({length: days + 1}, (_, age) => ({
  won: age === 0 ? 0 : 0.0015 + 0.006 * Math.exp(-(((age - 35) / 22) ** 2)),
  lost: age === 0 ? 0 : 0.004 + 0.03 * Math.exp(-age / 9),
  nurturing: age === 0 ? 0 : 0.001 + 0.004 * Number(age > 45 && age < 75),
}));

/** What the hazards make of a journey by each age: the truth. */
const truth: {open: number; won: number}[] = [];
for (const {won, lost, nurturing} of hazards) {
  const before = truth.at(-1) ?? {open: 1, won: 0};
  truth.push({open: before.open * (1 - won - lost - nurturing), won: before.won + before.open * won});
}

const uniform = (which: number) => `(hash((company * ${journeys} + i) * 3 + ${which}) / 2e0 ** 64)`;

/** Companies of journeys that come evenly over two years, each a source of one warehouse; what has not ended by as_of is open. */
const companiesFrom = (first: number) => `
  with fates as (
    select unnest(range(0, ${days + 1})) as age, unnest([${hazards.map(({won}) => won).join(", ")}]::double[]) as won,
      unnest([${hazards.map(({lost}) => lost).join(", ")}]::double[]) as lost,
      unnest([${hazards.map(({won, lost, nurturing}) => won + lost + nurturing).join(", ")}]::double[]) as any_end,
      unnest([${truth.map(({open}) => open).join(", ")}]::double[]) as open_after
  ),
  drawn as (
    select company, i, floor(${days + 1} * ${uniform(0)})::integer as can_be_seen,
      1 - ${uniform(1)} as luck, ${uniform(2)} as way
    from range(${first}, ${first + together}) as companies(company), range(${journeys}) as numbers(i)
  )
  select company || '/' || i as journey_id, company::varchar as lead_source, date '2024-12-31' - can_be_seen as entered_on,
    case when age > can_be_seen or age is null then 'open' when way < won / any_end then 'won'
      when way < (won + lost) / any_end then 'lost' else 'nurturing' end as outcome,
    case when outcome <> 'open' then entered_on + age::integer end as ended_on
  from drawn asof left join fates on luck >= open_after`;

/** By company and age: the curve with its band; and what is won of all that was created. */
const asked = `select member, asked_age, arg_max(won_rate, age_days) as rate, arg_max(won_rate_low, age_days) as low,
    arg_max(won_rate_high, age_days) as high, any_value(created) as created
  from metrics.conversion_curve
  inner join (select lead_source as member, avg((outcome = 'won')::integer) as created from core.journeys group by all) as so_far using (member)
  cross join (select unnest([${ages.join(", ")}]::double[]) as asked_age) as ages
  where breakdown = 'lead_source' and period = '(all)' and since = '(first contact)' and age_days <= asked_age
  group by all`;

it("the band holds the truth in 93 to 97 % of 400 companies at 30, 60 and 90 days; won of created is too low by what the young hide", async () => {
  const rows: Record<string, number>[] = [];
  for (let first = 0; first < companies; first += together) {
    const {connection, close}: Warehouse = await curveWarehouse(companiesFrom(first), "2024-12-31");
    rows.push(...((await rowsOf(connection, asked)) as Record<string, number>[]));
    close();
  }
  expect(rows.length).toBe(companies * ages.length);
  for (const age of ages) {
    const own = rows.filter(({asked_age}) => Number(asked_age) === age);
    const {won} = truth[age]!;
    const held = own.filter(({low, high}) => low! <= won && won <= high!).length / companies;
    const mean = own.reduce((sum, {rate}) => sum + rate!, 0) / companies;
    console.info(`${age} days: truth ${won.toFixed(5)}, mean ${mean.toFixed(5)}, held in ${(held * 100).toFixed(1)} %`);
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
    expect(Math.abs(mean - won)).toBeLessThan(0.0005);
  }
  const created =
    rows.filter(({asked_age}) => Number(asked_age) === 90).reduce((sum, row) => sum + row.created!, 0) / companies;
  const soFar = truth.reduce((sum, {won}) => sum + won, 0) / (days + 1);
  console.info(
    `won / created ${created.toFixed(5)}, to be expected ${soFar.toFixed(5)}, won in the end ${truth[days]!.won.toFixed(5)}`,
  );
  expect(Math.abs(created - soFar)).toBeLessThan(0.001);
  expect(truth[days]!.won - created).toBeGreaterThan(0.02);
}, 180_000);
