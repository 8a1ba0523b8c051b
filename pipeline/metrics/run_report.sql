-- One row: the run and its totals, for the head of every page.
-- key:
with
journeys as (
  select
    count(*) as journey_count,
    count(*) filter (outcome = 'won') as won_count,
    sum(journey_amount) filter (outcome = 'won') as won_amount,
    count(*) filter (has_reversed_dates) as reversed_count,
    count(*) filter (entered_on is null or (outcome <> 'open' and ended_on is null)) as undated_count
  from core.journeys
),
quality as (
  select sum(lost_count) as lost_count, sum(unmapped_count) as unmapped_count, sum(rejected_count) as rejected_count
  from core.file_columns
)
select
  as_of_on,
  first_on,
  last_on,
  version,
  file_count::integer as file_count, -- files read
  (select sum(row_count) from core.files)::integer as row_count, -- rows read, headers and blank lines left out
  lead_count::integer as lead_count, -- leads
  opportunity_count::integer as opportunity_count, -- opportunities
  journey_count::integer as journey_count, -- journeys
  won_count::integer as won_count, -- won journeys
  case when won_count = 0 then 0 else won_amount end::decimal(18,2) as won_amount, -- deal value of the won journeys; null where none is known
  spend_amount, -- money spent on marketing
  order_row_count::integer as order_count, -- order records
  order_amount, -- money that came after the win; null without records
  (select sum(order_amount)::decimal(18,2) from core.orders where journey_id is not null) as traced_order_amount, -- of it, traced to a won journey
  reversed_count::integer as reversed_count, -- journeys that ended before their first contact
  undated_count::integer as undated_count, -- journeys whose first contact or end no record dates
  ambiguous_link_count::integer as ambiguous_link_count, -- leads whose keys fit several opportunities, so that none is guessed
  merged_lead_count::integer as merged_lead_count, -- leads that were merged into another
  orphan_count::integer as orphan_count, -- stage changes, activities, gradings and touches of prospects that no export holds
  rejected_count::integer as rejected_count, -- rows that could not be read
  coalesce(lost_count, 0)::integer as lost_count, -- values whose text did not become their type
  coalesce(unmapped_count, 0)::integer as unmapped_count -- values with a word that no map knows
from core.run
cross join journeys
cross join quality
