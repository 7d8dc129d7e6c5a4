"""Moments as Amazon's payment reports write them: months as words, clocks of twelve hours, zones as letters."""

from __future__ import annotations

from helloword.connectors.amazon.written import DOTTED

_MONTHS = (
    "jan|ene|gen", "feb|fév", "mar|mär|mrz", "apr|avr|abr", "may|mai|mag", "jun|juin|giu", "jul|juil|lug", "aug|aoû|ago",
    "sep|set", "oct|okt|ott", "nov", "dec|dez|déc|dic",
)  # fmt: skip
"""How the months begin in English, German, French, Spanish and Italian."""
_ZONES = {
    "": "", "AM": "", "PM": "", "UTC": "+00:00", "GMT": "+00:00", "PST": "-08:00", "PDT": "-07:00", "JST": "+09:00",
    "BST": "+01:00", "MEZ": "+01:00", "CET": "+01:00", "MESZ": "+02:00", "CEST": "+02:00", "AEST": "+10:00", "AEDT": "+11:00",
}  # fmt: skip
_WORD = r"LOWER(REGEXP_EXTRACT(x, '\p{L}{3,}'))"
_CLOCK = r"REGEXP_EXTRACT(x, '\d{1,2}:\d{2}(:\d{2})?')"
_HALF = r"LOWER(REGEXP_EXTRACT(x, '(?i)\d ?([ap])\.?m\b', 1))"
_HOUR = f"CAST(SPLIT_PART({_CLOCK}, ':', 1) AS INTEGER)"


def _cases(of: str, pairs: list[tuple[str, str]]) -> str:
    return f"CASE {of} " + " ".join(f"WHEN {when} THEN '{then}'" for when, then in pairs) + " END"


_MONTH = _cases("TRUE", [(f"REGEXP_MATCHES({_WORD}, '^({names})')", f"{n:02}") for n, names in enumerate(_MONTHS, 1)])
_NAMED = rf"""REGEXP_EXTRACT(x, '\b\d{{4}}\b') || '-' || {_MONTH} || '-' || LPAD(REGEXP_EXTRACT(x, '\b\d{{1,2}}\b'), 2, '0')"""
_DATE = rf"COALESCE({_NAMED}, LEFT({DOTTED}, 10), REGEXP_EXTRACT(x, '^\d+[-/.]\d+[-/.]\d+'))"
_HOURS = f"CASE {_HALF} WHEN 'p' THEN {_HOUR} % 12 + 12 WHEN 'a' THEN {_HOUR} % 12 ELSE {_HOUR} END"
_ZONE = _cases(
    r"UPPER(REGEXP_EXTRACT(x, '(\p{L}*)$', 1))", [(f"'{letters}'", offset) for letters, offset in _ZONES.items()]
)

MOMENT = f"""CASE WHEN {_CLOCK} <> '' THEN {_DATE} || ' ' || LPAD(CAST({_HOURS} AS VARCHAR), 2, '0')
    || SUBSTR({_CLOCK}, POSITION(':' IN {_CLOCK})) || {_ZONE} END"""
"""SQL over a cell: "May 1, 2023 12:00:16 AM PDT" as "2023-05-01 00:00:16-07:00"; NULL where a zone is not known."""

NAMED_DAY = f"CASE WHEN {_CLOCK} = '' THEN {_NAMED} END"
"""SQL over a cell: "05-Jan-2026" as "2026-01-05"; NULL where no month is named."""
