-- One row per scored grading and criterion of the scorecard: what was known of it by then, from this grading or, where it says nothing,
-- the latest before it. What describes the journey (source, region, product line and so on) has no history: it is as it stands now.
-- key: journey_id, assessment_number, criterion
with
said as (
  select journey_id, assessment_number, product_line, unnest([
    {criterion: 'urgency', word: urgency},
    {criterion: 'timing', word: timing},
    {criterion: 'cycle', word: cycle},
    {criterion: 'decision_maker', word: decision_maker},
    {criterion: 'budget', word: budget},
    {criterion: 'grade', word: grade},
    {criterion: 'lead_source', word: lead_source},
    {criterion: 'channel', word: channel},
    {criterion: 'campaign', word: campaign},
    {criterion: 'region', word: region},
    {criterion: 'department', word: department},
    {criterion: 'product_line', word: product_line}
  ], recursive := true)
  from core.assessment_times
  inner join core.journeys using (journey_id)
  where left_out = 'none'
),
known as (
  select
    journey_id, assessment_number, product_line, criterion,
    last_value(nullif(word, '(missing)') ignore nulls) over (partition by journey_id, criterion order by assessment_number) as word
  from said
  where criterion in (select criterion from workspace.scorecard)
),
carded as (
  select *, if(product_line in (select product_line from workspace.scorecard), product_line, '(all)') as card
  from known
)
select
  journey_id,
  assessment_number,
  carded.criterion, -- the column that is scored
  coalesce(carded.word, '(missing)') as word, -- what was known of it; '(missing)' where nothing
  coalesce(level_number, unknown_level_number) as level_number, -- its level, 0 to 4; what is unknown has a level of its own
  level_number is not null as is_known, -- something with a level was known
  carded.word is not null and level_number is null as is_unmapped, -- what was known has no level in headwater.yaml
  weight_ratio -- how much the criterion counts
from carded
inner join workspace.scorecard on scorecard.product_line = carded.card and scorecard.criterion = carded.criterion
left join (
  select product_line, criterion, lower(trim(half_width(word))) as spelling, max(level_number) as level_number
  from workspace.scorecard_levels
  group by all
) as words
  on words.product_line = carded.card
  and words.criterion = carded.criterion
  and words.spelling = lower(trim(half_width(carded.word)))
