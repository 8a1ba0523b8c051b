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
  (select sum(spend_amount)::decimal(18,2) from staging.spend) as spend_amount, -- money spent on marketing; null without records
  (select count(*) from core.leads where is_ambiguous and merged_into_id is null) as ambiguous_link_count, -- leads whose keys fit several opportunities
  (select count(*) from core.leads where merged_into_id is not null) as merged_lead_count, -- leads that were merged into another
  (select count(*) from staging.orders) as order_row_count, -- order records
  (select sum(orphan_count)::bigint from orphans) as orphan_count, -- stage changes, activities, gradings and touches of prospects that no export holds
  (select sum(order_amount)::decimal(18,2) from staging.orders) as order_amount -- money that came after the win; null without records
from workspace.clock
cross join workspace.build
