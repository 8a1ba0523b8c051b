-- One row per period of the win and channel: its credit by the rules that ask who brought it (first), who moved it (w_shaped) and who was in it
-- (shapley), and the least and the most that any rule gives it. Where its rank depends on the rule it is undecided.
-- key: period_kind, period, channel
select
  period_kind, -- all or fiscal_year
  period, -- of the win: '(all)', FY2025, or '(missing)' where no record dates it
  member as channel, -- the channel; '(untouched)' is what nothing touched
  max(credit_count) filter (rule = 'first') as first_count, -- wins by the first touch
  max(credit_count) filter (rule = 'w_shaped') as w_shaped_count, -- wins by the touches first, at the lead and at the opportunity
  max(credit_count) filter (rule = 'shapley') as shapley_count, -- wins in equal parts of the channels
  max(credit_amount) filter (rule = 'first') as first_amount, -- amount by the first touch
  max(credit_amount) filter (rule = 'w_shaped') as w_shaped_amount, -- amount by the touches first, at the lead and at the opportunity
  max(credit_amount) filter (rule = 'shapley') as shapley_amount, -- amount in equal parts of the channels
  min(credit_count) as lowest_count, -- wins by the rule that gives it least
  max(credit_count) as highest_count, -- wins by the rule that gives it most
  min(credit_amount) as lowest_amount, -- amount by the rule that gives it least
  max(credit_amount) as highest_amount, -- amount by the rule that gives it most
  max(amount_rate) filter (rule = 'shapley') as amount_rate, -- its part of the amount, in equal parts of the channels
  min(credit_rank) as best_rank, -- its rank by the rule that ranks it highest
  max(credit_rank) as worst_rank, -- its rank by the rule that ranks it lowest
  coalesce(best_rank < worst_rank, false) as is_undecided, -- its rank depends on the rule
  sum(max(credit_amount) filter (rule = 'shapley')) over (partition by period_kind, period)::decimal(18,2) as all_amount, -- known amount of all wins of the period, which every rule shares out
  sum(max(credit_count) filter (rule = 'shapley')) over (partition by period_kind, period) as all_count, -- wins of the period
  count(*)::integer as rule_count, -- rules that were asked
  lookback_days, -- a marketing touch counts within so many days before the win
  half_life_days -- with time decay, days in which a touch loses half its weight
from metrics.channel_credit
cross join workspace.attribution
where level = 'channel' and period_kind <> 'fiscal_month'
group by period_kind, period, member, lookback_days, half_life_days
