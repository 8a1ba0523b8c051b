-- Macros that models, checks and analysts share. One statement each; a comment above becomes its COMMENT ON.

-- The name that stands for a personal value outside the landed layer: the same for the same text of a system.
create macro pseudonym(source_system, given) as 'p' || substr(sha256(source_system || ':' || given), 1, 12);

-- A text with its e-mail addresses, telephone numbers and citizens' numbers masked. Twice, for numbers side by side share the
-- character between them.
create macro without_numbers(given) as regexp_replace(
  given, '(^|\D)(1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+\d{1,3}[ -]?\d[\d -]{6,}\d|0\d{2,3}-\d{7,8}|\d{17}[\dXx])(\D|$)', '\1…\3', 'g'
);

-- A category that is never null, never says '(all)', and never carries an e-mail address, a telephone or a citizen's number.
create macro category(given) as
  case
    when given is null then '(missing)'
    when given = '(all)' then '“(all)”'
    when not regexp_matches(given, '\d{4}|@') then given
    else without_numbers(without_numbers(regexp_replace(given, '[\p{Latin}\d._%+-]+@[\p{Latin}\d.-]+', '…', 'g')))
  end;

-- A category that people write as they like: what may be a telephone number in any form is masked too. Dates are kept, their
-- hyphens changed for ones that no number has while the numbers are sought.
create macro free_text_category(given) as
  case
    when not regexp_matches(given, '[\d０-９]{3}|@|＠') then category(given)
    else replace(category(regexp_replace(
      regexp_replace(half_width(replace(given, '＠', '@')), '(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})', '\1‑\2‑\3', 'g'),
      '\+?\(?\d[\d() .-]{5,}\d', '…', 'g'
    )), '‑', '-')
  end;

-- What the profile's value map makes of a word.
create macro mapped(source_system, entity_name, column_called, given) as coalesce((
  select map(list(value_maps.system_name || '/' || value_maps.word), list(value_maps.meaning))
  from workspace.value_maps
  where value_maps.entity = entity_name and value_maps.column_name = column_called
)[source_system || '/' || given], given);

-- What two spellings of one telephone number have in common: a Chinese mobile number's eleven digits, else the last nine. Null
-- for what is too short to be one, or one digit over and over.
create macro phone_key(given) as (
  select case
    when regexp_matches(digits, '^(0*86)?1[3-9]\d{9}$') then right(digits, 11)
    when length(digits) >= 7 and not regexp_matches(digits, '^0*(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$') then right(digits, 9)
  end
  from (select regexp_replace(half_width(given), '\D', '', 'g') as digits)
);

-- What two spellings of one e-mail address have in common.
create macro email_key(given) as case when regexp_matches(given, '.@.') then lower(trim(given)) end;

-- What two spellings of one company's name have in common: no case, no marks, no legal form.
create macro company_key(given) as nullif(regexp_replace(regexp_replace(
  lower(half_width(given)), '(有限责任公司|股份有限公司|有限公司|公司|\b(inc|incorporated|ltd|limited|llc|plc|gmbh|ag|kg|sa|sarl|bv|co|corp|corporation|company)\b)', '', 'g'
), '[^\p{L}\p{N}]', '', 'g'), '');

-- Part of a whole in [0, 1]; null without a whole.
create macro rate(part, whole) as case when whole > 0 then part / whole::double end;

-- Lower end of the 95 % Wilson interval of a rate; null without a whole.
create macro wilson_low(part, whole) as case when part = 0 and whole > 0 then 0.0 when whole > 0 then (
  part + 1.9207294103470862e0 - 1.959963984540054e0 * sqrt(part * (whole - part)::double / whole + 0.9603647051735431e0)
) / (whole + 3.8414588206941724e0) end;

-- Upper end of the 95 % Wilson interval of a rate; null without a whole.
create macro wilson_high(part, whole) as case when part = whole and whole > 0 then 1.0 when whole > 0 then (
  part + 1.9207294103470862e0 + 1.959963984540054e0 * sqrt(part * (whole - part)::double / whole + 0.9603647051735431e0)
) / (whole + 3.8414588206941724e0) end;

-- One amount over another, or an amount over a count; null without a base.
create macro ratio(part, base) as case when base > 0 then part::double / base::double end;

-- An amount for each of a count, to the cent; null without a count.
create macro amount_each(amount, number_of) as case when number_of > 0 then round(amount::double / number_of, 2)::decimal(18,2) end;

