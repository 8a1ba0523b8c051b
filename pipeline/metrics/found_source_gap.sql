-- One row per department: whether far more of its prospects than of the others' have no lead source on record.
-- key: finding_id
-- pages: false
with
stores as (
  select *, sum(journey_count) over () - journey_count as other_count, sum(unknown_count) over () - unknown_count as other_unknown_count
  from metrics.source_coverage
  where breakdown = 'department' and period_kind = 'all'
),
compared as (
  select
    *,
    rate(other_unknown_count, other_count) as other_rate,
    odds_change(unknown_count, journey_count, other_unknown_count, other_count)
      / sqrt(odds_variance(unknown_count, journey_count, other_unknown_count, other_count)) as z
  from stores
  where least(journey_count, other_count) >= (select least_count from workspace.findings)
)
from metrics.finding_shape
union all by name
select
  'source gap:department:' || member as finding_id,
  'source gap' as rule,
  'department' as breakdown,
  member,
  '(none)' as stage,
  '(none)' as reason,
  '(all)' as period,
  'other departments' as base_period,
  journey_count::integer as looked_count,
  normal_tail(z) as probability,
  unknown_rate >= 0.1 and unknown_rate >= 2 * other_rate as is_material,
  unknown_won_amount as size_amount,
  unknown_won_amount as size_low_amount,
  unknown_won_amount as size_high_amount,
  'won' as size_kind,
  true as is_blaming,
  'two rates' as test,
  'lead_source_value' as page,
  '' as page_query,
  'select member, journey_count, unknown_count, unknown_rate, unknown_rate_low, unknown_rate_high, unknown_won_count, unknown_won_amount '
    || 'from metrics.source_coverage where breakdown = ''department'' and period = ''(all)'' order by unknown_rate desc' as evidence_sql,
  to_json([
    word_of('store', 'word', member),
    figure_of('unknown', 'count', unknown_count),
    figure_of('journeys', 'count', journey_count),
    figure_of('unknown_rate', 'rate', unknown_rate),
    figure_of('other_rate', 'rate', other_rate),
    figure_of('wins', 'count', unknown_won_count),
    figure_of('size', 'amount', size_amount)
  ])::varchar as figures
from compared
