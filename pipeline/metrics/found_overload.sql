-- One row per region: whether its consultants had more open prospects than they can serve over the last year, and answered later, while another
-- region's had hands free.
-- key: finding_id
-- pages: false
with
loads as (
  select member, any_value(rep_count order by week_on desc) as rep_count, sum(open_count)::bigint as opens, sum(capacity_count)::bigint as capacities,
    opens / capacities::double as load, count(*) as weeks
  from metrics.load_by_region
  cross join workspace.clock
  where week_on > as_of_on - interval 1 year and member <> '(all)' and capacity_count > 0
  group by all
),
idle as (
  select member as idle, load as idle_load, capacities - opens as idle_free
  from loads
  order by load, member
  limit 1
),
latest as (
  select member, median(waiting_amount) as waiting, min(waiting_amount) as least_waiting, max(waiting_amount) as most_waiting
  from metrics.load_by_region
  cross join workspace.clock
  where week_on > as_of_on - interval 13 week and waiting_amount is not null
  group by all
),
answers as (
  select member, in_time_count, in_time_count + late_count as answered, rate(in_time_count, answered) as in_time_rate,
    sum(in_time_count) over () - in_time_count as other_in_time, sum(answered) over () - answered as other_answered
  from metrics.first_response
  where breakdown = 'region' and period = (select fiscal_year_of(as_of_on) from workspace.clock)
),
compared as (
  select
    *,
    odds_change(in_time_count, answered, other_in_time, other_answered) / sqrt(odds_variance(in_time_count, answered, other_in_time, other_answered)) as z
  from loads
  inner join answers using (member)
  left join latest using (member)
  cross join idle
)
from metrics.finding_shape
union all by name
select
  'overload:region:' || member || ':' || fiscal_year_of(as_of_on) as finding_id,
  'overload' as rule,
  'region' as breakdown,
  member,
  '(none)' as stage,
  '(none)' as reason,
  fiscal_year_of(as_of_on) as period,
  'other regions' as base_period,
  answered::integer as looked_count,
  normal_tail(-z) as probability,
  load > 1 and idle_load <= 0.75 and member <> idle as is_material,
  waiting::decimal(18,2) as size_amount,
  least_waiting::decimal(18,2) as size_low_amount,
  most_waiting::decimal(18,2) as size_high_amount,
  'open' as size_kind,
  true as is_blaming,
  'two rates' as test,
  'opportunities' as page,
  '' as page_query,
  'select member, sum(open_count) as open_sum, sum(capacity_count) as capacity_sum, max(rep_count) as rep_count from metrics.load_by_region where member <> ''(all)'' and week_on > date '''
    || (as_of_on - interval 1 year)::date || ''' group by all order by open_sum / capacity_sum desc' as evidence_sql,
  to_json([
    word_of('region', 'word', member),
    word_of('idle', 'word', idle),
    figure_of('reps', 'count', rep_count),
    figure_of('load', 'rate', load),
    figure_of('idle_load', 'rate', idle_load),
    figure_of('in_time_rate', 'rate', in_time_rate),
    figure_of('other_in_time_rate', 'rate', rate(other_in_time, other_answered)),
    figure_of('size', 'amount', size_amount),
    figure_of('low', 'amount', size_low_amount),
    figure_of('high', 'amount', size_high_amount)
  ])::varchar as figures
from compared
cross join workspace.clock
