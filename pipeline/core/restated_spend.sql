-- One row per spend key, fiscal year, source, region and side: as the last published run said it, as it was on that day by what is known today, and as it
-- is now. Empty where there is no earlier run.
-- key: spend_key, fiscal_year, lead_source, region, side
with
records as (
  select spend_key, spend.spend_on, fiscal_year, lead_source, region, spend_amount, worth_ratio
  from core.spend
  inner join staging.spend_keys using (_file, _row)
  left join (from staging.conversions where entity = 'spend') as conversions using (_file, _row)
  where exists (from workspace.last_run)
),
sides as (
  select spend_key, 'said' as side, fiscal_year, lead_source, region, spend_amount from workspace.last_spend
  union all
  select spend_key, 'then', fiscal_year, lead_source, region, spend_amount
  from workspace.last_spend
  inner join workspace.last_run on not has_other_files and not has_other_definitions
  union all
  select spend_key, 'then', fiscal_year, lead_source, region, spend_amount
  from records
  inner join workspace.last_run on spend_on <= as_of_on and (has_other_files or has_other_definitions)
  union all
  select spend_key, 'now', fiscal_year, lead_source, region, spend_amount from records
),
now_keys as (select spend_key, max(worth_ratio) as worth_ratio from records group by all),
last_keys as (select spend_key, max(worth_ratio) as worth_ratio, bool_or(is_changed) as is_changed from workspace.last_spend group by all),
causes as (
  select
    spend_key,
    case
      when not has_other_files and has_other_definitions then 'definitions'
      when last_keys.spend_key is null then 'late'
      when now_keys.spend_key is null then 'gone'
      when is_changed then 'corrected'
      when last_keys.worth_ratio is distinct from now_keys.worth_ratio and not has_other_currency then 'rates'
      when has_other_definitions then 'definitions'
      else 'unexplained'
    end as cause
  from now_keys
  full join last_keys using (spend_key)
  cross join workspace.last_run
)
select
  spend_key,
  fiscal_year,
  lead_source,
  region,
  side, -- said, then or now
  cause, -- why the sides said and then differ, if they do: late, gone, corrected, rates, definitions or unexplained
  sum(spend_amount)::decimal(18,2) as spend_amount -- money spent
from sides
inner join causes using (spend_key)
group by all
