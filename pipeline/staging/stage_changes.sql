-- One row per entry of a lead or opportunity into a stage or outcome, up to as_of; the latest version of each. Dates of stages in the
-- record itself speak where no history of the record does. A change observed by snapshot has its stage in the words of headwater.yaml
-- already. The history of a merged record is left out: that of the one that took it in speaks.
-- key: _file, _row, stage_number
with
worded as (
  select
    _file, _row, 0 as stage_number, opportunity_id, lead_id, changed_after, changed_at, observed_by, recorded_at,
    if(observed_by = 'snapshot', stage, mapped(_system, 'stage_changes', 'stage', stage)) as word,
    if(observed_by = 'snapshot', reason, mapped(_system, 'stage_changes', 'reason', reason)) as reason,
    rep_id
  from landed.stage_changes
  where changed_at < (select ends_at from workspace.clock)
  qualify row_number() over (partition by opportunity_id, lead_id, changed_at, stage order by _file_order desc, _row desc) = 1
),
told as (
  from worded
  union all by name
  select
    _file, _row, stage_number, opportunity_id, lead_id, changed_at, 'stage date' as observed_by, stage as word, rep_id
  from staging.stage_dates
  where coalesce('opportunity/' || opportunity_id, 'lead/' || lead_id) not in (
    select coalesce('opportunity/' || opportunity_id, 'lead/' || lead_id)
    from worded
    where observed_by = 'history' and coalesce(opportunity_id, lead_id) is not null
  )
)
select
  _file,
  _row,
  stage_number, -- which of the dates in its row says so; 0 where the row says one thing
  told.opportunity_id,
  told.lead_id,
  changed_after, -- of a change observed by snapshot: it came after this moment and by changed_at
  changed_at, -- when it entered the stage; observed by snapshot, the end of the export that shows it first
  observed_by, -- history: its system says so; stage date: a date in the record; snapshot: two exports of a list differ
  recorded_at,
  stage_words.stage as stage, -- the stage entered, null for an outcome
  stages.stage_order, -- place of the stage, 1 is the first contact
  stage_words.outcome as outcome, -- the outcome reached, null for a stage
  free_text_category(reason) as reason,
  rep_id
from told
inner join workspace.stage_words on stage_words.word = told.word
left join workspace.stages on stages.stage = stage_words.stage
left join staging.merges on merges.merged_id = coalesce(told.opportunity_id, told.lead_id)
  and merges.entity = if(told.opportunity_id is null, 'leads', 'opportunities')
where merges.merged_id is null
