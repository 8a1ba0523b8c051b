-- Leads counted by source equal the leads landed: one per lead number, deleted ones and those after as_of left out, merged ones not.
with
landed as (
  select count(*) as lead_count
  from (
    select lead_id, arg_max(coalesce(is_deleted, false), (_file_order, _row)) as is_deleted, arg_max(created_at, (_file_order, _row)) as created_at
    from landed.leads
    group by all
  ) as latest
  where (not is_deleted or lead_id in (select merged_id from staging.merges where entity = 'leads')) and created_at < (select ends_at from workspace.clock)
),
counted as (
  select 'metrics.lead_source_value, all' as counted_in, lead_count
  from metrics.lead_source_value
  where period = '(all)' and breakdown = 'all'
  union all
  select 'metrics.lead_source_value, by source and year', sum(lead_count)
  from metrics.lead_source_value
  where period_kind = 'fiscal_year' and breakdown = 'lead_source'
  union all
  select 'metrics.spend_return, all', lead_count from metrics.spend_return where period = '(all)' and level = 'all'
  union all
  select 'metrics.spend_return, by channel and month', sum(lead_count)
  from metrics.spend_return
  where period_kind = 'month' and level = 'channel'
  union all
  select 'metrics.run_report', lead_count from metrics.run_report
)
select counted_in, counted.lead_count, landed.lead_count as landed_count
from counted
cross join landed
where coalesce(counted.lead_count, 0) <> landed.lead_count
