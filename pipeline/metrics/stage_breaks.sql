-- One row per region, department or product line, and stage: the month from which on its prospects went on the less (the largest own fall), compared
-- with those of the months before and with what became of the others' in both. Prospects count in the month of their first contact, those that went on or ended.
-- key: breakdown, member, stage
-- pages: false
with
months as (
  select breakdown, member, stage, stage_order, period, went_on_count as went_on, went_on_count + ended_count as decided, won_count as wins, coalesce(won_amount, 0) as amount
  from metrics.stage_conversion
  where period_kind = 'fiscal_month' and breakdown in ('all', 'region', 'department', 'product_line') and regexp_full_match(period, '\d{4}-\d{2}')
),
known as (
  select period, row_number() over (order by period) as number, count(*) over () as month_count
  from (select distinct period from months)
),
breaks as (
  select period as from_period
  from known
  where number between 4 and month_count - 2
),
sums as (
  select
    breakdown, member, stage, stage_order, from_period, period >= from_period as is_since,
    sum(went_on)::integer as went_on, sum(decided)::integer as decided, sum(wins)::integer as wins, sum(amount) as amount
  from breaks
  cross join months
  group by all
),
sides as (
  select own.*, rest.went_on - own.went_on as other_went_on, rest.decided - own.decided as others
  from (from sums where breakdown <> 'all') as own
  inner join (from sums where breakdown = 'all') as rest using (stage, from_period, is_since)
),
compared as (
  select
    since.breakdown, since.member, since.stage, since.stage_order, since.from_period,
    struct_pack(since := since, base := base) as told,
    (odds_change(since.went_on, since.decided, base.went_on, base.decided) - odds_change(since.other_went_on, since.others, base.other_went_on, base.others))
      / sqrt(odds_variance(since.went_on, since.decided, base.went_on, base.decided) + odds_variance(since.other_went_on, since.others, base.other_went_on, base.others)) as z,
    rate(since.went_on + base.went_on, since.decided + base.decided) as pooled,
    (since.went_on / since.decided - base.went_on / base.decided) / sqrt(pooled * (1 - pooled) * (1 / since.decided + 1 / base.decided) + 1e-12) as own_z,
    (select count(*) from breaks) as break_count
  from (from sides where is_since) as since
  inner join (from sides where not is_since) as base using (breakdown, member, stage, from_period)
  where least(since.decided, base.decided, since.others, base.others) >= (select least_count from workspace.findings)
)
select
  breakdown, -- region, department or product_line
  member, -- which of them
  stage, -- the stage
  stage_order, -- 1 is the first contact
  from_period, -- month of first contact from which on fewer went on
  told.since.went_on as went_on_count, -- since then, went on
  told.since.decided as decided_count, -- since then, went on or ended
  told.base.went_on as base_went_on_count, -- before
  told.base.decided as base_decided_count, -- before
  told.since.other_went_on as other_went_on_count, -- of the other members, since then
  told.since.others as other_decided_count, -- of the other members, since then
  least(1, normal_tail(-z) * break_count)::double as chance_rate, -- probability of such a fall from any month on by chance (Bonferroni)
  rate(told.base.went_on, told.base.decided) as base_rate, -- went on, before
  ratio(told.since.other_went_on * (told.base.others::double), told.base.other_went_on * told.since.others::double) as others_ratio, -- the others' rate since then over theirs before
  rate(told.base.wins, told.base.went_on) as won_of_went_on_rate, -- before, won of those that went on
  amount_each(told.base.amount, told.base.wins) as value_amount -- before, mean deal
from compared
qualify row_number() over (partition by breakdown, member, stage order by own_z, from_period) = 1
