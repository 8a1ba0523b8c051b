-- One row per period of first contact and lead source, '(all)' for all of them: what the lead list, the opportunity list and the orders know
-- of each other. An order of no won journey stands under the journey that it names; under '(missing)' where it names none.
-- key: period_kind, period, lead_source
with
ordered as (
  select distinct journey_id as ordered_id from core.orders where journey_id is not null
),
units as (
  select
    fiscal_year, fiscal_month, lead_source, lead_count, null as order_amount,
    case
      when opportunity_id is null then 'lead'
      when lead_count > 0 then 'both'
      when known_lead_id is not null then 'later opportunity'
      else 'opportunity'
    end as list,
    case when outcome = 'won' then case when ordered_id is null then 'won without order' else 'won with order' end end as sale
  from core.journeys
  left join (select lead_id as known_lead_id from core.leads) as known_leads on known_lead_id = lead_id
  left join ordered on ordered_id = journeys.journey_id
  union all
  select
    coalesce(won.fiscal_year, named.fiscal_year, '(missing)'),
    coalesce(won.fiscal_month, named.fiscal_month, '(missing)'),
    coalesce(won.lead_source, named.lead_source, '(missing)'),
    0, order_amount, null, case when orders.journey_id is null then 'order without win' else 'order' end
  from core.orders
  left join core.journeys as won on won.journey_id = orders.journey_id
  left join core.journeys as named on named.opportunity_id = orders.opportunity_id
),
counted as (
  select
    case when grouping(fiscal_month) = 0 then 'fiscal_month' when grouping(fiscal_year) = 0 then 'fiscal_year' else 'all' end as period_kind,
    coalesce(fiscal_month, fiscal_year, '(all)') as period,
    coalesce(lead_source, '(all)') as lead_source,
    (select count(*) > 0 from core.orders) as is_known,
    count(list)::integer as journey_count,
    sum(lead_count)::integer as lead_count,
    count(*) filter (list = 'both')::integer as both_count,
    count(*) filter (list = 'lead')::integer as lead_only_count,
    count(*) filter (list = 'opportunity')::integer as opportunity_only_count,
    count(*) filter (list = 'later opportunity')::integer as later_opportunity_count,
    count(*) filter (sale = 'won with order')::integer as won_with_order_count,
    count(*) filter (sale = 'won without order')::integer as won_without_order_count,
    count(*) filter (sale in ('order', 'order without win'))::integer as order_row_count,
    count(*) filter (sale = 'order without win')::integer as order_without_win_count,
    coalesce(sum(order_amount), 0)::decimal(18,2) as order_amount,
    coalesce(sum(order_amount) filter (sale = 'order without win'), 0)::decimal(18,2) as order_without_win_amount
  from units
  group by
    grouping sets ((), (fiscal_year), (fiscal_year, fiscal_month)),
    grouping sets ((), (lead_source))
)
select
  period_kind, -- all, fiscal_year or fiscal_month
  period, -- of first contact: '(all)', FY2025, 2025-03, or '(missing)' where no record dates it
  lead_source, -- as recorded first, or '(all)'
  journey_count, -- journeys begun: those of the next four columns
  both_count, -- journeys in the lead list and in the opportunity list
  lead_only_count, -- journeys in the lead list only
  opportunity_only_count, -- journeys in the opportunity list only: the lead list knows no lead of them
  later_opportunity_count, -- further opportunities of a lead that belongs to an earlier journey
  lead_count, -- leads that belong to these journeys; several of one person are one journey
  case when is_known then won_with_order_count end as won_with_order_count, -- won journeys with an order; null where no export holds orders
  case when is_known then won_without_order_count end as won_without_order_count, -- won journeys without an order; null where no export holds orders
  case when is_known then order_row_count end as order_count, -- order records; null where no export holds orders
  case when is_known then order_without_win_count end as order_without_win_count, -- order records of no won journey; null where no export holds orders
  case when is_known then order_amount end as order_amount, -- money of the orders; null where no export holds orders
  case when is_known then order_without_win_amount end as order_without_win_amount -- of it, that of no won journey; null where no export holds orders
from counted