-- An amount times a fraction of two whole numbers, the second above zero, exactly, rounded to the cent once, halves away from zero.
create macro amount_times(amount, numerator, denominator) as (
  sign(amount) * ((2 * abs(amount * 100)::hugeint * numerator + denominator) // (2 * denominator::hugeint))::decimal(20,0) * 0.01::decimal(3,2)
)::decimal(18,2);

-- An amount in another currency by what one unit of it is worth, rounded to the cent once; null without a rate.
create macro amount_converted(amount, worth) as round(amount * try_cast(worth as decimal(20,12)), 2)::decimal(18,2);

-- The day in the workspace's time zone on which a UTC moment falls.
create macro day_of(moment_utc) as
  timezone((select settings.time_zone from workspace.settings), timezone('UTC', moment_utc))::date;

-- What headwater.yaml, or else its default, says of a threshold; null where it has none.
create macro threshold(called) as (select thresholds.value from workspace.thresholds where thresholds.name = called);

-- The time that the clocks of the workspace's time zone show at a UTC moment.
create macro local_time_of(moment_utc) as
  timezone((select settings.time_zone from workspace.settings), timezone('UTC', moment_utc::timestamp));

-- Working days from 1990 to the day before a day; null outside workspace.working_days.
create macro working_days_before(given_on) as
  (select list(earlier_count order by day_on) from workspace.working_days)[greatest(date_diff('day', date '1989-12-31', given_on), 0)];

-- Seconds worked from 1990 to a time that the clocks show; null outside workspace.working_days.
create macro worked_seconds(local_time) as
  working_days_before(local_time::date) * (select closes_seconds - opens_seconds from workspace.working_hours)
  + (working_days_before(local_time::date + 1) - working_days_before(local_time::date)) * greatest(least(
    date_diff('second', local_time::date, local_time),
    (select closes_seconds from workspace.working_hours)
  ) - (select opens_seconds from workspace.working_hours), 0);

-- Working hours from one UTC moment to another, by the opening hours and holidays of headwater.yaml; negative where the second comes
-- first, null without both.
create macro working_hours_between(from_at, to_at) as
  ((worked_seconds(local_time_of(to_at)) - worked_seconds(local_time_of(from_at))) / 3600.0)::double;

-- The fiscal year of a day, named after the calendar year in which it ends: FY2025.
create macro fiscal_year_of(day_on) as 'FY' || (
  year(day_on) + ((select settings.fiscal_year_start from workspace.settings) > 1
    and month(day_on) >= (select settings.fiscal_year_start from workspace.settings))::integer
);

-- The fiscal quarter of a day: FY2025 Q3.
create macro fiscal_quarter_of(day_on) as fiscal_year_of(day_on) || ' Q'
  || (((month(day_on) - (select settings.fiscal_year_start from workspace.settings) + 12) % 12) // 3 + 1);

-- The breakdown that a row counts, of grouping(lead_source, region, department, product_line, rep_id).
create macro breakdown_of(rolled_up) as
  case rolled_up when 15 then 'lead_source' when 23 then 'region' when 27 then 'department' when 29 then 'product_line' when 30 then 'rep' else 'all' end;

-- The kind of period that a row counts, of grouping(fiscal_year, fiscal_quarter, fiscal_month).
create macro period_kind_of(rolled_up) as
  case rolled_up when 3 then 'fiscal_year' when 5 then 'fiscal_quarter' when 6 then 'fiscal_month' else 'all' end;

-- Lower end of the 95 % interval of a cumulative share with its variance, on the complementary log-log scale: it stays in [0, 1].
create macro band_low(part, variance) as
  case when part > 0 and part < 1 then 1 - (1 - part) ** exp(-1.959963984540054e0 * sqrt(greatest(variance, 0)) / ((part - 1) * ln(1 - part))) end;

-- Upper end of the same.
create macro band_high(part, variance) as
  case when part > 0 and part < 1 then 1 - (1 - part) ** exp(1.959963984540054e0 * sqrt(greatest(variance, 0)) / ((part - 1) * ln(1 - part))) end;

-- Days at which a cumulative share first reaches a target; where it stands at the target exactly, the middle of the time that it does.
create macro reached_days(part, target, days, next_days) as
  case when part > target + 1e-9 then days when part >= target - 1e-9 then (days + coalesce(next_days, days)) / 2 end;

-- A number of less than 9.2 as a count of 1e-18, so that sums are the same in whichever order they are made.
create macro exact(part) as (part * 1e18)::bigint;

-- The moment up to which something on record counts: midnight, by which a record names only the day, stands for the end of that day.
create macro until_moment(moment_utc) as case
  when local_time_of(moment_utc)::time = time '00:00' then moment_utc + interval 1 day - interval 1 microsecond else moment_utc
end;

-- Share of a journey's touches up to one of them: a share for the first, one for the last, the rest in equal parts between.
create macro edges_share(touch_number, touch_count, first_share, last_share) as case
  when touch_number <= 0 then 0
  when touch_number >= touch_count then 1
  when touch_count = 2 then first_share / (first_share + last_share)
  else first_share + (1 - first_share - last_share) * (touch_number - 1) / (touch_count - 2)
end::double;

-- Milestones up to a touch: first touch, lead, opportunity and win, by the number of the touch that each came after; 0 is none.
create macro milestones_passed(touch_number, lead_number, opportunity_number, win_number) as
  1 + (lead_number between 1 and touch_number)::integer + (opportunity_number between 1 and touch_number)::integer
  + (win_number between 1 and touch_number)::integer;

-- Touches up to one that are the touch of no milestone.
create macro others_passed(touch_number, lead_number, opportunity_number, win_number) as
  touch_number - 1 - (lead_number between 2 and touch_number)::integer
  - (opportunity_number between 2 and touch_number and opportunity_number <> lead_number)::integer
  - (win_number between 2 and touch_number and win_number <> lead_number and win_number <> opportunity_number)::integer;

-- Share of a journey's touches up to one of them: the same for every milestone, a tenth in equal parts for the others; of the whole
-- that there is.
create macro milestones_share(touch_number, touch_count, lead_number, opportunity_number, win_number, each_share) as case
  when touch_number <= 0 then 0
  when touch_number >= touch_count then 1
  else (
    each_share * milestones_passed(touch_number, lead_number, opportunity_number, win_number)
    + 0.1 * others_passed(touch_number, lead_number, opportunity_number, win_number)
      / greatest(others_passed(touch_count, lead_number, opportunity_number, win_number), 1)
  ) / (
    each_share * milestones_passed(touch_count, lead_number, opportunity_number, win_number)
    + 0.1 * (others_passed(touch_count, lead_number, opportunity_number, win_number) > 0)::integer
  )
end::double;

-- What lies between two shares of one win, in whole parts of 2^-32: sums of up to two million wins are exact, in whichever order.
create macro part_of_win(share_before, share_after) as
  (round(share_after * 4294967296) - round(share_before * 4294967296)) / 4294967296;

-- What lies between two shares of an amount, to the cent: parts add up to the whole.
create macro part_of_amount(share_before, share_after, amount) as
  ((round(share_after * (amount * 100)::double) - round(share_before * (amount * 100)::double)) / 100)::decimal(18,2);

-- What two spellings of one note have in common, in any script: no case, no width, no marks.
create macro wording_of(given) as trim(regexp_replace(lower(half_width(given)), '[^\p{L}\p{M}\p{N}]+', ' ', 'g'));

-- Letters of a wording; a character of Chinese, Japanese or Korean says as much as three.
create macro letters_of(wording) as
  length(wording) + 2 * length(regexp_replace(wording, '[^\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]', '', 'g'));

-- A kind of activity at which the consultant is with the customer: as headwater.yaml says, or else by its name.
create macro is_on_site(kind_called) as case
  when exists (from workspace.on_site_kinds) then kind_called in (select on_site_kinds.kind from workspace.on_site_kinds)
  else regexp_matches(lower(kind_called), 'visit|meeting|test.?drive|on.?site|demo|到店|接待|试驾|拜访|上门|面谈|外勤|签到')
end;

-- Whether a count of people is too small to be told, or would give away one that is: fewer than `least` (none is told), or, where just one of a group's
-- counts is, the next smallest. ranks: place of the count among those of its group, from the smallest that is not 0; hidden: how many are too small.
create macro is_withheld(people_count, least, people_rank, hidden_count) as
  people_count > 0 and (people_count < least or (hidden_count = 1 and people_rank = 2));

-- Probability that a standard normal variable is above z: half of erfc(z / sqrt(2)), by Numerical Recipes' erfcc, to 1.2e-7 of the whole.
create macro normal_tail(z) as (
  select case when z >= 0 then half else 1 - half end
  from (
    select 0.5 * t * exp(-(z * z) / 2 - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (
      0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))))) as half
    from (select 1 / (1 + 0.5 * abs(z) / sqrt(2::double)) as t) as near
  ) as tails
);

