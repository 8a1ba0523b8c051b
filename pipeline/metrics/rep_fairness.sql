-- One row per consultant who served in the 365 days to as_of: how much of the chances that came to the department came to the consultant, journeys weighted by their
-- chance of a win by lead source and product line, for each week of service. 1 is an equal share. Few journeys tell little: see the interval.
-- key: rep_id
-- pages: false
with
weeks as (
  select rep_id, any_value(region) as region, any_value(department) as department, count(*) as week_count
  from core.rep_weeks
  cross join workspace.clock
  where week_on > as_of_on - 365
  group by rep_id
),
received as (
  select rep_id, count(*) as journey_count, sum(exact(chance_rate)) as quality, sum(exact(chance_rate * chance_rate)) as square
  from core.journeys
  cross join workspace.clock
  left join core.line_chances using (lead_source, product_line)
  where rep_id is not null and entered_on > as_of_on - 365
  group by rep_id
),
compared as (
  select
    weeks.*,
    coalesce(journey_count, 0) as journey_count,
    coalesce(quality, 0)::double / 1e18 as quality,
    sqrt(coalesce(square, 0)::double / 1e18) as quality_error,
    (sum(coalesce(quality, 0)) over departments)::double / 1e18 as department_quality,
    sum(week_count) over departments as department_weeks,
    count(*) over departments as rep_count
  from weeks
  left join received using (rep_id)
  window departments as (partition by department)
)
select
  rep_id,
  region, -- of the consultant
  department, -- of the consultant
  week_count::integer as week_count, -- weeks of service among the 365 days
  rep_count::integer as rep_count, -- consultants of the department
  journey_count::integer as journey_count, -- journeys that came
  quality as expected_won_count, -- wins to be expected of them
  ratio(quality / week_count, department_quality / department_weeks) as share_ratio, -- expected wins a week over those of the department a week and consultant
  greatest(ratio((quality - 1.96 * quality_error) / week_count, department_quality / department_weeks), 0) as share_low_ratio, -- lower end of its 95 % interval, as journeys come at random
  ratio((quality + 1.96 * quality_error) / week_count, department_quality / department_weeks) as share_high_ratio, -- upper end of the same
  coalesce(rep_count >= 2 and (share_low_ratio > 1 or share_high_ratio < 1), false) as is_unequal -- the interval leaves out an equal share
from compared
