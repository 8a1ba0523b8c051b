-- One row per period of first contact, lead source or channel, and rate: the rate as counted, the rate drawn to the average of all as far
-- as its few cases ask, whether it differs from the others beyond chance, and its rank. Shrunk within a period only.
-- key: period_kind, period, breakdown, measure, member
-- method: beta_binomial
-- pages: breakdown = 'lead_source'
with
measured as (
  select period_kind, period, breakdown, member, unnest([
    {measure: 'contacted', event_count: contacted_count, trial_count: case when contacted_rate is null then 0 else journey_count end},
    {measure: 'qualified', event_count: qualified_count, trial_count: journey_count},
    {measure: 'opportunity', event_count: opportunity_count, trial_count: journey_count},
    {measure: 'won_of_entered', event_count: won_count, trial_count: journey_count},
    {measure: 'won_of_closed', event_count: won_count, trial_count: closed_count}
  ], recursive := true)
  from metrics.lead_source_value
  where breakdown in ('lead_source', 'channel')
)
select *, wilson_low(event_count, trial_count) as raw_rate_low, wilson_high(event_count, trial_count) as raw_rate_high
from measured
where trial_count > 0
