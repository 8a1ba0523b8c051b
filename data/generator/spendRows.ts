import {leadsExpected} from "./arrivals.ts";
import type {Hidden} from "./hidden.ts";
import {type Source, sourceNamed} from "./market.ts";
import {type Random, randomOf} from "./random.ts";
import type {Row} from "./sheets.ts";
import {calendarDay, DAY, END} from "./time.ts";

const LEAD_COST: Record<string, number> = {抖音: 420, 百度: 560, 微信朋友圈: 460};

export type Spending = {row: Row; source: string; day: number; amount: number};

/** What the three ad platforms charge, by day and campaign; amounts in fen. */
export function* adSpending(hidden: Hidden, seed: number, scale: number): Generator<Spending> {
  for (const name of Object.keys(LEAD_COST)) {
    const source = sourceNamed(name);
    const random = randomOf(seed, "spend", name);
    for (let day = 0; day * DAY < END; day++)
      for (const [index, campaign] of source.campaigns.entries()) {
        const amount = amountOf(source, day, hidden, scale, random);
        if (amount > 0) yield {row: rowOf(name, campaign, index, day, amount, random), source: name, day, amount};
      }
  }
}

function amountOf(source: Source, day: number, hidden: Hidden, scale: number, random: Random): number {
  const {collapse} = hidden;
  const collapsed = source.name === collapse.source && day >= collapse.from && day < collapse.until;
  const leads = leadsExpected(source, day, hidden) * (collapsed ? collapse.spendFactor / collapse.leadFactor : 1);
  const yuan = ((leads * scale * LEAD_COST[source.name]!) / source.campaigns.length) * random.lognormal(1, 0.15);
  return Math.round(yuan * 100);
}

function rowOf(source: string, campaign: string, index: number, day: number, amount: number, random: Random): Row {
  const clicks = Math.round((amount / 100 / 9) * random.lognormal(1, 0.1));
  const shown = Math.round(clicks * random.between(40, 70));
  const forms = random.poisson((amount / 100 / LEAD_COST[source]!) * 1.15);
  const cost = (amount / 100).toFixed(2);
  const {iso} = calendarDay(day);
  if (source === "抖音")
    return {sheet: "oceanEngine", cells: [iso, "1700001", `${1801 + index}`, campaign, shown, clicks, cost, forms]};
  if (source === "百度")
    return {sheet: "baidu", cells: [iso, "bd-听泉汽车", `${2601 + index}`, campaign, shown, clicks, cost, forms]};
  return {sheet: "tencentAds", cells: [iso, "3300001", campaign, shown, clicks, cost, forms]};
}
