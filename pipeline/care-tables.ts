import {calendarOf} from "./calendar-schema.ts";
import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say when sales works, what is late, and how reasons are called in short. */
export function careTables({reasons, calendar, thresholds}: Workspace): Record<string, Table> {
  const {weekdays, holidays} = calendarOf(calendar);
  return {
    reasons: {
      comment: "One row per text that may be recorded as a reason; none where headwater.yaml declares no reasons.",
      columns: {word: ["varchar", "the text, or the short reason itself"], reason: ["varchar", "the short reason"]},
      rows: Object.entries(reasons).flatMap(([reason, list]) =>
        [...new Set([reason, ...list])].map((word) => [word, reason]),
      ),
    },
    working_hours: {
      comment: "One row per day of the week: whether sales works, and from when to when.",
      columns: {
        weekday_number: ["integer", "1 is Monday"],
        is_working: ["boolean", "sales works on it, holidays apart"],
        opens: ["varchar", "when a working day begins, as 09:00 in the workspace's time zone"],
        closes: ["varchar", "when it ends"],
      },
      rows: weekdays.map(({weekday, isWorking}) => [weekday, isWorking, calendar.opens, calendar.closes]),
    },
    holidays: {
      comment: "One row per day that is a holiday or, against its day of the week, a working day.",
      columns: {
        day_on: ["date", "the day"],
        is_working: ["boolean", "sales works on it"],
        holiday: ["varchar", "the holiday's name; (none) where it has none or is no holiday"],
      },
      rows: [
        ...holidays
          .filter(({day}) => !calendar.also_working.includes(day))
          .map(({day, name}) => [day, false, name ?? "(none)"]),
        ...[...new Set(calendar.also_working)].map((day) => [
          day,
          true,
          holidays.find((holiday) => holiday.day === day)?.name ?? "(none)",
        ]),
      ],
    },
    thresholds: {
      comment: "One row per threshold of headwater.yaml that has a value.",
      columns: {name: ["varchar", "the threshold, as headwater.yaml calls it"], value: ["double", "its value"]},
      rows: Object.entries(thresholds).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    },
  };
}
