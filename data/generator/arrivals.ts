import type {Hidden} from "./hidden.ts";
import type {Arrival} from "./life.ts";
import {SOURCES, type Source, sourceNamed} from "./market.ts";
import type {Random} from "./random.ts";
import type {Store} from "./staff.ts";
import {calendarDay, DAY, END, HOUR, weekday} from "./time.ts";

const LEADS_PER_DAY = 14.7;
const SEASON = [0.95, 0.65, 1.05, 0.95, 1, 1, 0.95, 0.95, 1.1, 1.05, 1.1, 1.2];
const ONLINE_WEEK = [0.92, 0.9, 0.9, 0.92, 1, 1.2, 1.16];
const SHOWROOM_WEEK = [0.7, 0.68, 0.7, 0.75, 0.9, 1.65, 1.62];
const HOURS = [0, 0, 0, 0, 0, 0, 1, 2, 4, 7, 8, 7, 6, 6, 6, 6, 6, 6, 6, 8, 9, 8, 5, 2];
const AGAIN_RATE = 0.015;

/** How many leads a source is expected to bring to the whole company on a day, at scale 1. */
export function leadsExpected(source: Source, day: number, hidden: Hidden): number {
  const {year, month, date} = calendarDay(day);
  const week = source.arrives === "showroom" ? SHOWROOM_WEEK : ONLINE_WEEK;
  let count = LEADS_PER_DAY * source.share * SEASON[month - 1]! * week[weekday(day)]! * (year > 2024 ? 1.05 : 1);
  if (source.arrives === "show") count *= (month === 4 || month === 9) && date >= 12 && date < 27 ? 12.2 : 0;
  const {collapse, young, resold} = hidden;
  if (source.name === collapse.source && day >= collapse.from && day < collapse.until) count *= collapse.leadFactor;
  if (source.name === young.source) count *= young.leadFactor * ramp(day, young.from, young.rampDays);
  if (source.name === resold.by) count *= 1 - resold.rate;
  return count;
}

/** From 0 before a day to 1 after a number of days more. */
export function ramp(day: number, from: number, days: number): number {
  return Math.min(1, Math.max(0, (day - from + 1) / days));
}

/** Those who arrive at a store, in the order of time. */
export function* arrivalsOf(store: Store, hidden: Hidden, scale: number, random: Random): Generator<Arrival> {
  const due = new Map<number, Arrival[]>();
  const resoldShare = (hidden.resold.rate * sourceNamed(hidden.resold.by).share) / sourceNamed(hidden.resold.of).share;
  let customer = 0;
  const later = (arrival: Arrival, source: Source, at: number) => {
    if (at >= END) return;
    const day = Math.floor(at / DAY);
    due.set(day, [...(due.get(day) ?? []), {...arrival, source, at: Math.floor(at), soldBefore: arrival.source.name}]);
  };
  for (let day = 0; day * DAY < END; day++) {
    const today = due.get(day) ?? [];
    due.delete(day);
    for (const source of SOURCES)
      for (let left = random.poisson(leadsExpected(source, day, hidden) * store.leadShare * scale); left > 0; left--) {
        customer++;
        const at = Math.floor(day * DAY + arrivalHour(source, random) * HOUR);
        const arrival = {store, source, at, customer, line: lineOn(day, hidden, random), soldBefore: null};
        if (source.name === hidden.resold.of && random.chance(resoldShare))
          later(arrival, sourceNamed(hidden.resold.by), nextVisit(at, random.between(0.5, 9), random));
        else if (random.chance(AGAIN_RATE) && source.arrives === "online")
          later(arrival, anySource(random), nextVisit(at, random.between(2, 30), random));
        today.push(arrival);
      }
    yield* today.sort((a, b) => a.at - b.at || a.customer - b.customer);
  }
}

function lineOn(day: number, {mix}: Hidden, random: Random): number {
  const moved = ramp(day, mix.from, mix.rampDays);
  const shares = mix.before.map((before, line) => before + (mix.after[line]! - before) * moved);
  return random.weighted([0, 1, 2], shares);
}

/** An hour of the day at which one is likely to come by a source. */
export function arrivalHour(source: Source, random: Random): number {
  if (source.arrives !== "online") return random.between(9.2, 17.9);
  return random.weighted([...HOURS.keys()], HOURS) + random.uniform();
}

function nextVisit(at: number, days: number, random: Random): number {
  return Math.floor(at / DAY + days) * DAY + random.between(8, 22) * HOUR;
}

function anySource(random: Random): Source {
  const others = SOURCES.filter((source) => source.arrives === "online" && source.name !== "微信朋友圈");
  return random.pick(others);
}
