import type {Random} from "./random.ts";
import {DAY, HOUR} from "./time.ts";

/** A time in opening hours, 9:00 to 19:30: the same, or else one from 9:00 to `latest` on the next day that opens. */
export function inOpeningHours(at: number, random: Random, latest = 10.5): number {
  const hour = (at % DAY) / HOUR;
  if (hour >= 9 && hour <= 19.5) return Math.floor(at);
  const day = Math.floor(at / DAY) + (hour < 9 ? 0 : 1);
  return Math.floor(day * DAY + random.between(9, latest) * HOUR);
}
