-- One row per period of first contact and member of a breakdown: lost journeys, and how many of them show a sign that little was done. A
-- loss may show several.
-- key: period_kind, period, breakdown, member
-- pages: breakdown <> 'rep'
with
losses as (
  select
    journeys.* replace (coalesce(journeys.rep_id, '(missing)') as rep_id),
    effortless_losses.journey_id is not null as is_effortless,
    has_no_two_way_contact, has_few_contacts, is_quick, is_bulk, is_bought_later
  from core.journeys
  left join metrics.effortless_losses using (journey_id)
  where outcome = 'lost'
),
counted as (
  select
    period_kind_of(grouping(fiscal_year) * 4 + 3) as period_kind,
    coalesce(fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep_id)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep_id, '(all)') as member,
    (select count(*) > 0 from core.activities) as is_known,
    count(*)::integer as lost_count,
    sum(journey_amount)::decimal(18,2) as lost_amount,
    count(journey_amount)::integer as amount_known_count,
    count(*) filter (is_effortless)::integer as effortless_count,
    sum(journey_amount) filter (is_effortless)::decimal(18,2) as effortless_amount,
    count(*) filter (has_no_two_way_contact)::integer as no_two_way_contact_count,
    count(*) filter (has_few_contacts)::integer as few_contacts_count,
    count(*) filter (is_quick)::integer as quick_count,
    count(*) filter (is_bulk)::integer as bulk_count,
    count(*) filter (is_bought_later)::integer as bought_later_count
  from losses
  group by
    grouping sets ((), (fiscal_year)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep_id))
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  lost_count, -- lost journeys
  lost_amount, -- their deal value, as far as it is known; null where none is
  amount_known_count, -- lost journeys whose deal value is known
  effortless_count, -- of the lost, those with at least one of the signs below
  effortless_amount, -- their deal value, as far as it is known; null where none is
  case when is_known then no_two_way_contact_count end as no_two_way_contact_count, -- no two-way contact on record; null where no export holds activities
  case when is_known then few_contacts_count end as few_contacts_count, -- fewer timely contacts than the threshold; null where no export holds activities
  quick_count, -- lost soon after the first contact
  bulk_count, -- lost with many of the same consultant or department at a month's end
  bought_later_count, -- the same customer bought under another journey
  rate(effortless_count, lost_count) as effortless_rate, -- with a sign / lost
  wilson_low(effortless_count, lost_count) as effortless_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(effortless_count, lost_count) as effortless_rate_high -- upper end of its 95 % Wilson interval
from counted
