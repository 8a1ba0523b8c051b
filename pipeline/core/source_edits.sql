-- One row per journey and column of which dated exports show that its source was changed: that of its first lead, or of its opportunity
-- where no lead is known. After the win is what no export up to the day of the win shows yet.
-- key: journey_id, column_name
with
records as (
  select journey_id, outcome, ended_on, 'leads' as entity, lead_id as record_id
  from core.journeys
  where lead_id is not null
  union all
  select journey_id, outcome, ended_on, 'opportunities', opportunity_id
  from core.journeys
  where lead_id is null
)
select
  journey_id,
  column_name, -- lead_source: as recorded first; latest_source: as it stands now
  count(*)::integer as change_count, -- exports that show another source than the one before
  arg_min(earlier_source, shown_at) as first_source, -- what was shown first
  arg_max(later_source, shown_at) as last_source, -- what was shown last
  coalesce(bool_or(outcome = 'won' and day_of(shown_after) > ended_on), false) as is_after_won -- a change is first shown by an export of a day after that of the win
from staging.source_changes
inner join records using (entity, record_id)
group by journey_id, column_name
