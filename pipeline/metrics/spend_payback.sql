-- One row per channel ('(all)' for all) and months since first contact: spend and return of the months that are fully observed at that
-- age, both of the same months.
-- key: channel, month_number
-- pages: false
with
ages as (
  select
    channel,
    month_number,
    count(*)::integer as cohort_count,
    sum(journey_count)::integer as journey_count,
    sum(spend_amount)::decimal(18,2) as spend_amount,
    sum(won_so_far_count)::integer as won_count,
    sum(won_so_far_amount)::decimal(18,2) as won_amount,
    case when count(*) = count(margin_so_far_amount) then sum(margin_so_far_amount) end::decimal(18,2) as margin_amount
  from metrics.spend_vintages
  where is_complete
  group by channel, month_number
)
select
  channel, -- the channel, or '(all)'
  month_number, -- calendar months since first contact
  cohort_count, -- months of spend that are fully observed at this age
  journey_count, -- journeys begun in them
  spend_amount, -- money spent in them
  won_count, -- won by this age
  won_amount, -- their deal value, as far as it is known
  margin_amount, -- their gross margin, as headwater.yaml declares it; null where it declares none for one of them
  amount_each(nullif(spend_amount, 0), won_count) as won_cost_amount, -- spend per win by this age
  ratio(won_amount, spend_amount) as return_ratio, -- won amount by this age per unit of money spent: a ratio of sums
  ratio(margin_amount - spend_amount, spend_amount) as margin_return_ratio, -- margin less spend, per unit of money spent
  (min(month_number) filter (where spend_amount > 0 and margin_amount >= spend_amount) over (partition by channel))::integer as payback_month_number -- first age by which the margin covers the spend; null where it has not yet, or no margin is declared
from ages
