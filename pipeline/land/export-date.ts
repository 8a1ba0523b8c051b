/** The time that an export was made in, from its first to its last second, as local time: YYYY-MM-DD hh:mm:ss. */
export type ExportDate = {from: string; to: string};

const apart = String.raw`(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})日?`;
const together = String.raw`(20\d\d)(\d\d)(\d\d)`;
const clock = String.raw`[T_ ]?(\d\d)[-:.]?(\d\d)(?:[-:.]?(\d\d))?`;
const months = [String.raw`(20\d\d)[-.]?(\d\d)`, String.raw`(20\d\d)年(\d{1,2})月`];

// 2024 alone names a year's records and is no date, and 2024_10 may be the tenth file of a year
const forms = [apart + clock, together + clock, apart, together, ...months].map(
  (form) => new RegExp(`(?<!\\d)${form}(?!\\d)`, "g"),
);

/**
 * When an export was made, by the date in its file's name: a day, a month (202403), or a moment where a time follows the day. Of
 * several dates, such as both ends of a period, the last one counts. Undefined for a name without a date.
 */
export const exportDate = (name: string): ExportDate | undefined =>
  datesIn(name)
    .dates.sort((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);

/** A file's name without the dates in it, the same for all exports of one list. */
export const listName = (name: string): string => datesIn(name).rest;

function datesIn(name: string): {dates: ExportDate[]; rest: string} {
  const dates: ExportDate[] = [];
  let rest = name;
  for (const form of forms)
    rest = rest.replace(form, (...found) => {
      const date = dateOf(found.slice(1, -2) as (string | undefined)[]);
      if (date) dates.push(date);
      return date ? "*" : String(found[0]);
    });
  return {dates, rest};
}

function dateOf([year, month, day, hour, minute, second]: (string | undefined)[]): ExportDate | undefined {
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isDate = within(month, 1, 12) && within(day, 1, lastDay);
  if (!isDate || !within(hour, 0, 23) || !within(minute, 0, 59) || !within(second, 0, 59)) return undefined;
  const at = (...parts: (string | number)[]) => {
    const [yyyy, mm, dd, hh, min, ss] = parts.map((part) => String(part).padStart(2, "0"));
    return `${yyyy}-${mm}-${dd} ${hh}:${min}:${ss}`;
  };
  return {
    from: at(year!, month!, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0),
    to: at(year!, month!, day ?? lastDay, hour ?? 23, minute ?? 59, second ?? 59),
  };
}

const within = (digits: string | undefined, least: number, most: number): boolean =>
  digits === undefined || (Number(digits) >= least && Number(digits) <= most);
