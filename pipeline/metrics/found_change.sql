-- One row per part of the change of the won amount against the year before, of the whole company: how many came, how many went on from each stage, what a
-- deal brought. A change of the deals that the mix explains is no finding of its own.
-- key: finding_id
-- pages: false
with
effects as (
  from metrics.year_bridge
  where period = (select max(period) from metrics.year_bridge) and breakdown = 'all' and effect in ('volume', 'conversion', 'deal value')
    and effect_high_amount > effect_low_amount
)
from metrics.finding_shape
union all by name
select
  'change:' || effect || ':' || stage || ':' || period as finding_id,
  'change' as rule,
  'all' as breakdown,
  '(all)' as member,
  if(effect = 'conversion', stage, '(none)') as stage,
  '(none)' as reason,
  period,
  base_period,
  (select max(case_count) from metrics.same_age where same_age.period = effects.period and breakdown = 'all' and question = 'journeys')::integer as looked_count,
  2 * normal_tail(abs(effect_amount::double) / ((effect_high_amount - effect_low_amount)::double / 3.919927969080108)) as probability,
  not (effect = 'deal value' and exists (from metrics.found_mix_effect where is_material and found_mix_effect.probability < 0.01)) as is_material,
  effect_amount as size_amount,
  effect_low_amount as size_low_amount,
  effect_high_amount as size_high_amount,
  'won' as size_kind,
  false as is_blaming,
  'bridge of two years, resampled' as test,
  'year_review' as page,
  'year=' || period as page_query,
  'select effect, stage, effect_amount, effect_low_amount, effect_high_amount, base_value, period_value from metrics.year_bridge where breakdown = ''all'' and period = '
    || as_literal(period) || ' order by effect_order' as evidence_sql,
  to_json([
    word_of('variant', 'word', replace(effect, ' ', '_') || if(effect_amount < 0, '_down', '_up')),
    word_of('stage', 'word', stage),
    word_of('year', 'period', period),
    word_of('base_year', 'period', base_period),
    figure_of('value', case effect when 'volume' then 'count' when 'conversion' then 'rate' else 'amount' end, period_value),
    figure_of('base_value', case effect when 'volume' then 'count' when 'conversion' then 'rate' else 'amount' end, base_value),
    figure_of('size', 'amount', abs(effect_amount)),
    figure_of('low', 'amount', least(abs(effect_low_amount), abs(effect_high_amount))),
    figure_of('high', 'amount', greatest(abs(effect_low_amount), abs(effect_high_amount)))
  ])::varchar as figures
from effects
