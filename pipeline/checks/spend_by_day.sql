-- The days of a spend record add up to it: to all of it where its last day has come, to its part so far where more days are to come, to nothing
-- where it is left out as a sum; and as exported and converted it is spend, tax and rebate.
with
left_out as (
  select spend_on, lead_source, account, '(missing)' as campaign, is_left_out
  from core.spend_sums
),
days as (
  select _file, _row, sum(spend_amount) as spend_amount, count(*) as day_count, min(spend_on) as first_on
  from core.spend
  group by all
),
records as (
  select
    spend.*,
    until_on - from_on + 1 as whole_count,
    least(until_on, as_of_on) - from_on + 1 as past_count,
    coalesce(is_left_out, false) as is_left_out
  from staging.spend
  left join left_out using (spend_on, lead_source, account, campaign)
  cross join workspace.clock
)
select records._file, records._row, records.spend_amount::varchar as record_amount, days.spend_amount::varchar as days_amount, day_count::bigint as day_count
from records
full join days using (_file, _row)
where gross_amount <> records.spend_amount + tax_amount + rebate_amount
  or case
    when is_left_out then day_count is not null
    else (day_count, first_on) is distinct from (past_count, from_on)
      or abs(days.spend_amount * whole_count - records.spend_amount * past_count) > if(past_count = whole_count, 0, 0.01 * whole_count)
  end
  or records._file is null
