-- One row per period of first contact and member of a breakdown: how many journeys have no source, of how many the source as it stands now is
-- not the first one, and of how many it was changed after the win, as far as exports of several dates show the same records.
-- key: period_kind, period, breakdown, member
-- pages: breakdown = 'all' or breakdown = 'department' and period_kind <> 'fiscal_month'
with
edited as (
  select
    journey_id,
    coalesce(bool_or(is_after_won) filter (column_name = 'lead_source'), false) as is_first_edited,
    coalesce(bool_or(is_after_won) filter (column_name = 'latest_source'), false) as is_latest_edited
  from core.source_edits
  group by all
),
shown as (
  select
    coalesce(bool_or(column_name = 'lead_source'), false) as is_first_shown,
    coalesce(bool_or(column_name = 'latest_source'), false) as is_latest_shown
  from workspace.source_history
),
counted as (
  select
    case grouping(fiscal_year, fiscal_month) when 1 then 'fiscal_year' when 2 then 'fiscal_month' else 'all' end as period_kind,
    coalesce(fiscal_month, fiscal_year, '(all)') as period,
    case when grouping(department) = 0 then 'department' when grouping(rep) = 0 then 'rep' else 'all' end as breakdown,
    coalesce(department, rep, '(all)') as member,
    count(*)::integer as journey_count,
    (count(*) filter (lead_source = '(missing)'))::integer as unknown_count,
    (count(*) filter (lead_source <> '(missing)' and latest_source <> lead_source))::integer as changed_count,
    (count(*) filter (outcome = 'won' and lead_source = '(missing)'))::integer as unknown_won_count,
    (count(*) filter (is_first_edited))::integer as edited_count,
    (count(*) filter (is_latest_edited))::integer as latest_edited_count,
    sum(journey_amount) filter (outcome = 'won' and lead_source = '(missing)') as unknown_won_amount
  from (select *, coalesce(rep_id, '(missing)') as rep from core.journeys) as journeys
  left join edited using (journey_id)
  group by grouping sets ((), (fiscal_year), (fiscal_month)), grouping sets ((), (department), (rep))
)
select
  period_kind, -- all, fiscal_year or fiscal_month
  period, -- of first contact: '(all)', FY2025, 2025-03, or '(missing)' where no record dates it
  breakdown, -- all, department or rep
  member, -- which of them; '(all)' where they are not split
  journey_count, -- journeys begun
  unknown_count, -- journeys without a source
  rate(unknown_count, journey_count) as unknown_rate, -- their share of the journeys
  wilson_low(unknown_count, journey_count) as unknown_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(unknown_count, journey_count) as unknown_rate_high, -- upper end of its 95 % Wilson interval
  unknown_won_count, -- of those without a source, won so far
  case when unknown_won_count = 0 then 0 else unknown_won_amount end::decimal(18,2) as unknown_won_amount, -- their deal value, as far as it is known; null where none is
  changed_count, -- journeys whose source as it stands now is another than the first
  if(is_first_shown, edited_count, null)::integer as edited_after_won_count, -- won journeys whose source is another, or there at all, only in exports of a day after the win; null where no record is in exports of two dates
  if(is_latest_shown, latest_edited_count, null)::integer as latest_edited_after_won_count -- the same of the source as it stands now; null also where no export has it
from counted
cross join shown
