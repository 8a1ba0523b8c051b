-- One row per channel ('(all)' for all) and months since first contact: by what the won amount of a month grows until the next month
-- (chain ladder), of the months that are fully observed at both ages.
-- key: channel, month_number
-- pages: false
with
pairs as (
  select
    *,
    lead(won_so_far_amount) over (partition by channel, month_on order by month_number) as next_amount
  from metrics.spend_vintages
  where is_complete
)
select
  channel, -- the channel, or '(all)'
  month_number, -- calendar months since first contact, before the growth
  count(*)::integer as cohort_count, -- months that are fully observed at both ages
  sum(won_so_far_count)::integer as won_count, -- wins by the earlier age: the base of the factor
  sum(won_so_far_amount)::decimal(18,2) as won_amount, -- their deal value, as far as it is known
  sum(next_amount)::decimal(18,2) as next_won_amount, -- deal value a month later
  ratio(sum(next_amount), sum(won_so_far_amount)) as growth_ratio -- the one over the other; null while nothing is won
from pairs
where next_amount is not null
group by channel, month_number
