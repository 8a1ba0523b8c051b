-- One row per lost journey with a sign that little was done for it: no two-way contact on record, few timely contacts, a loss soon after the
-- first contact or one of many on a day at the month's end, or a customer who bought after all. What was not logged cannot be told from
-- what was not done; where no export holds activities the first two are not told.
-- key: journey_id
-- pages: newest_rank <= 500
with
losses as (
  select
    journeys.*,
    contact_count is not null and coalesce(two_way_count, 0) = 0 as has_no_two_way_contact,
    contact_count is not null and timely_count < threshold('timely_contacts') as has_few_contacts,
    coalesce(date_diff('second', coalesce(first_contact_at, entered_at), ended_at) / 3600.0 <= threshold('quick_loss_hours'), false)
      and not has_reversed_dates as is_quick,
    coalesce(date_diff('day', ended_on, last_day(ended_on)) < 3, false) as is_at_month_end,
    case when rep_id is not null then count(*) over (partition by rep_id, ended_on) end as rep_loss_count,
    case when department <> '(missing)' then count(*) over (partition by department, ended_on) end as department_loss_count,
    contact_count
  from core.journeys
  inner join core.journey_contacts using (journey_id)
  where outcome = 'lost'
),
purchases as (
  select customer_id, max(entered_at) as last_entered_at, max(ended_at) as last_ended_at
  from core.journeys
  where outcome = 'won' and customer_id is not null
  group by all
),
flagged as (
  select
    losses.*,
    is_at_month_end and greatest(coalesce(rep_loss_count, 0), coalesce(department_loss_count, 0)) >= threshold('bulk_losses') as is_bulk,
    coalesce(last_entered_at > entered_at, false) or coalesce(last_ended_at > ended_at, false) as is_bought_later
  from losses
  left join purchases using (customer_id)
)
select
  journey_id,
  lead_source,
  region,
  department,
  product_line,
  coalesce(rep_id, '(missing)') as rep_id, -- the consultant; '(missing)' where none is named
  fiscal_year, -- of first contact
  entered_on,
  ended_on,
  reason,
  has_no_two_way_contact, -- no contact on record in which the customer is known, or may be taken, to have taken part
  has_few_contacts, -- fewer timely contacts than the threshold
  is_quick, -- lost soon after the first contact, or where none is on record after the arrival
  is_bulk, -- lost with many of the same consultant or department, on one of the last three days of a month
  is_bought_later, -- the same customer was won under another journey that began or ended later
  contact_count, -- contacts on record before the loss; null where no export holds activities
  journey_amount,
  row_number() over (order by ended_on desc nulls last, journey_id)::integer as newest_rank -- 1 is the latest loss
from flagged
where has_no_two_way_contact or has_few_contacts or is_quick or is_bulk or is_bought_later
