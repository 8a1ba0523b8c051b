-- One row per scored grading: its points by the scorecard, and whether a win came within the days that a score speaks of.
-- key: journey_id, assessment_number
with
counted as (
  select
    journey_id,
    assessment_number,
    sum((weight_ratio * 4)::decimal(18,6)) as all_points,
    sum((weight_ratio * level_number)::decimal(18,6)) as points,
    sum((weight_ratio * if(is_known, level_number, 0))::decimal(18,6)) as least_points,
    sum((weight_ratio * if(is_known, level_number, 4))::decimal(18,6)) as most_points,
    sum((weight_ratio * if(is_known, 4, 0))::decimal(18,6)) as known_points,
    count(*) filter (is_unmapped)::integer as unmapped_count,
    to_json(list_sort(list({
      criterion: criterion, word: if(is_unmapped, '(unmapped)', word), level: level_number, known: is_known, weight: weight_ratio
    })))::varchar as pattern
  from core.assessment_levels
  group by all
)
select
  journey_id,
  assessment_number, -- of its journey's, by when they were known
  known_at, -- when it was known: written down, or else the time it speaks of
  known_on, -- day of the same
  strftime(known_on, '%Y-%m') as known_month, -- month of the same
  coalesce(strftime(lag(known_on) over (partition by journey_id order by assessment_number), '%Y-%m'), '(none)') as previous_month, -- month of the journey's scored grading before it; (none) for the first
  strftime(date_trunc('month', last_day(known_on) + within_days::integer) + interval 1 month, '%Y-%m') as learnt_month, -- first month at whose beginning it was known what came of all that were scored in its month
  product_line,
  rate(points, all_points) as score_rate, -- points reached of those that can be had
  rate(least_points, all_points) as score_rate_low, -- the same, were all that is unknown of the worst level
  rate(most_points, all_points) as score_rate_high, -- the same, were all that is unknown of the best level
  rate(known_points, all_points) as completeness_rate, -- part of the weights of which something is known
  unmapped_count, -- criteria whose word has no level in headwater.yaml
  pattern, -- criteria with word, level and weight, as JSON
  known_on <= as_of_on - within_days::integer as is_mature, -- so old that it is known whether a win came in time
  outcome = 'won' and date_diff('day', known_on, ended_on) <= within_days as is_won_in_time -- a win came within the days that a score speaks of
from counted
inner join core.assessment_times using (journey_id, assessment_number)
inner join core.journeys using (journey_id)
cross join workspace.scoring
cross join workspace.clock
