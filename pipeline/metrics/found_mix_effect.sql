-- One row per lead source, region or product line split of the latest two fiscal years: whether the mean deal changed because the mix did, while within the
-- members it moved by less than half as much.
-- key: finding_id
-- pages: false
with
effects as (
  from metrics.year_bridge
  where period = (select max(period) from metrics.year_bridge)
),
deal as (
  select base_value, period_value, effect_amount as deal_amount, is_told as is_deal_told
  from effects
  where breakdown = 'all' and effect = 'deal value'
),
within as (
  select breakdown, effect_amount as within_amount
  from effects
  where member = '(all)' and effect = 'deal value'
),
grown as (
  select breakdown, member as grown, base_value as base_share, period_value as share
  from effects
  where effect = 'mix' and member <> '(all)'
  qualify row_number() over (partition by breakdown order by period_value - base_value desc, member) = 1
)
from metrics.finding_shape
union all by name
select
  'mix effect:' || breakdown || ':' || period as finding_id,
  'mix effect' as rule,
  breakdown,
  coalesce(grown, '(all)') as member,
  '(none)' as stage,
  '(none)' as reason,
  period,
  base_period,
  (select max(case_count) from metrics.same_age where same_age.period = mixes.period and breakdown = 'all' and question = 'mean_won_amount')::integer as looked_count,
  2 * normal_tail(abs(effect_amount::double) / ((effect_high_amount - effect_low_amount)::double / 3.919927969080108)) as probability,
  is_deal_told and sign(deal_amount) = sign(effect_amount) and abs(within_amount) < abs(deal_amount) / 2 as is_material,
  effect_amount as size_amount,
  effect_low_amount as size_low_amount,
  effect_high_amount as size_high_amount,
  'won' as size_kind,
  false as is_blaming,
  'bridge of two years, resampled' as test,
  'year_review' as page,
  'year=' || period as page_query,
  'select breakdown, member, effect, effect_amount, effect_low_amount, effect_high_amount, base_value, period_value from metrics.year_bridge where period = ' || as_literal(period)
    || ' and effect in (''mix'', ''deal value'') and (breakdown = ''all'' or breakdown = ''' || breakdown || ''') order by effect_order, breakdown, member' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(effect_amount < 0, 'down', 'up')),
    word_of('member', 'word', coalesce(grown, '(all)')),
    word_of('year', 'period', period),
    word_of('base_year', 'period', base_period),
    figure_of('deal', 'amount', deal.period_value),
    figure_of('base_deal', 'amount', deal.base_value),
    figure_of('share', 'rate', share),
    figure_of('base_share', 'rate', base_share),
    figure_of('within', 'amount', abs(within_amount)),
    figure_of('size', 'amount', abs(effect_amount)),
    figure_of('low', 'amount', least(abs(effect_low_amount), abs(effect_high_amount))),
    figure_of('high', 'amount', greatest(abs(effect_low_amount), abs(effect_high_amount)))
  ])::varchar as figures
from (from effects where effect = 'mix' and member = '(all)' and effect_high_amount > effect_low_amount) as mixes
inner join within using (breakdown)
left join grown using (breakdown)
cross join deal
