-- One row per fiscal year of first contact, furthest stage, outcome, reason and lead source, each of them '(all)' in the rows that
-- sum over it: journeys that ended without a win, and the deal value that was known of them.
-- key: fiscal_year, stage, outcome, reason, lead_source
with
ended as (
  select fiscal_year, stage_visits.stage, outcome, reason, lead_source, journey_amount
  from core.journeys
  inner join core.stage_visits using (journey_id)
  where is_furthest and outcome in ('lost', 'disqualified', 'nurturing')
),
counted as (
  select
    coalesce(fiscal_year, '(all)') as fiscal_year,
    coalesce(stage, '(all)') as stage,
    coalesce(outcome, '(all)') as outcome,
    coalesce(reason, '(all)') as reason,
    coalesce(lead_source, '(all)') as lead_source,
    grouping(stage, outcome, reason, lead_source) as rolled_up,
    count(*) as ended_count,
    sum(journey_amount)::decimal(18,2) as ended_amount,
    count(journey_amount) as amount_known_count
  from ended
  group by
    grouping sets ((), (fiscal_year)),
    grouping sets (
      (), (stage), (outcome), (stage, outcome), (outcome, reason), (stage, outcome, reason), (stage, lead_source),
      (stage, outcome, reason, lead_source)
    )
),
reached as (
  select period as fiscal_year, stage, reached_count
  from metrics.stage_conversion
  where breakdown = 'all' and period_kind in ('all', 'fiscal_year')
)
select
  fiscal_year, -- of first contact, '(all)', or '(missing)' where no record dates it
  stage, -- furthest stage reached
  outcome, -- lost, disqualified or nurturing
  reason, -- as recorded
  lead_source, -- as recorded first
  ended_count::integer as ended_count, -- journeys that ended there without a win
  ended_amount, -- their deal value where it is known; null where none is
  amount_known_count::integer as amount_known_count, -- journeys whose deal value is known
  case when rolled_up = 7 then rate(ended_count, reached_count) end as ended_of_reached_rate, -- of all that reached the stage; stage totals only
  row_number() over (
    partition by fiscal_year, rolled_up order by ended_count desc, stage, outcome, reason, lead_source
  )::integer as loss_rank -- 1 is the most journeys among the rows that sum over the same columns
from counted
left join reached using (fiscal_year, stage)
