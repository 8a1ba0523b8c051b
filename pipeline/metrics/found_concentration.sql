-- One row per lead source that brought wins in the latest fiscal year: whether it alone brought two fifths of the won amount or more.
-- key: finding_id
-- pages: false
with
sources as (
  select *, sum(won_amount) over () as whole_amount
  from metrics.lead_source_value
  where breakdown = 'lead_source' and period = (select fiscal_year_of(as_of_on) from workspace.clock) and won_amount > 0
)
from metrics.finding_shape
union all by name
select
  'concentration:lead_source:' || member || ':' || period as finding_id,
  'concentration' as rule,
  'lead_source' as breakdown,
  member,
  '(none)' as stage,
  '(none)' as reason,
  period,
  '(none)' as base_period,
  won_count::integer as looked_count,
  null as probability,
  wilson_low(won_count, sum(won_count) over ()) >= 0.35 and won_amount >= 0.4 * whole_amount and member <> '(missing)' as is_material,
  won_amount as size_amount,
  won_amount as size_low_amount,
  won_amount as size_high_amount,
  'won' as size_kind,
  false as is_blaming,
  'two fifths of the won amount' as test,
  'lead_source_value' as page,
  'year=' || period as page_query,
  'select member, won_count, won_amount from metrics.lead_source_value where breakdown = ''lead_source'' and period = ' || as_literal(period) || ' order by won_amount desc nulls last' as evidence_sql,
  to_json([
    word_of('source', 'word', member),
    word_of('year', 'period', period),
    figure_of('share', 'rate', won_amount::double / whole_amount::double),
    figure_of('wins', 'count', won_count),
    figure_of('size', 'amount', won_amount)
  ])::varchar as figures
from sources
