-- One row per lead source: whether far more of its leads than of the others' are prospects that sales had from another source already.
-- key: finding_id
-- pages: false
with
sources as (
  select member, lead_count, resold_count, resold_rate, resold_rate_low, resold_rate_high,
    sum(lead_count) over () - lead_count as other_count, sum(resold_count) over () - resold_count as other_resold_count
  from metrics.lead_source_value
  where breakdown = 'lead_source' and period_kind = 'all' and member <> '(missing)' and resold_count is not null
),
spent as (
  select coalesce(lead_source, '(missing)') as member, sum(spend_amount) as spend_amount
  from core.spend
  group by all
),
compared as (
  select
    *,
    rate(other_resold_count, other_count) as other_rate,
    odds_change(resold_count, lead_count, other_resold_count, other_count) / sqrt(odds_variance(resold_count, lead_count, other_resold_count, other_count)) as z
  from sources
  left join spent using (member)
  where least(lead_count, other_count) >= (select least_count from workspace.findings)
)
from metrics.finding_shape
union all by name
select
  'resold:lead_source:' || member as finding_id,
  'resold' as rule,
  'lead_source' as breakdown,
  member,
  '(none)' as stage,
  '(none)' as reason,
  '(all)' as period,
  'other sources' as base_period,
  lead_count::integer as looked_count,
  normal_tail(z) as probability,
  resold_rate >= 0.1 and resold_rate >= 2 * other_rate as is_material,
  round(resold_rate * spend_amount::double, 2)::decimal(18,2) as size_amount,
  round(resold_rate_low * spend_amount::double, 2)::decimal(18,2) as size_low_amount,
  round(resold_rate_high * spend_amount::double, 2)::decimal(18,2) as size_high_amount,
  'spent' as size_kind,
  true as is_blaming,
  'two rates' as test,
  'lead_source_value' as page,
  '' as page_query,
  'select member, lead_count, resold_count, resold_rate, resold_rate_low, resold_rate_high, won_of_entered_rate from metrics.lead_source_value '
    || 'where breakdown = ''lead_source'' and period = ''(all)'' order by resold_rate desc nulls last' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(spend_amount > 0, '(none)', 'unpaid')),
    word_of('source', 'word', member),
    figure_of('resold', 'count', resold_count),
    figure_of('leads', 'count', lead_count),
    figure_of('resold_rate', 'rate', resold_rate),
    figure_of('other_rate', 'rate', other_rate),
    figure_of('spend', 'amount', spend_amount),
    figure_of('size', 'amount', size_amount),
    figure_of('low', 'amount', size_low_amount),
    figure_of('high', 'amount', size_high_amount)
  ])::varchar as figures
from compared
