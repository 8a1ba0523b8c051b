-- One row per journey and touch that counts for its outcome, in order: marketing touches within the lookback, and the journey's own leads,
-- each with its source, but for one that a touch of the same source within a minute tells already. Where there is neither, the source
-- that its opportunity states, if what only sales reports counts. A journey without any has one row, '(untouched)', with the number 0.
-- key: journey_id, touch_number
with
marketing as (
  select journey_id, touched_at, lead_source, campaign, kind
  from core.touches
  inner join core.journey_windows using (journey_id)
  cross join workspace.attribution
  where touched_at between since_at and until_at
    and (is_reported_by_sales or kind not in (select kind from workspace.sales_kinds))
),
arrivals as (
  select leads.journey_id, created_at as touched_at, lead_source, campaign, 'lead' as kind
  from core.leads
  inner join core.journey_windows using (journey_id)
  where created_at <= until_at and not exists (
    from marketing
    where marketing.journey_id = leads.journey_id and marketing.lead_source = leads.lead_source
      and abs(date_diff('second', marketing.touched_at, created_at)) <= 60
  )
),
recorded as (
  from marketing
  union all by name
  from arrivals
),
stated as (
  select journey_id, entered_at as touched_at, lead_source, campaign, 'opportunity' as kind
  from core.journeys
  inner join core.journey_windows using (journey_id)
  cross join workspace.attribution
  where is_reported_by_sales and journeys.lead_count = 0 and lead_source <> '(missing)' and entered_at <= until_at
    and journey_id not in (select journey_id from recorded)
),
found as (
  from recorded
  union all by name
  from stated
)
select
  journey_windows.journey_id,
  journey_number, -- short for journey_id
  case when found.journey_id is null then 0 else row_number() over (
    partition by journey_number order by touched_at, found.lead_source, campaign, kind
  ) end::integer as touch_number, -- 1 is the first; 0 where nothing touched it
  count(found.journey_id) over (partition by journey_number)::integer as touch_count, -- touches of the journey
  touched_at, -- when, in UTC; null where nothing touched it
  coalesce(found.lead_source, '(untouched)') as lead_source, -- source of the touch
  coalesce(channel, found.lead_source, '(untouched)') as channel, -- the source's channel; a source outside the channel map is its own
  coalesce(campaign, '(untouched)') as campaign, -- campaign of the touch
  coalesce(kind, '(untouched)') as kind -- as recorded; lead: the journey's own, opportunity: only a deal states the source
from core.journey_windows
left join found using (journey_id)
left join workspace.channels on channels.lead_source = found.lead_source
