-- One row per period of first contact, member of a breakdown, thing counted from, and age at which a journey ended, and at age 0 and the
-- end of the curve: the probability that it has been won, lost, disqualified or set aside by then. Open journeys are censored,
-- the outcomes compete (Aalen–Johansen), and a journey counts from when it came under observation. The curve ends where fewer than
-- ten are at risk. The interval of the won: Greenwood's variance, on the complementary log-log scale.
-- key: period_kind, period, breakdown, member, since, age_days
-- pages: false
with
ages as (
  from core.risk_sets
  union all
  select * replace (0 as age_days, 0 as won_count, 0 as lost_count, 0 as disqualified_count, 0 as recycled_count)
  from core.risk_sets
  qualify row_number() over (partition by period_kind, period, breakdown, member, since order by age_days) = 1
),
steps as (
  select
    *,
    won_count + lost_count + disqualified_count + recycled_count as ended_count,
    exact(case when ended_count = at_risk_count then -9 else ln(1 - ended_count / at_risk_count) / 100 end) as log_kept
  from ages
  qualify ended_count > 0 or age_days = 0 or age_days = max(age_days) over (partition by period_kind, period, breakdown, member, since)
),
surviving as (
  select *, exp(sum(log_kept) over until_then / 1e16) as open_rate, exp((sum(log_kept) over until_then - log_kept) / 1e16) as open_before
  from steps
  window until_then as (partition by period_kind, period, breakdown, member, since order by age_days)
),
incidence as (
  select
    *,
    sum(exact(open_before * won_count / at_risk_count)) over until_then / 1e18 as won_part,
    sum(exact(open_before * lost_count / at_risk_count)) over until_then / 1e18 as lost_part,
    sum(exact(open_before * disqualified_count / at_risk_count)) over until_then / 1e18 as disqualified_part,
    sum(exact(open_before * recycled_count / at_risk_count)) over until_then / 1e18 as recycled_part,
    case when ended_count < at_risk_count then ended_count / (at_risk_count::double * (at_risk_count - ended_count)) else 0 end as spread,
    open_before * won_count / (at_risk_count::double * at_risk_count) as won_spread
  from surviving
  window until_then as (partition by period_kind, period, breakdown, member, since order by age_days)
),
varied as (
  select
    *,
    won_part ** 2 * sum(exact(spread)) over until_then / 1e18
      - 2 * won_part * sum(exact(won_part * spread + won_spread)) over until_then / 1e18
      + sum(exact(
        won_part ** 2 * spread + 2 * won_part * won_spread
        + open_before * won_spread * (at_risk_count - won_count) / at_risk_count
      )) over until_then / 1e18 as won_variance,
    max(won_part) over (partition by period_kind, period, breakdown, member, since) as won_at_end
  from incidence
  window until_then as (partition by period_kind, period, breakdown, member, since order by age_days)
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  since, -- what is counted from: '(first contact)', or the first visit to a stage
  since_order, -- 0 for the first contact, else the place of the stage
  age_days, -- calendar days since; 0.5 within the day
  at_risk_count, -- journeys under observation and open just before this age; at 0, from the start
  least(won_part, 1) as won_rate, -- probability that it has been won by this age
  case when won_part > 0 then coalesce(band_low(won_rate, won_variance), wilson_low(at_risk_count, at_risk_count)) else 0 end as won_rate_low, -- lower end of its 95 % interval
  case when won_part > 0 then coalesce(band_high(won_rate, won_variance), 1) when age_days > 0 then wilson_high(0, at_risk_count) else 0 end as won_rate_high, -- upper end of its 95 % interval
  sqrt(greatest(won_variance, 0)) as won_error_ratio, -- standard error of the same
  least(lost_part, 1) as lost_rate, -- probability that it has been lost by this age
  least(disqualified_part, 1) as disqualified_rate, -- probability that it has been disqualified by this age
  least(recycled_part, 1) as recycled_rate, -- probability that it has been set aside by this age
  open_rate, -- probability that it is open at this age
  least(greatest((won_at_end - won_part) / nullif(open_rate, 0), 0), 1) as later_won_rate -- probability that one open at this age is won by the end of the curve; null where none is open
from varied
