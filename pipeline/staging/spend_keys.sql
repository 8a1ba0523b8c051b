-- One row per exported spend record: the key by which the same money is known again in another run, whatever maps make of its words.
-- key: _file, _row
-- kind: view
select
  _file,
  _row,
  concat_ws(' / ', _system, spend_on, coalesce(account, ''), coalesce(lead_source, ''), coalesce(campaign, ''), coalesce(region, ''), coalesce(department, '')) as spend_key -- system, day, account, source, campaign and place as exported
from landed.spend
