import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const currencies = ["CNY", "USD", "JPY"] as const;
const days = 120;
const dayOf = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
const asOf = dayOf(days - 1);

type Fee = {name: string; day: number; until?: number; currency: string; cents: bigint};
type Deal = {name: string; ended?: number; currency: string; cents: bigint};
type Rate = {day: number; currency: string; millionths: bigint};
type Company = {fees: Fee[]; deals: Deal[]; rates: Rate[]; taxPermille: bigint; rebatePermille: bigint};

/** A company with money in three currencies, whose rates are at most 31 days apart; some days have a rate that a later file corrects. */
function companyOf(seed: number): Company {
  const random = randomOf("currencies", seed);
  const whole = (below: number): number => Math.floor(random.uniform() * below);
  const money = () => ({currency: currencies[whole(3)]!, cents: BigInt(whole(2_000_000) - 200_000)});
  const rates = ["USD", "JPY"].flatMap((currency) => {
    const found: Rate[] = [];
    for (let day = 0; day < days; day += 1 + whole(31)) {
      const millionths = BigInt(currency === "USD" ? 7_000_000 + whole(400_000) : 40_000 + whole(9_999));
      found.push({day, currency, millionths});
    }
    return found;
  });
  return {
    fees: Array.from({length: 100}, (_, index) => {
      const day = whole(days);
      return {name: `f${index}`, day, ...(random.uniform() < 0.5 && {until: day + whole(60)}), ...money()};
    }),
    deals: Array.from({length: 50}, (_, index) => ({
      name: `d${index}`,
      ...(random.uniform() < 0.7 && {ended: whole(days)}),
      ...money(),
    })),
    rates,
    taxPermille: BigInt(whole(3) * 60),
    rebatePermille: BigInt(whole(3) * 35),
  };
}

const rounded = (part: bigint, whole: bigint): bigint =>
  part < 0n ? -rounded(-part, whole) : (2n * part + whole) / (2n * whole);

function worth({rates}: Company, currency: string, day: number, cents: bigint): bigint {
  if (currency === "CNY") return cents;
  const rate = rates.filter((one) => one.currency === currency && one.day <= day).at(-1)!;
  return rounded(cents * rate.millionths, 1_000_000n);
}

/** Spend by month in cents, counted in whole numbers only. */
function spentOf(company: Company): Record<string, bigint> {
  const spent: Record<string, bigint> = {};
  for (const {day, until = day, currency, cents} of company.fees) {
    const gross = worth(company, currency, day, cents);
    const net = rounded(gross * (1000n - company.rebatePermille), 1000n + company.taxPermille);
    const count = BigInt(until - day + 1);
    for (let at = day; at <= Math.min(until, days - 1); at++) {
      const before = BigInt(at - day);
      const month = dayOf(at).slice(0, 7);
      spent[month] = (spent[month] ?? 0n) + rounded(net * (before + 1n), count) - rounded(net * before, count);
    }
  }
  return spent;
}

