-- One row per journey: a prospect pursued once, from first contact to outcome, lead and opportunity joined so that nobody counts
-- twice. Every opportunity is a journey, and so is every lead that belongs to none; a lead's later opportunities are journeys
-- with its source and without a lead. Leads that were merged, or that one person sent again, are one journey: the earliest says where
-- it came from, and one that is won, open, lost, set aside or disqualified (in this order) says how it stands. Where
-- records go on after as_of, those of a journey say more than was known: then its history decides, and else only an end that is
-- dated.
-- key: journey_id
with
lead_groups as (
  select
    journey_id,
    leads.opportunity_id,
    arg_min(lead_id, (leads.created_at, lead_id)) as lead_id,
    arg_min(link_kind, (leads.created_at, lead_id)) filter (link_kind not in ('merged', 'none')) as link_kind,
    arg_max(leads.latest_source, (leads.created_at, lead_id)) filter (leads.latest_source <> '(missing)') as latest_source,
    count(*) as lead_count,
    arg_max(lead_id, (
      link_kind <> 'merged',
      case coalesce(outcome, 'open') when 'won' then 5 when 'open' then 4 when 'lost' then 3 when 'nurturing' then 2 else 1 end,
      leads.created_at,
      lead_id
    )) as stating_lead_id
  from core.leads
  inner join staging.leads as records using (lead_id)
  group by all
),
units as (
  select
    'opportunity/' || opportunity_id as journey_id,
    opportunity_id,
    coalesce(lead_groups.lead_id, opportunities.lead_id) as lead_id,
    null as stating_lead_id,
    coalesce(lead_count, 0) as lead_count,
    link_kind,
    latest_source
  from staging.opportunities
  left join lead_groups using (opportunity_id)
  union all by name
  select journey_id, lead_id, stating_lead_id, lead_count, link_kind, latest_source
  from lead_groups
  where opportunity_id is null
),
last_events as (
  select
    journey_id,
    arg_max({outcome: outcome, happened_at: changed_at}, (changed_at, outcome <> 'open')) as last_event,
    count(*) filter (outcome <> 'open' and next_outcome = 'open') as reopened_count
  from (
    select *, lead(outcome) over (partition by journey_id order by changed_at, outcome <> 'open', stage_order, outcome) as next_outcome
    from core.stage_events
  ) as followed
  group by all
),
stated as (
  select
    units.* exclude (latest_source),
    case
      when lead_count > 0 then least(leads.created_at, opportunities.created_at)
      else coalesce(opportunities.created_at, leads.created_at)
    end as entered_at,
    coalesce(nullif(leads.lead_source, '(missing)'), opportunities.lead_source, '(missing)') as lead_source,
    coalesce(units.latest_source, opportunities.lead_source, '(missing)') as latest_source,
    coalesce(nullif(leads.campaign, '(missing)'), opportunities.campaign, '(missing)') as campaign,
    coalesce(nullif(opportunities.region, '(missing)'), leads.region, '(missing)') as region,
    coalesce(nullif(opportunities.department, '(missing)'), leads.department, '(missing)') as department,
    coalesce(nullif(opportunities.product_line, '(missing)'), leads.product_line, '(missing)') as product_line,
    coalesce(opportunities.rep_id, leads.rep_id) as rep_id,
    coalesce(opportunities.customer_id, leads.customer_id) as customer_id,
    opportunities.amount as journey_amount,
    last_event.happened_at as last_event_at,
    coalesce(reopened_count, 0) as reopened_count,
    case when units.opportunity_id is null then stating_leads.stage else opportunities.stage end as own_stage,
    case when units.opportunity_id is null then stating_leads.outcome else opportunities.outcome end as own_outcome,
    case when units.opportunity_id is null then stating_leads.ended_at else opportunities.ended_at end as own_end_at,
    case when units.opportunity_id is null then stating_leads.reason else opportunities.reason end as own_reason,
    case
      when own_end_at < ends_at and own_outcome <> 'open' then own_outcome
      when is_past then coalesce(last_event.outcome, 'open')
      else coalesce(own_outcome, case when own_stage is not null then 'open' end, last_event.outcome, 'open')
    end as stated_outcome,
    case
      when own_end_at < ends_at or not is_past
        then coalesce(own_end_at, case when last_event.outcome <> 'open' then last_event_at end)
      else last_event_at
    end as stated_end_at,
    stated_outcome <> 'open' and coalesce(stated_end_at < ends_at, true) as has_ended
  from units
  left join staging.opportunities using (opportunity_id)
  left join staging.leads on leads.lead_id = units.lead_id
  left join staging.leads as stating_leads on stating_leads.lead_id = units.stating_lead_id
  left join last_events on last_events.journey_id = units.journey_id
  cross join workspace.clock
),
reason_words as (
  select lower(trim(half_width(word))) as word, min(reason) as reason
  from workspace.reasons
  group by all
),
dated as (
  select
    *,
    case when has_ended then stated_outcome else 'open' end as outcome,
    case when has_ended then stated_end_at end as ended_at,
    case when has_ended then own_reason else '(missing)' end as recorded_reason,
    day_of(entered_at) as entered_on,
    case when has_ended then day_of(stated_end_at) end as ended_on,
    case when has_ended then day_of(stated_end_at) else as_of_on end as age_until_on
  from stated
  cross join workspace.clock
)
select
  journey_id, -- names the journey by its opportunity, or by its lead where there is none
  opportunity_id,
  lead_id, -- the first lead that belongs to it, or that it came from if that belongs to an earlier journey
  lead_count, -- leads that belong to it
  coalesce(link_kind, 'none') as link_kind, -- how its first lead is known to belong to it: explicit, phone, email, company, customer; none where nothing had to be linked
  customer_id,
  dated.lead_source, -- source of the first lead, else of the opportunity
  latest_source, -- source of its latest lead, as it stands now
  coalesce(channel, dated.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  campaign, -- campaign of the first lead, else of the opportunity
  region,
  department,
  product_line,
  rep_id,
  own_stage as stage, -- the stage that its record states, if any
  entered_at, -- first contact, in UTC
  entered_on, -- day of first contact; null where no record has a date
  coalesce(fiscal_year_of(entered_on), '(missing)') as fiscal_year, -- fiscal year of first contact
  coalesce(fiscal_quarter_of(entered_on), '(missing)') as fiscal_quarter, -- fiscal quarter of first contact
  coalesce(strftime(entered_on, '%Y-%m'), '(missing)') as fiscal_month, -- month of first contact
  outcome, -- won, lost, disqualified, nurturing or open
  ended_at, -- when the outcome was reached, in UTC
  ended_on, -- day of the outcome; null while open, or where no record dates it
  recorded_reason, -- why it ended, as recorded
  case
    when recorded_reason = '(missing)' or not exists (from workspace.reasons) then recorded_reason
    else coalesce(reason_words.reason, '(unmapped)')
  end as reason, -- why it ended, from the short list of headwater.yaml; as recorded where there is none
  journey_amount, -- deal value in the workspace's currency; null where unknown
  coalesce(ended_on < entered_on, false) as has_reversed_dates, -- it ended before its first contact: an anomaly of the records
  reopened_count, -- times that it was lost or set aside and taken up again
  case when age_until_on > entered_on then date_diff('day', entered_on, age_until_on) when age_until_on = entered_on then 0.5 end::double as age_days, -- calendar days from first contact to the outcome, or to as_of while open; 0.5 within a day; null where undated or reversed
  case when outcome = 'won' then date_diff('day', entered_on, ended_on) end::double as won_days -- calendar days to the win, as recorded
from dated
left join workspace.channels on channels.lead_source = dated.lead_source
left join reason_words on reason_words.word = lower(trim(half_width(recorded_reason)))
