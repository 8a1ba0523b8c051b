-- Macros that read what an export writes: text, numbers, moments, flags. A comment above becomes a macro's COMMENT ON. What is usual
-- is settled by the cheapest test that can settle it, for these run on every value of every file.

-- A text without the blanks and invisible marks around it.
create macro trimmed(given) as trim(
  given, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8203) || chr(12288) || chr(65279)
);

-- Whether a text is a word for nothing. None is longer than nine bytes.
create macro is_word_for_nothing(word) as strlen(word) <= 9 and regexp_full_match(
  word,
  '(?i)|[(<\[]?(null|nil|nan|none|n/a|空|无|空白)[)>\]]?|（[空无]）|\\n|n\.a\.|#(n/a|value!|ref!|num!|null!|name\?|div/0!)|-+|—+|–|/|暂无|未填写|不适用'
);

-- The same, null where an export writes nothing, in words or without. What begins with a digit or a letter and ends with no blank needs
-- no more tests than those.
create macro text_or_null(given) as
  case
    when unicode(given) > 47 and unicode(given) <> 160 and not (unicode(given) between 8192 and 12288) and unicode(given) <> 65279
      and not suffix(given, ' ') and not suffix(given, chr(9)) and not suffix(given, chr(10)) and not suffix(given, chr(13))
      and not suffix(given, chr(160)) and not suffix(given, chr(8203)) and not suffix(given, chr(12288))
      and not suffix(given, chr(65279)) then
      case
        when strlen(given) > 9 or unicode(given) between 48 and 59 or unicode(given) between 65 and 77
          or unicode(given) between 79 and 90 then given
        when not is_word_for_nothing(given) then given
      end
    when not is_word_for_nothing(trimmed(given)) then trimmed(given)
  end;

-- Full-width digits and marks as their plain ones, and every kind of space as a space.
create macro half_width(given) as
  case
    when strlen(given) = length(given) then given
    else translate(
      given, '０１２３４５６７８９．，－：／（）％＋￥' || chr(160) || chr(8239) || chr(8201) || chr(8199) || chr(12288),
      '0123456789.,-:/()%+¥     '
    )
  end;

-- A number's text without the signs of its currency (alternatives of a regular expression), with a minus sign in front for accounting
-- brackets or a minus behind, and without the apostrophe that keeps it a text in a spreadsheet. The sign of another currency stays, so
-- that the text is no number.
create macro tidy_number(given, signs) as
  case
    when try_cast(given as double) is not null then given
    else regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      ltrim(translate(half_width(given), '−–﹣’', '---'''), ''''),
      '(?i)^([-+(]?)\s*(' || signs || ')\s*', '\1'),
      '(?i)\s*(' || signs || ')\s*([-)]?)$', '\2'),
      '^\(([^()+-]+)\)$', '-\1'),
      '^([^()+-]*\d[^()+-]*)-$', '-\1'),
      '^([-+])\s+', '\1')
  end;

-- The digits of a tidy number without a unit, thousand separators taken off; null where the text is not one number written with this
-- decimal mark, so that 1.234,56 is never read as 1.23456.
create macro plain_digits(tidy, decimal_mark) as
  case
    when decimal_mark = ',' then
      case
        when regexp_full_match(tidy, '[-+]?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+|\d{1,3}(''\d{3})+)(,\d*)?|[-+]?,\d+')
          then translate(tidy, ',. ''', '.')
      end
    when regexp_full_match(
      tidy, '[-+]?(\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d\d)+,\d{3}|\d{1,3}( \d{3})+|\d{1,3}(''\d{3})+)(\.\d*)?|[-+]?\.\d+'
    ) then translate(tidy, ', ''', '')
  end;

-- The power of ten that a unit behind a number stands for; null for any other word.
create macro power_of_unit(unit) as
  map {'千': 3, 'k': 3, '万': 4, 'w': 4, '百万': 6, 'm': 6, '千万': 7, '亿': 8, '万亿': 12}[lower(unit)];

-- Digits with their decimal point moved to the right by some places, exactly: 1.25 by 4 → 12500.
create macro point_moved(digits, places) as rtrim(
  split_part(digits, '.', 1) || rpad(split_part(digits, '.', 2), places, '0') || '.' || substr(split_part(digits, '.', 2), places + 1), '.'
);

