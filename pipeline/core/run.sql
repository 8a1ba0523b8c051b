-- One row: the run, its clock, and the ledgers counted straight from the staged records, which every metric must equal.
-- key:
with
orphans as (
  select (select count(*) from staging.stage_changes) - (select count(*) from core.stage_events) as orphan_count
  union all
  select count(*) from core.activities where journey_id is null and (opportunity_id is not null or lead_id is not null)
  union all
  select count(*) from core.assessments where journey_id is null and (opportunity_id is not null or lead_id is not null)
  union all
  select count(*) from core.touches where journey_id is null and (opportunity_id is not null or lead_id is not null)
),
spent as (
  select
    count(*) as record_count,
    (sum(spend.spend_amount) filter (campaign = '(missing)' and is_left_out))::decimal(18,2) as left_out_spend_amount,
    (sum(spend.spend_amount - amount_times(spend.spend_amount, least(until_on, as_of_on) - from_on + 1, until_on - from_on + 1))
      filter (not coalesce(campaign = '(missing)' and is_left_out, false)))::decimal(18,2) as coming_spend_amount,
    (sum(spend.spend_amount) - coalesce(left_out_spend_amount, 0) - coalesce(coming_spend_amount, 0))::decimal(18,2) as spend_amount
  from staging.spend
  left join core.spend_sums using (spend_on, lead_source, account)
  cross join workspace.clock
)
select
  clock.as_of_on, -- the last day that counts
  clock.first_on, -- the first day that any record names
  clock.last_on, -- the last day that any record names
  build.version, -- version of Headwater
  (select count(*) from core.files) as file_count, -- files read
  (select sha256(string_agg(file || ' ' || sha256, ', ' order by file)) from core.files) as inputs_sha256, -- hash of all files
  (select count(*) from staging.leads) as lead_count, -- leads
  (select count(*) from staging.opportunities) as opportunity_count, -- opportunities
  case when spent.record_count > 0 then spent.spend_amount end::decimal(18,2) as spend_amount, -- money spent on marketing up to as_of; null without records
  coming_spend_amount, -- of the same records, what is for days after as_of; null without records
  left_out_spend_amount, -- records left out, for they are the sum of others; null where headwater.yaml leaves none out
  (select count(*) from core.leads where is_ambiguous and merged_into_id is null) as ambiguous_link_count, -- leads whose keys fit several opportunities
  (select count(*) from core.leads where merged_into_id is not null) as merged_lead_count, -- leads that were merged into another
  (select count(*) from staging.orders) as order_row_count, -- order records
  (select sum(orphan_count)::bigint from orphans) as orphan_count, -- stage changes, activities, gradings and touches of prospects that no export holds
  (select sum(order_amount)::decimal(18,2) from staging.orders) as order_amount -- money that came after the win; null without records
from workspace.clock
cross join workspace.build
cross join spent
