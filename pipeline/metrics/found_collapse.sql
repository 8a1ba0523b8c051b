-- One row per channel: whether its leads of some months turned out far worse than those of its other months, while the other channels' did not.
-- key: finding_id
-- pages: false
with
sized as (
  select
    *,
    least(base_won_rate * others_ratio, 1) as expected_rate,
    rate(won_count, journey_count) as won_rate,
    expected_rate - won_rate as gap,
    sqrt(((base_won_rate - wilson_low(base_won_count, base_journey_count)) * others_ratio) ** 2 + (wilson_high(won_count, journey_count) - won_rate) ** 2) as below,
    sqrt(((wilson_high(base_won_count, base_journey_count) - base_won_rate) * others_ratio) ** 2 + (won_rate - wilson_low(won_count, journey_count)) ** 2) as above,
    journey_count * value_amount::double as worth
  from metrics.channel_dips
)
from metrics.finding_shape
union all by name
select
  'collapse:channel:' || channel || ':' || from_period as finding_id,
  'collapse' as rule,
  'channel' as breakdown,
  channel as member,
  '(none)' as stage,
  '(none)' as reason,
  from_period as period,
  'other months' as base_period,
  journey_count + base_journey_count as looked_count,
  chance_rate as probability,
  won_rate < (1 - least_change_rate) * expected_rate as is_material,
  round(gap * worth, 2)::decimal(18,2) as size_amount,
  round((gap - below) * worth, 2)::decimal(18,2) as size_low_amount,
  round((gap + above) * worth, 2)::decimal(18,2) as size_high_amount,
  'won' as size_kind,
  true as is_blaming,
  'difference in differences, scan over months' as test,
  'spend_return' as page,
  'channel=' || as_query(channel) || '&period=' || fiscal_year_of(strptime(from_period || '-01', '%Y-%m-%d')::date) as page_query,
  'select period, spend_amount, journey_count, opportunity_count, won_count, won_amount, return_ratio from metrics.spend_return where level = ''channel'' and member = '
    || as_literal(channel) || ' and period_kind = ''month'' and period in (select period from metrics.spend_return where level = ''all'' and period_kind = ''month'' and decided_rate >= 0.8) order by period' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(spend_amount + base_spend_amount > 0, '(none)', 'unpaid')),
    word_of('channel', 'word', channel),
    word_of('from', 'month', from_period),
    word_of('to', 'month', to_period),
    figure_of('journeys', 'count', journey_count),
    figure_of('opportunity_rate', 'rate', rate(opportunity_count, journey_count)),
    figure_of('base_opportunity_rate', 'rate', rate(base_opportunity_count, base_journey_count)),
    figure_of('won_rate', 'rate', won_rate),
    figure_of('base_won_rate', 'rate', base_won_rate),
    figure_of('spend', 'amount', spend_amount / month_count),
    figure_of('base_spend', 'amount', base_spend_amount / base_month_count),
    figure_of('size', 'amount', size_amount),
    figure_of('low', 'amount', size_low_amount),
    figure_of('high', 'amount', size_high_amount)
  ])::varchar as figures
from sized
cross join workspace.findings
