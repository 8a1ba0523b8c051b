-- One row per month of the last year: whether far more, or far less, was won in it than in the company's other months (robust z on the logarithm). The first
-- three months on record are left out, for wins of prospects from before are missing in them.
-- key: finding_id
-- pages: false
with
months as (
  select period, period_won_count, period_won_amount, ln(greatest(period_won_amount::double, 1)) as level
  from metrics.spend_return
  where spend_return.level = 'all' and period_kind = 'month'
  qualify row_number() over (order by period) > 3 and last_day(strptime(period || '-01', '%Y-%m-%d')::date) <= (select as_of_on from workspace.clock)
),
middle as (
  select median(level) as median_level, median(period_won_amount) as median_amount, count(*) as month_count
  from months
),
spread as (
  select greatest(1.4826 * median(abs(level - median_level)), 0.05) as spread
  from months
  cross join middle
)
from metrics.finding_shape
union all by name
select
  'outlier:' || period as finding_id,
  'outlier' as rule,
  'all' as breakdown,
  '(all)' as member,
  '(none)' as stage,
  '(none)' as reason,
  period,
  'other months' as base_period,
  month_count::integer as looked_count,
  null as probability,
  abs(level - median_level) / spread > 3.5 and month_count >= 12 as is_material,
  (period_won_amount - median_amount)::decimal(18,2) as size_amount,
  (period_won_amount - median_amount)::decimal(18,2) as size_low_amount,
  (period_won_amount - median_amount)::decimal(18,2) as size_high_amount,
  'won' as size_kind,
  false as is_blaming,
  'robust z' as test,
  'spend_return' as page,
  '' as page_query,
  'select period, period_won_count, period_won_amount from metrics.spend_return where level = ''all'' and period_kind = ''month'' order by period' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(level < median_level, 'down', 'up')),
    word_of('month', 'month', period),
    figure_of('won', 'amount', period_won_amount),
    figure_of('wins', 'count', period_won_count),
    figure_of('usual', 'amount', median_amount)
  ])::varchar as figures
from months
cross join middle
cross join spread
cross join workspace.clock
where period > strftime(as_of_on - interval 1 year, '%Y-%m')
