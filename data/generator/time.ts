/** Times are whole seconds, and days whole numbers, since 2024-01-01 00:00 in local time: a Monday. */
export const HOUR = 3600;
export const DAY = 86_400;

export type CalendarDay = {
  year: number;
  month: number;
  date: number;
  iso: string;
  slashed: string;
  dayFirst: string;
  monthDays: number;
};

const days: CalendarDay[] = Array.from({length: 1500}, (_, day) => {
  const at = new Date(Date.UTC(2024, 0, 1 + day));
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const monthDays = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const iso = at.toISOString().slice(0, 10);
  const [slashed, dayFirst] = [`${year}/${month}/${date}`, `${date}/${month}/${year}`];
  return {year, month, date, iso, slashed, dayFirst, monthDays};
});

/** The day's number: `dayOf(2024, 1, 1)` is 0. */
export function dayOf(year: number, month: number, date: number): number {
  return (Date.UTC(year, month - 1, date) - Date.UTC(2024, 0, 1)) / (DAY * 1000);
}

/** The first second after the demo: nothing is recorded from here on. */
export const END = dayOf(2026, 1, 1) * DAY;

/** The calendar day of a day's number, from 2024-01-01 on. */
export function calendarDay(day: number): CalendarDay {
  return days[day]!;
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: number): number {
  return day % 7;
}

/** As spreadsheets store it, to the minute: days since 1899-12-30. */
export function spreadsheetDays(at: number): number {
  return Math.floor(at / 60) / 1440 - dayOf(1899, 12, 30);
}

const two = (value: number) => String(value).padStart(2, "0");

/** As the dealer CRM writes it: `2024/3/5 14:23`. */
export function minuteText(at: number): string {
  const {slashed} = calendarDay(Math.floor(at / DAY));
  return `${slashed} ${two(Math.floor((at % DAY) / HOUR))}:${two(Math.floor((at % HOUR) / 60))}`;
}

/** As the call log writes it: `2024-03-05 14:23:05`. */
export function secondText(at: number): string {
  const {iso} = calendarDay(Math.floor(at / DAY));
  return `${iso} ${two(Math.floor((at % DAY) / HOUR))}:${two(Math.floor((at % HOUR) / 60))}:${two(at % 60)}`;
}
