-- One row per channel: the quarter or half year, of any months, in which fewest of its leads became opportunities and, of these, wins, compared with its own other
-- months and with what became of the other channels' leads in both. Months count of which four fifths of all leads are decided.
-- key: channel
-- pages: false
with
months as (
  select *, left(period, 4)::integer * 12 + right(period, 2)::integer as number
  from metrics.spend_return
  where period_kind = 'month' and level in ('all', 'channel')
    and period in (select period from metrics.spend_return where level = 'all' and period_kind = 'month' and decided_rate >= 0.8)
),
spans as (
  select number as from_number, number + length - 1 as to_number, period as from_period
  from months
  cross join (select unnest([3, 6]) as length) as lengths
  where level = 'all' and to_number <= (select max(number) from months)
),
sums as (
  select
    level, member, from_number, to_number, from_period, number between from_number and to_number as is_inside,
    count(*) as months,
    sum(spend_amount) as spent,
    sum(journey_count)::integer as journeys, sum(opportunity_count)::integer as opportunities, sum(won_count)::integer as wins, coalesce(sum(won_amount), 0) as amount
  from spans
  cross join months
  group by all
),
sides as (
  select own.*, rest.journeys - own.journeys as others, rest.opportunities - own.opportunities as other_opportunities, rest.wins - own.wins as other_wins
  from (from sums where level = 'channel') as own
  inner join (from sums where level = 'all') as rest using (from_number, to_number, is_inside)
),
compared as (
  select
    dip.member as channel, dip.from_period, dip.to_number - dip.from_number + 1 as length,
    struct_pack(dip := dip, base := base) as told,
    (odds_change(dip.opportunities, dip.journeys, base.opportunities, base.journeys) - odds_change(dip.other_opportunities, dip.others, base.other_opportunities, base.others))
      / sqrt(odds_variance(dip.opportunities, dip.journeys, base.opportunities, base.journeys) + odds_variance(dip.other_opportunities, dip.others, base.other_opportunities, base.others)) as opportunity_z,
    (odds_change(dip.wins, dip.opportunities, base.wins, base.opportunities) - odds_change(dip.other_wins, dip.other_opportunities, base.other_wins, base.other_opportunities))
      / sqrt(odds_variance(dip.wins, dip.opportunities, base.wins, base.opportunities) + odds_variance(dip.other_wins, dip.other_opportunities, base.other_wins, base.other_opportunities)) as win_z,
    both_probability(normal_tail(-opportunity_z), normal_tail(-win_z)) as chance,
    (select count(*) from spans) as span_count
  from (from sides where is_inside) as dip
  inner join (from sides where not is_inside) as base using (member, from_number, to_number)
  where least(dip.journeys, base.journeys, dip.others, base.others) >= (select least_count from workspace.findings)
)
select
  channel, -- the channel
  from_period, -- first month of the dip
  strftime(strptime(from_period || '-01', '%Y-%m-%d') + to_months(length::integer - 1), '%Y-%m') as to_period, -- its last month
  length::integer as month_count, -- months of the dip
  told.base.months::integer as base_month_count, -- its other months
  told.dip.spent::decimal(18,2) as spend_amount, -- spent in the dip
  told.base.spent::decimal(18,2) as base_spend_amount, -- spent in the other months
  told.dip.journeys as journey_count, -- leads in the dip
  told.base.journeys as base_journey_count, -- leads in the other months
  told.dip.opportunities as opportunity_count, -- of those in the dip, became opportunities
  told.base.opportunities as base_opportunity_count, -- of those in the other months
  told.dip.wins as won_count, -- of those in the dip, won so far
  told.base.wins as base_won_count, -- of those in the other months
  least(1, chance * span_count)::double as chance_rate, -- probability of such a dip in any of the spans by chance (Fisher's of two tests, Bonferroni)
  rate(told.base.wins, told.base.journeys) as base_won_rate, -- won of the leads in the other months
  ratio(told.dip.other_wins * told.base.others::double, told.base.other_wins * told.dip.others::double) as others_ratio, -- the other channels' rate in the dip over theirs in the other months
  amount_each(told.dip.amount + told.base.amount, told.dip.wins + told.base.wins) as value_amount -- mean deal of the channel
from compared
qualify row_number() over (partition by channel order by chance, from_period, length) = 1