/** The same company as landed tables, its rows shuffled and split over files. */
function tablesOf({fees, deals, rates}: Company, shuffle: number): Record<string, string> {
  const random = randomOf("shuffled", shuffle);
  const files = 1 + Math.floor(random.uniform() * 3);
  const table = (columns: string, rows: string[][]): string => {
    const shuffled = rows.map((row) => [random.uniform(), row] as const).sort(([one], [other]) => one - other);
    const placed = shuffled.map(([, row], index) => {
      const file = Math.floor(random.uniform() * files);
      return `(${[...row, `'file ${file}'`, file, index].join(", ")})`;
    });
    return `select *, 'trial' as _system from (values ${placed.join(", ")}) as given(${columns}, _file, _file_order, _row)`;
  };
  const amount = (cents: bigint) => `${cents}::decimal(18,2) * 0.01::decimal(2,2)`;
  const text = (words: string) => `'${words}'`;
  const currency = (code: string) => (code === "CNY" && random.uniform() < 0.5 ? "null" : text(code));
  const date = (day?: number) => (day === undefined ? "null::date" : `date '${dayOf(day)}'`);
  const casts = (sql: string, more: string) =>
    `select * replace (amount::decimal(18,2) as amount), ${more} from (${sql})`;
  // an earlier file's mistaken rate of each day, which the later file corrects
  const mistaken = rates.map(({day, currency}) => `(${date(day)}, ${text(currency)}, 3.5, 'old', -1, ${day})`);
  return {
    "landed.spend": casts(
      table(
        "spend_on, until_on, account, currency, amount",
        fees.map((fee) => [date(fee.day), date(fee.until), text(fee.name), currency(fee.currency), amount(fee.cents)]),
      ),
      `null::varchar as lead_source, null::varchar as campaign, null::varchar as region, null::varchar as department,
       null::bigint as impression_count, null::bigint as click_count, null::bigint as reported_lead_count`,
    ),
    "landed.opportunities": casts(
      table(
        "opportunity_id, ended_at, currency, amount",
        deals.map((deal) => [
          text(deal.name),
          `${date(deal.ended)}::timestamp`,
          currency(deal.currency),
          amount(deal.cents),
        ]),
      ),
      [
        "lead_id",
        "customer_id",
        "lead_source",
        "campaign",
        "region",
        "department",
        "product_line",
        "rep_id",
        "stage",
        "outcome",
        "reason",
      ]
        .map((column) => `null::varchar as ${column}`)
        .join(", ")
        .concat(", null::timestamp as created_at, null::date as expected_close_on, false as is_deleted"),
    ),
    "landed.orders": casts(
      table(
        "order_id, ordered_at, currency, amount",
        deals.map((deal) => [
          text(deal.name),
          `${date(deal.ended)}::timestamp`,
          currency(deal.currency),
          amount(deal.cents),
        ]),
      ),
      "null::varchar as opportunity_id, null::varchar as customer_id, null::bigint as order_count",
    ),
    "landed.fx_rates": `select * replace (worth_ratio::double as worth_ratio) from (${table(
      "rate_on, currency, worth_ratio",
      rates.map((rate) => [date(rate.day), text(rate.currency), `${rate.millionths} / 1e6`]),
    )} union all select *, 'trial' from (values ${mistaken.join(", ")}))`,
    "landed.leads": "select null::varchar as lead_id, null::timestamp as created_at where false",
    "staging.merges":
      "select null::varchar as merged_id, null::varchar as survivor_id, null::varchar as entity where false",
    "staging.stage_changes":
      "select null::varchar as opportunity_id, null::timestamp as changed_at, null::varchar as outcome where false",
  };
}

const models = [
  ...["fx_rates", "conversions", "spend_terms", "spend", "opportunities", "orders"].map((name) => `staging.${name}`),
  ...["core.spend_sums", "core.spend"],
];

describe("money in several currencies", () => {
  it.each(Array.from({length: 12}, (_, seed) => seed))(
    "of company %s is what whole numbers say, however its rows are shuffled and split over files",
    async (seed) => {
      const company = companyOf(seed);
      const {taxPermille, rebatePermille} = company;
      const terms = [{tax_rate: Number(taxPermille) / 1000, rebate_rate: Number(rebatePermille) / 1000}];
      const spent = Object.entries(spentOf(company)).sort(([one], [other]) => (one < other ? -1 : 1));
      const deals = company.deals.map(
        ({name, ended = days - 1, currency, cents}) => [name, `${worth(company, currency, ended, cents)}`] as const,
      );
      for (const shuffle of [seed, seed + 1000]) {
        const given = {...threeStages, spend: {terms}};
        const {connection, close} = await modelWarehouse(given, asOf, tablesOf(company, shuffle), models);
        const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
        expect(
          await rows(
            "select strftime(month_on, '%Y-%m'), (sum(spend_amount) * 100)::bigint from core.spend group by all order by 1",
          ),
        ).toEqual(spent.map(([month, cents]) => [month, `${cents}`]));
        const sorted = [...deals].sort(([one], [other]) => (one < other ? -1 : 1));
        expect(
          await rows("select opportunity_id, (amount * 100)::bigint from staging.opportunities order by 1"),
        ).toEqual(sorted);
        expect(await rows("select order_id, (order_amount * 100)::bigint from staging.orders order by 1")).toEqual(
          sorted,
        );
        expect(
          await rows("from staging.spend select 1 where gross_amount <> spend_amount + tax_amount + rebate_amount"),
        ).toEqual([]);
        close();
      }
    },
  );
});
