-- One row per period of the win, level, member and rule: the part of the wins and of their amount that the rule gives a channel, a lead source
-- or a campaign. What nothing touched is '(untouched)', so that every rule adds up to what was won. It is a way to share out, and tells
-- nothing of what would happen without the member. The rules are told in docs/attribution.md.
-- key: period_kind, period, level, member, rule
-- pages: false
with
small as (
  select fiscal_year, fiscal_month, channel, lead_source, campaign, sum(columns('_(count|amount)$'))
  from core.touch_credits
  group by all
),
summed as (
  select
    case when grouping(fiscal_month) = 0 then 'fiscal_month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(fiscal_month, fiscal_year, '(all)') as period,
    case when grouping(channel) = 0 then 'channel' when grouping(lead_source) = 0 then 'lead_source' else 'campaign' end as level,
    coalesce(channel, lead_source, campaign) as member,
    sum(columns('_(count|amount)$'))
  from small
  group by
    grouping sets ((), (fiscal_year), (fiscal_month)),
    grouping sets ((channel), (lead_source), (campaign))
),
ruled as (
  from summed
  unpivot include nulls ((credit_count, credit_amount) for rule in (
    (first_count, first_amount) as 'first', (last_count, last_amount) as 'last',
    (last_non_direct_count, last_non_direct_amount) as 'last_non_direct', (linear_count, linear_amount) as 'linear',
    (u_shaped_count, u_shaped_amount) as 'u_shaped', (j_shaped_count, j_shaped_amount) as 'j_shaped',
    (inverse_j_count, inverse_j_amount) as 'inverse_j', (w_shaped_count, w_shaped_amount) as 'w_shaped',
    (full_path_count, full_path_amount) as 'full_path', (time_decay_count, time_decay_amount) as 'time_decay',
    (shapley_count, shapley_amount) as 'shapley'
  ))
),
touched as (
  select period_kind, period, sum(credit_count) as won_count, sum(credit_amount) as won_amount
  from ruled
  where level = 'channel' and rule = 'linear' and member <> '(untouched)'
  group by all
),
removals as (
  select
    period_kind, period, channel, path_order, touched.won_count, touched.won_amount,
    coalesce(sum(credit_rate) over earlier, 0) as count_before,
    if(lead(channel) over path is null, 1, sum(credit_rate) over so_far) as count_after,
    coalesce(sum(coalesce(value_credit_rate, credit_rate)) over earlier, 0) as amount_before,
    if(lead(channel) over path is null, 1, sum(coalesce(value_credit_rate, credit_rate)) over so_far) as amount_after
  from metrics.markov_credit
  inner join touched using (period_kind, period)
  where credit_rate is not null
  window
    path as (partition by period_kind, period, path_order order by channel),
    so_far as (path rows unbounded preceding),
    earlier as (path rows between unbounded preceding and 1 preceding)
),
credited as (
  select period_kind, period, level, member, rule, credit_count, credit_amount
  from ruled
  union all
  select
    period_kind, period, 'channel', channel, 'markov_' || path_order,
    part_of_win(count_before * won_count, count_after * won_count),
    part_of_amount(amount_before, amount_after, won_amount)
  from removals
  union all
  select period_kind, period, level, member, 'markov_' || path_order, credit_count, credit_amount
  from ruled
  inner join (select distinct period_kind, period, path_order from removals) as orders using (period_kind, period)
  where level = 'channel' and member = '(untouched)' and rule = 'linear'
),
rated as (
  select
    *,
    sum(credit_count) over ruled as all_count,
    sum(credit_amount) over ruled as all_amount,
    member not in ('(untouched)', '(missing)') and max(credit_count) over (partition by period_kind, period, level, member) >= 5 as is_ranked
  from credited
  window ruled as (partition by period_kind, period, level, rule)
)
select
  period_kind, -- all, fiscal_year or fiscal_month
  period, -- of the win: '(all)', FY2025, 2025-03, or '(missing)' where no record dates it
  level, -- channel, lead_source or campaign
  member, -- the channel, source or campaign; '(untouched)' is what nothing touched
  rule, -- how credit is shared out
  credit_count, -- wins' parts that the rule gives it
  credit_amount::decimal(18,2) as credit_amount, -- the same of their amount, as far as it is known; null where none is
  rate(credit_count, all_count) as credit_rate, -- its part of the wins
  rate(greatest(credit_amount, 0)::double, all_amount::double) as amount_rate, -- its part of the amount
  case
    when is_ranked then row_number() over (
      partition by period_kind, period, level, rule, is_ranked
      order by credit_amount desc nulls last, credit_count desc, member
    )::integer
  end as credit_rank -- 1 has the most of the amount by this rule; null for what no rule gives five wins, and for what is no source
from rated
