import {text} from "../sql.ts";
import {type Season, seasonsOf} from "./seasons.ts";

/**
 * An expression for the interval by which clocks of a time zone are ahead of UTC at a moment that they show. Null for the days
 * about a change of clocks and for years of other rules, which only DuckDB's slow `timezone` tells rightly, and null altogether where
 * DuckDB's calendar of the zone is not this one.
 */
export function utcAhead(local: string, zone: string): string {
  const {since, until, seasons} = seasonsOf(zone);
  const ahead = (moment: string) => `case
      when ${moment} >= timestamp '${since}-01-01' and ${moment} < timestamp '${until}-01-01' then ${ofSeasons(moment, seasons)}
    end`;
  return `case when (
      select bool_and(coalesce(timezone('UTC', timezone(${text(zone)}, day)) = day - ${ahead("day")}, true))
      from range(timestamp '${since}-01-01', timestamp '${until}-01-01', interval 29 days) as days(day)
    ) then ${ahead(local)} end`;
}

const interval = (minutes: number | null): string => (minutes === null ? "null::interval" : `to_minutes(${minutes})`);

function ofSeasons(moment: string, seasons: Season[]): string {
  if (seasons.length === 1) return interval(seasons[0]!.minutes);
  const branches = seasons
    .slice(1)
    .map(
      ({from}, index) =>
        `when month(${moment}) * 100 + day(${moment}) < ${Number(from.replace("-", ""))} then ${interval(seasons[index]!.minutes)}`,
    );
  return `case ${branches.join(" ")} else ${interval(seasons.at(-1)!.minutes)} end`;
}
