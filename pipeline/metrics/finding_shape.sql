-- One row per nothing: the columns that each rule of the findings fills, with what they mean.
-- key: finding_id
-- pages: false
select
  null::varchar as finding_id, -- readable and the same from run to run: collapse:channel:抖音:2025-06
  null::varchar as rule, -- change, leak, collapse, immature, concentration, overload, source gap, resold, unreliable log, mix effect or outlier
  null::varchar as breakdown, -- what was looked at is a member of: all, channel, lead_source, region, department, product_line or rep
  null::varchar as member, -- which of them
  null::varchar as stage, -- the stage, or (none)
  null::varchar as reason, -- why prospects were lost there, or (none)
  null::varchar as period, -- month in which it began, fiscal year, or (all)
  null::varchar as base_period, -- what it is compared with, or (none)
  null::integer as looked_count, -- cases that the answer rests on
  null::double as probability, -- of as much by chance, over all the ways in which this rule could have found it there; null where the rule states a fact
  null::boolean as is_material, -- it is large enough by the rule's own threshold, whatever it is worth
  null::decimal(18,2) as size_amount, -- money at stake; null where no amounts are known
  null::decimal(18,2) as size_low_amount, -- lower end of its interval
  null::decimal(18,2) as size_high_amount, -- upper end of its interval
  null::varchar as size_kind, -- what the money is: won, spent, open, or record (expected of open ones, but told whatever it is worth)
  null::boolean as is_blaming, -- it says that a channel, region, store or person does worse
  null::varchar as test, -- the test that stands behind it
  null::varchar as page, -- name of the page that shows it
  null::varchar as page_query, -- the choices of that page that show it, as its address has them
  null::varchar as evidence_sql, -- the rows behind the sentence
  null::varchar as figures -- what its sentence says, as JSON
where false
