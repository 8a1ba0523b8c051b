/** A part of every year, from a month and day on, whose clocks are ahead of UTC by the same minutes; null about a change. */
export type Season = {from: string; minutes: number | null};

/** The seasons of a time zone's clocks, and the years in which they hold. */
export type Seasons = {since: number; until: number; seasons: Season[]};

const day = 86_400_000;
const until = 2037;
const known = new Map<string, Seasons>();

/** The seasons of a time zone since 2000, or since later rules where older ones leave too little of the year. Worked out once. */
export function seasonsOf(zone: string): Seasons {
  const already = known.get(zone);
  if (already) return already;
  const minutesOn = offsets(zone);
  const candidates = [2000, 2007, 2020].map((since) => ({since, until, seasons: folded(minutesOn, since)}));
  const found = candidates.find(({seasons}) => seasons.length <= 5 && seasons[0]!.minutes !== null) ?? candidates[2]!;
  known.set(zone, found);
  return found;
}

/** The minutes ahead of UTC on every day from 2000 to 2036; null on the day before a change and the two after. */
function offsets(zone: string): (number | null)[] {
  const format = new Intl.DateTimeFormat("en", {timeZone: zone, timeZoneName: "longOffset"});
  const minutesAt = (index: number): number => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(
      format.format(Date.UTC(2000, 0, 1, 12) + index * day),
    )!;
    return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  };
  const count = (Date.UTC(until, 0, 1) - Date.UTC(2000, 0, 1)) / day;
  const minutesOn: number[] = [];
  let last = minutesAt(0);
  for (let index = 0; index < count; index += 7) {
    const next = minutesAt(index + 7);
    for (let step = index; step < Math.min(index + 7, count); step++)
      minutesOn.push(next === last ? last : minutesAt(step));
    last = next;
  }
  const isSteady = (index: number) =>
    [-2, -1, 1, 2].every((step) => (minutesOn[index + step] ?? minutesOn[index]) === minutesOn[index]);
  return minutesOn.map((minutes, index) => (isSteady(index) ? minutes : null));
}

/** The years laid over each other: what every year since one says of a day of the year, or null where they differ. */
function folded(minutesOn: (number | null)[], since: number): Season[] {
  const byDay = new Map<string, number | null>();
  for (const [index, minutes] of minutesOn.entries()) {
    const date = new Date(Date.UTC(2000, 0, 1) + index * day);
    if (date.getUTCFullYear() < since) continue;
    const monthDay = date.toISOString().slice(5, 10);
    byDay.set(monthDay, !byDay.has(monthDay) || byDay.get(monthDay) === minutes ? minutes : null);
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  return days
    .filter(([, minutes], index) => index === 0 || minutes !== days[index - 1]![1])
    .map(([from, minutes]) => ({from, minutes}));
}
