-- One row per channel with spend in the latest fiscal year: whether it is too early to judge its return: a quarter or more of its prospects is still
-- open, half as many again as the others', and at full age it may be no worse than they.
-- key: finding_id
-- pages: false
with
spent as (
  select *, sum(spend_amount) over () - spend_amount as other_spend_amount,
    sum(open_count) over () - open_count as other_open_count, sum(journey_count) over () - journey_count as other_journey_count, sum(paid_won_amount) over () - coalesce(paid_won_amount, 0) as other_won_amount
  from metrics.spend_return
  where level = 'channel' and period_kind = 'fiscal_year' and spend_amount > 0
    and period = (select fiscal_year_of(as_of_on) from workspace.clock)
),
expected as (
  select
    spent.*,
    ratio(other_won_amount, other_spend_amount) as other_ratio,
    rate(spent.open_count, spent.journey_count) as open_rate,
    rate(other_open_count, other_journey_count) as other_open_rate,
    expected.expected_amount, expected.expected_low_amount, expected.expected_high_amount, expected.open_expected_amount,
    expected_return_ratio, expected_return_low_ratio, expected_return_high_ratio, expected.spend_amount as expected_spend_amount
  from spent
  left join metrics.spend_expected as expected on expected.channel = spent.member and expected.period = '(all)'
)
from metrics.finding_shape
union all by name
select
  'immature:channel:' || member || ':' || period as finding_id,
  'immature' as rule,
  'channel' as breakdown,
  member,
  '(none)' as stage,
  '(none)' as reason,
  period,
  'other channels' as base_period,
  journey_count::integer as looked_count,
  null as probability,
  journey_count >= least_count and open_rate >= 0.25 and open_rate >= 1.5 * other_open_rate and coalesce(expected_return_high_ratio >= other_ratio, true) as is_material,
  spend_amount as size_amount,
  spend_amount as size_low_amount,
  spend_amount as size_high_amount,
  'spent' as size_kind,
  false as is_blaming,
  'a quarter still open' as test,
  'spend_return' as page,
  'channel=' || as_query(member) || '&period=' || period as page_query,
  'select member, spend_amount, journey_count, open_count, won_count, return_ratio, expected_return_ratio, expected_return_low_ratio, expected_return_high_ratio '
    || 'from metrics.spend_return left join (select channel as member, expected_return_ratio, expected_return_low_ratio, expected_return_high_ratio from metrics.spend_expected where period = ''(all)'') '
    || 'using (member) where level = ''channel'' and period = ' || as_literal(period) || ' and spend_amount > 0 order by return_ratio' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(expected_return_ratio is null, 'untold', '(none)')),
    word_of('channel', 'word', member),
    word_of('year', 'period', period),
    figure_of('ratio', 'ratio', return_ratio),
    figure_of('other_ratio', 'ratio', other_ratio),
    figure_of('open_rate', 'rate', open_rate),
    figure_of('open', 'count', open_count),
    figure_of('expected_ratio', 'ratio', expected_return_ratio),
    figure_of('expected_low_ratio', 'ratio', expected_return_low_ratio),
    figure_of('expected_high_ratio', 'ratio', expected_return_high_ratio),
    figure_of('size', 'amount', spend_amount)
  ])::varchar as figures
from expected
cross join workspace.findings
