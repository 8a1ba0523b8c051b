-- In every row of the ledger, what came into a stage is what left it or stands there, by count and amount; the ledger holds every visit and
-- every journey's end once.
with
ways as (
  select
    *,
    advanced_count + skipped_ahead_count + returned_count + reopened_count + won_count + lost_count + disqualified_count
      + recycled_count + open_in_time_count + open_overdue_count + passed_count as told_count,
    advanced_amount + skipped_ahead_amount + returned_amount + reopened_amount + won_amount + lost_amount + disqualified_amount
      + recycled_amount + open_in_time_amount + open_overdue_amount + passed_amount as told_amount
  from metrics.leakage_ledger
),
totals as (
  select unnest([
    {what: 'visits', ledger: sum(entered_count)::hugeint, core: (select count(*) from core.stage_visits)},
    {what: 'first visits', ledger: sum(started_count), core: (select count(distinct journey_id) from core.stage_visits where not is_imputed)},
    {what: 'won', ledger: sum(won_count), core: (select count(*) from core.journeys where outcome = 'won')},
    {what: 'lost', ledger: sum(lost_count), core: (select count(*) from core.journeys where outcome = 'lost')},
    {what: 'disqualified', ledger: sum(disqualified_count), core: (select count(*) from core.journeys where outcome = 'disqualified')},
    {what: 'recycled', ledger: sum(recycled_count), core: (select count(*) from core.journeys where outcome = 'nurturing')},
    {what: 'open', ledger: sum(open_in_time_count + open_overdue_count), core: (select count(*) from core.journeys where outcome = 'open')}
  ]) as total
  from ways
)
select fiscal_year || ', ' || stage || ', ' || lead_source as counted_in, entered_count::varchar as entered, told_count::varchar as told
from ways
where entered_count <> told_count or entered_amount <> told_amount or residual_count <> 0 or residual_amount <> 0
  or entered_count <> started_count + moved_in_count + inferred_count
union all
select total.what, coalesce(total.ledger, 0)::varchar, total.core::varchar
from totals
where coalesce(total.ledger, 0) <> total.core
union all
select 'last visits of ' || journey_id, (count(*) filter (is_last))::varchar, '1'
from core.journeys
left join core.stage_visits using (journey_id)
group by journey_id
having count(*) filter (is_last) <> 1 or count(*) filter (is_last and left_how in ('won', 'lost', 'disqualified', 'recycled', 'open')) <> 1
