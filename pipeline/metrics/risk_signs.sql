-- One row per open journey and sign of danger that its records give, with '(all)' for every open journey and '(any)' for those with any sign.
-- key: journey_id, sign
-- pages: false
select
  journey_id,
  unnest(list_filter([
    '(all)',
    case when flag_count > 0 then '(any)' end,
    case when clock in ('watch', 'stalled', 'no precedent') then 'past clock' end,
    case when clock = 'no precedent' then 'no precedent' end,
    case when has_no_contact then 'no contact' end,
    case when has_no_next_step then 'no next step' end,
    case when has_broken_promise then 'broken promise' end,
    case when pushed_count >= 2 then 'close date put off' end,
    case when has_past_close then 'close date passed' end,
    case when has_gone_back then 'went back' end,
    case when has_single_contact then 'single contact' end,
    case when is_grade_inflated then 'grade not met' end,
    case when has_no_evidence then 'no evidence attached' end
  ], lambda sign: sign is not null)) as sign, -- (all), (any), past clock, of them no precedent, and the flags of metrics.risks
  region,
  department,
  product_line,
  stage,
  value_amount, -- deal value, or the mean of what was won where none is known
  at_risk_amount -- probability of a win now × deal value, where any flag is raised
from metrics.risks
