import {arrivalHour, leadsExpected} from "./arrivals.ts";
import type {Hidden} from "./hidden.ts";
import {type Life, outcomeOf, WON} from "./life.ts";
import {SOURCES, type Source, sourceNamed} from "./market.ts";
import type {Random} from "./random.ts";
import {DAY, END, HOUR} from "./time.ts";

/** One contact of a prospect with marketing, as the tracking system saw it. */
export type Touch = {at: number; source: Source; kind: string; campaign: string};

/** How often a source is met on the way for each lead that it brings, and how. */
const MET: Record<string, {reach: number; kinds: string[]}> = {
  汽车之家: {reach: 0.7, kinds: ["点击"]},
  懂车帝: {reach: 0.7, kinds: ["点击"]},
  易车: {reach: 0.7, kinds: ["点击"]},
  抖音: {reach: 1.5, kinds: ["点击", "点击", "消息"]},
  百度: {reach: 2.6, kinds: ["点击"]},
  微信朋友圈: {reach: 1.5, kinds: ["点击"]},
  车展: {reach: 0.8, kinds: ["活动"]},
  官网: {reach: 2.4, kinds: ["点击", "消息"]},
};
const OWN_FORMS = ["抖音", "百度", "微信朋友圈", "官网"];
const FORM_SEEN = 0.6;
/** How many looked around before they came; what becomes of them has no part in it. */
const LOOKED_AROUND = {online: 0.32, showroom: 0.46, show: 0.3};
const LONG_BEFORE = 0.05;
const MET_AFTER_WIN = 0.12;

/** The marketing contacts of a prospect: before it came, with the lead, while sales served it, and some after the win. */
export function touchesOf(life: Life, hidden: Hidden, random: Random): Touch[] {
  const {source, moves} = life;
  const times: [at: number, from: number, until: number][] = [];
  const before = (days: number) => times.push([life.at - days * DAY, 0, life.at - 120]);
  const looks = source.name === "老客户转介绍" ? LOOKED_AROUND.showroom : LOOKED_AROUND[source.arrives];
  if (random.chance(looks)) for (let left = 1 + random.poisson(0.6); left > 0; left--) before(random.lognormal(5, 1));
  if (random.chance(LONG_BEFORE)) before(random.between(100, 240));
  const outcome = outcomeOf(moves);
  const end = outcome === "open" ? life.at + 30 * DAY : moves.at(-1)!.at;
  const served = Math.min(60, (end - life.at) / DAY);
  for (let left = random.poisson(0.008 * served); left > 0; left--)
    times.push([random.between(life.at + 120, end), life.at + 120, end]);
  const touches = times.map(([at, from, until]) => touchAt(at, from, until, hidden, random));
  if (OWN_FORMS.includes(source.name) && random.chance(FORM_SEEN))
    touches.push({at: life.at, source, kind: "表单", campaign: life.campaign});
  if (outcome === WON && random.chance(MET_AFTER_WIN)) {
    const at = Math.floor(end + random.between(2, 60) * DAY);
    touches.push({at, source: sourceNamed("官网"), kind: "消息", campaign: ""});
  }
  return touches.filter(({at}) => at >= 0 && at < END).sort((a, b) => a.at - b.at);
}

/** A contact on the day of a time, between two others, with one of the sources that are on the market that day. */
export function touchAt(time: number, from: number, until: number, hidden: Hidden, random: Random): Touch {
  const day = Math.min(Math.max(0, Math.floor(time / DAY)), END / DAY - 1);
  const weights = SOURCES.map((each) => leadsExpected(each, day, hidden) * (MET[each.name]?.reach ?? 0));
  const source = random.weighted(SOURCES, weights);
  const campaign = source.campaigns.length > 0 ? random.pick(source.campaigns) : "";
  const likely = day * DAY + arrivalHour(source, random) * HOUR;
  const at = Math.floor(time >= 0 && likely >= from && likely < until ? likely : time);
  return {at, source, kind: random.pick(MET[source.name]!.kinds), campaign};
}
