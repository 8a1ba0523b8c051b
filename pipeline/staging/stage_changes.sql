-- One row per entry of a lead or opportunity into a stage or outcome, up to as_of; the latest version of each. A change observed by
-- snapshot has its stage in the words of headwater.yaml already.
-- key: _file, _row, stage_number
with
latest as (
  from landed.stage_changes
  where changed_at < (select ends_at from workspace.clock)
  qualify row_number() over (partition by opportunity_id, lead_id, changed_at, stage order by _file_order desc, _row desc) = 1
)
select
  _file,
  _row,
  0 as stage_number, -- which of the dates in its row says so; 0 where the row says one thing
  opportunity_id,
  lead_id,
  changed_after, -- of a change observed by snapshot: it came after this moment and by changed_at
  changed_at, -- when it entered the stage; observed by snapshot, the end of the export that shows it first
  observed_by, -- history: its system says so; snapshot: two exports of a list differ
  recorded_at,
  stage_words.stage as stage, -- the stage entered, null for an outcome
  stages.stage_order, -- place of the stage, 1 is the first contact
  stage_words.outcome as outcome, -- the outcome reached, null for a stage
  free_text_category(if(observed_by = 'snapshot', reason, mapped(_system, 'stage_changes', 'reason', reason))) as reason,
  rep_id
from latest
inner join workspace.stage_words on stage_words.word = if(observed_by = 'snapshot', latest.stage, mapped(_system, 'stage_changes', 'stage', latest.stage))
left join workspace.stages on stages.stage = stage_words.stage
