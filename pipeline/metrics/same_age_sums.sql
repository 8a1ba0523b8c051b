-- One row per pair of fiscal years, side, breakdown and member: what is counted of the year as of the day on which it is cut (core.year_pairs), and of
-- the whole year as is known now. Spend stands where records of it name the members; a product line has none.
-- key: period, side, breakdown, member
-- pages: false
with
journeys as (
  select
    period,
    side,
    case
      when grouping(lead_source) = 0 then 'lead_source'
      when grouping(channel) = 0 then 'channel'
      when grouping(region) = 0 then 'region'
      when grouping(department) = 0 then 'department'
      when grouping(product_line) = 0 then 'product_line'
      else 'all'
    end as breakdown,
    coalesce(lead_source, channel, region, department, product_line, '(all)') as member,
    sum(journey_count) filter (part = 'cohort' and fate <> 'not begun') as journey_count,
    sum(journey_count) filter (fate in ('won in the year', 'won later', 'ended')) as ended_count,
    sum(journey_count) filter (fate in ('won in the year', 'won later')) as won_count,
    sum(known_count) filter (fate in ('won in the year', 'won later')) as known_count,
    sum(won_amount) filter (fate in ('won in the year', 'won later')) as won_amount,
    sum(squared_value::decimal(38,0)) filter (fate in ('won in the year', 'won later')) as squared_value,
    sum(journey_count) filter (part = 'cohort') as whole_journey_count,
    sum(journey_count) filter (part = 'cohort' and outcome_now <> 'open') as whole_ended_count,
    sum(journey_count) filter (part = 'cohort' and outcome_now = 'won') as whole_won_count,
    sum(known_count) filter (part = 'cohort' and outcome_now = 'won') as whole_known_count,
    sum(won_amount) filter (part = 'cohort' and outcome_now = 'won') as whole_won_amount,
    sum(journey_count) filter (fate in ('won in the year', 'earlier')) as booked_count,
    sum(known_count) filter (fate in ('won in the year', 'earlier')) as booked_known_count,
    sum(won_amount) filter (fate in ('won in the year', 'earlier')) as booked_amount,
    sum(journey_count) filter (fate in ('won in the year', 'earlier', 'rest')) as whole_booked_count,
    sum(known_count) filter (fate in ('won in the year', 'earlier', 'rest')) as whole_booked_known_count,
    sum(won_amount) filter (fate in ('won in the year', 'earlier', 'rest')) as whole_booked_amount
  from core.year_cells
  group by period, side, grouping sets ((), (lead_source), (channel), (region), (department), (product_line))
),
spent as (
  select
    period,
    side,
    case
      when grouping(lead_source) = 0 then 'lead_source'
      when grouping(channel) = 0 then 'channel'
      when grouping(region) = 0 then 'region'
      when grouping(department) = 0 then 'department'
      else 'all'
    end as breakdown,
    coalesce(lead_source, channel, region, department, '(all)') as member,
    coalesce(sum(spend_amount) filter (spend_on <= booked_until_on), 0)::decimal(18,2) as spend_amount,
    sum(spend_amount)::decimal(18,2) as whole_spend_amount
  from core.spend
  inner join core.year_pairs using (fiscal_year)
  group by period, side, grouping sets ((), (lead_source), (channel), (region), (department))
),
named as (
  select spent.*, coalesce(sum(whole_spend_amount) filter (member = '(missing)') over (partition by breakdown), 0) = 0 as is_named
  from spent
)
select
  period, -- the later fiscal year of the pair
  side, -- base or period: the year before, or the year
  breakdown, -- all, lead_source, channel, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  coalesce(journey_count, 0)::integer as journey_count, -- began by the cut
  coalesce(ended_count, 0)::integer as ended_count, -- of these, ended by then, a win among it
  coalesce(won_count, 0)::integer as won_count, -- of these, won by then
  coalesce(known_count, 0)::integer as known_count, -- wins of these whose deal value is known
  coalesce(won_amount, 0)::decimal(18,2) as won_amount, -- their deal value
  coalesce(squared_value, 0)::double as squared_value, -- sum of their squares
  coalesce(whole_journey_count, 0)::integer as whole_journey_count, -- began in the whole year
  coalesce(whole_ended_count, 0)::integer as whole_ended_count, -- of these, ended so far
  coalesce(whole_won_count, 0)::integer as whole_won_count, -- of these, won so far
  coalesce(whole_known_count, 0)::integer as whole_known_count, -- wins of these whose deal value is known
  coalesce(whole_won_amount, 0)::decimal(18,2) as whole_won_amount, -- their deal value
  coalesce(booked_count, 0)::integer as booked_count, -- won in the year up to the cut, whenever begun
  coalesce(booked_known_count, 0)::integer as booked_known_count, -- of these, those whose deal value is known
  coalesce(booked_amount, 0)::decimal(18,2) as booked_amount, -- their deal value
  coalesce(whole_booked_count, 0)::integer as whole_booked_count, -- won in the whole year
  coalesce(whole_booked_known_count, 0)::integer as whole_booked_known_count, -- of these, those whose deal value is known
  coalesce(whole_booked_amount, 0)::decimal(18,2) as whole_booked_amount, -- their deal value
  spend_amount, -- money spent in the year up to the cut; null where no record names the member
  whole_spend_amount, -- money spent in the whole year, up to as_of
  coalesce(is_named, false) as is_spend_named -- all spend names a member of the breakdown, so that a return can be told
from journeys
full join named using (period, side, breakdown, member)
