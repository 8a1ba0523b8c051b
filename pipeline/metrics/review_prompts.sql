-- One row per consultant who stands out by at least two indicators of different families: what to look at together. A prompt to ask, not a
-- finding; its records are in metrics.review_records.
-- key: rep_id
-- pages: false
with
flagged as (
  from metrics.log_integrity
  where level = 'rep' and is_flagged
)
select
  member as rep_id, -- the consultant, by pseudonym where a profile says personal
  coalesce(any_value(department), '(missing)') as department, -- the consultant's
  count(*)::integer as indicator_count, -- indicators that stand out
  count(distinct family)::integer as family_count, -- families that they belong to
  sum(marked_count)::integer as marked_count, -- marks behind them; one record may have several
  string_agg(indicator, ', ' order by family, indicator) as indicators, -- which
  string_agg(says || ' (' || marked_count || ' of ' || record_count || ')', '; ' order by family, indicator) as says, -- in words
  string_agg(innocent_reason, '; ' order by family, indicator) as innocent_reasons -- what is usually behind them
from flagged
left join core.reps on reps.rep_id = flagged.member
group by member
having count(distinct family) >= 2
