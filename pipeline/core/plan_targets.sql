-- One row per breakdown, member and month: what was planned for it. A plan may be told more than once, by region and again by store, or as a total: of
-- those that name the breakdown, one whose sum in the month is that of one in more detail, to 1 %, is left out.
-- key: breakdown, member, month_on
with
named as (
  select
    *,
    (region <> '(missing)')::integer * 4 + (department <> '(missing)')::integer * 2 + (product_line <> '(missing)')::integer as detail,
    (region <> '(missing)')::integer + (department <> '(missing)')::integer + (product_line <> '(missing)')::integer as detail_count,
    unnest([
      {breakdown: 'all', member: '(all)', is_named: true},
      {breakdown: 'region', member: region, is_named: region <> '(missing)'},
      {breakdown: 'department', member: department, is_named: department <> '(missing)'},
      {breakdown: 'product_line', member: product_line, is_named: product_line <> '(missing)'}
    ], recursive := true)
  from core.targets
),
tellings as (
  select breakdown, month_on, detail, detail_count, sum(target_count) as count_sum, sum(target_amount) as amount_sum
  from named
  where is_named
  group by all
),
repeated as (
  select distinct less.breakdown, less.month_on, less.detail
  from tellings as less
  inner join tellings as more
    on more.breakdown = less.breakdown and more.month_on = less.month_on
    and (more.detail_count, more.detail) > (less.detail_count, less.detail)
    and abs(coalesce(more.amount_sum, more.count_sum) - coalesce(less.amount_sum, less.count_sum)) <= coalesce(more.amount_sum, more.count_sum) / 100
)
select
  breakdown, -- all, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  month_on, -- first day of the month
  sum(target_count)::integer as target_count, -- deals to win; null where none is planned by number
  sum(target_amount)::decimal(18,2) as target_amount -- amount to win; null where none is planned in money
from named
anti join repeated using (breakdown, month_on, detail)
where is_named
group by all
