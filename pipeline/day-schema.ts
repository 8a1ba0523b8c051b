import {z} from "zod";

/** A day of the calendar, written as 2025-03-15. */
export const daySchema = z
  .string()
  .refine(isDay, {error: ({input}) => `invalid day: ${input} is not a day written as 2025-03-15`});

function isDay(given: string): boolean {
  const moment = Date.parse(`${given}T00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(moment) && dayOf(moment) === given;
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days = [];
  for (let at = Date.parse(`${from}T00:00Z`); at <= Date.parse(`${to}T00:00Z`); at += 86_400_000) days.push(dayOf(at));
  return days;
}
