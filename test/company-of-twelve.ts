import {type Connection, rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** A journey of the company: what became of it, and the steps that records name: a stage or an end taken back, and the day, or null. */
type Life = {
  source: string;
  entered: string;
  outcome: string;
  ended?: string;
  reason?: string;
  amount?: number;
  steps: [to: string, day: string | null][];
};

/** Twelve journeys through the stages a, b and c, as of 2025-03-31, each for one way of going through them. */
const lives: Record<string, Life> = {
  straight: {
    source: "web",
    entered: "2025-01-01",
    outcome: "won",
    ended: "2025-01-20",
    amount: 100,
    steps: [
      ["a", "2025-01-01"],
      ["b", "2025-01-03"],
      ["c", "2025-01-10"],
    ],
  },
  skipping: {
    source: "web",
    entered: "2025-01-05",
    outcome: "won",
    ended: "2025-01-15",
    amount: 200,
    steps: [
      ["a", "2025-01-05"],
      ["c", "2025-01-09"],
    ],
  },
  returning: {
    source: "fair",
    entered: "2025-01-02",
    outcome: "lost",
    ended: "2025-02-01",
    reason: "price",
    amount: 50,
    steps: [
      ["a", "2025-01-02"],
      ["b", "2025-01-04"],
      ["a", "2025-01-10"],
      ["b", "2025-01-12"],
    ],
  },
  reopened: {
    source: "fair",
    entered: "2025-01-02",
    outcome: "open",
    amount: 70,
    steps: [
      ["a", "2025-01-02"],
      ["b", "2025-01-05"],
      ["lost", "2025-01-20"],
      ["b", "2025-02-10"],
      ["c", "2025-02-15"],
    ],
  },
  jumping: {
    source: "web",
    entered: "2025-02-01",
    outcome: "won",
    ended: "2025-02-05",
    amount: 300,
    steps: [["a", "2025-02-01"]],
  },
  "from the middle": {
    source: "fair",
    entered: "2025-02-01",
    outcome: "lost",
    ended: "2025-02-20",
    reason: "no answer",
    steps: [["b", "2025-02-01"]],
  },
  "without records": {source: "web", entered: "2025-02-10", outcome: "won", ended: "2025-02-28", steps: []},
  undated: {
    source: "web",
    entered: "2025-03-01",
    outcome: "open",
    amount: 20,
    steps: [
      ["a", "2025-03-01"],
      ["b", null],
    ],
  },
  disqualified: {
    source: "fair",
    entered: "2025-03-03",
    outcome: "disqualified",
    ended: "2025-03-05",
    reason: "wrong number",
    steps: [["a", "2025-03-03"]],
  },
  nurtured: {
    source: "web",
    entered: "2025-02-03",
    outcome: "nurturing",
    ended: "2025-03-01",
    reason: "later",
    amount: 40,
    steps: [
      ["a", "2025-02-03"],
      ["b", "2025-02-06"],
    ],
  },
  waiting: {source: "fair", entered: "2025-01-01", outcome: "open", amount: 10, steps: [["a", "2025-01-01"]]},
  fresh: {source: "web", entered: "2025-03-30", outcome: "open", steps: [["a", "2025-03-30"]]},
};

const text = (value: string | null | undefined) => (value == null ? "null" : `'${value}'`);

const journeys = Object.entries(lives).map(
  ([id, {source, entered, outcome, ended, reason, amount}]) =>
    `('${id}', '${source}', timestamp '${entered}', '${outcome}', ${text(ended)}::timestamp, '${reason ?? "(missing)"}', ${amount ?? "null"}::decimal(18,2))`,
);

const moves = Object.entries(lives).flatMap(([id, {steps}]) =>
  steps.map(
    ([to, day], index) =>
      `('${id}', ${index + 1}, ${text(day)}::timestamp, ${to === "lost" ? "null" : "abc".indexOf(to) + 1}, ${to === "lost" ? "'lost'" : "null"}, 'history')`,
  ),
);

/** A curve of those that entered b: won by 10, 25 and 60 days, and still open. */
const curve = `select 'all' as period_kind, '(all)' as period, 'all' as breakdown, '(all)' as member, 'b' as since, *, won_rate as won_rate_low, won_rate as won_rate_high
  from (values (0.0::double, 0.0::double, 1.0::double), (10, 0.2, 0.75), (25, 0.3, 0.4), (60, 0.5, 0.1)) as points(age_days, won_rate, open_rate)`;

/** The company's warehouse with every model of stages and leaks, and a way to ask it. */
export async function companyOfTwelve(
  settings: object = {},
): Promise<{ask: (query: string) => Promise<unknown[][]>; connection: Connection; close: () => void}> {
  const {connection, close} = await modelWarehouse(
    {...threeStages, ...settings},
    "2025-03-31",
    {
      "core.journeys": `select *, 'North' as region, '(missing)' as department, 'Car' as product_line, case when journey_id in ('fresh', 'waiting') then 'crm:R1' end as rep_id,
          null::varchar as stage, 1 as lead_count, entered_at::date as entered_on, ended_at::date as ended_on, reason as recorded_reason,
          'FY2025' as fiscal_year, 'FY2025 Q1' as fiscal_quarter, strftime(entered_at, '%Y-%m') as fiscal_month,
          date_diff('day', entered_at, coalesce(ended_at, timestamp '2025-03-31'))::double as age_days
        from (values ${journeys.join(", ")}) as told(journey_id, lead_source, entered_at, outcome, ended_at, reason, journey_amount)`,
      "core.stage_moves": `from (values ${moves.join(", ")}) as told(journey_id, move_number, moved_at, stage_order, outcome, observed_by)`,
      "metrics.conversion_curve": curve,
    },
    [
      "core.calendar",
      "core.stage_visits",
      "core.stage_fates",
      "core.stage_steps",
      "core.open_visits",
      "metrics.stage_conversion",
      "metrics.stage_flows",
      "metrics.stage_transitions",
      "metrics.absorbing_chain",
      "metrics.stage_chances",
      "metrics.journey_variants",
      "metrics.leakage_ledger",
      "metrics.recoverable_losses",
      "metrics.leakage",
      "metrics.unmapped_reasons",
    ],
  );
  const ask = async (query: string) =>
    (await rowsOf(connection, query)).map((row) =>
      Object.values(row).map((value) => (typeof value === "bigint" ? Number(value) : value)),
    );
  return {ask, connection, close};
}
