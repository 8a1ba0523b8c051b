-- One row per period and channel: won amount and return if none of the journeys without a source were its own, and if all of them were.
-- No assumption of where they came from is made; the truth lies between, for one channel at a time.
-- key: period_kind, period, channel
with
unknown as (
  select period_kind, period, won_count as unknown_count, coalesce(won_amount, 0) as unknown_amount
  from metrics.spend_return
  where level = 'channel' and member = '(missing)'
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  member as channel, -- the channel
  spend_amount, -- money spent in the period; null where no export holds spend
  coalesce(won_amount, 0)::decimal(18,2) as low_amount, -- known won amount of the journeys that name it: if no unknown one was its own
  (coalesce(won_amount, 0) + coalesce(unknown_amount, 0))::decimal(18,2) as high_amount, -- the same with that of all journeys without a source
  coalesce(unknown_count, 0)::integer as unknown_won_count, -- won journeys without a source
  ratio(low_amount, spend_amount) as low_return_ratio, -- the lower amount per unit of money spent; null without spend
  ratio(high_amount, spend_amount) as high_return_ratio -- the higher amount per unit of money spent; null without spend
from metrics.spend_return
left join unknown using (period_kind, period)
where period_kind in ('all', 'fiscal_year') and level = 'channel' and member <> '(missing)'
