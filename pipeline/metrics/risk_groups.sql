-- One row per region and department with open journeys: the lot of regions and departments that add up to each other. A department that works in one
-- region belongs to that region's lot; regions that share a department share a lot.
-- key: breakdown, member
-- pages: false
with recursive
pairs as (
  select distinct region, department from metrics.risks
),
reached as (
  select region as lot, region from pairs
  union
  select reached.lot, others.region
  from reached
  inner join pairs using (region)
  inner join pairs as others on others.department = pairs.department
),
lots as (
  select region, min(lot) as lot from reached group by region
)
select
  'region' as breakdown, -- region or department
  region as member, -- which of them
  lot -- the first region of the lot
from lots
union all
select 'department', department, min(lot)
from pairs
inner join lots using (region)
group by department
