-- One row per period of first contact and member of a breakdown: what a lead source, channel or campaign delivered, what became of it, and
-- what a lead received is worth, so far and at full age. Leads count by their own source, journeys by that of the first lead: what a
-- source delivers a second time is not worth a second time. The interval is the spread of what single leads bring, over their root;
-- it leaves out that of the chances. An open journey may still be won.
-- key: period_kind, period, breakdown, member
-- pages: breakdown in ('all', 'lead_source')
with
rows_of as (
  select
    coalesce(fiscal_year_of(created_on), '(missing)') as fiscal_year, lead_source, channel, campaign,
    true as is_lead, resold_leads.lead_id is not null as is_resold,
    null as outcome, 0 as lead_count, null::decimal(18,2) as journey_amount, null as opportunity_id, null as journey_id,
    null::integer as won_days, false as has_reversed_dates
  from core.leads
  left join core.resold_leads using (lead_id)
  union all
  select fiscal_year, lead_source, channel, campaign, false, false, outcome, lead_count, journey_amount, opportunity_id, journey_id, won_days, has_reversed_dates
  from core.journeys
),
counted as (
  select
    coalesce(fiscal_year, '(all)') as period,
    case when grouping(lead_source) = 0 then 'lead_source' when grouping(channel) = 0 then 'channel' when grouping(campaign) = 0 then 'campaign' else 'all' end as breakdown,
    coalesce(lead_source, channel, campaign, '(all)') as member,
    count(*) filter (is_lead)::integer as lead_count,
    count(*) filter (is_resold)::integer as resold_count,
    count(*) filter (not is_lead)::integer as journey_count,
    count(contact_count) filter (not is_lead)::integer as contact_known_count,
    count(*) filter (is_contacted)::integer as contacted_count,
    count(*) filter (is_qualified)::integer as qualified_count,
    count(opportunity_id)::integer as opportunity_count,
    (count(*) filter (outcome = 'won'))::integer as won_count,
    (count(*) filter (outcome = 'lost'))::integer as lost_count,
    (count(*) filter (outcome in ('won', 'lost')))::integer as closed_count,
    (count(*) filter (outcome = 'open'))::integer as open_count,
    avg(won_days::bigint) as won_days,
    median(won_days) filter (not has_reversed_dates) as median_won_days,
    (count(*) filter (has_reversed_dates))::integer as reversed_count,
    sum(journey_amount) filter (outcome = 'won') as known_amount,
    (count(journey_amount) filter (outcome = 'won'))::integer as won_amount_known_count,
    sum(margin_amount) as margin_amount,
    count(*) filter (outcome = 'won' and margin_amount is null) as margin_unknown_count,
    sum(order_amount) as order_amount,
    count(*) filter (outcome = 'won' and rows_of.lead_count > 0) as won_from_leads_count,
    sum(journey_amount) filter (outcome = 'won' and rows_of.lead_count > 0) as known_from_leads_amount,
    sum(expected_amount) filter (rows_of.lead_count > 0) as expected_amount,
    count(*) filter (outcome = 'open' and rows_of.lead_count > 0) as open_from_leads_count,
    coalesce(sum(exact(later_won_rate)) filter (rows_of.lead_count > 0), 0)::double / 1e18 as expected_won_count,
    sum(square_ratio::decimal(38,12)) filter (rows_of.lead_count > 0)::double as square_ratio,
    min(money_days) as first_money_days,
    median(money_days) as median_money_days,
    sum(contact_count) as contact_count,
    sum(effort_seconds) as effort_seconds,
    sum(effort_amount) as effort_amount
  from rows_of
  left join metrics.journey_values using (journey_id)
  group by grouping sets ((), (fiscal_year)), grouping sets ((), (lead_source), (channel), (campaign))
),
reached as (
  select period, breakdown, member, list(reached_count order by stage_order) as reached_counts
  from metrics.stage_conversion
  where period_kind in ('all', 'fiscal_year') and breakdown in ('all', 'lead_source')
  group by all
),
valued as (
  select
    *,
    case when won_from_leads_count = 0 then 0 else known_from_leads_amount end as won_from_leads_amount,
    case when open_from_leads_count = 0 then 0 else counted.expected_amount end as later_amount,
    ratio(won_from_leads_amount + later_amount, lead_count) as full_value
  from counted
),
spread as (
  select
    *,
    full_value > 0 and won_from_leads_count > 0 and won_from_leads_count + expected_won_count >= 5 as has_interval,
    1.959963984540054e0 * sqrt(greatest(square_ratio * mean_amount * mean_amount / lead_count - full_value * full_value, 0) / lead_count)
      / nullif(full_value, 0) * sqrt((won_from_leads_count + expected_won_count) / nullif(won_from_leads_count, 0)) as log_width
  from valued
  cross join (
    select sum(journey_amount)::double / nullif(count(journey_amount), 0) as mean_amount from core.journeys where outcome = 'won'
  ) as mean_of
)
select
  case when period = '(all)' then 'all' else 'fiscal_year' end as period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, channel or campaign
  member, -- which of them; '(all)' where they are not split
  case breakdown when 'lead_source' then coalesce(channels.channel, member) when 'channel' then member else '(all)' end as channel, -- the source's channel; '(all)' where the row is of no one channel
  lead_count, -- leads received
  resold_count, -- leads that repeat an earlier lead of the customer or journey from another source, at most 90 days before
  rate(resold_count, lead_count) as resold_rate, -- their share of the leads
  wilson_low(resold_count, lead_count) as resold_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(resold_count, lead_count) as resold_rate_high, -- upper end of its 95 % Wilson interval
  journey_count, -- journeys begun
  reached_counts, -- journeys that reached each stage or a later one, in the order of the stages; null by channel and campaign
  contacted_count, -- journeys in which sales is logged to have been in contact
  rate(contacted_count, contact_known_count) as contacted_rate, -- their share of the journeys; null where no export holds activities
  wilson_low(contacted_count, contact_known_count) as contacted_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(contacted_count, contact_known_count) as contacted_rate_high, -- upper end of its 95 % Wilson interval
  qualified_count, -- journeys that reached the second stage or a later one
  rate(qualified_count, journey_count) as qualified_rate, -- their share of the journeys
  wilson_low(qualified_count, journey_count) as qualified_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(qualified_count, journey_count) as qualified_rate_high, -- upper end of its 95 % Wilson interval
  opportunity_count, -- journeys with an opportunity
  rate(opportunity_count, journey_count) as opportunity_rate, -- their share of the journeys
  wilson_low(opportunity_count, journey_count) as opportunity_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(opportunity_count, journey_count) as opportunity_rate_high, -- upper end of its 95 % Wilson interval
  won_count, -- journeys won so far
  rate(won_count, journey_count) as won_of_entered_rate, -- won so far / journeys begun, open ones included
  wilson_low(won_count, journey_count) as won_of_entered_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, journey_count) as won_of_entered_rate_high, -- upper end of its 95 % Wilson interval
  lost_count, -- journeys lost
  closed_count, -- journeys won or lost
  rate(won_count, closed_count) as won_of_closed_rate, -- won / (won + lost)
  wilson_low(won_count, closed_count) as won_of_closed_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, closed_count) as won_of_closed_rate_high, -- upper end of its 95 % Wilson interval
  open_count, -- journeys that may still be won
  rate(open_count, journey_count) as open_rate, -- their share of the journeys
  coalesce(open_rate > 0.2 and open_rate > 1.5 * max(open_rate) filter (breakdown = 'all') over (partition by period), false) as is_young, -- more than a fifth are open, and half as many again as of all: its rates so far tell little
  won_days, -- mean calendar days from first contact to the win, as recorded, reversed dates included
  median_won_days, -- median of the same without reversed dates
  reversed_count, -- journeys that ended before their first contact
  case when won_count = 0 then 0 else known_amount end::decimal(18,2) as won_amount, -- deal value of the won journeys, as far as it is known; null where none is
  won_amount_known_count, -- won journeys whose deal value is known
  case when won_count = 0 or margin_unknown_count > 0 then null else margin_amount end::decimal(18,2) as margin_amount, -- gross margin of the won amount, as headwater.yaml declares it; null where it declares none for one of the wins, or one has no amount
  case when (select count(*) from core.orders) > 0 then coalesce(order_amount, 0) end::decimal(18,2) as order_amount, -- money that came after the win; null where no export holds orders
  won_from_leads_amount::decimal(18,2) as won_from_leads_amount, -- won amount of the journeys that began with a lead, as far as it is known
  later_amount::decimal(18,2) as expected_amount, -- what the open ones of them are expected to bring; null where no won amount is known
  expected_won_count, -- wins expected of them
  amount_each(won_from_leads_amount, lead_count) as lead_value_amount, -- won amount so far per lead received
  amount_each(won_from_leads_amount + later_amount, lead_count) as full_value_amount, -- won and expected amount per lead received
  case when has_interval then round(full_value * exp(-log_width), 2) end::decimal(18,2) as full_value_low_amount, -- lower end of its 95 % interval; null under five wins, expected ones included
  case when has_interval then round(full_value * exp(log_width), 2) end::decimal(18,2) as full_value_high_amount, -- upper end of the same
  first_money_days, -- calendar days from first contact to the first money, of the quickest
  median_money_days, -- median of the same
  ratio(contact_count, won_count) as contacts_per_win_ratio, -- contacts logged with all its journeys per win; null without a win
  ratio(effort_seconds, 3600 * won_count) as hours_per_win_ratio, -- hours that sales gave all its journeys per win, as far as they are recorded or declared
  effort_amount::decimal(18,2) as effort_amount, -- what these hours cost; null where headwater.yaml declares no cost
  case
    when member <> '(all)' and lead_count >= 30 and has_interval then row_number() over (
      partition by period, breakdown, member <> '(all)' and lead_count >= 30 and has_interval
      order by full_value desc nulls last, member
    )::integer
  end as full_value_rank -- 1 is the highest value per lead at full age; null under 30 leads or five wins, expected ones included
from spread
left join reached using (period, breakdown, member)
left join workspace.channels on breakdown = 'lead_source' and channels.lead_source = member
