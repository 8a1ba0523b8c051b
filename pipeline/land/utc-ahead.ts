import {text} from "../sql.ts";
import {type Season, seasonsOf} from "./seasons.ts";

/**
 * An expression for the interval by which clocks of a time zone are ahead of UTC on the day that an ISO text names. Null for the days
 * about a change of clocks and for years of other rules, which only DuckDB's slow `timezone` tells rightly, and null altogether where
 * DuckDB's calendar of the zone is not this one. Texts are compared, for that is many times faster.
 */
export function utcAhead(iso: string, zone: string): string {
  const {since, until, seasons} = seasonsOf(zone);
  const ahead = (column: string) => `case
      when ${column} >= '${since}' and ${column} < '${until}' then ${ofSeasons(column, seasons)}
    end`;
  return `case when (
      select bool_and(coalesce(timezone('UTC', timezone(${text(zone)}, day)) = day - ${ahead("day::varchar")}, true))
      from range(timestamp '${since}-01-01', timestamp '${until}-01-01', interval 29 days) as days(day)
    ) then ${ahead(iso)} end`;
}

const interval = (minutes: number | null): string => (minutes === null ? "null::interval" : `to_minutes(${minutes})`);

function ofSeasons(iso: string, seasons: Season[]): string {
  if (seasons.length === 1) return interval(seasons[0]!.minutes);
  const branches = seasons
    .slice(1)
    .map(({from}, index) => `when substr(${iso}, 6, 5) < '${from}' then ${interval(seasons[index]!.minutes)}`);
  return `case ${branches.join(" ")} else ${interval(seasons.at(-1)!.minutes)} end`;
}
