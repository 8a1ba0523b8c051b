-- Macros that models, checks and analysts share. One statement each; a comment above becomes its COMMENT ON.

-- A text without the blanks around it.
create macro trimmed(given) as trim(given, ' ' || chr(9) || chr(10) || chr(160) || chr(12288));

-- The same, null where an export writes nothing, in words or without.
create macro text_or_null(given) as
  case
    when length(trimmed(given)) > 4 then trimmed(given)
    when not regexp_full_match(trimmed(given), '(?i)|null|\\n|#?n/a|--?|—|–|无') then trimmed(given)
  end;

-- Full-width digits and marks as their plain ones, and every kind of space as a space.
create macro half_width(given) as translate(
  given, '０１２３４５６７８９．，－：／（）￥' || chr(160) || chr(8239) || chr(8201) || chr(12288), '0123456789.,-:/()¥    '
);

-- A number's text without the signs of its currency (alternatives of a regular expression), and with a minus sign for accounting
-- brackets. The sign of another currency stays, so that the text is no number.
create macro tidy_number(given, signs) as
  case
    when regexp_full_match(given, '-?\d+(\.\d+)?') then given
    else regexp_replace(regexp_replace(regexp_replace(
      half_width(given),
      '(?i)^([-(]?)\s*(' || signs || ')\s*', '\1'),
      '(?i)\s*(' || signs || ')(\)?)$', '\2'),
      '^\(([^()-]+)\)$', '-\1')
  end;

-- The digits of a tidy number, thousand separators taken off; null where the text is not one number written with this decimal
-- mark, so that 1.234,56 is never read as 1.23456.
create macro number_text(tidy, decimal_mark) as
  case
    when decimal_mark = '.' and regexp_full_match(tidy, '-?\d+(\.\d+)?') then tidy
    when decimal_mark = '.' and regexp_full_match(tidy, '[-+]?(\d+|\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+)(\.\d*)?|[-+]?\.\d+')
      then replace(replace(tidy, ',', ''), ' ', '')
    when decimal_mark = ',' and regexp_full_match(tidy, '[-+]?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+)(,\d*)?|[-+]?,\d+')
      then replace(replace(replace(tidy, '.', ''), ' ', ''), ',', '.')
  end;

-- Date and time as written, in plain digits and dashes: 2024年3月5日 9:05 → 2024-3-5 9:05.
create macro tidy_moment(given) as
  case
    when regexp_full_match(given, '\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?') then given
    else trim(regexp_replace(
      regexp_replace(translate(half_width(given), '年月/日', '--- '), '^(\d{1,4})[.-](\d{1,2})[.-](\d{1,4})T?', '\1-\2-\3 '),
      '\s+', ' ', 'g'
    ))
  end;

-- The moment that a tidy text names, without zone, day and month in the given order (ymd, dmy, mdy) unless the year stands first.
-- Null outside 1970 to 2099, where exports keep their stand-ins for “never”.
create macro local_moment(tidy, date_order) as
  case
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)-\d\d?-\d\d?( \d\d?:\d\d(:\d\d)?)?') then try_cast(tidy as timestamp)
    when regexp_matches(tidy, '^(19[7-9]\d|20\d\d)-') then try_strptime(
      tidy, ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)\d{4}') then try_strptime(tidy, '%Y%m%d')
    when date_order = 'dmy' and regexp_matches(tidy, '^\d{1,2}-\d{1,2}-(19[7-9]\d|20\d\d)') then try_strptime(
      tidy, ['%d-%m-%Y', '%d-%m-%Y %H:%M:%S', '%d-%m-%Y %H:%M', '%d-%m-%Y %I:%M:%S %p', '%d-%m-%Y %I:%M %p'])
    when date_order = 'mdy' and regexp_matches(tidy, '^\d{1,2}-\d{1,2}-(19[7-9]\d|20\d\d)') then try_strptime(
      tidy, ['%m-%d-%Y', '%m-%d-%Y %H:%M:%S', '%m-%d-%Y %H:%M', '%m-%d-%Y %I:%M:%S %p', '%m-%d-%Y %I:%M %p'])
  end;

-- The UTC moment that a tidy text names: by its own offset if it has one, else in the given time zone.
create macro utc_moment(tidy, date_order, zone) as
  case
    when regexp_matches(tidy, ':\d\d(\.\d+)? ?(Z|UTC|GMT|[+-]\d\d(:?\d\d)?)$') then
      case
        when regexp_matches(tidy, '^(19[7-9]\d|20\d\d)-') then timezone('UTC', try_cast(regexp_replace(
          regexp_replace(tidy, ' ?(Z|[+-]\d\d(:?\d\d)?)$', '\1'), '( \d\d?:\d\d)( UTC| GMT|Z|[+-][\d:]+)$', '\1:00\2'
        ) as timestamptz))
      end
    else timezone('UTC', timezone(zone, local_moment(tidy, date_order)))
  end;

-- True or false, as exports write it; null for any other text.
create macro flag_of(given) as
  case
    when regexp_full_match(given, '(?i)1|true|yes|y|t|是|有|已|√|真') then true
    when regexp_full_match(given, '(?i)0|false|no|n|f|否|没有|未|×|假') then false
  end;

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

-- Part of a whole in [0, 1]; null without a whole.
create macro rate(part, whole) as case when whole > 0 then part / whole::double end;

-- Lower end of the 95 % Wilson interval of a rate; null without a whole.
create macro wilson_low(part, whole) as case when part = 0 and whole > 0 then 0.0 when whole > 0 then (
  part + 1.9207294103470862e0 - 1.959963984540054e0 * sqrt(part * (whole - part) / whole::double + 0.9603647051735431e0)
) / (whole + 3.8414588206941724e0) end;

-- Upper end of the 95 % Wilson interval of a rate; null without a whole.
create macro wilson_high(part, whole) as case when part = whole and whole > 0 then 1.0 when whole > 0 then (
  part + 1.9207294103470862e0 + 1.959963984540054e0 * sqrt(part * (whole - part) / whole::double + 0.9603647051735431e0)
) / (whole + 3.8414588206941724e0) end;

-- One amount over another, or an amount over a count; null without a base.
create macro ratio(part, base) as case when base > 0 then part::double / base::double end;

-- An amount for each of a count, to the cent; null without a count.
create macro amount_each(amount, number_of) as case when number_of > 0 then round(amount::double / number_of, 2)::decimal(18,2) end;

-- The day in the workspace's time zone on which a UTC moment falls.
create macro day_of(moment_utc) as
  timezone((select settings.time_zone from workspace.settings), timezone('UTC', moment_utc))::date;

-- The fiscal year of a day, named after the calendar year in which it ends: FY2025.
create macro fiscal_year_of(day_on) as 'FY' || (
  year(day_on) + ((select settings.fiscal_year_start from workspace.settings) > 1
    and month(day_on) >= (select settings.fiscal_year_start from workspace.settings))::integer
);

-- The fiscal quarter of a day: FY2025 Q3.
create macro fiscal_quarter_of(day_on) as fiscal_year_of(day_on) || ' Q'
  || (((month(day_on) - (select settings.fiscal_year_start from workspace.settings) + 12) % 12) // 3 + 1);
