-- One row per spend record.
-- key: _file, _row
select
  spend.*,
  coalesce(channel, spend.lead_source) as channel, -- the source's channel; a source outside the channel map is its own
  date_trunc('month', spend_on)::date as month_on, -- first day of the month
  fiscal_year_of(spend_on) as fiscal_year -- fiscal year of the day
from staging.spend
left join workspace.channels using (lead_source)
