import {type Grade, type Move, WON} from "./life.ts";
import {inOpeningHours} from "./openingHours.ts";
import type {Random} from "./random.ts";
import type {Consultant} from "./staff.ts";
import {DAY, HOUR} from "./time.ts";

const GRADES = ["H", "A", "B", "C"];
const ASSESSED: Record<string, number> = {建档: 0.6, 到店: 0.42, 试驾: 0.45, 报价: 0.5};

/** The grades that a consultant gives: honest ones foresee the order in part, those of batch writers never come true. */
export function gradesOf(moves: Move[], consultant: Consultant, random: Random): Grade[] {
  return moves.flatMap((move, index) => {
    if (!random.chance(ASSESSED[move.stage] ?? 0)) return [];
    const at = inOpeningHours(move.at + random.between(0.1, 1.5) * HOUR, random);
    const next = moves[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    if (at >= next) return [];
    const days = daysToOrder(moves, at);
    const grade = consultant.writesInBatches ? hollow(days, random) : honest(days, random);
    return [{grade, at, recordedAt: at + Math.floor(random.between(60, 1800)), criteria: criteriaOf(grade, random)}];
  });
}

/** Days from a time to the order, or to the win where no order is recorded; infinite where neither comes. */
export function daysToOrder(moves: readonly Move[], at: number): number {
  const order = moves.find((move) => (move.stage === "订单" || move.stage === WON) && move.at > at);
  return order ? (order.at - at) / DAY : Number.POSITIVE_INFINITY;
}

function honest(days: number, random: Random): string {
  if (days <= 7) return random.weighted(GRADES, [0.55, 0.27, 0.13, 0.05]);
  if (days <= 15) return random.weighted(GRADES, [0.2, 0.45, 0.25, 0.1]);
  if (days <= 30) return random.weighted(GRADES, [0.08, 0.25, 0.45, 0.22]);
  return random.weighted(GRADES, [0.04, 0.12, 0.36, 0.48]);
}

function hollow(days: number, random: Random): string {
  return random.weighted(GRADES, days <= 15 ? [0, 0, 0.5, 0.5] : [0.45, 0.35, 0.15, 0.05]);
}

const LEVELS = [
  ["高", "中", "低"],
  ["本周", "本月", "季度内"],
  ["短", "中", "长"],
  ["本人", "家人", "未知"],
  ["充足", "一般", "不足"],
];

function criteriaOf(grade: string, random: Random): string[] {
  const bias = {H: 0.65, A: 0.5, B: 0.33, C: 0.18}[grade] ?? 0.33;
  return LEVELS.map((levels) => {
    if (random.chance(0.35)) return "";
    return random.weighted(levels, [bias, 0.4, 1 - bias]);
  });
}
