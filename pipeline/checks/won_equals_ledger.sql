-- Won count and amount are the same in every metric as among the staged records.
with
events as (
  select opportunity_id, null as lead_id, outcome, changed_at
  from staging.stage_changes
  where opportunity_id is not null
  union all
  select leads.opportunity_id, stage_changes.lead_id, stage_changes.outcome, changed_at
  from staging.stage_changes
  inner join core.leads using (lead_id)
  where stage_changes.opportunity_id is null
),
deal_endings as (
  select opportunity_id, arg_max({outcome: outcome, changed_at: changed_at}, (changed_at, outcome is not null)) as ending
  from events
  where opportunity_id is not null
  group by all
),
lead_endings as (
  select lead_id, arg_max({outcome: outcome, changed_at: changed_at}, (changed_at, outcome is not null)) as ending
  from events
  where opportunity_id is null
  group by all
),
stated as (
  select 'opportunity/' || opportunity_id as unit_id, amount, outcome, stage, ended_at, ending
  from staging.opportunities
  left join deal_endings using (opportunity_id)
  union all
  select placed.journey_id, null, leads.outcome, leads.stage, ended_at, ending
  from staging.leads
  inner join core.leads as placed using (lead_id)
  left join lead_endings using (lead_id)
  where placed.opportunity_id is null and placed.merged_into_id is null
),
records as (
  select
    unit_id,
    amount,
    case
      when ended_at < ends_at or not is_past then coalesce(ended_at, case when ending.outcome is not null then ending.changed_at end)
      else ending.changed_at
    end as won_at,
    case
      when ended_at < ends_at and outcome <> 'open' then outcome
      when is_past then ending.outcome
      when outcome is not null then outcome
      when stage is null then ending.outcome
    end as outcome
  from stated
  cross join workspace.clock
),
ledger as (
  select count(distinct unit_id) as won_count, coalesce(sum(amount), 0) as won_amount
  from records
  where outcome = 'won' and coalesce(won_at < (select ends_at from workspace.clock), true)
),
counted as (
  select 'core.journeys' as counted_in, count(*) as won_count, coalesce(sum(journey_amount), 0) as won_amount
  from core.journeys
  where outcome = 'won'
  union all
  select 'metrics.run_report', won_count, won_amount from metrics.run_report
  union all
  select 'metrics.lead_source_value, all', won_count, won_amount
  from metrics.lead_source_value
  where period = '(all)' and breakdown = 'all'
  union all
  select 'metrics.lead_source_value, by source and year', sum(won_count), sum(won_amount)
  from metrics.lead_source_value
  where period_kind = 'fiscal_year' and breakdown = 'lead_source'
  union all
  select concat_ws(' × ', 'metrics.spend_return', level, period_kind), sum(won_count), sum(won_amount)
  from metrics.spend_return
  group by level, period_kind
  union all
  select 'metrics.leakage_ledger', sum(won_count), sum(won_amount) from metrics.leakage_ledger
  union all
  select concat_ws(', ', 'metrics.leakage', period_kind, breakdown), sum(visit_count), sum(amount)
  from metrics.leakage
  where way = 'won' and stage = '(all)'
  group by period_kind, breakdown
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
