-- One row per rule of routing: what it would have cost and saved, had it been in force a year before as_of, by what was known then; and its verdict
-- where the score tells nothing, so that no rule is made of it. Where a part of the wins is that of few people, wins and amounts are withheld.
-- key: rule
with
rules as (
  select 'points below the cutoff' as rule, coalesce(max(verdict), 'too few') as verdict, max(won_count) filter (part = 'judged') as won_count
  from metrics.routing_trial
  union all
  select 'no precedent', 'usable', null
),
judged as (
  select
    rules.*, prices.* exclude (rule),
    coalesce(
      left_won_count between 1 and least_count - 1 or won_count - left_won_count between 1 and least_count - 1 or left_count between 1 and least_count - 1,
      false
    ) as is_few
  from rules
  left join metrics.routing_price as prices using (rule)
  cross join workspace.privacy
)
select
  rule, -- points below the cutoff, or no precedent: older in its stage than any that had gone forward
  verdict, -- of the score: usable, these fields carry no signal, or too few; where it is not usable the rule is not in force
  coalesce(is_in_force, false) as is_in_force, -- it sorts open journeys out; else no cutoff pays, and the one that would keep most is told
  cutoff_rate, -- points, of those that can be had, from which a person serves
  journey_count, -- journeys that it would have been asked of
  case when not is_few then left_count end as left_count, -- of them, left out
  case when not is_few then won_count end as won_count, -- wins among those asked; null where not known
  case when not is_few then left_won_count end as left_won_count, -- of those left out, won since: the price, were none of them won without a person
  case when not is_few then rate(left_won_count, left_count) end as missed_rate, -- won / left out
  case when not is_few then wilson_low(left_won_count, left_count) end as missed_rate_low, -- lower end of its 95 % Wilson interval
  case when not is_few then wilson_high(left_won_count, left_count) end as missed_rate_high, -- upper end of its 95 % Wilson interval
  case when not is_few then left_amount end as left_amount, -- their deal value
  case when not is_few then kept_rate end as kept_rate, -- part of the won amount that is kept
  case when not is_few then kept_rate_low end as kept_rate_low, -- lower end of its 95 % interval
  case when not is_few then kept_rate_high end as kept_rate_high, -- upper end of the same
  saved_hours, -- hours that sales gave those left out; null where not known
  saved_rate, -- their part of the hours
  is_few as is_withheld -- they are few
from judged
