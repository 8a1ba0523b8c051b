-- One row per channel ('(all)' for all) and months since first contact: spend and return of the months that are fully observed at that
-- age, both of the same months.
-- key: channel, month_number
-- pages: false
select
  channel, -- the channel, or '(all)'
  month_number, -- calendar months since first contact
  count(*)::integer as cohort_count, -- months of spend that are fully observed at this age
  sum(journey_count)::integer as journey_count, -- journeys begun in them
  sum(spend_amount)::decimal(18,2) as spend_amount, -- money spent in them
  sum(won_so_far_count)::integer as won_count, -- won by this age
  sum(won_so_far_amount)::decimal(18,2) as won_amount, -- their deal value, as far as it is known
  amount_each(nullif(sum(spend_amount), 0), sum(won_so_far_count)) as won_cost_amount, -- spend per win by this age
  ratio(sum(won_so_far_amount), sum(spend_amount)) as return_ratio -- won amount by this age per unit of money spent: a ratio of sums
from metrics.spend_vintages
where is_complete
group by channel, month_number
