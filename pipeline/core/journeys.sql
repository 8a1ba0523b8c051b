-- One row per journey: a prospect pursued once, from first contact to outcome, lead and opportunity joined so that nobody counts twice.
-- key: journey_id
with
described as (
  select
    units.* exclude (latest_source),
    fates.* exclude (journey_id),
    case
      when lead_count > 0 then least(leads.created_at, opportunities.created_at)
      else coalesce(opportunities.created_at, leads.created_at)
    end as entered_at,
    coalesce(nullif(leads.lead_source, '(missing)'), opportunities.lead_source, '(missing)') as lead_source,
    coalesce(nullif(units.latest_source, '(missing)'), opportunities.lead_source, '(missing)') as latest_source,
    coalesce(nullif(leads.campaign, '(missing)'), opportunities.campaign, '(missing)') as campaign,
    coalesce(nullif(opportunities.region, '(missing)'), leads.region, '(missing)') as region,
    coalesce(nullif(opportunities.department, '(missing)'), leads.department, '(missing)') as department,
    coalesce(nullif(opportunities.product_line, '(missing)'), leads.product_line, '(missing)') as product_line,
    coalesce(opportunities.rep_id, leads.rep_id) as rep_id,
    coalesce(opportunities.customer_id, leads.customer_id) as customer_id,
    opportunities.amount as journey_amount
  from core.journey_units as units
  inner join core.journey_fates as fates using (journey_id)
  left join staging.opportunities using (opportunity_id)
  left join staging.leads on leads.lead_id = units.lead_id
),
reason_words as (
  select lower(trim(half_width(word))) as word, min(reason) as reason
  from workspace.reasons
  group by all
),
dated as (
  select *, day_of(entered_at) as entered_on, day_of(ended_at) as ended_on
  from described
),
aged as (
  select dated.*, if(outcome = 'open', as_of_on, ended_on) as age_until_on
  from dated
  cross join workspace.clock
)
select
  journey_id,
  opportunity_id,
  lead_id,
  lead_count,
  link_kind,
  customer_id,
  aged.lead_source, -- source of the first lead, else of the opportunity
  latest_source,
  coalesce(channel, aged.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  campaign, -- campaign of the first lead, else of the opportunity
  region,
  department,
  product_line,
  rep_id,
  stage,
  entered_at, -- first contact, in UTC
  entered_on, -- day of first contact; null where no record has a date
  coalesce(fiscal_year_of(entered_on), '(missing)') as fiscal_year, -- fiscal year of first contact
  coalesce(fiscal_quarter_of(entered_on), '(missing)') as fiscal_quarter, -- fiscal quarter of first contact
  coalesce(strftime(entered_on, '%Y-%m'), '(missing)') as fiscal_month, -- month of first contact
  outcome,
  ended_at,
  ended_on, -- day of the outcome; null while open, or where no record dates it
  recorded_reason,
  case
    when recorded_reason = '(missing)' or not exists (from workspace.reasons) then recorded_reason
    else coalesce(reason_words.reason, '(unmapped)')
  end as reason, -- why it ended, from the short list of headwater.yaml; as recorded where there is none
  journey_amount, -- deal value in the workspace's currency; null where unknown
  coalesce(ended_on < entered_on, false) as has_reversed_dates, -- it ended before its first contact: an anomaly of the records
  reopened_count,
  case when age_until_on > entered_on then date_diff('day', entered_on, age_until_on) when age_until_on = entered_on then 0.5 end::double as age_days, -- calendar days from first contact to the outcome, or to as_of while open; 0.5 within a day; null where undated or reversed
  case when outcome = 'won' then date_diff('day', entered_on, ended_on) end::double as won_days -- calendar days to the win, as recorded
from aged
left join workspace.channels on channels.lead_source = aged.lead_source
left join reason_words on reason_words.word = lower(trim(half_width(recorded_reason)))
