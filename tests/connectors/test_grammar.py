"""What is read by a short way is read as by the long one, and shares of amounts are exact however large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helloword.connectors.grammar import add_grammar
from helloword.connectors.vat import vat_rates

_INSTANT = """
WITH read AS (SELECT x, day_by_year(date_part_of(x)) AS day FROM (SELECT CAST($x AS VARCHAR) AS x))
SELECT epoch_us(instant(x, day, 'Europe/Berlin')), instant_day(x, day, instant(x, day, 'Europe/Berlin'), 'Europe/Berlin') FROM read
"""


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'UTC'")
        add_grammar(db)
        yield db


def amounts(most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(-most, most, places=6, allow_nan=False, allow_infinity=False)


@given(
    total=st.one_of(amounts(5_000), amounts(5_000_000), amounts(10**12)),
    part=st.one_of(amounts(2), amounts(5_000_000), amounts(10**9)),
    whole=st.one_of(amounts(2), amounts(2_000_000), amounts(2 * 10**9)),
)
def test_a_portion_is_exact_to_the_sixth_decimal_and_halves_go_away_from_zero(
    db: duckdb.DuckDBPyConnection, total: Decimal, part: Decimal, whole: Decimal
) -> None:
    exact = Fraction(total) * Fraction(part) / Fraction(whole) if whole > 0 else None
    if exact is not None and abs(exact) >= 10**13:
        return
    typed = "CAST($t AS DECIMAL(20, 6)), CAST($p AS DECIMAL(20, 6)), CAST($w AS DECIMAL(20, 6))"

    found = db.execute(f"SELECT portion({typed})", {"t": total, "p": part, "w": whole}).fetchall()[0][0]

    assert found == (None if exact is None else rounded(exact))


def rounded(exact: Fraction) -> Decimal:
    micros = (abs(exact) * 10**6 * 2 + 1) // 2
    return Decimal(int(micros if exact >= 0 else -micros)).scaleb(-6)


def test_the_rate_of_a_country_is_that_of_the_day(db: duckdb.DuckDBPyConnection) -> None:
    rates = sorted((r["country"], r["since"], r["rate"]) for r in vat_rates().to_pylist())
    changes = {since for _, since, _ in rates}
    days = sorted({day for since in changes for day in (since, date.fromordinal(max(since.toordinal() - 1, 1)))})

    for country in {country for country, _, _ in rates}:
        for day in days:
            wanted = [rate for of, since, rate in rates if of == country and since <= day]
            found = db.execute("SELECT vat_rate($c, $d)", {"c": country.lower(), "d": day}).fetchall()[0][0]
            assert found == (wanted[-1] if wanted else 0), (country, day)
    assert db.execute("SELECT vat_rate('ZZ', DATE '2026-01-01')").fetchall() == [(0,)]


@given(
    at=st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2099-12-31")),
    zone=st.sampled_from(["", "Z", "+02:00", "-08:00", "+05:30", "+14:00"]),
)
def test_an_instant_is_the_same_however_it_is_written(db: duckdb.DuckDBPyConnection, at: datetime, zone: str) -> None:
    clock = at.isoformat(timespec="milliseconds")
    written = (f"{clock}{zone}", f"{clock.replace('T', ' ')} {zone}".strip(), f"{clock.replace('-', '/')}{zone}")

    read = {db.execute(_INSTANT, {"x": text}).fetchall()[0] for text in written}

    assert len(read) == 1
    assert None not in next(iter(read))


@given(st.text(alphabet=" \t\n\u00a0\u3000!~aé中\x7f", max_size=6))
def test_blanks_around_a_cell_are_no_part_of_it(db: duckdb.DuckDBPyConnection, cell: str) -> None:
    found = db.execute("SELECT trimmed($x)", {"x": cell}).fetchall()[0][0]

    assert found == (cell.strip(" \t\n\u00a0\u3000") or None)


@given(
    numbers=st.tuples(st.integers(1, 99), st.integers(1, 99), st.integers(1000, 2999)),
    widths=st.tuples(st.sampled_from([1, 2]), st.sampled_from([1, 2])),
    mark=st.sampled_from("-/."),
)
def test_the_numbers_before_a_year_are_seen_however_they_are_written(
    db: duckdb.DuckDBPyConnection, numbers: tuple[int, int, int], widths: tuple[int, int], mark: str
) -> None:
    first, second, year = numbers
    written = mark.join((f"{first:0{widths[0]}d}", f"{second:0{widths[1]}d}", str(year)))
    backwards = f"{year}-{first:02d}-{second:02d}"

    seen, unseen = (
        db.execute("SELECT first_of_date($x), second_of_date($x)", {"x": cell}).fetchall()[0]
        for cell in (written, backwards)
    )

    assert (seen, unseen) == ((first, second), (None, None))
