-- One row per lead source and campaign as recorded anywhere: how often by leads, opportunities, touches and spend, the name, channel and
-- medium that the channel map of headwater.yaml gives it, and the spelling that it may be another of: the same letters and digits,
-- whatever the case, width, blanks and marks. For that alone no spelling is changed.
-- key: recorded_source, campaign, lead_source
with
recorded as (
  select recorded_source, lead_source, campaign, 'lead' as entity from staging.leads
  union all
  select recorded_source, lead_source, campaign, 'opportunity' from staging.opportunities
  union all
  select recorded_source, lead_source, campaign, 'touch' from staging.touches
  union all
  select recorded_source, lead_source, campaign, 'spend' from staging.spend
),
counted as (
  select
    recorded_source,
    lead_source,
    campaign,
    (count(*) filter (entity = 'lead'))::integer as lead_count,
    (count(*) filter (entity = 'opportunity'))::integer as opportunity_count,
    (count(*) filter (entity = 'touch'))::integer as touch_count,
    (count(*) filter (entity = 'spend'))::integer as spend_count
  from recorded
  group by all
),
spellings as (
  select
    lead_source,
    sum(lead_count + opportunity_count + touch_count + spend_count) as record_count,
    channels.channel,
    channels.medium,
    case
      when lead_source <> '(missing)' then nullif(regexp_replace(lower(translate(
        lead_source,
        'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９',
        'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789'
      )), '[^\p{L}\p{N}]', '', 'g'), '')
    end as letters
  from counted
  left join workspace.channels using (lead_source)
  group by all
),
ranked as (
  select *, first_value(lead_source) over (partition by letters order by channel is null, record_count desc, lead_source) as usual
  from spellings
  where letters is not null
)
select
  coalesce(spellings.medium, '(missing)') as medium, -- medium of the channel, as the channel map says
  coalesce(spellings.channel, counted.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  counted.lead_source, -- the source, by the name that the channel map gives it
  recorded_source, -- the same as recorded
  campaign, -- as recorded
  lead_count, -- leads that name it
  opportunity_count, -- opportunities that name it
  touch_count, -- marketing contacts that name it
  spend_count, -- records of spend that name it
  spellings.channel is not null as is_mapped, -- headwater.yaml puts it under a channel
  coalesce(nullif(usual, counted.lead_source), '(none)') as near_source -- the mapped, else most frequent, spelling with the same letters and digits; (none) where it is that one
from counted
inner join spellings using (lead_source)
left join (select lead_source, usual from ranked) as ranked using (lead_source)
