-- One row per channel with spend in a whole week: whether the weeks can tell what one more unit of money brings, and if so, what. Where
-- they cannot, why not, the experiment that would settle it, and a scenario of the parameters that headwater.yaml states.
-- key: channel
-- method: spend_response
select
  channel,
  week_on,
  is_watched,
  spend_amount,
  won_count,
  won_amount,
  period_won_amount,
  scenario_carryover_ratio,
  scenario_half_saturation_ratio
from metrics.spend_weeks
cross join workspace.spend_scenario
