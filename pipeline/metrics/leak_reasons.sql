-- One row per region, department or product line, stage and fiscal year: the reason that rose most among its losses there, against the others' losses there.
-- key: breakdown, member, stage, fiscal_year
-- pages: false
with
losses as (
  select breakdown, member, stage, period as fiscal_year, reason, visit_count as losses
  from metrics.leakage
  where way = 'lost' and period_kind = 'fiscal_year' and stage <> '(all)' and breakdown in ('all', 'region', 'department', 'product_line')
),
known as (
  select
    named.breakdown, named.member, named.stage, named.fiscal_year, named.reason,
    named.losses as reason_count, own.losses as loss_count,
    others.losses - named.losses as other_reason_count, rest.losses - own.losses as other_loss_count
  from (from losses where breakdown <> 'all' and reason <> '(all)') as named
  inner join (select * exclude (reason) from losses where breakdown <> 'all' and reason = '(all)') as own using (breakdown, member, stage, fiscal_year)
  inner join (from losses where breakdown = 'all' and reason <> '(all)') as others using (stage, fiscal_year, reason)
  inner join (select * exclude (reason) from losses where breakdown = 'all' and reason = '(all)') as rest using (stage, fiscal_year)
),
compared as (
  select
    *,
    odds_change(reason_count, loss_count, other_reason_count, other_loss_count) / sqrt(odds_variance(reason_count, loss_count, other_reason_count, other_loss_count)) as z,
    count(*) over (partition by breakdown, member, stage, fiscal_year) as reason_kinds
  from known
)
select
  breakdown, member, stage, fiscal_year, reason,
  reason_count, -- losses there for this reason
  loss_count, -- losses there
  other_reason_count, -- of the others, for this reason
  other_loss_count, -- of the others
  least(1, normal_tail(z) * reason_kinds)::double as chance_rate -- probability of such a share of any reason by chance (Bonferroni)
from compared
qualify row_number() over (partition by breakdown, member, stage, fiscal_year order by z desc, reason) = 1
