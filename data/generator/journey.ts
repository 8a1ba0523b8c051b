import {rateOf} from "./goingOn.ts";
import type {Hidden} from "./hidden.ts";
import {type Arrival, type Move, STAGES, WON} from "./life.ts";
import {inOpeningHours} from "./openingHours.ts";
import type {Random} from "./random.ts";
import type {Consultant} from "./staff.ts";
import {calendarDay, DAY, HOUR, weekday} from "./time.ts";

const DAYS: Record<string, [median: number, sigma: number]> = {
  线索: [0.15, 1.3],
  建档: [4.5, 0.95],
  到店: [2.5, 1],
  试驾: [3, 1],
  报价: [4.5, 1],
  订单: [9, 0.6],
};
const STALE_RATE = 0.05;

/** The moves of a prospect from first contact to the end, if it comes to one; times in opening hours and ascending. */
export function movesOf(
  arrival: Arrival,
  firstCallAt: number,
  consultant: Consultant,
  hidden: Hidden,
  random: Random,
): Move[] {
  const moves: Move[] = [{stage: "线索", at: arrival.at, recordedAt: arrival.at}];
  const walkedIn = arrival.source.arrives === "showroom";
  let stage = 0;
  let again = 0;
  while (stage < STAGES.length) {
    const name = STAGES[stage]!;
    const last = moves.at(-1)!;
    if (!random.chance(rateOf(name, last.at, arrival, consultant, hidden))) {
      if (random.chance(STALE_RATE)) return moves;
      moves.push(moveTo(endAfter(stage, random), last.at, random.lognormal(stage === 0 ? 6 : 16, 0.8), random));
      if (stage < 2 || !random.chance(0.03)) return moves;
      again++;
      if (again > 1) return moves;
      moves.push(moveTo(name, moves.at(-1)!.at, random.lognormal(15, 0.6), random));
      continue;
    }
    const [median, sigma] = DAYS[name]!;
    const isSameVisit = (name === "到店" && random.chance(0.4)) || (walkedIn && stage < 2);
    const days = isSameVisit ? random.between(0.02, 0.08) : random.lognormal(median, sigma);
    stage += (name === "到店" && random.chance(0.05)) || (name === "建档" && random.chance(0.02)) ? 2 : 1;
    const from = name === "线索" && !walkedIn ? firstCallAt : last.at;
    moves.push(moveTo(STAGES[stage] ?? WON, from, days, random));
    if (name === "试驾" && again === 0 && random.chance(0.03)) {
      moves.push(moveTo("试驾", moves.at(-1)!.at, random.lognormal(4, 0.6), random));
      stage = 3;
      again++;
    }
  }
  return moves;
}

function moveTo(stage: string, from: number, days: number, random: Random): Move {
  const earliest = from + 900;
  let at = Math.max(earliest, from + days * DAY);
  const day = Math.floor(at / DAY);
  const {date, monthDays} = calendarDay(Math.min(day, 1400));
  if ((stage === "到店" || stage === "试驾") && days > 1 && weekday(day) < 5 && random.chance(0.35))
    at += (5 - weekday(day) + Math.floor(random.between(0, 2))) * DAY;
  if ((stage === "订单" || stage === WON) && date >= 18 && random.chance(0.3))
    at = Math.max(at, at + (monthDays - date - Math.floor(random.between(0, 4))) * DAY);
  at = inOpeningHours(at, random, 19);
  const isPrompt = random.chance(0.88);
  const written = at + random.lognormal(isPrompt ? 0.4 : 18, isPrompt ? 0.9 : 0.5) * HOUR;
  return {stage, at, recordedAt: isPrompt ? Math.floor(written) : inOpeningHours(written, random)};
}

function endAfter(stage: number, random: Random): string {
  if (stage === 0) return random.weighted(["无效", "战败", "培育"], [0.6, 0.32, 0.08]);
  return random.weighted(["战败", "培育", "无效"], stage < 4 ? [0.82, 0.13, 0.05] : [0.97, 0.03, 0]);
}
