-- One row per period of first contact, member of a breakdown, and stage: how many journeys reached the stage and what became of
-- them there: those that came no further ended, or stand, at the furthest stage that they reached. Open journeys are censored, not failed.
-- reached = went on + lost + disqualified + recycled + open.
-- key: period_kind, period, breakdown, member, stage
-- pages: breakdown <> 'rep' and (period_kind in ('all', 'fiscal_year') or period_kind = 'fiscal_month' and exists (from metrics.findings where rule = 'leak' and findings.stage = stage_conversion.stage and (stage_conversion.breakdown = 'all' or findings.breakdown = stage_conversion.breakdown and findings.member = stage_conversion.member)))
with
counted as (
  select
    case
      when grouping(fiscal_month) = 0 then 'fiscal_month'
      when grouping(fiscal_quarter) = 0 then 'fiscal_quarter'
      when grouping(fiscal_year) = 0 then 'fiscal_year'
      else 'all'
    end as period_kind,
    coalesce(fiscal_month, fiscal_quarter, fiscal_year, '(all)') as period,
    breakdown_of(grouping(lead_source, region, department, product_line, rep)) as breakdown,
    coalesce(lead_source, region, department, product_line, rep, '(all)') as member,
    stage_order,
    count(*) as reached_count,
    count(*) filter (is_visited) as visited_count,
    count(*) filter (is_strict) as strict_count,
    sum(entered_count) as entered_count,
    count(*) filter (fate = 'went on') as went_on_count,
    count(*) filter (has_returned) as returned_count,
    count(*) filter (outcome = 'won') as won_count,
    count(*) filter (fate = 'lost') as lost_count,
    count(*) filter (fate = 'disqualified') as disqualified_count,
    count(*) filter (fate = 'nurturing') as recycled_count,
    count(*) filter (fate = 'open') as open_count,
    sum(journey_amount) as reached_amount,
    sum(journey_amount) filter (fate = 'went on') as went_on_amount,
    sum(journey_amount) filter (outcome = 'won') as won_amount,
    sum(journey_amount) filter (fate = 'lost') as lost_amount,
    sum(journey_amount) filter (fate = 'open') as open_amount,
    median(advance_days) filter (fate = 'went on') as median_stage_days
  from (
    select stage_fates.*, journeys.* exclude (journey_id, stage), coalesce(rep_id, '(missing)') as rep
    from core.stage_fates
    inner join core.journeys using (journey_id)
  ) as fates
  group by
    stage_order,
    grouping sets ((), (fiscal_year), (fiscal_quarter), (fiscal_month)),
    grouping sets ((), (lead_source), (region), (department), (product_line), (rep))
),
every_stage as (
  select *, lost_count + disqualified_count + recycled_count as ended_count
  from (select distinct period_kind, period, breakdown, member from counted) as members
  cross join workspace.stages
  left join counted using (period_kind, period, breakdown, member, stage_order)
)
select
  period_kind, -- all, fiscal_year, fiscal_quarter or fiscal_month
  period, -- of first contact: '(all)', FY2025, FY2025 Q3, 2025-03, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department, product_line or rep
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage
  stage_order, -- 1 is the first contact
  coalesce(reached_count, 0)::integer as reached_count, -- journeys that visited it or a later one, imputed
  coalesce(visited_count, 0)::integer as visited_count, -- journeys that a record puts there
  coalesce(strict_count, 0)::integer as strict_count, -- journeys that records put there and at every stage before, entered for the first time in the order of the stages
  coalesce(entered_count, 0)::integer as entered_count, -- visits that a record names: a return counts again
  coalesce(went_on_count, 0)::integer as went_on_count, -- of the reached, those that reached a later stage or were won
  coalesce(returned_count, 0)::integer as returned_count, -- of the reached, those that left it for an earlier stage at least once
  coalesce(won_count, 0)::integer as won_count, -- of the reached, those won so far
  coalesce(lost_count, 0)::integer as lost_count, -- of the reached, those that came no further and were lost
  coalesce(disqualified_count, 0)::integer as disqualified_count, -- of the reached, those that came no further and were disqualified
  coalesce(recycled_count, 0)::integer as recycled_count, -- of the reached, those that came no further and were set aside to be nurtured
  coalesce(ended_count, 0)::integer as ended_count, -- of the reached, those that came no further and were lost, disqualified or set aside
  coalesce(open_count, 0)::integer as open_count, -- of the reached, those that came no further yet
  case when coalesce(reached_count, 0) = 0 then 0 else reached_amount end::decimal(18,2) as reached_amount, -- known deal value of the reached; null where none is known
  case when coalesce(went_on_count, 0) = 0 then 0 else went_on_amount end::decimal(18,2) as went_on_amount, -- known deal value of those that went on; null where none is known
  case when coalesce(won_count, 0) = 0 then 0 else won_amount end::decimal(18,2) as won_amount, -- known deal value of those won so far; null where none is known
  case when coalesce(lost_count, 0) = 0 then 0 else lost_amount end::decimal(18,2) as lost_amount, -- known deal value of those that came no further and were lost; null where none is known
  case when coalesce(open_count, 0) = 0 then 0 else open_amount end::decimal(18,2) as open_amount, -- known deal value of those that came no further yet; null where none is known
  rate(went_on_count, went_on_count + ended_count) as went_on_rate, -- went on / (went on + ended); open ones left out
  wilson_low(went_on_count, went_on_count + ended_count) as went_on_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(went_on_count, went_on_count + ended_count) as went_on_rate_high, -- upper end of its 95 % Wilson interval
  rate(went_on_count, reached_count) as went_on_of_reached_rate, -- went on so far / reached, open ones included
  rate(won_count, reached_count) as won_of_reached_rate, -- won so far / reached, open ones included
  wilson_low(won_count, reached_count) as won_of_reached_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, reached_count) as won_of_reached_rate_high, -- upper end of its 95 % Wilson interval
  median_stage_days, -- median time in the stage of those that went on, in days; null where no record dates it
  case
    when went_on_count + ended_count >= 30 then row_number() over (
      partition by period_kind, period, breakdown, member, went_on_count + ended_count >= 30
      order by went_on_count / (went_on_count + ended_count)::double, stage_order
    )::integer
  end as leak_rank -- 1 is the lowest went_on_rate among the stages with at least 30 decided journeys
from every_stage
