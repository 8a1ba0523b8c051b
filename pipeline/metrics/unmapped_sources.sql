-- One row per lead source that headwater.yaml puts under no channel, the missing one too, or that is spelt like another: how many
-- records name it, and what it may be another spelling of.
-- key: lead_source
select
  lead_source, -- the source, by the name that the channel map gives it
  string_agg(distinct recorded_source, ', ' order by recorded_source) as labels, -- how it is recorded, in all its spellings
  is_mapped, -- headwater.yaml puts it under a channel
  near_source, -- the spelling that it is near to; (none) where there is none
  sum(lead_count)::integer as lead_count, -- leads that name it
  sum(opportunity_count)::integer as opportunity_count, -- opportunities that name it
  sum(touch_count)::integer as touch_count, -- marketing contacts that name it
  sum(spend_count)::integer as spend_count -- records of spend that name it
from core.sources
where not is_mapped or near_source <> '(none)'
group by all
