-- One row per open journey: served by a person, nurtured by marketing, or closed, and why. The first rule that holds decides. Where the score says nothing,
-- nobody is sorted out by it.
-- key: journey_id
-- pages: false
with
cutoff as (
  select max(cutoff_rate) filter (is_chosen) as cutoff_rate, coalesce(max(verdict), 'too few') as verdict
  from metrics.routing_trial
),
graded as (
  select journey_id, score_rate, chance_rate, completeness_rate, first_reason, first_reason_word, second_reason, second_reason_word
  from metrics.assessments
  where is_latest
),
served as (
  select sum(effort_seconds) / nullif(count(distinct journey_id), 0) / 3600.0 as usual_hours
  from core.sales_effort
  where journey_id is not null
),
prices as (
  select
    (select max(margin_rate) from workspace.spend_margins where product_line = '(all)') as margin_rate,
    (select max(hour_amount) from workspace.activity_costs where kind = '(all)') * usual_hours as serving_cost
  from served
),
decided as (
  select
    risks.*,
    score_rate,
    chance_rate,
    completeness_rate,
    first_reason,
    first_reason_word,
    second_reason,
    second_reason_word,
    cutoff_rate,
    round(now_rate * value_amount * coalesce(margin_rate, 1), 2) as worth_amount,
    round(serving_cost, 2) as serving_amount,
    case
      when clock = 'no precedent' and coalesce(idle_days > close_days, false) and coalesce(next_contact_on < as_of_on, true) then 'no precedent, no contact'
      when clock = 'no precedent' then 'no precedent'
      when score_rate < cutoff_rate then 'points below the cutoff'
      when margin_rate is not null and worth_amount < serving_cost then 'worth less than serving costs'
      when score_rate >= cutoff_rate then 'points from the cutoff on'
      when verdict <> 'usable' then 'the score tells nothing'
      else 'not graded'
    end as reason
  from metrics.risks
  cross join cutoff
  cross join prices
  cross join workspace.routing
  cross join workspace.clock
  left join graded using (journey_id)
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
  stage,
  stage_order,
  case
    when reason = 'no precedent, no contact' then 'close'
    when reason in ('no precedent', 'points below the cutoff', 'worth less than serving costs') then 'nurture'
    else 'serve'
  end as route, -- serve: by a person, nurture: by marketing, or close
  reason, -- no precedent: older in its stage than any that went forward; points below or from the cutoff on; worth less than serving costs; the score tells nothing; not graded
  score_rate, -- points of the last grading, of those that can be had; null where none is scored
  cutoff_rate, -- points from which a person serves; null where the score is not usable
  completeness_rate, -- part of the weights of which something is known
  coalesce(first_reason, '(none)') as first_reason, -- the criterion that moves the chance most
  coalesce(first_reason_word, '(none)') as first_reason_word, -- what is known of it
  coalesce(second_reason, '(none)') as second_reason, -- the criterion that moves it second most
  coalesce(second_reason_word, '(none)') as second_reason_word, -- what is known of it
  now_rate, -- probability of a win, by stage and time there
  chance_rate, -- probability of a win within the days that a score speaks of, by the last grading; null where none is scored
  value_amount, -- deal value, or the mean of its line
  worth_amount::decimal(18,2) as worth_amount, -- probability × deal value, × the margin where it is declared
  serving_amount::decimal(18,2) as serving_amount -- what the usual hours of a journey cost; null where headwater.yaml declares no cost
from decided
