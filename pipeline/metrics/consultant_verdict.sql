-- One row: whether consultants differ in what they win beyond chance, and how many got unequal parts of the chances of their department in the year to as_of.
-- key:
with
factors as (
  select
    count(*) as rep_count, sum(decided_count) as decided_count, max(chance_rate) as chance_rate,
    coalesce(bool_or(is_different), false) as is_different, coalesce(max(reason), 'too few consultants') as reason
  from metrics.rep_factors
),
shares as (
  select count(*) as compared_count, count(*) filter (is_unequal) as unequal_count
  from metrics.rep_fairness
  where rep_count >= 2
)
select
  rep_count::integer as rep_count, -- consultants with a journey that ended
  coalesce(decided_count, 0)::integer as decided_count, -- journeys of theirs that ended
  is_different, -- their wins differ beyond chance from what lead sources, product lines and departments let expect
  chance_rate, -- chance of differences as large between consultants that do not differ; null where too few can be compared
  reason, -- no evidence that consultants differ, too few consultants, or (none)
  compared_count::integer as compared_count, -- consultants whose part of their department's chances is known
  case when unequal_count = 0 or least(unequal_count, compared_count - unequal_count) >= least_count then unequal_count end::integer as unequal_count -- of them, whose part differs from an equal one beyond chance; null where few
from factors
cross join shares
cross join workspace.privacy
