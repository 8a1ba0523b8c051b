import {z} from "zod";
import {daySchema, daysBetween} from "./day-schema.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const clock = z.string().refine((given) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(given), {
  error: ({input}) => `invalid time: ${input} is not a time of day written as 09:00`,
});

const holiday = z.union([
  daySchema,
  z.strictObject({on: daySchema, name: z.string().min(1).optional()}),
  z.strictObject({from: daySchema, to: daySchema, name: z.string().min(1).optional()}),
]);

/** What headwater.yaml may say of the days and hours in which sales is there. */
export const calendarSchema = z
  .strictObject({
    working_days: z
      .array(z.enum(weekdays, {error: ({input}) => `${input} is none of ${weekdays.join(", ")}`}))
      .min(1)
      .default(["mon", "tue", "wed", "thu", "fri"])
      .describe("The days of the week on which sales works."),
    opens: clock.default("09:00").describe("When a working day begins, in the workspace's time zone."),
    closes: clock.default("18:00").describe("When it ends; 24:00 is midnight."),
    holidays: z
      .array(holiday)
      .default([])
      .describe("Days on which sales does not work: a day, {on, name}, or {from, to, name} with both ends."),
    also_working: z
      .array(daySchema)
      .default([])
      .describe("Days on which sales works although their day of the week or a holiday says no."),
  })
  .superRefine((given, context) => {
    const refuse = (message: string, path: PropertyKey[]) => context.addIssue({code: "custom", message, path});
    if (given.opens >= given.closes)
      refuse(`invalid opening hours: closes ${given.closes} is not after opens ${given.opens}`, ["closes"]);
    const seen = new Set<string>();
    for (const [index, entry] of given.holidays.entries()) {
      const [from, to] = endsOf(entry);
      const tooLong = Date.parse(to) - Date.parse(from) > 366 * 86_400_000;
      if (to < from) refuse(`invalid holiday: to ${to} is before from ${from}`, ["holidays", index, "to"]);
      if (tooLong) refuse(`invalid holiday: from ${from} to ${to} is longer than a year`, ["holidays", index, "to"]);
      const days = tooLong ? [] : daysBetween(from, to);
      const twice = days.find((day) => seen.has(day));
      if (twice) refuse(`duplicate holiday: ${twice} stands already under holidays`, ["holidays", index]);
      for (const day of days) seen.add(day);
    }
  });

const endsOf = (entry: z.output<typeof holiday>): [from: string, to: string] =>
  typeof entry === "string" ? [entry, entry] : "on" in entry ? [entry.on, entry.on] : [entry.from, entry.to];

/** The working days of the week, 1 for Monday, and the holidays one by one. */
export function calendarOf({working_days, holidays}: z.output<typeof calendarSchema>): {
  weekdays: number[];
  holidays: {day: string; name: string | null}[];
} {
  return {
    weekdays: working_days.map((day) => weekdays.indexOf(day) + 1),
    holidays: holidays.flatMap((entry) =>
      daysBetween(...endsOf(entry)).map((day) => ({
        day,
        name: typeof entry === "string" ? null : (entry.name ?? null),
      })),
    ),
  };
}
