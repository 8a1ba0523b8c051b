-- One row per channel with spend in the latest fiscal year: whether it is too early to judge its return: a quarter or more of its prospects is still
-- open, half as many again as the others', and if they fare as others of their age it may be no worse
-- than they. The interval is that of how many win (Poisson), of mean deals.
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
compared as (
  select
    spent.*,
    ratio(other_won_amount, other_spend_amount) as other_ratio,
    rate(spent.open_count, spent.journey_count) as open_rate,
    rate(other_open_count, other_journey_count) as other_open_rate,
    open_ones.open_expected_amount::double as expected,
    1.959963984540054 * sqrt(open_ones.open_expected_amount::double * whole.won_amount::double / whole.won_count) as half_width,
    ratio(open_ones.open_expected_amount, open_ones.spend_amount) as expected_ratio,
    ratio(greatest(expected - half_width, open_ones.won_amount::double), open_ones.spend_amount) as expected_low_ratio,
    ratio(expected + half_width, open_ones.spend_amount) as expected_high_ratio
  from spent
  left join (from metrics.spend_expected where period = '(all)') as open_ones on open_ones.channel = spent.member
  left join (from metrics.spend_expected where period = '(all)' and channel = '(all)' and won_count > 0) as whole on true
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
  journey_count >= least_count and open_rate >= 0.25 and open_rate >= 1.5 * other_open_rate and coalesce(expected_high_ratio >= other_ratio, true) as is_material,
  spend_amount as size_amount,
  spend_amount as size_low_amount,
  spend_amount as size_high_amount,
  'spent' as size_kind,
  false as is_blaming,
  'a quarter still open' as test,
  'spend_return' as page,
  'channel=' || as_query(member) || '&period=' || period as page_query,
  'select * from metrics.spend_return inner join (select channel as member, open_expected_amount, spend_amount as expected_spend_amount, won_amount as expected_won_amount, '
    || 'sum(won_amount) filter (channel = ''(all)'') over () / sum(won_count) filter (channel = ''(all)'') over () as deal_amount from metrics.spend_expected where period = ''(all)'') '
    || 'using (member) where level = ''channel'' and period = ' || as_literal(period) || ' and spend_amount > 0 order by return_ratio' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(expected_high_ratio is null, 'untold', '(none)')),
    word_of('channel', 'word', member),
    word_of('year', 'period', period),
    figure_of('ratio', 'ratio', return_ratio),
    figure_of('other_ratio', 'ratio', other_ratio),
    figure_of('open_rate', 'rate', open_rate),
    figure_of('open', 'count', open_count),
    figure_of('expected_ratio', 'ratio', expected_ratio),
    figure_of('expected_low_ratio', 'ratio', expected_low_ratio),
    figure_of('expected_high_ratio', 'ratio', expected_high_ratio),
    figure_of('size', 'amount', spend_amount)
  ])::varchar as figures
from compared
cross join workspace.findings
