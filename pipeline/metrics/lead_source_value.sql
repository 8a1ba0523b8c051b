-- One row per fiscal year of first contact and lead source, '(all)' for all years and all sources: what leads became.
-- Leads count in the year and source of the lead, journeys in those of the journey. An open journey may still be won.
-- key: fiscal_year, lead_source
with
years as (
  select day_on, fiscal_year from core.calendar
),
lead_counts as (
  select coalesce(fiscal_year, '(all)') as fiscal_year, coalesce(lead_source, '(all)') as lead_source, count(*) as lead_count
  from core.leads
  inner join years on day_on = created_on
  group by cube (fiscal_year, lead_source)
),
order_amounts as (
  select journey_id, sum(order_amount) as order_amount
  from core.orders
  where journey_id is not null
  group by all
),
journeys as (
  select journeys.*, order_amount
  from core.journeys
  left join order_amounts using (journey_id)
),
outcomes as (
  select
    coalesce(fiscal_year, '(all)') as fiscal_year,
    coalesce(lead_source, '(all)') as lead_source,
    count(*) as journey_count,
    count(*) filter (outcome = 'won') as won_count,
    sum(journey_amount) filter (outcome = 'won') as known_amount,
    count(journey_amount) filter (outcome = 'won') as won_amount_known_count,
    case
      when count(*) filter (outcome = 'won' and journeys.lead_count > 0) = 0 then 0
      else sum(journey_amount) filter (outcome = 'won' and journeys.lead_count > 0)
    end as won_from_leads_amount,
    count(*) filter (outcome = 'lost') as lost_count,
    count(*) filter (outcome = 'open') as open_count,
    avg(won_days::bigint) as won_days,
    median(won_days) filter (not has_reversed_dates) as median_won_days,
    count(*) filter (has_reversed_dates) as reversed_count,
    sum(order_amount)::decimal(18,2) as order_amount
  from journeys
  group by cube (fiscal_year, lead_source)
),
reached as (
  select period as fiscal_year, member as lead_source, list(reached_count order by stage_order) as reached_counts
  from metrics.stage_conversion
  where period_kind in ('all', 'fiscal_year') and breakdown in ('all', 'lead_source')
  group by all
),
joined as (
  select
    * replace (
      coalesce(lead_count, 0) as lead_count,
      coalesce(journey_count, 0) as journey_count,
      coalesce(won_count, 0) as won_count,
      coalesce(won_amount_known_count, 0) as won_amount_known_count,
      coalesce(lost_count, 0) as lost_count,
      coalesce(open_count, 0) as open_count,
      coalesce(reversed_count, 0) as reversed_count
    ),
    case when coalesce(won_count, 0) = 0 then 0 else known_amount end as won_amount
  from lead_counts
  full join outcomes using (fiscal_year, lead_source)
  left join reached using (fiscal_year, lead_source)
)
select
  fiscal_year, -- of first contact: FY2025, '(all)', or '(missing)' where no record dates it
  lead_source, -- as recorded first, or '(all)'
  case when lead_source = '(all)' then '(all)' else coalesce(channel, lead_source) end as channel, -- the source's channel
  lead_count::integer as lead_count, -- leads received
  journey_count::integer as journey_count, -- journeys begun
  reached_counts, -- journeys that reached each stage or a later one, in the order of the stages
  won_count::integer as won_count, -- journeys won so far
  won_amount::decimal(18,2) as won_amount, -- deal value of the won journeys, as far as it is known; null where none is
  won_amount_known_count::integer as won_amount_known_count, -- won journeys whose deal value is known
  amount_each(won_from_leads_amount, lead_count) as lead_value_amount, -- won amount of the journeys that began with a lead, per lead received
  rate(won_count, journey_count) as won_of_entered_rate, -- won so far / journeys begun, open ones included
  wilson_low(won_count, journey_count) as won_of_entered_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, journey_count) as won_of_entered_rate_high, -- upper end of its 95 % Wilson interval
  rate(won_count, won_count + lost_count) as won_of_closed_rate, -- won / (won + lost)
  open_count::integer as open_count, -- journeys that may still be won
  won_days, -- mean calendar days from first contact to the win, as recorded, reversed dates included
  median_won_days, -- median of the same without reversed dates
  reversed_count::integer as reversed_count, -- journeys that ended before their first contact
  case when (select count(*) from core.orders) > 0 then coalesce(order_amount, 0) end as order_amount, -- money that came after the win; null where no export holds orders
  case
    when lead_source <> '(all)' and journey_count >= 30 and won_from_leads_amount > 0 then row_number() over (
      partition by fiscal_year, lead_source <> '(all)' and journey_count >= 30 and won_from_leads_amount > 0
      order by won_from_leads_amount / nullif(lead_count, 0)::double desc nulls last, lead_source
    )::integer
  end as value_rank -- 1 is the highest won amount per lead; null under 30 journeys or without a won amount
from joined
left join workspace.channels using (lead_source)
