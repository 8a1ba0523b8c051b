-- One row per recorded reason that is not in the short list of headwater.yaml: how many journeys ended with it. None where the
-- workspace declares no reasons. Texts of few journeys may be words about one of them: pages are not told these.
-- key: recorded_reason
-- pages: reason_rank <= 50 and journey_count >= (select least_count from workspace.privacy)
with
counted as (
  select
    recorded_reason,
    count(*) as journey_count,
    count(*) filter (outcome = 'lost') as lost_count,
    sum(journey_amount) as amount
  from core.journeys
  where reason = '(unmapped)'
  group by all
)
select
  recorded_reason, -- the text, masked where it may be personal
  journey_count::integer as journey_count, -- journeys that ended with it
  lost_count::integer as lost_count, -- of them, those lost
  amount::decimal(18,2) as amount, -- known deal value of the journeys; null where none is known
  row_number() over (order by journey_count desc, recorded_reason)::integer as reason_rank -- 1 is the most frequent
from counted
