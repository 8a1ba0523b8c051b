-- One row per fiscal year of first contact (or all), member of a breakdown, and stage: the probability that a journey there is won
-- in the end, told in four ways: by the moves of its kind, by the product of the stages' rates (which counts no returns, and takes those who are
-- still open for none: it is shown because it is in use), among those decided so far, and by age.
-- key: period_kind, period, breakdown, member, stage
with
onward as (
  select
    period_kind,
    period,
    breakdown,
    member,
    stage_order,
    list_reduce(list(went_on_rate) over later, lambda one, other: one * other) as product_rate,
    reached_count - sum(open_count) over later as decided_count,
    won_count
  from metrics.stage_conversion
  window later as (
    partition by period_kind, period, breakdown, member order by stage_order
    rows between current row and unbounded following
  )
),
curve_ends as (
  select
    period_kind,
    period,
    breakdown,
    member,
    since as stage,
    arg_max({rate: won_rate, low: won_rate_low, high: won_rate_high, days: age_days}, age_days) as curve
  from metrics.conversion_curve
  where since <> '(first contact)'
  group by all
)
select
  period_kind,
  period,
  breakdown,
  member,
  stage,
  stage_order,
  move_count,
  chain_rate,
  undecided_rate as chain_undecided_rate, -- probability of coming to stages from which no move leads to an end
  product_rate, -- product of went_on_rate of this and all later stages; null where one of them is not known
  decided_count::integer as decided_count, -- journeys that reached the stage and are won, lost, disqualified or set aside
  won_count, -- of them, those won
  rate(won_count, decided_count) as won_of_decided_rate, -- won / decided
  wilson_low(won_count, decided_count) as won_of_decided_rate_low, -- lower end of its 95 % Wilson interval
  wilson_high(won_count, decided_count) as won_of_decided_rate_high, -- upper end of its 95 % Wilson interval
  curve.rate as curve_rate, -- probability of being won by the end of the curve of those that entered the stage
  curve.low as curve_rate_low, -- lower end of its 95 % interval
  curve.high as curve_rate_high, -- upper end of its 95 % interval
  curve.days as curve_end_days -- days from the first entry at which that curve ends
from metrics.absorbing_chain
inner join onward using (period_kind, period, breakdown, member, stage_order)
left join curve_ends using (period_kind, period, breakdown, member, stage)
