-- One row per region, department or product line, and stage: whether since some month far fewer go on than before while the others' do. Where a region and a
-- department of its own both leak at a stage, the one that chance explains less is material.
-- key: finding_id
-- pages: false
with
sized as (
  select
    breaks.*,
    least(base_rate * others_ratio, 1) as expected_rate,
    rate(went_on_count, decided_count) as went_on_rate,
    expected_rate - went_on_rate as gap,
    sqrt(((base_rate - wilson_low(base_went_on_count, base_decided_count)) * others_ratio) ** 2 + (wilson_high(went_on_count, decided_count) - went_on_rate) ** 2) as below,
    sqrt(((wilson_high(base_went_on_count, base_decided_count) - base_rate) * others_ratio) ** 2 + (went_on_rate - wilson_low(went_on_count, decided_count)) ** 2) as above,
    decided_count * won_of_went_on_rate * value_amount::double as worth,
    case when reasons.chance_rate < 0.01 then reasons.reason else '(none)' end as reason,
    rate(reason_count, loss_count) as reason_rate,
    rate(other_reason_count, other_loss_count) as other_reason_rate
  from metrics.stage_breaks as breaks
  left join metrics.leak_reasons as reasons
    on reasons.breakdown = breaks.breakdown and reasons.member = breaks.member and reasons.stage = breaks.stage
    and reasons.fiscal_year = fiscal_year_of(strptime(from_period || '-01', '%Y-%m-%d')::date)
),
places as (
  select distinct region, department from core.journeys
),
nested as (
  select region.breakdown, region.member, region.stage, min(department.chance_rate) as nearest_rate
  from sized as region
  inner join places on places.region = region.member
  inner join sized as department on department.breakdown = 'department' and department.member = places.department and department.stage = region.stage
  where region.breakdown = 'region'
  group by all
  union all
  select department.breakdown, department.member, department.stage, min(region.chance_rate)
  from sized as department
  inner join places on places.department = department.member
  inner join sized as region on region.breakdown = 'region' and region.member = places.region and region.stage = department.stage
  where department.breakdown = 'department'
  group by all
)
from metrics.finding_shape
union all by name
select
  'leak:' || breakdown || ':' || member || ':' || stage || ':' || from_period as finding_id,
  'leak' as rule,
  breakdown,
  member,
  stage,
  reason,
  from_period as period,
  'months before' as base_period,
  decided_count + base_decided_count as looked_count,
  chance_rate as probability,
  went_on_rate < (1 - least_change_rate) * expected_rate
    and case when breakdown = 'department' then chance_rate < coalesce(nearest_rate, 2) else chance_rate <= coalesce(nearest_rate, 2) end as is_material,
  round(gap * worth, 2)::decimal(18,2) as size_amount,
  round((gap - below) * worth, 2)::decimal(18,2) as size_low_amount,
  round((gap + above) * worth, 2)::decimal(18,2) as size_high_amount,
  'won' as size_kind,
  true as is_blaming,
  'difference in differences, scan over months' as test,
  'stage_conversion' as page,
  'whose=' || breakdown || ':' || as_query(member) || '&year=' || fiscal_year_of(strptime(from_period || '-01', '%Y-%m-%d')::date) || '&stage=' || as_query(stage) || '&by=' || breakdown as page_query,
  'select period, breakdown, member, went_on_count, ended_count, went_on_rate from metrics.stage_conversion where period_kind = ''fiscal_month'' and stage = ' || as_literal(stage)
    || ' and (breakdown = ''all'' or breakdown = ''' || breakdown || ''' and member = ' || as_literal(member) || ') order by breakdown desc, period' as evidence_sql,
  to_json([
    word_of('variant', 'word', if(reason = '(none)', '(none)', 'with_reason')),
    word_of('member', 'word', member),
    word_of('stage', 'word', stage),
    word_of('from', 'month', from_period),
    figure_of('rate', 'rate', went_on_rate),
    figure_of('decided', 'count', decided_count),
    figure_of('base_rate', 'rate', base_rate),
    figure_of('other_rate', 'rate', rate(other_went_on_count, other_decided_count)),
    word_of('reason', 'word', reason),
    word_of('reason_year', 'period', fiscal_year_of(strptime(from_period || '-01', '%Y-%m-%d')::date)),
    figure_of('reason_rate', 'rate', reason_rate),
    figure_of('other_reason_rate', 'rate', other_reason_rate),
    figure_of('size', 'amount', size_amount),
    figure_of('low', 'amount', size_low_amount),
    figure_of('high', 'amount', size_high_amount)
  ])::varchar as figures
from sized
left join nested using (breakdown, member, stage)
cross join workspace.findings
