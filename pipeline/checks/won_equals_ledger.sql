-- Won count and amount are the same in every metric as among the staged records.
with
endings as (
  select opportunity_id, lead_id, arg_max({outcome: outcome, changed_at: changed_at}, (changed_at, outcome is not null)) as ending
  from staging.stage_changes
  group by all
),
records as (
  select amount, coalesce(outcome, case when stage is null then ending.outcome end) as outcome, coalesce(ended_at, ending.changed_at) as won_at
  from staging.opportunities
  left join endings using (opportunity_id)
  union all
  select null, coalesce(outcome, case when stage is null then ending.outcome end), coalesce(ended_at, ending.changed_at)
  from staging.leads
  left join endings on endings.lead_id = leads.lead_id and endings.opportunity_id is null
  where not exists (select 1 from staging.opportunities where opportunities.lead_id = leads.lead_id)
    and not exists (select 1 from staging.opportunities where opportunities.opportunity_id = leads.opportunity_id)
),
ledger as (
  select count(*) as won_count, coalesce(sum(amount), 0) as won_amount
  from records
  where outcome = 'won' and coalesce(won_at < (select ends_at from workspace.clock), true)
),
counted as (
  select 'core.journeys' as counted_in, count(*) as won_count, coalesce(sum(journey_amount), 0) as won_amount from core.journeys where outcome = 'won'
  union all
  select 'metrics.run_report', won_count, won_amount from metrics.run_report
  union all
  select 'metrics.lead_source_value, all', won_count, won_amount from metrics.lead_source_value where fiscal_year = '(all)' and lead_source = '(all)'
  union all
  select 'metrics.lead_source_value, by source and year', sum(won_count), sum(won_amount) from metrics.lead_source_value where fiscal_year <> '(all)' and lead_source <> '(all)'
  union all
  select 'metrics.spend_return, all', won_count, won_amount from metrics.spend_return where period = '(all)' and channel = '(all)'
  union all
  select 'metrics.spend_return, by channel and month', sum(won_count), sum(won_amount) from metrics.spend_return where period_kind = 'month' and channel <> '(all)'
  union all
  select 'metrics.spend_return, by channel and year', sum(won_count), sum(won_amount) from metrics.spend_return where period_kind = 'fiscal_year' and channel <> '(all)'
  union all
  select 'metrics.stage_conversion, last stage, ' || breakdown, sum(went_on_count), null
  from metrics.stage_conversion
  where period = '(all)' and stage_order = (select max(stage_order) from workspace.stages)
  group by all
)
select counted_in, counted.won_count, counted.won_amount, ledger.won_count as ledger_won_count, ledger.won_amount as ledger_won_amount
from counted
cross join ledger
where coalesce(counted.won_count, 0) <> ledger.won_count or coalesce(counted.won_amount, ledger.won_amount) <> ledger.won_amount
