-- One row per breakdown, member and grade: contacts due by the grade against stretches in which sales was in contact, and contacts announced
-- against those that followed in time. Where no export holds activities nothing is known of either.
-- key: breakdown, member, grade
-- pages: breakdown = 'all'
with
counted as (
  select
    breakdown_of(grouping(lead_source) * 16 + 8 + grouping(department) * 4 + 2 + grouping(rep_id)) as breakdown,
    coalesce(department, spans.rep_id, lead_source, '(all)') as member,
    grade,
    contact_days,
    count(*)::integer as span_count,
    sum(due_count)::integer as due_count,
    sum(kept_count)::integer as kept_count,
    sum(contact_count)::integer as contact_count,
    sum(announced_count)::integer as announced_count,
    sum(announced_kept_count)::integer as announced_kept_count,
    (select count(*) > 0 from core.activities) as is_known
  from (select * replace (coalesce(rep_id, '(missing)') as rep_id) from core.grade_spans) as spans
  inner join (select journey_id, department, lead_source from core.journeys) as journeys using (journey_id)
  group by grade, contact_days, grouping sets ((), (department), (rep_id), (lead_source))
)
select
  breakdown, -- all, department, rep or lead_source
  member, -- which of them; '(all)' where they are not split
  grade, -- the grade declared
  contact_days, -- such a prospect is to hear from sales once in so many days
  span_count, -- gradings that held for a time
  due_count, -- contacts due in those times
  case when is_known then kept_count end as kept_count, -- of them, stretches with a contact
  case when is_known then contact_count end as contact_count, -- contacts in those times; several in one stretch count as one kept
  case when is_known then rate(kept_count, due_count) end as kept_rate, -- kept / due
  case when is_known then wilson_low(kept_count, due_count) end as kept_rate_low, -- lower end of its 95 % Wilson interval
  case when is_known then wilson_high(kept_count, due_count) end as kept_rate_high, -- upper end of its 95 % Wilson interval
  case when is_known then announced_count end as announced_count, -- contacts that announced the next, for a day before as_of and the end
  case when is_known then announced_kept_count end as announced_kept_count, -- of them, followed by another until that day
  case when is_known then rate(announced_kept_count, announced_count) end as announced_kept_rate, -- their share
  case when is_known then wilson_low(announced_kept_count, announced_count) end as announced_kept_rate_low, -- lower end of its 95 % Wilson interval
  case when is_known then wilson_high(announced_kept_count, announced_count) end as announced_kept_rate_high -- upper end of its 95 % Wilson interval
from counted