-- The digits of a tidy number, its unit multiplied out: 1.2万 → 12000. Where nobody says the decimal mark ('') it is the point, and
-- 1.234 is null, for it may be a thousand.
create macro number_text(tidy, decimal_mark) as
  case
    when decimal_mark <> ',' and regexp_full_match(tidy, '-?\d+(\.\d\d?)?') then tidy
    when decimal_mark = '' and regexp_matches(tidy, '^[-+]?[1-9]\d{0,2}\.\d{3}($|\D)') then null
    when regexp_matches(tidy, '[\d.,]$') then plain_digits(tidy, decimal_mark)
    else point_moved(
      plain_digits(regexp_replace(tidy, ' ?(百万|千万|万亿|千|万|亿|[kKwWM])$', ''), decimal_mark),
      power_of_unit(regexp_extract(tidy, '(百万|千万|万亿|千|万|亿|[kKwWM])$', 1))
    )
  end;

-- The number that a tidy text names, a percentage as its part of one: 12.5% → 0.125.
create macro number_of(tidy, decimal_mark) as
  case
    when suffix(tidy, '%') then try_cast(plain_digits(regexp_replace(tidy, ' ?%$', ''), decimal_mark) || 'e-2' as double)
    else try_cast(number_text(tidy, decimal_mark) as double)
  end;

-- The count that a tidy text names; null for one that is below zero or no whole number.
create macro count_of(tidy, decimal_mark) as
  case
    when regexp_full_match(tidy, '\d{1,18}') then try_cast(tidy as bigint)
    when regexp_full_match(number_text(tidy, decimal_mark), '\+?\d+(\.0*)?') then try_cast(number_text(tidy, decimal_mark) as bigint)
  end;

-- Chinese dates and times as numbers: 2024年3月5日 星期二 下午3时5分 → 2024-3-5  3:5 PM. A year of two digits is known by its sign.
create macro chinese_moment(given) as regexp_replace(regexp_replace(regexp_replace(regexp_replace(translate(
  regexp_replace(regexp_replace(regexp_replace(given, '(星期|周|礼拜)[一二三四五六日天]', ' '), '^([0-6]\d)年', '20\1年'), '^([7-9]\d)年', '19\1年'),
  '年月日号时時点分秒', '--  ::::'),
  ':(\d\d?):( |$)', ':\1\2'), '(^|\D)(\d\d?):( |$)', '\1\2:00\3'),
  '上午 ?([\d:.]+)', '\1 AM'), '下午 ?([\d:.]+)', '\1 PM');

-- Dates whose month is a word, as day, month, year: Tue, Apr 15th, 21 → 15-Apr-2021. A year of two digits is 1970 to 2069.
create macro english_moment(given) as regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  given,
  '(?i)^(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)?[., ]+', ''),
  '(?i)^(\d\d?)(st|nd|rd|th)?[ ./-]*([a-z]{3,9})[ .,/-]*(\d{4}|\d\d)(,? |T|$)', '\1-\3-\4 '),
  '(?i)^([a-z]{3,9})[ ./-]*(\d\d?)(st|nd|rd|th)?[ ,/-]+(\d{4}|\d\d)(,? |T|$)', '\2-\1-\4 '),
  '(?i)^(\d{4})[ ./-]([a-z]{3,9})[ ./-](\d\d?)(,? |T|$)', '\3-\2-\1 '),
  '^(\d+-[A-Za-z]+)-([0-6]\d) ', '\1-20\2 '),
  '^(\d+-[A-Za-z]+)-([7-9]\d) ', '\1-19\2 '),
  '(?i)-sept-', '-Sep-');

-- Dates of numbers with dashes, and am or pm a blank behind the time.
create macro numbered_moment(given) as trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  given,
  '^(\d{1,4})[-./](\d\d?)[-./](\d{1,4})([T, ]|$)', '\1-\2-\3 '),
  '\s+', ' ', 'g'),
  '(?i)(\d) ?([ap])\.?m\.?( |$)', '\1 \2M\3'),
  '(:\d\d),(\d+)', '\1.\2'));

-- A date of numbers with its year first, by the order of day and month that its system keeps (ymd, dmy, mdy, or '' where nobody says
-- it). A year of two digits is 1970 to 2069.
create macro year_first(dashed, date_order) as regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(
    dashed,
    case date_order when '' then '^$' when 'ymd' then '^(\d\d)-(\d\d?)-(\d\d?)( |$)' else '^(\d\d?)-(\d\d?)-(\d{4}|\d\d)( |$)' end,
    case date_order when '' then '' when 'ymd' then '~\1-\2-\3\4' when 'dmy' then '~\3-\2-\1\4' else '~\3-\1-\2\4' end
  ),
  '^~([0-6]\d)-', '20\1-'), '^~([7-9]\d)-', '19\1-'), '^~', '');

