-- One row per journey that sales left alone: without a contact, contacted late, or open and without a next step or with a broken promise of
-- one. What was not logged cannot be told from what was not done. None where no export holds activities.
-- key: journey_id
-- pages: outcome = 'open' and unworked_rank <= 1000
select
  journey_id,
  lead_source,
  region,
  department,
  product_line,
  coalesce(rep_id, '(missing)') as rep_id, -- the consultant; '(missing)' where none is named
  fiscal_year, -- of first contact
  entered_on,
  outcome,
  response = 'none' as has_no_contact, -- no contact on record, and ended or later than the threshold
  response = 'late' as is_late, -- first contacted later than the threshold
  has_no_next_step,
  is_overdue,
  waited_hours,
  last_contact_on,
  next_contact_on,
  idle_days,
  journey_amount,
  row_number() over (
    partition by outcome order by journey_amount desc nulls last, idle_days desc nulls last, journey_id
  )::integer as unworked_rank -- 1 is the largest amount, then the longest without a contact, among those of one outcome
from core.journeys
inner join core.journey_contacts using (journey_id)
where response in ('none', 'late') or has_no_next_step or is_overdue
