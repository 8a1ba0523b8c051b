-- One row per finding that is told: the one about the most money first, by the lower end of its interval, without amounts last.
-- key: finding_id
-- pages: breakdown <> 'rep'
select
  * exclude (is_told, figures),
  row_number() over (
    order by greatest(least(abs(size_low_amount), abs(size_high_amount)) * (sign(size_low_amount) * sign(size_high_amount)), 0) desc nulls last,
      abs(size_amount) desc nulls last, finding_id
  )::integer as finding_rank -- 1 is the one about the most money, by the end of its interval nearer to nothing
from metrics.finding_trials
where is_told