-- The day of a text, in digits and dashes, that only an order of day, month and year gives a meaning: Tue, 05/03/2024 9:05 → 05-03-2024.
create macro day_without_order(given) as translate(nullif(regexp_extract(
  half_width(given), '^(''+|[A-Za-z]{3,9}[., ]+)?(\d\d?[-./]\d\d?[-./](\d{4}|\d\d?))([T, ]|$)', 2), ''), './', '--');

-- Date and time as written, in plain digits and dashes with the year first: 2024年3月5日 下午3:05 → 2024-3-5 3:05 PM.
create macro tidy_moment(given, date_order) as
  case
    when given like '20__-__-__T__:__:__%' and strlen(given) = length(given) and not contains(given, ',') then given
    when regexp_matches(given, '[年月日时時点分上下星周]') then year_first(numbered_moment(chinese_moment(half_width(given))), date_order)
    when regexp_matches(given, '(?i)[a-z]{3}') then year_first(numbered_moment(english_moment(half_width(given))), date_order)
    else year_first(numbered_moment(ltrim(half_width(given), '''')), date_order)
  end;

-- The moment that clocks show by a text of the usual forms, which a cast reads: 2024-03-05, 2024-03-05 09:05:00, 2024/3/5 9:05. Null for
-- any other, also for one that tells a zone or an era.
create macro usual_moment(given) as
  case
    when strlen(given) = 19 and given like '20__-__-_____:__:__' then try_cast(given as timestamp)
    when strlen(given) = 10 and given like '20__-__-__' then try_cast(given as timestamp)
    when strlen(given) <= 19 and given like '20__/%' and not contains(given, '+') and not contains(given, '-') and not contains(given, '(')
      and not contains(given, 'Z') and not contains(given, 'C') and not contains(given, 'c') then try_cast(given as timestamp)
  end;

-- The moment of a number that a spreadsheet counts its days by, to the second: 45356.378 → 2024-03-05 09:04:19.
create macro serial_moment(tidy) as
  timestamp '1899-12-30' + to_seconds(round(try_cast(replace(tidy, ',', '.') as decimal(38,12)) * 86400)::bigint);

-- The moment that clocks show by a tidy text; null outside 1970 to 2099, where exports keep their stand-ins for “never”.
create macro local_moment(tidy) as
  case
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)-\d\d?-\d\d?([ T]\d\d?:\d\d?(:\d\d?(\.\d+)?)?)?') then try_cast(tidy as timestamp)
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)-\d\d?-\d\d? 0?0:[\d:]+ [aA]M') then try_cast(left(tidy, -3) as timestamp)
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)-\d\d?-\d\d? [\d:]+ [aApP]M')
      then try_strptime(tidy, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])
    when regexp_matches(tidy, '^\d\d?-[A-Za-z]+-(19[7-9]\d|20\d\d)( |$)') then try_strptime(tidy, [
      '%d-%b-%Y', '%d-%b-%Y %H:%M:%S', '%d-%b-%Y %H:%M', '%d-%b-%Y %I:%M:%S %p', '%d-%b-%Y %I:%M %p',
      '%d-%B-%Y', '%d-%B-%Y %H:%M:%S', '%d-%B-%Y %H:%M', '%d-%B-%Y %I:%M:%S %p', '%d-%B-%Y %I:%M %p'])
    when regexp_full_match(tidy, '(19[7-9]\d|20\d\d)\d{4}(\d{4}|\d{6})?') then try_strptime(tidy, ['%Y%m%d', '%Y%m%d%H%M', '%Y%m%d%H%M%S'])
    when regexp_full_match(tidy, '\d{5}([.,]\d{1,12})?') and left(tidy, 5) between '25569' and '73050' then serial_moment(tidy)
  end;

-- Whether a tidy text says by how much its clock differs from UTC. CST and the like name several zones, so they say nothing.
create macro tells_offset(tidy) as regexp_matches(
  tidy, ':\d\d?(\.\d+)?( [aApP]M)? ?(Z|UTC|GMT|(UTC|GMT)?[+-](0?\d|1[0-4])(:?[0-5]\d)?)$'
);

-- By how much the clock of such a text is ahead of UTC.
create macro offset_told(tidy) as to_minutes(
  coalesce(try_cast(regexp_extract(tidy, '([+-])(\d\d?):?(\d\d)?$', 1) || '1' as integer), 0) * (
    coalesce(try_cast(regexp_extract(tidy, '([+-])(\d\d?):?(\d\d)?$', 2) as integer), 0) * 60
    + coalesce(try_cast(regexp_extract(tidy, '([+-])(\d\d?):?(\d\d)?$', 3) as integer), 0)
  )
);

-- The UTC moment of seconds, milliseconds or microseconds since 1970, from 2001 to 2099; null where the digits may as well be a date
-- and an hour.
create macro epoch_moment(tidy) as
  case
    when left(tidy, 10) >= '4102444800' or left(tidy, 10) < '1000000000' then null
    when regexp_full_match(tidy, '\d{10}(\.\d{1,6})?') and try_strptime(left(tidy, 10), '%Y%m%d%H') is null
      then make_timestamp((try_cast(tidy as decimal(38,6)) * 1000000)::bigint)
    when regexp_full_match(tidy, '\d{13}') then make_timestamp(try_cast(tidy as bigint) * 1000)
    when regexp_full_match(tidy, '\d{16}') and try_strptime(left(tidy, 14), '%Y%m%d%H%M%S') is null
      then make_timestamp(try_cast(tidy as bigint))
  end;

-- The UTC moment of a tidy text that needs no time zone for it: one with an offset, or a count since 1970.
create macro told_moment(tidy) as
  case
    when suffix(tidy, 'Z') and tidy like '20__-__-__T__:__:__%' then try_cast(tidy as timestamp)
    when tells_offset(tidy)
      then local_moment(regexp_replace(tidy, ' ?(Z|(UTC|GMT)?[+-]\d\d?(:?\d\d)?|UTC|GMT)$', '')) - offset_told(tidy)
    when regexp_matches(tidy, '^\d{10}') then epoch_moment(tidy)
  end;

-- The UTC moment that a tidy text names: by its own offset if it has one, else in the given time zone.
create macro utc_moment(tidy, zone) as coalesce(told_moment(tidy), timezone('UTC', timezone(zone, local_moment(tidy))));

-- The day that a tidy text names: as written, or that of its moment in the given time zone where it tells an offset.
create macro day_told(tidy, zone) as coalesce(local_moment(tidy), timezone(zone, timezone('UTC', told_moment(tidy))))::date;

-- True or false, as exports write it; null for any other text.
create macro flag_of(given) as
  case
    when given = '1' or given = '是' or given = 'true' then true
    when given = '0' or given = '否' or given = 'false' then false
    when regexp_full_match(given, '(?i)1(\.0)?|true|yes|y|t|是|有|已|√|✓|✔|真') then true
    when regexp_full_match(given, '(?i)0(\.0)?|false|no|n|f|否|没有|未|×|✗|假') then false
  end;

-- Whether a number's text shows that a spreadsheet kept it as a number and lost digits (1.38E+10), as a text by an apostrophe, or too
-- narrow to be shown (####).
create macro is_damaged(word) as
  (contains(word, 'E+') or contains(word, 'e+') or prefix(word, '''') or prefix(word, '##'))
  and regexp_full_match(word, '-?\d([.,]\d+)?[eE]\+\d+|''.*|##+');

-- Whether a whole number has sixteen digits or more, of which a spreadsheet keeps fifteen.
create macro is_long_number(word) as strlen(word) >= 16 and regexp_full_match(word, '[1-9]\d{15,}');

-- Whether its digits past the fifteenth are zeros.
create macro is_cut_short(word) as strlen(word) >= 16 and suffix(word, '0') and regexp_full_match(word, '[1-9]\d{14}0+');

-- What the digits of an id or number show: 1 damage; sixteen digits or more, 2 any, 3 one past the fifteenth and that a zero, 4 two, 5
-- more, all zeros; 0 nothing of that.
create macro digit_mark(word) as
  case
    when strlen(word) < 16 and unicode(word) > 39 and not contains(word, '+') then 0
    when is_damaged(word) then 1
    when is_cut_short(word) then least(strlen(word) - 13, 5)
    when is_long_number(word) then 2
    else 0
  end;
