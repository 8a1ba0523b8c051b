-- One row per headline number, member (the kind of activity, else '(all)') and fiscal year, '(all)' for all: as logged, and from what something
-- beside the log corroborates alone. A win is corroborated by an order, or where no export holds orders by a corroborated activity of its
-- journey. Where the log alone speaks the number is not wrong; it rests on the log.
-- key: headline, member, fiscal_year
-- pages: fiscal_year = '(all)' and corroborated_count not between 1 and (select least_count - 1 from workspace.privacy) and logged_count not between 1 and (select least_count - 1 from workspace.privacy)
with
backed as (
  select journey_id, bool_or(corroborated_by <> 'nothing') as is_backed
  from core.log_entries
  inner join core.log_evidence using (record_id)
  where journey_id is not null
  group by all
),
ordered as (
  select distinct journey_id from core.orders where journey_id is not null
),
known as (
  select exists (from core.orders) as has_orders
),
said as (
  select 'contacted' as headline, '(all)' as member, fiscal_year, backed.journey_id is not null as is_said, coalesce(is_backed, false) as is_corroborated
  from core.journeys
  left join backed using (journey_id)
  where exists (from core.log_entries)
  union all
  select 'won', '(all)', coalesce(fiscal_year_of(ended_on), '(missing)'), outcome = 'won', outcome = 'won' and if(has_orders, ordered.journey_id is not null, coalesce(is_backed, false))
  from core.journeys
  left join backed using (journey_id)
  left join ordered using (journey_id)
  cross join known
  where outcome in ('won', 'lost')
  union all
  select 'activities', kind, fiscal_year_of(happened_on), true, corroborated_by <> 'nothing'
  from core.log_entries
  inner join core.log_evidence using (record_id)
),
counted as (
  select
    headline,
    member,
    coalesce(fiscal_year, '(all)') as fiscal_year,
    count(*)::integer as base_count,
    count(*) filter (is_said)::integer as logged_count,
    count(*) filter (is_said and is_corroborated)::integer as corroborated_count
  from said
  group by headline, member, grouping sets ((), (fiscal_year))
)
select
  headline, -- contacted (journeys with an activity), activities, or won (of won and lost)
  member, -- the kind of activity; '(all)' for the others
  fiscal_year, -- of first contact, of the activity, or of the outcome
  base_count, -- journeys; won and lost; activities
  logged_count, -- of them, as the records say
  corroborated_count, -- of those, corroborated by something beside the log
  rate(logged_count, base_count) as logged_rate, -- as the records say / base
  wilson_low(logged_count, base_count) as logged_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(logged_count, base_count) as logged_rate_high, -- upper end of the same
  rate(corroborated_count, base_count) as corroborated_rate, -- corroborated / base
  wilson_low(corroborated_count, base_count) as corroborated_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(corroborated_count, base_count) as corroborated_rate_high -- upper end of the same
from counted
