-- One row per cutoff of points and part of the journeys (learnt: scored up to a year before as_of; judged: since): who would have been served by a person, what
-- would have been won, and what time saved. The cutoff is chosen by those learnt from alone; what it costs is read from those judged.
-- key: part, cutoff_rate
-- pages: false
with
cutoffs as (select unnest(range(0, 20)) / 20.0::double as cutoff_rate),
parts as (
  select *, coalesce(won_amount, 0)::double as amount, score_rate >= cutoff_rate as is_served
  from core.routing_cases
  cross join cutoffs
),
counted as (
  select
    part,
    cutoff_rate,
    count(*) as journey_count,
    count(*) filter (not is_served) as left_count,
    count(*) filter (is_won_in_time) as won_count,
    count(*) filter (is_won_in_time and not is_served) as left_won_count,
    coalesce(sum(won_amount), 0)::decimal(18,2) as won_amount,
    coalesce(sum(won_amount) filter (is_served), 0)::decimal(18,2) as kept_amount,
    sum((amount * amount)::decimal(38,4))::double as square,
    coalesce(sum((amount * amount)::decimal(38,4)) filter (is_served), 0)::double as kept_square,
    sum(effort_seconds) as effort_seconds,
    coalesce(sum(effort_seconds) filter (not is_served), 0) as saved_seconds
  from parts
  group by part, cutoff_rate
),
priced as (
  select
    counted.*,
    margin_rate,
    hour_amount,
    kept_amount::double / nullif(won_amount::double, 0) as kept_share,
    sqrt(greatest(kept_square * (1 - kept_share) * (1 - kept_share) + (square - kept_square) * kept_share * kept_share, 0)) / nullif(won_amount::double, 0) as kept_error,
    kept_amount::double * margin_rate - (effort_seconds - saved_seconds) / 3600.0 * hour_amount as net_value
  from counted
  left join (select max(margin_rate) as margin_rate from workspace.spend_margins where product_line = '(all)') as margins on true
  left join (select max(hour_amount) as hour_amount from workspace.activity_costs where kind = '(all)') as costs on true
),
chosen as (
  select
    coalesce(
      arg_max(cutoff_rate, (net_value, cutoff_rate)) filter (net_value is not null),
      max(cutoff_rate) filter (kept_share >= keep_rate)
    ) as chosen_rate,
    max(cutoff_rate) filter (kept_share >= keep_rate) as keeping_rate
  from priced
  cross join workspace.routing
  where part = 'learnt'
),
verdicts as (
  select max(verdict) filter (breakdown = 'all' and told_by = 'expert weights') as verdict
  from metrics.assessment_quality
)
select
  part, -- learnt or judged
  cutoff_rate, -- points of those that can be had, from which a person serves
  journey_count::integer as journey_count, -- journeys scored
  left_count::integer as left_count, -- of them, below the cutoff: not served by a person
  won_count::integer as won_count, -- of all, won within the days that a score speaks of
  left_won_count::integer as left_won_count, -- of those below, won: the price of the rule, were none of them won without a person
  won_amount, -- deal value of the won, as far as it is known
  kept_amount, -- of those from the cutoff on
  (won_amount - kept_amount)::decimal(18,2) as left_amount, -- of those below
  least(kept_share, 1) as kept_rate, -- part of the won amount that is kept
  greatest(kept_share - 1.959963984540054e0 * kept_error, 0) as kept_rate_low, -- lower end of its 95 % interval (of the ratio, journeys drawn at random)
  least(kept_share + 1.959963984540054e0 * kept_error, 1) as kept_rate_high, -- upper end of the same
  (effort_seconds / 3600.0)::double as effort_hours, -- hours that sales gave the journeys, as logged or declared
  (saved_seconds / 3600.0)::double as saved_hours, -- of these, given to those below the cutoff
  rate(saved_seconds, effort_seconds) as saved_rate, -- their part of the hours
  coalesce(verdict, 'too few') as verdict, -- of the score: usable, these fields carry no signal, or too few
  coalesce(verdict = 'usable' and cutoff_rate = chosen_rate, false) as is_chosen, -- the cutoff that those learnt from speak for; none where the score is not usable
  coalesce(verdict = 'usable' and cutoff_rate = keeping_rate, false) as is_keeping -- the cutoff that would keep as much of the won amount as headwater.yaml asks for, whatever an hour costs
from priced
cross join chosen
cross join verdicts