-- Logarithm of the odds of a rate in one group over those in another, half a case added to each cell (Haldane, Anscombe).
create macro odds_change(part, whole, base_part, base_whole) as
  ln((part + 0.5) * (base_whole - base_part + 0.5) / ((whole - part + 0.5) * (base_part + 0.5)));

-- Variance of the same (Woolf).
create macro odds_variance(part, whole, base_part, base_whole) as
  1 / (part + 0.5) + 1 / (whole - part + 0.5) + 1 / (base_part + 0.5) + 1 / (base_whole - base_part + 0.5);

-- Fisher's combined probability of two independent tests.
create macro both_probability(one, other) as
  greatest(one * other, 1e-300) * (1 - ln(greatest(one * other, 1e-300)));

-- A number in a finding's sentence: what it is called there, its unit, and it.
create macro figure_of(called, unit_of, of_value) as {figure: called, unit: unit_of, number: of_value::double, word: '(none)'};

-- A word in a finding's sentence: what it is called there, its unit (word, month or period), and it.
create macro word_of(called, unit_of, of_word) as {figure: called, unit: unit_of, number: null::double, word: of_word};

-- A text as SQL writes it.
create macro as_literal(given) as '''' || replace(given, '''', '''''') || '''';

-- A word as the query of an address has it.
create macro as_query(given) as replace(replace(replace(replace(given, '%', '%25'), '&', '%26'), '#', '%23'), '+', '%2B');
