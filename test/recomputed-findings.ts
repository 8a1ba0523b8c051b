import type {ToldFigure, ToldFinding} from "./told-in.ts";

type Row = Record<string, unknown>;
type Ask = (query: string) => Promise<Row[]>;

const sum = (rows: Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
const rate = (rows: Row[], part: string, whole: string): number => sum(rows, part) / sum(rows, whole);

/** Wilson's 95 % interval of a rate. */
function wilson(part: number, whole: number): [low: number, high: number] {
  const z = 1.959963984540054;
  const middle = (part + z ** 2 / 2) / (whole + z ** 2);
  const half = (z * Math.sqrt((part * (whole - part)) / whole + z ** 2 / 4)) / (whole + z ** 2);
  return [part === 0 ? 0 : middle - half, part === whole ? 1 : middle + half];
}

/** How far a rate lies below what it would be, and the ends of that by Newcombe, the others' movement taken as it is. */
function gap(part: number, whole: number, basePart: number, baseWhole: number, moved: number) {
  const [low, high] = wilson(part, whole);
  const [baseLow, baseHigh] = wilson(basePart, baseWhole);
  const [now, before] = [part / whole, basePart / baseWhole];
  const size = Math.min(before * moved, 1) - now;
  return {
    size,
    low: size - Math.hypot((before - baseLow) * moved, high - now),
    high: size + Math.hypot((baseHigh - before) * moved, now - low),
  };
}

/** Every number of a finding's sentence, made again of the rows behind it, or of a second query where they do not hold it. */
export async function recomputed(
  {rule, member, stage, period, breakdown}: ToldFinding,
  figures: Map<string, ToldFigure>,
  rows: Row[],
  ask: Ask,
): Promise<Record<string, number>> {
  const word = (name: string) => figures.get(name)!.word;
  const of = (name: string) => rows.find((row) => row["member"] === name)!;
  const others = (name: string) => rows.filter((row) => row["member"] !== name);
  const worth = (size: {size: number; low: number; high: number}, each: number) =>
    Object.fromEntries(Object.entries(size).map(([name, value]) => [name, value * each]));
  switch (rule) {
    case "collapse": {
      const isIn = (row: Row) => String(row["period"]) >= word("from") && String(row["period"]) <= word("to");
      const [dip, base] = [rows.filter(isIn), rows.filter((row) => !isIn(row))];
      const all = await ask(
        "select period, journey_count, won_count from metrics.spend_return where level = 'all' and period_kind = 'month' and decided_rate >= 0.8",
      );
      const rest = (own: Row[], whole: Row[]) =>
        (sum(whole, "won_count") - sum(own, "won_count")) / (sum(whole, "journey_count") - sum(own, "journey_count"));
      const moved =
        rest(dip, all.filter(isIn)) /
        rest(
          base,
          all.filter((row) => !isIn(row)),
        );
      const value = Math.round((100 * sum(rows, "won_amount")) / sum(rows, "won_count")) / 100;
      const journeys = sum(dip, "journey_count");
      return {
        journeys,
        opportunity_rate: rate(dip, "opportunity_count", "journey_count"),
        base_opportunity_rate: rate(base, "opportunity_count", "journey_count"),
        won_rate: rate(dip, "won_count", "journey_count"),
        base_won_rate: rate(base, "won_count", "journey_count"),
        spend: sum(dip, "spend_amount") / dip.length,
        base_spend: sum(base, "spend_amount") / base.length,
        ...worth(
          gap(sum(dip, "won_count"), journeys, sum(base, "won_count"), sum(base, "journey_count"), moved),
          journeys * value,
        ),
      };
    }
    case "leak": {
      const decided = rows.map(
        (row) => ({...row, decided: Number(row["went_on_count"]) + Number(row["ended_count"])}) as Row,
      );
      const part = (isOwn: boolean, isSince: boolean) =>
        decided.filter(
          (row) => (row["member"] === member) === isOwn && String(row["period"]) >= word("from") === isSince,
        );
      const [since, base] = [part(true, true), part(true, false)];
      const rest = (isSince: boolean) =>
        (sum(part(false, isSince), "went_on_count") - sum(part(true, isSince), "went_on_count")) /
        (sum(part(false, isSince), "decided") - sum(part(true, isSince), "decided"));
      const [won] = await ask(
        `select sum(won_count)::double as wins, sum(won_amount)::double as amount from metrics.stage_conversion
          where period_kind = 'fiscal_month' and breakdown = '${breakdown}' and member = '${member}' and stage = '${stage}' and period < '${word("from")}'`,
      );
      const [wins, amount] = [Number(won!["wins"]), Number(won!["amount"])];
      const reasons = await ask(
        `select breakdown, reason = '(all)' as is_all, visit_count from metrics.leakage
          where way = 'lost' and period = '${word("reason_year")}' and stage = '${stage}' and reason in ('(all)', '${word("reason")}')
            and (breakdown = 'all' or breakdown = '${breakdown}' and member = '${member}')`,
      );
      const losses = (isAll: boolean, isWhole: boolean) =>
        Number(
          reasons.find((row) => row["is_all"] === isAll && (row["breakdown"] === "all") === isWhole)?.["visit_count"],
        );
      return {
        rate: rate(since, "went_on_count", "decided"),
        decided: sum(since, "decided"),
        base_rate: rate(base, "went_on_count", "decided"),
        other_rate: rest(true),
        reason_rate: losses(false, false) / losses(true, false),
        other_reason_rate: (losses(false, true) - losses(false, false)) / (losses(true, true) - losses(true, false)),
        ...worth(
          gap(
            sum(since, "went_on_count"),
            sum(since, "decided"),
            sum(base, "went_on_count"),
            sum(base, "decided"),
            rest(true) / rest(false),
          ),
          (sum(since, "decided") * wins * (Math.round((100 * amount) / wins) / 100)) / sum(base, "went_on_count"),
        ),
      };
    }
    case "immature": {
      const own = of(member);
      const returned = others(member).reduce(
        (total, row) => total + Number(row["return_ratio"] ?? 0) * Number(row["spend_amount"]),
        0,
      );
      const [expected, spent, deal] = ["open_expected_amount", "expected_spend_amount", "deal_amount"].map((name) =>
        Number(own[name]),
      ) as [number, number, number];
      const half = 1.959963984540054 * Math.sqrt(expected * deal);
      return {
        ratio: Number(own["return_ratio"]),
        other_ratio: returned / sum(others(member), "spend_amount"),
        open: Number(own["open_count"]),
        open_rate: Number(own["open_count"]) / Number(own["journey_count"]),
        expected_ratio: expected / spent,
        expected_low_ratio: Math.max(expected - half, Number(own["expected_won_amount"])) / spent,
        expected_high_ratio: (expected + half) / spent,
        size: Number(own["spend_amount"]),
      };
    }
    case "mix effect": {
      const row = (name: string, effect: string) =>
        rows.find((one) => one["member"] === name && one["effect"] === effect && one["breakdown"] === breakdown)!;
      const deal = rows.find((one) => one["breakdown"] === "all" && one["effect"] === "deal value")!;
      const whole = row("(all)", "mix");
      const ends = [whole["effect_low_amount"], whole["effect_high_amount"]].map((end) => Math.abs(Number(end)));
      return {
        deal: Number(deal["period_value"]),
        base_deal: Number(deal["base_value"]),
        share: Number(row(word("member"), "mix")["period_value"]),
        base_share: Number(row(word("member"), "mix")["base_value"]),
        within: Math.abs(Number(row("(all)", "deal value")["effect_amount"])),
        size: Math.abs(Number(whole["effect_amount"])),
        low: Math.min(...ends),
        high: Math.max(...ends),
      };
    }
    case "change": {
      const [effect, sign] = [
        word("variant")
          .replace(/_(up|down)$/, "")
          .replace("_", " "),
        word("variant").endsWith("_down"),
      ];
      const row = rows.find((one) => one["effect"] === effect && (effect !== "conversion" || one["stage"] === stage))!;
      if (Number(row["effect_amount"]) < 0 !== sign) return {};
      const ends = [row["effect_low_amount"], row["effect_high_amount"]].map((end) => Math.abs(Number(end)));
      return {
        value: Number(row["period_value"]),
        base_value: Number(row["base_value"]),
        size: Math.abs(Number(row["effect_amount"])),
        low: Math.min(...ends),
        high: Math.max(...ends),
      };
    }
    case "overload": {
      const load = (row: Row) => Number(row["open_sum"]) / Number(row["capacity_sum"]);
      const answers = await ask(
        `select member, in_time_count, in_time_count + late_count as answered from metrics.first_response where breakdown = 'region' and period = '${period}'`,
      );
      const waiting = await ask(
        `select waiting_amount::double as waiting from metrics.allocation, workspace.clock
          where level = 'region' and member = '${member}' and week_on > as_of_on - 91 and waiting_count >= 5 order by 1`,
      );
      const amounts = waiting.map((row) => Number(row["waiting"]));
      const own = answers.filter((row) => row["member"] === member);
      return {
        reps: Number(of(member)["rep_count"]),
        load: load(of(member)),
        idle_load: load(of(word("idle"))),
        in_time_rate: rate(own, "in_time_count", "answered"),
        other_in_time_rate: rate(
          answers.filter((row) => row["member"] !== member),
          "in_time_count",
          "answered",
        ),
        size:
          amounts.length % 2
            ? amounts[(amounts.length - 1) / 2]!
            : (amounts[amounts.length / 2 - 1]! + amounts[amounts.length / 2]!) / 2,
        low: amounts[0]!,
        high: amounts.at(-1)!,
      };
    }
    case "resold": {
      const own = of(member);
      const [spent] = await ask(
        `select sum(spend_amount)::double as amount from core.spend where lead_source = '${member}'`,
      );
      const [resold, leads, spend] = [Number(own["resold_count"]), Number(own["lead_count"]), Number(spent!["amount"])];
      const rest = others(member).filter((row) => row["member"] !== "(missing)");
      const [low, high] = wilson(resold, leads);
      return {
        resold,
        leads,
        resold_rate: resold / leads,
        other_rate: rate(rest, "resold_count", "lead_count"),
        spend,
        size: (spend * resold) / leads,
        low: spend * low,
        high: spend * high,
      };
    }
    case "source gap": {
      const own = of(member);
      return {
        unknown: Number(own["unknown_count"]),
        journeys: Number(own["journey_count"]),
        unknown_rate: Number(own["unknown_count"]) / Number(own["journey_count"]),
        other_rate: rate(others(member), "unknown_count", "journey_count"),
        wins: Number(own["unknown_won_count"]),
        size: Number(own["unknown_won_amount"]),
      };
    }
    case "unreliable log": {
      const [counts] = await ask(
        `select count(*)::double as prompted, max(family_count)::double as families from metrics.review_prompts where department = '${member}'`,
      );
      const [judged] = await ask(
        `select count(distinct log_integrity.member)::double as reps from metrics.log_integrity inner join core.reps on rep_id = log_integrity.member
          where level = 'rep' and standing <> 'too few' and department = '${member}'`,
      );
      const [open] = await ask(
        `select sum(expected_amount)::double as amount from core.journeys inner join metrics.journey_values using (journey_id)
          where outcome = 'open' and department = '${member}' and rep_id in (select rep_id from metrics.review_prompts)`,
      );
      return {
        count: Number(counts!["prompted"]),
        least: 5,
        families: Number(counts!["families"]),
        judged: Number(judged!["reps"]),
        size: Number(open!["amount"]),
      };
    }
    default:
      return {};
  }
}
