-- One row per stage that a lead's or opportunity's own record dates, up to as_of; its latest version.
-- key: _file, _row, stage_number
with
latest as (
  from (select * exclude (opportunity_id), null as opportunity_id from landed.leads)
  qualify row_number() over (partition by lead_id order by _file_order desc, _row desc) = 1
  union all by name
  from (select * exclude (lead_id), null as lead_id from landed.opportunities)
  qualify row_number() over (partition by opportunity_id order by _file_order desc, _row desc) = 1
),
dated as (
  select
    _file,
    _row,
    opportunity_id,
    lead_id,
    rep_id,
    unnest([
      stage_1_at, stage_2_at, stage_3_at, stage_4_at, stage_5_at, stage_6_at, stage_7_at, stage_8_at, stage_9_at, stage_10_at,
      stage_11_at, stage_12_at, stage_13_at, stage_14_at, stage_15_at, stage_16_at, stage_17_at, stage_18_at, stage_19_at, stage_20_at
    ]) as changed_at,
    unnest(range(1, 21))::integer as stage_number
  from latest
  where not coalesce(is_deleted, false)
)
select
  _file,
  _row,
  stage_number, -- place of the stage, 1 is the first contact
  opportunity_id,
  lead_id,
  rep_id,
  changed_at, -- when it entered the stage
  stage
from dated
inner join workspace.stages on stage_order = stage_number
where changed_at < (select ends_at from workspace.clock)
