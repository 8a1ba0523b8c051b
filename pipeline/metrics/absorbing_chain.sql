-- One row per fiscal year of first contact (or all), member of a breakdown, and stage: the probability that a journey there is won
-- in the end, if every move has the shares of stage_transitions whatever came before, returns and reopenings included. The absorbing
-- Markov chain is solved exactly: stage after stage is taken out, and what led to it is led on to where it leads (Grassmann, Taksar
-- and Heyman 1985: shares are only added, multiplied and divided, so that nothing cancels out).
-- key: period_kind, period, breakdown, member, stage
-- pages: false
with recursive
ends as (
  select unnest(range(1, max(stage_order) + 3))::integer as to_order, max(stage_order) as last_order
  from workspace.stages
),
moves as (
  select
    period_kind,
    period,
    breakdown,
    member,
    from_order,
    case when to_kind = 'stage' then to_order when to_stage = 'won' then last_order + 1 else last_order + 2 end as to_order,
    sum(move_count) as move_count
  from metrics.stage_transitions
  cross join (select max(last_order) as last_order from ends) as last_stage
  where to_kind <> 'open' and from_order > 0
  group by all
),
groups as (
  select distinct period_kind, period, breakdown, member
  from metrics.stage_conversion
  where period_kind in ('all', 'fiscal_year') and breakdown <> 'rep'
),
ways_out as (
  select
    groups.*,
    stage_order,
    list(coalesce(move_count, 0)::double order by ends.to_order) as counts,
    list_sum(counts)::integer as move_count
  from groups
  cross join workspace.stages
  cross join ends
  left join moves
    on moves.period_kind = groups.period_kind and moves.period = groups.period and moves.breakdown = groups.breakdown
    and moves.member = groups.member and moves.from_order = stage_order and moves.to_order = ends.to_order
  group by all
),
eliminated as (
  select
    period_kind,
    period,
    breakdown,
    member,
    1 as stage_order,
    list(list_transform(counts, lambda entry: coalesce(rate(entry, list_sum(counts)), 0.0)) order by stage_order) as shares
  from ways_out
  group by all
  union all
  select
    period_kind,
    period,
    breakdown,
    member,
    stage_order + 1,
    case
      when list_sum(onward) = 0 then shares
      else list_transform(shares, lambda line, from_order: list_transform(line, lambda share, to_order: case
        when to_order = stage_order then 0.0
        when from_order = stage_order then share / list_sum(onward)
        else share + line[stage_order] * (onward[to_order] / list_sum(onward))
      end))
    end
  from (
    select *, list_transform(shares[stage_order], lambda share, to_order: case when to_order = stage_order then 0.0 else share end) as onward
    from eliminated
    where stage_order <= len(shares)
  ) as step
)
select
  period_kind, -- all or fiscal_year
  period, -- of first contact: '(all)', FY2025, or '(missing)' where no record dates it
  breakdown, -- what the journeys are split by: all, lead_source, region, department or product_line
  member, -- which of them; '(all)' where they are not split
  stage, -- the stage
  stage_order, -- 1 is the first contact
  move_count, -- moves out of the stage
  case when list_sum(line[len(line) - 1:]) > 0 then least(line[len(line) - 1], 1) end as chain_rate, -- probability of being won in the end; null where no move leads to an end
  least(case when move_count = 0 then 1 else list_sum(line[:len(line) - 2]) end, 1) as undecided_rate -- probability of coming to stages from which no move leads to an end
from (
  select * exclude (stage_order, shares), unnest(range(1, len(shares) + 1))::integer as stage_order, unnest(shares) as line
  from eliminated
  where stage_order > len(shares)
) as solved
inner join ways_out using (period_kind, period, breakdown, member, stage_order)
inner join workspace.stages using (stage_order)
