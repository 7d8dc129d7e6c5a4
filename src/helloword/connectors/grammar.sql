-- How a cell `x` is read, type by type; NULL for what cannot be read.
-- The commonest ways of writing come first in each: they take a tenth of the time and read the same.

-- A number less its currency, with one kind of space: "1 234,56 €" is 1'234,56 and "CHF -1’234.56" is -1'234.56.
CREATE MACRO evenly_spaced(x) AS
    replace(regexp_replace(x, '[\s\x{00a0}\x{2007}\x{2009}\x{202f}’]', '''', 'g'), '−', '-');
CREATE MACRO bare_number(x) AS regexp_replace(regexp_replace(evenly_spaced(x),
    '^([-+(]?)''*([A-Z]{0,3}[$€£¥￥₩₫฿₹]|[A-Z]{2,3})?''*([-+]?)''*', '\1\3'),
    '''*([$€£¥￥₩₫฿₹元円원]|[A-Z]{2,3}|kr\.?|zł|Kč)?''*([-)]?)$', '\2');

-- "(12.50)" and "12.50-" are negative in bookkeeping.
CREATE MACRO signed_number(x) AS CASE WHEN regexp_full_match(x, '-?[0-9.,]+') THEN x ELSE
    regexp_replace(regexp_replace(bare_number(x), '^\((.*)\)$', '-\1'), '^([0-9.,'']+)-$', '-\1') END;

-- Thousands stand apart by spaces, apostrophes or the mark that is not the decimal mark; in India "1,23,456.78".
CREATE MACRO number_with_point(x) AS CASE
    WHEN regexp_full_match(x, '-?\d+(\.\d+)?') THEN x
    WHEN regexp_full_match(signed_number(x),
        '[+-]?((\d+|[1-9]\d{0,2}(,\d{3})+|[1-9]\d{0,2}(''\d{3})+|[1-9]\d?(,\d{2})+,\d{3})(\.\d*)?|\.\d+)')
        THEN replace(replace(signed_number(x), ',', ''), '''', '') END;

CREATE MACRO number_with_comma(x) AS CASE
    WHEN regexp_full_match(signed_number(x), '[+-]?((\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}(''\d{3})+)(,\d*)?|,\d+)')
        THEN replace(replace(replace(signed_number(x), '.', ''), '''', ''), ',', '.') END;

CREATE MACRO whole_number(n) AS
    TRY_CAST(CASE WHEN regexp_full_match(n, '[+-]?\d+(\.0*)?') THEN regexp_replace(n, '\..*$', '') END AS BIGINT);
CREATE MACRO amount(n) AS TRY_CAST(n AS DECIMAL(20, 6));
CREATE MACRO rate(n) AS TRY_CAST(n AS DECIMAL(24, 12));

-- What shows the decimal mark of a file: point, comma, or neither ("1,234").
CREATE MACRO shows_point(x) AS regexp_full_match(signed_number(x), '[+-]?('
    '(\d{1,3}(,\d{3})+|\d{1,3}(''\d{3})+|\d{4,}|0)\.\d+|\d*\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3}){2,}'
    '|\d{1,2}(,\d{2})+,\d{3}(\.\d*)?)');
CREATE MACRO shows_comma(x) AS regexp_full_match(signed_number(x), '[+-]?('
    '(\d{1,3}(\.\d{3})+|\d{1,3}(''\d{3})+|\d{4,}|0),\d+|\d*,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3}){2,})');
CREATE MACRO shows_no_mark(x) AS regexp_full_match(signed_number(x), '[+-]?[1-9]\d{0,2}[.,]\d{3}');
-- Where money has no decimals, only a comma here is sure to stand between thousands: a price of a click may be "1.234".
CREATE MACRO shows_no_mark_but_a_point(x) AS regexp_full_match(signed_number(x), '[+-]?[1-9]\d{0,2}\.\d{3}');

-- Dates: a year in front is unambiguous, behind it the file's order says which number is the day.
CREATE MACRO plausible(d) AS CASE WHEN year(d) BETWEEN 1990 AND 2100 THEN d END;
CREATE MACRO day_by_year(x) AS
    plausible(TRY_CAST(regexp_replace(x, '^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$', '\1-\2-\3') AS DATE));
CREATE MACRO day_dmy(x) AS coalesce(day_by_year(x),
    plausible(TRY_CAST(regexp_replace(x, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$', '\3-\2-\1') AS DATE)));
CREATE MACRO day_mdy(x) AS coalesce(day_by_year(x),
    plausible(TRY_CAST(regexp_replace(x, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$', '\3-\1-\2') AS DATE)));
CREATE MACRO first_of_date(x) AS CASE WHEN x NOT LIKE '____-__-__%'
    THEN TRY_CAST(regexp_extract(x, '^(\d{1,2})[-/.]\d{1,2}[-/.]\d{4}', 1) AS INTEGER) END;
CREATE MACRO second_of_date(x) AS CASE WHEN x NOT LIKE '____-__-__%'
    THEN TRY_CAST(regexp_extract(x, '^\d{1,2}[-/.](\d{1,2})[-/.]\d{4}', 1) AS INTEGER) END;
-- Spreadsheets make the month's first day of "2026-01"; another day is no month.
CREATE MACRO month_start(x) AS
    plausible(TRY_CAST(regexp_replace(x, '^(\d{4})[-/.](\d{1,2})([-/.]0?1([T ]00:00(:00)?)?)?$', '\1-\2-01') AS DATE));
CREATE MACRO month_of(x) AS CASE WHEN day(month_start(x)) = 1 THEN month_start(x) END;

-- Instants: a date, a clock time, perhaps a zone. Without a zone the time is that of `zone`.
CREATE MACRO date_part_of(x) AS regexp_extract(x, '^[0-9]+[-/.][0-9]+[-/.][0-9]+');
CREATE MACRO time_part_of(x) AS replace(regexp_extract(x,
    '^[0-9]+[-/.][0-9]+[-/.][0-9]+[T ]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?) ?(Z|z|UTC|GMT|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?$',
    1), ',', '.');
CREATE MACRO zone_part_of(x) AS regexp_replace(regexp_replace(upper(regexp_extract(x,
    ':[0-9.,]+ ?(Z|z|UTC|GMT|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)$', 1)), '^(Z|UTC|GMT)$', '+00:00'),
    '^([+-][0-9]{2}):?([0-9]{2})$', '\1:\2');
-- A clock time that comes twice, in the night the clocks go back, is the first of the two.
CREATE MACRO first_moment(clock, zone) AS
    CASE WHEN (clock AT TIME ZONE zone - INTERVAL 1 HOUR) AT TIME ZONE zone = clock
        THEN clock AT TIME ZONE zone - INTERVAL 1 HOUR ELSE clock AT TIME ZONE zone END;
CREATE MACRO instant(x, day, zone) AS
    CASE WHEN regexp_full_match(x, '(199\d|20\d\d)-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)')
            THEN TRY_CAST(x AS TIMESTAMPTZ)
        WHEN regexp_full_match(x, '(199\d|20\d\d)-\d\d-\d\d[T ]\d\d:\d\d:\d\d') THEN first_moment(TRY_CAST(x AS TIMESTAMP), zone)
        WHEN day IS NULL OR time_part_of(x) = '' THEN NULL
        WHEN zone_part_of(x) = ''
            THEN first_moment(TRY_CAST(day::VARCHAR || ' ' || time_part_of(x) AS TIMESTAMP), zone)
        ELSE TRY_CAST(day::VARCHAR || ' ' || time_part_of(x) || zone_part_of(x) AS TIMESTAMPTZ) END;
-- A bare date is the whole local day; anything behind a date that is no clock time makes it unreadable.
CREATE MACRO instant_day(x, day, moment, zone) AS
    CASE WHEN length(x) <= 10 AND x = date_part_of(x) THEN day ELSE CAST(moment AT TIME ZONE zone AS DATE) END;

CREATE MACRO flag(x) AS
    CASE WHEN lower(x) IN ('true', 'yes', 'y', '1', '是', 't') THEN TRUE
        WHEN lower(x) IN ('false', 'no', 'n', '0', '否', 'f') THEN FALSE END;
CREATE MACRO currency_of(x) AS CASE WHEN regexp_full_match(x, '[A-Za-z]{3}') THEN upper(x) END;

CREATE MACRO trimmed(x) AS CASE WHEN x BETWEEN '!' AND '~' AND x[-1] BETWEEN '!' AND '~' THEN x
    ELSE NULLIF(regexp_replace(x, '^[\s\x{00a0}\x{3000}]+|[\s\x{00a0}\x{3000}]+$', '', 'g'), '') END;
CREATE MACRO masked_mail(x) AS regexp_replace(x, '[^@\s]+@[^@\s]+', '***', 'g');
CREATE MACRO masked(x) AS regexp_replace(masked_mail(x), '\+?\d[\d ().-]{9,}\d', '***', 'g');

-- The rate of a country on a day; 0 where there is none. Most days stand after the last change.
CREATE MACRO vat_rate(of_country, on_day) AS coalesce(
    CASE WHEN getvariable('vat_now')[upper(of_country)].since <= on_day THEN getvariable('vat_now')[upper(of_country)].rate
        ELSE list_last(list_filter(getvariable('vat')[upper(of_country)], lambda r: r.since <= on_day)).rate END, 0);

-- `part` of `whole` of a total, exact to the sixth decimal: DuckDB's own division of decimals gives a float.
CREATE MACRO micros(x) AS CAST(CAST(x AS DECIMAL(20, 6)) * 1000000 AS HUGEINT);
CREATE MACRO small_micros(x) AS CAST(CAST(x AS DECIMAL(18, 6)) * 1000000 AS BIGINT);
CREATE MACRO halves_up(n, d) AS sign(n) * ((2 * abs(n) + d) // (2 * d));
CREATE MACRO of_micros(n) AS CAST(CAST(n AS DECIMAL(32, 0)) * CAST(0.000001 AS DECIMAL(6, 6)) AS DECIMAL(20, 6));
-- Millionths of millionths of each, and twice the product of both, stay within 18 digits and 64 bits.
CREATE MACRO fits(total, part, whole) AS
    abs(CAST(total AS DOUBLE)) < 1e6 AND abs(CAST(part AS DOUBLE)) < 1e6 AND whole < 1e6
    AND abs(CAST(total AS DOUBLE) * CAST(part AS DOUBLE)) < 4e6;
CREATE MACRO portion(total, part, whole) AS CASE WHEN whole > 0 THEN
    CASE WHEN total = 0 THEN CAST(0 AS DECIMAL(20, 6))
        WHEN fits(total, part, whole)
        THEN of_micros(halves_up(small_micros(total) * small_micros(part), small_micros(whole)))
        ELSE of_micros(halves_up(micros(total) * micros(part), micros(whole))) END END;

-- The share of a total that falls to the stretch [before, before + part] of a whole: all shares add up to the total.
CREATE MACRO stretch(total, before, part, whole) AS
    portion(total, before + part, whole) - portion(total, before, whole);

-- A price without its tax, by the country's rate on the day.
CREATE MACRO without_vat(price, of_country, on_day) AS CASE WHEN price = 0 THEN CAST(0 AS DECIMAL(20, 6))
    ELSE portion(price, 1, 1 + vat_rate(of_country, on_day)) END;

-- The code of a country whose name is written out in English; what is not known stays as it is, in capitals.
CREATE MACRO country_of(x) AS coalesce(getvariable('countries')[upper(x)], upper(x));
