-- One row per won journey and touch that counts for it: the part of the win that each rule gives it, and of the amount, to the cent.
-- Parts of a journey add up to one win and to its amount. The rules are told in docs/attribution.md.
-- key: journey_id, touch_number
with
placed as (
  select
    touches.* exclude (touch_count),
    fiscal_year, fiscal_month, journey_amount,
    greatest(touch_number, 1) as n,
    greatest(touch_count, 1) as n_all,
    max(touched_at) over journey as last_at,
    (count(*) filter (touched_at <= lead_until_at) over journey)::integer as n_lead,
    (count(*) filter (touched_at <= opportunity_until_at) over journey)::integer as n_deal,
    coalesce(max(n) filter (direct_sources.lead_source is null) over journey, n_all) as n_marketing,
    count(*) over same_channel as n_same,
    row_number() over (same_channel order by touch_number) as n_in_channel,
    dense_rank() over (journey order by channel) as n_channel
  from core.journey_touches as touches
  inner join core.journey_windows using (journey_number)
  left join workspace.direct_sources on direct_sources.lead_source = touches.lead_source
  where outcome = 'won'
  window journey as (partition by journey_number), same_channel as (partition by journey_number, channel)
),
weighted as (
  select
    *,
    max(n_channel) over journey as n_channels,
    coalesce(exact(pow(2, -date_diff('microsecond', touched_at, last_at) / 86400e6 / half_life_days)), 1) as weight,
    sum(weight) over journey as all_weight,
    sum(weight) over (journey order by n rows unbounded preceding) as weight_so_far
  from placed
  cross join workspace.attribution
  window journey as (partition by journey_number)
),
shares as (
  select
    *,
    (weight_so_far - weight) / all_weight as decayed_before,
    weight_so_far / all_weight as decayed_after,
    (n_channel - 1 + (n_in_channel - 1) / n_same) / n_channels as fair_before,
    (n_channel - 1 + n_in_channel / n_same) / n_channels as fair_after
  from weighted
)
select
  journey_id,
  touch_number, -- 1 is the first; 0 where nothing touched it
  touched_at, -- when, in UTC; null where nothing touched it
  lead_source, -- source of the touch
  channel, -- channel of the touch
  campaign, -- campaign of the touch
  fiscal_year, -- fiscal year of the win
  fiscal_month, -- month of the win
  part_of_win((n > 1)::integer, 1) as first_count, -- part of the win: all to the first touch
  part_of_win(0, (n = n_all)::integer) as last_count, -- part of the win: all to the last touch
  part_of_win(0, (n = n_marketing)::integer) as last_non_direct_count, -- part of the win: all to the last touch of a source that is marketing, else to the last
  part_of_win((n - 1) / n_all, n / n_all) as linear_count, -- part of the win: the same to every touch
  part_of_win(edges_share(n - 1, n_all, 0.4, 0.4), edges_share(n, n_all, 0.4, 0.4)) as u_shaped_count, -- part of the win: 40 % first, 40 % last
  part_of_win(edges_share(n - 1, n_all, 0.2, 0.6), edges_share(n, n_all, 0.2, 0.6)) as j_shaped_count, -- part of the win: 20 % first, 60 % last
  part_of_win(edges_share(n - 1, n_all, 0.6, 0.2), edges_share(n, n_all, 0.6, 0.2)) as inverse_j_count, -- part of the win: 60 % first, 20 % last
  part_of_win(milestones_share(n - 1, n_all, n_lead, n_deal, 0, 0.3), milestones_share(n, n_all, n_lead, n_deal, 0, 0.3)) as w_shaped_count, -- part of the win: 30 % each to the touch first, at the lead, at the opportunity
  part_of_win(milestones_share(n - 1, n_all, n_lead, n_deal, n_all, 0.225), milestones_share(n, n_all, n_lead, n_deal, n_all, 0.225)) as full_path_count, -- part of the win: 22.5 % each to the touch first, at the lead, at the opportunity, at the win
  part_of_win(decayed_before, decayed_after) as time_decay_count, -- part of the win: the later the more, by the half-life
  part_of_win(fair_before, fair_after) as shapley_count, -- part of the win: the same to every channel that touched it
  part_of_amount((n > 1)::integer, 1, journey_amount) as first_amount, -- part of the amount: all to the first touch; null where unknown
  part_of_amount(0, (n = n_all)::integer, journey_amount) as last_amount, -- part of the amount: all to the last touch; null where unknown
  part_of_amount(0, (n = n_marketing)::integer, journey_amount) as last_non_direct_amount, -- part of the amount: all to the last touch of a source that is marketing, else to the last; null where unknown
  part_of_amount((n - 1) / n_all, n / n_all, journey_amount) as linear_amount, -- part of the amount: the same to every touch; null where unknown
  part_of_amount(edges_share(n - 1, n_all, 0.4, 0.4), edges_share(n, n_all, 0.4, 0.4), journey_amount) as u_shaped_amount, -- part of the amount: 40 % first, 40 % last; null where unknown
  part_of_amount(edges_share(n - 1, n_all, 0.2, 0.6), edges_share(n, n_all, 0.2, 0.6), journey_amount) as j_shaped_amount, -- part of the amount: 20 % first, 60 % last; null where unknown
  part_of_amount(edges_share(n - 1, n_all, 0.6, 0.2), edges_share(n, n_all, 0.6, 0.2), journey_amount) as inverse_j_amount, -- part of the amount: 60 % first, 20 % last; null where unknown
  part_of_amount(milestones_share(n - 1, n_all, n_lead, n_deal, 0, 0.3), milestones_share(n, n_all, n_lead, n_deal, 0, 0.3), journey_amount) as w_shaped_amount, -- part of the amount: 30 % each to the touch first, at the lead, at the opportunity; null where unknown
  part_of_amount(milestones_share(n - 1, n_all, n_lead, n_deal, n_all, 0.225), milestones_share(n, n_all, n_lead, n_deal, n_all, 0.225), journey_amount) as full_path_amount, -- part of the amount: 22.5 % each to the touch first, at the lead, at the opportunity, at the win; null where unknown
  part_of_amount(decayed_before, decayed_after, journey_amount) as time_decay_amount, -- part of the amount: the later the more, by the half-life; null where unknown
  part_of_amount(fair_before, fair_after, journey_amount) as shapley_amount -- part of the amount: the same to every channel that touched it; null where unknown
from shares
