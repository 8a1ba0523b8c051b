-- One row per open journey: what endangers it, by the records, what it may bring, its probability of a win now and when it entered its stage, and what
-- those that went forward from here had on record by this age and it has not. A flag without records that could raise it is not raised.
-- key: journey_id
-- pages: false
with
clocks as (
  select * exclude (stage), (product_line <> '(all)')::integer * 2 + (region <> '(all)')::integer as fineness
  from metrics.stage_clock
  where is_usable
),
standing as (
  select
    journey_id, journeys.product_line, journeys.region, visits.stage, visits.stage_order, visits.entered_at as stage_entered_at, open_days
  from core.journeys
  inner join core.stage_visits as visits using (journey_id)
  inner join core.open_visits using (journey_id, visit_number)
  where journeys.outcome = 'open'
),
clocked as (
  select standing.*, clocks.product_line as clock_line, clocks.region as clock_region, advanced_rate, p75_advance_days, p90_advance_days, longest_advance_days
  from standing
  left join clocks
    on clocks.stage_order = standing.stage_order
    and clocks.product_line in ('(all)', standing.product_line)
    and clocks.region in ('(all)', standing.region)
  qualify row_number() over (partition by journey_id order by fineness desc nulls last, clocks.product_line, clocks.region) = 1
),
aged as (
  select clocked.*, advanced_so_far_rate, staying_rate
  from (select * replace (coalesce(clock_line, '(none)') as clock_line, coalesce(clock_region, '(none)') as clock_region), coalesce(open_days, -1) as known_days from clocked) as clocked
  asof left join core.clock_curves as curves
    on curves.product_line = clocked.clock_line and curves.region = clocked.clock_region and curves.stage_order = clocked.stage_order
    and clocked.known_days >= curves.dwell_days
),
chances as (
  select
    aged.*,
    chain_rate as entry_rate,
    case
      when open_days is null or advanced_rate is null then 1
      when open_days > longest_advance_days then 0
      else (advanced_rate - coalesce(advanced_so_far_rate, 0)) / nullif(coalesce(staying_rate, 1) * advanced_rate, 0)
    end as kept_ratio,
    case
      when open_days is null or p75_advance_days is null then '(missing)'
      when open_days > longest_advance_days then 'no precedent'
      when open_days > p90_advance_days or kept_ratio < 0.5 then 'stalled'
      when open_days > p75_advance_days then 'watch'
      else 'in time'
    end as clock
  from aged
  left join metrics.absorbing_chain as chain
    on chain.period_kind = 'all' and chain.breakdown = 'all' and chain.stage_order = aged.stage_order
),
grades as (
  select journey_id, arg_max(grade, assessed_at) as grade, day_of(max(assessed_at)) as graded_on
  from core.assessments
  where grade <> '(missing)' and journey_id is not null
  group by all
),
evidence as (
  select standing.journey_id, bool_or(happened_at is not null) as has_evidence
  from standing
  left join core.activities
    on activities.journey_id = standing.journey_id
    and happened_at between stage_entered_at - interval 14 day and stage_entered_at + interval 2 day
  group by all
),
amounts as (
  select
    coalesce(product_line, '(all)') as product_line, count(journey_amount) as known_count,
    sum(journey_amount)::double / nullif(count(journey_amount), 0) as mean_amount
  from core.journeys
  where outcome = 'won'
  group by grouping sets ((), (product_line))
),
landmarks as (
  select chances.journey_id, stage_order, max(landmark_days) as landmark_days
  from chances
  inner join (select distinct stage_order, landmark_days from metrics.next_steps) as known using (stage_order)
  where landmark_days <= open_days
  group by all
),
proposals as (
  select landmarks.journey_id, steps.kind, lift_ratio, lift_low_ratio
  from landmarks
  inner join metrics.next_steps as steps using (stage_order, landmark_days)
  left join core.steps_done as done on done.journey_id = landmarks.journey_id and done.kind = steps.kind
  where lift_low_ratio > 1 and done.journey_id is null
  qualify row_number() over (partition by landmarks.journey_id order by lift_ratio desc, steps.kind) = 1
),
flagged as (
  select
    journeys.journey_id, opportunity_id, journeys.lead_id, rep_id, journeys.region, department, journeys.product_line, lead_source,
    chances.stage, chances.stage_order, open_days, clock, p75_advance_days, p90_advance_days, longest_advance_days,
    coalesce(contact_count = 0, false) as has_no_contact,
    coalesce(has_no_next_step, false) as has_no_next_step,
    coalesce(is_overdue, false) as has_broken_promise,
    coalesce(pushed_count, 0) as pushed_count,
    coalesce(expected_close_on < as_of_on, false) as has_past_close,
    journeys.journey_id in (select journey_id from core.stage_fates where has_returned) as has_gone_back,
    coalesce(two_way_count = 1 and chances.stage_order > 1, false) as has_single_contact,
    coalesce(grade, '(missing)') as grade,
    graded_on,
    coalesce(graded_on + promise_days::integer < as_of_on, false) as is_grade_inflated,
    coalesce(not has_evidence and stage_entered_at is not null and contact_count is not null and chances.stage_order > 1, false) as has_no_evidence,
    idle_days, next_contact_on, last_contact_on,
    coalesce(journey_amount, if(lines.known_count >= 10, lines.mean_amount, totals.mean_amount)::decimal(18,2)) as value_amount,
    journey_amount is null as is_amount_assumed,
    entry_rate,
    least(greatest(entry_rate * kept_ratio, 0), 1) as now_rate,
    coalesce(proposals.kind, '(none)') as next_kind,
    lift_ratio as next_lift_ratio,
    lift_low_ratio as next_lift_low_ratio
  from core.journeys
  inner join chances using (journey_id)
  cross join workspace.clock as day
  left join core.journey_contacts using (journey_id)
  left join core.expected_closes using (journey_id)
  left join grades using (journey_id)
  left join (select grade, promise_days from workspace.grades) as promises using (grade)
  left join evidence using (journey_id)
  left join amounts as lines on lines.product_line = journeys.product_line
  left join amounts as totals on totals.product_line = '(all)'
  left join proposals using (journey_id)
)
select
  journey_id,
  opportunity_id,
  lead_id,
  rep_id,
  region,
  department,
  product_line,
  lead_source,
  stage, -- the stage in which it stands
  stage_order, -- place of the stage
  open_days, -- days there; null where no record dates its entry
  clock, -- in time, watch: longer than three quarters of those that went forward, stalled: than nine tenths, or the chance has halved, no precedent: than any; or '(missing)'
  p75_advance_days, -- days by which three quarters of those that went forward had, by line and region where thirty or more did
  p90_advance_days, -- days by which nine tenths had
  longest_advance_days, -- most days that one that went forward took
  has_no_contact, -- no contact is on record
  has_no_next_step, -- no contact is planned, and none was made for long
  has_broken_promise, -- promised a contact before as_of, and none was made since
  pushed_count, -- times that the expected close date was put off, as far as dated exports show
  has_past_close, -- the expected close date has passed
  has_gone_back, -- it went back to an earlier stage
  has_single_contact, -- past the first stage, with one contact in which the prospect took part
  grade, -- the last one given
  graded_on, -- day of the last grading
  is_grade_inflated, -- the time within which the grade promises an order has passed
  has_no_evidence, -- no activity is on record from 14 days before to 2 days after it came into the stage
  flag_count, -- how many of these are raised; the close date from two times on
  idle_days, -- calendar days since the last contact, or the arrival
  last_contact_on, -- day of the last contact
  next_contact_on, -- when the next is promised
  value_amount, -- deal value; where none is known, the mean of what was won of the line, else of all
  is_amount_assumed, -- the deal value is such a mean
  entry_rate, -- probability of a win of those that enter the stage
  now_rate, -- probability of a win now: as much less as those that have stayed so long go forward less often
  case when flag_count > 0 then value_amount * now_rate else 0 end::decimal(18,2) as at_risk_amount, -- probability now × deal value, where a flag is raised; null where no deal value can be told
  case when flag_count > 0 then row_number() over (partition by flag_count > 0 order by value_amount * now_rate desc nulls last, journey_id) end::integer as risk_rank, -- 1 has most at risk
  next_kind, -- what those that went forward from here most often had on record by this age and it has not; '(none)' where nothing stands out
  next_lift_ratio, -- how many times as often those with it went forward
  next_lift_low_ratio -- lower end of its 95 % interval
from (
  select
    *,
    (
      (clock in ('watch', 'stalled', 'no precedent'))::integer + has_no_contact::integer + has_no_next_step::integer + has_broken_promise::integer
      + (pushed_count >= 2)::integer + has_past_close::integer + has_gone_back::integer + has_single_contact::integer + is_grade_inflated::integer
      + has_no_evidence::integer
    )::integer as flag_count
  from flagged
) as counted
