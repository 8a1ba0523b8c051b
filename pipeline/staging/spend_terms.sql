-- One row per system, source, account and campaign of spend for which headwater.yaml has terms: the first that fit.
-- key: _system, lead_source, account, campaign
with
kinds as (
  select distinct
    _system,
    category(mapped(_system, 'spend', 'lead_source', lead_source)) as lead_source,
    category(mapped(_system, 'spend', 'account', account)) as account,
    category(mapped(_system, 'spend', 'campaign', campaign)) as campaign
  from landed.spend
  where exists (from workspace.spend_terms)
)
select
  _system,
  kinds.lead_source,
  kinds.account,
  kinds.campaign,
  covers, -- day, week, month, quarter or year that a record without a last day is for
  tax_rate, -- tax in the amount, as a part of the net
  rebate_rate -- part of the net that is paid back
from kinds
inner join workspace.spend_terms as terms
  on coalesce(terms.system_name = _system, true) and coalesce(terms.lead_source = kinds.lead_source, true)
  and coalesce(terms.account = kinds.account, true) and coalesce(terms.campaign = kinds.campaign, true)
qualify row_number() over (partition by _system, kinds.lead_source, kinds.account, kinds.campaign order by term_order) = 1
