"""How Amazon's consoles write counts and days, whatever the language they are downloaded in."""

from __future__ import annotations

COUNT = r"""CASE WHEN REGEXP_FULL_MATCH(x, '\d{1,3}([.,''’\s\x{00a0}\x{202f}]\d{2,3})+')
    THEN REGEXP_REPLACE(x, '[^0-9]', '', 'g') END"""
"""SQL over a cell: a whole number without what stands between its thousands.

A German file may write "1.514" and amounts with a comma, or "1,514" beside "5.255,61 €"; a count has no decimals, so
either is read alike and the file need not be asked.
"""

DOTTED = r"""CASE WHEN REGEXP_MATCHES(x, '^\d{1,2}\.\d{1,2}\.(20)?\d{2}(\s|$)') THEN CONCAT_WS('-',
    '20' || REGEXP_EXTRACT(x, '^\d+\.\d+\.(20)?(\d{2})', 2), LPAD(REGEXP_EXTRACT(x, '^\d+\.(\d+)', 1), 2, '0'),
    LPAD(REGEXP_EXTRACT(x, '^\d+'), 2, '0')) || REGEXP_EXTRACT(x, '\s.*$') END"""
"""SQL over a cell: "03.04.2026 05:01:02 UTC" as "2026-04-03 05:01:02 UTC"; who writes days with points has the day first."""

DAY = rf"""COALESCE({DOTTED}, CASE WHEN REGEXP_FULL_MATCH(x, '\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2}}')
    THEN REGEXP_REPLACE(x, '(\d{{2}})$', '20\1') END)"""
"""SQL over a cell: a day whose year has two digits, with four."""

UNGUARDED = r"""REGEXP_REPLACE(x, '^="(.*)"$', '\1')"""
"""SQL over a cell: an id without the guard that keeps spreadsheets from making a number of it."""

_NAMED = "STRFTIME(TRY_STRPTIME({day}, '%b %d, %Y'), '%Y-%m-%d')"
_RANGE = "x LIKE '% - %'"


def first_day(otherwise: str) -> str:
    """SQL over a cell: the first of the days in "Jul 06, 2026 - Jul 29, 2026", or the one there is."""
    first = _NAMED.format(day="SPLIT_PART(x, ' - ', 1)")
    return f"COALESCE({first}, {otherwise})"


def last_day() -> str:
    """SQL over a cell: the last of the days in "Jul 06, 2026 - Jul 29, 2026"; the cell itself where it is no such range."""
    last = _NAMED.format(day="SPLIT_PART(x, ' - ', 2)")
    return f"CASE WHEN {_RANGE} THEN {last} ELSE {first_day(DAY)} END"
