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
      comment: "One row: when a working day begins and ends, in the workspace's time zone.",
      columns: {
        opens: ["varchar", "when it begins, as 09:00"],
        closes: ["varchar", "when it ends"],
        opens_seconds: ["integer", "seconds from midnight to the beginning"],
        closes_seconds: ["integer", "seconds from midnight to the end"],
      },
      rows: [[calendar.opens, calendar.closes, secondsOf(calendar.opens), secondsOf(calendar.closes)]],
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
    working_days: {
      comment: "One row per day from 1990 to 2089.",
      columns: {
        day_on: ["date", "the day"],
        is_working: ["boolean", "sales works on it"],
        earlier_count: ["integer", "working days before it"],
      },
      rows: `select day_on, is_working,
          coalesce(sum(is_working::integer) over (order by day_on rows between unbounded preceding and 1 preceding), 0)
        from (
          select day_on, coalesce(holidays.is_working, isodow(day_on) in (${weekdays.join(", ")})) as is_working
          from (select date '1990-01-01' + day::integer as day_on from range(36525) as days(day)) as days
          left join workspace.holidays using (day_on)
        ) as days
        order by day_on`,
    },
    thresholds: {
      comment: "One row per threshold of headwater.yaml that has a value.",
      columns: {name: ["varchar", "the threshold, as headwater.yaml calls it"], value: ["double", "its value"]},
      rows: Object.entries(thresholds).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    },
  };
}

const secondsOf = (clock: string): number => Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3)) * 60;
