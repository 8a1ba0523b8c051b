-- One row per lead or opportunity, merged ones among them, and the journey that it belongs to.
-- key: record_id
select
  'lead/' || lead_id as record_id, -- lead/ or opportunity/ and its id
  journey_id, -- the journey it belongs to
  created_on as recorded_on -- day that it is dated; null where it is not
from core.leads
union all
select 'opportunity/' || opportunity_id, 'opportunity/' || opportunity_id, day_of(created_at)
from staging.opportunities
union all
select 'opportunity/' || merged_id, 'opportunity/' || survivor_id, null
from staging.merges
inner join staging.opportunities on opportunity_id = survivor_id
where entity = 'opportunities'
