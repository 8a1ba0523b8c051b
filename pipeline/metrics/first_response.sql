-- One row per period of first contact and member of a breakdown: how soon sales was in contact with those who came, in working hours.
-- In the median and the 80 % those not contacted yet are censored while open; those that ended without a contact never had one.
-- Where no export holds activities nothing is known.
-- key: period_kind, period, breakdown, member
-- pages: breakdown <> 'rep'
with
waits as (
  select
    journeys.* replace (coalesce(rep_id, '(missing)') as rep_id),
    response, has_no_next_step, is_overdue,
    ceil(waited_hours * 60)::integer as waited_minutes
  from core.journeys
  inner join core.journey_contacts using (journey_id)
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep_id)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep_id, '(all)') as member,
    waited_minutes,
    count(*) as journey_count,
    count(*) filter (response in ('in time', 'late')) as dated_count,
    count(*) filter (response in ('in time', 'late', 'undated')) as responded_count,
    count(*) filter (response = 'in time') as in_time_count,
    count(*) filter (response = 'late') as late_count,
    count(*) filter (response = 'waiting') as waiting_count,
    count(*) filter (response = 'none') as no_contact_count,
    count(*) filter (response = 'none' and outcome <> 'open') as given_up_count,
    count(*) filter (has_no_next_step) as no_next_step_count,
    count(*) filter (is_overdue) as overdue_count
  from waits
  group by
    waited_minutes,
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep_id))
),
at_risk as (
  select *, sum(journey_count) over (
    partition by period_kind, period, breakdown, member order by waited_minutes rows between current row and unbounded following
  ) as at_risk_count
  from counted
  where waited_minutes is not null
),
waiting as (
  select *, coalesce(product(1 - (dated_count + given_up_count) / at_risk_count) over (
    partition by period_kind, period, breakdown, member order by waited_minutes rows between unbounded preceding and 1 preceding
  ), 1) as waiting_share
  from at_risk
),
contacted as (
  select *, sum(waiting_share * dated_count / at_risk_count) over (
    partition by period_kind, period, breakdown, member order by waited_minutes rows between unbounded preceding and current row
  ) as contacted_share
  from waiting
),
spread as (
  select
    period_kind, period, breakdown, member,
    min(waited_minutes) filter (contacted_share >= 0.5 - 1e-9) / 60.0 as median_hours,
    min(waited_minutes) filter (contacted_share >= 0.8 - 1e-9) / 60.0 as p80_hours
  from contacted
  group by all
),
totals as (
  select period_kind, period, breakdown, member, (select count(*) > 0 from core.activities) as is_known, sum(columns('_count$'))::integer
  from counted
  group by period_kind, period, breakdown, member
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  journey_count, -- journeys begun; those responded, waiting and without a contact add up to it
  case when is_known then responded_count end as responded_count, -- contacted by sales before they ended
  case when is_known then in_time_count end as in_time_count, -- of them, within the threshold of headwater.yaml
  case when is_known then late_count end as late_count, -- of them, later; the rest has no date of arrival
  case when is_known then waiting_count end as waiting_count, -- open, not contacted, and within the threshold yet
  case when is_known then no_contact_count end as no_contact_count, -- no contact on record, and ended or later than the threshold
  case when is_known then no_next_step_count end as no_next_step_count, -- open, no contact planned, and none for long
  case when is_known then overdue_count end as overdue_count, -- open, promised a contact before as_of, and none was made since
  rate(in_time_count, in_time_count + late_count + no_contact_count) as in_time_rate, -- in time / (in time + late + no contact)
  wilson_low(in_time_count, in_time_count + late_count + no_contact_count) as in_time_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(in_time_count, in_time_count + late_count + no_contact_count) as in_time_rate_high, -- upper end of its 95 % Wilson interval
  case when is_known then rate(in_time_count, journey_count) end as in_time_of_all_rate, -- in time / all, those that wait and those without a date included
  case when is_known then median_hours end::double as median_hours, -- working hours within which half were contacted; null where half were not
  case when is_known then p80_hours end::double as p80_hours -- working hours within which 80 % were contacted; null where 80 % were not
from totals
left join spread using (period_kind, period, breakdown, member)
