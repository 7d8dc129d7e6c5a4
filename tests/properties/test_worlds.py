"""What holds for every company, whatever its files are called, cut into and given in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query, Reading
from helloword.lake.importing import import_file
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.lake.company import ORIGIN, canonical_rows, model_rows, write_lines
from tests.oracle.worlds import world

pytestmark = pytest.mark.slow
SEEDS = (11,)
ADDITIVE = ("gross_sales", "discounts", "refunds", "net_sales", "fees", "ad_spend", "shipping_income", "units", "cogs")
RATIOS = ("aov", "gross_margin", "acos", "tacos", "ctr", "cpc", "organic_share", "cvr", "return_rate_period")
# What tells one row of a kind from another, within its store.
KEYS = {
    "orders": ("order_id", "line_id"),
    "refunds": ("refund_id", "line_id", "sku"),
    "fees": ("fee_id",),
    "costs": ("sku", "effective_from"),
    "fx": ("date", "base", "quote"),
    "ads": ("date", "channel", "campaign_id", "campaign", "sku", "keyword", "currency"),
    "traffic": ("date", "source", "channel", "sku"),
}
Lines = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Company:
    """A company as its files were given, and the same in a random order of pieces."""

    straight: Workspace
    shuffled: Workspace


def lines_of(seed: int) -> Lines:
    """The rows of a company, of each key the first alone, so that none restates another."""
    rows = world(seed).rows
    found: Lines = {}
    for kind, key in KEYS.items():
        first: dict[tuple[str, ...], dict[str, str]] = {}
        for row in rows.get(kind, ()):
            plain = {name: value for name, value in row.items() if name != "updated_at"}
            first.setdefault(tuple(row.get(name, "") for name in ("store", *key)), plain)
        if first:
            found[kind] = list(first.values())
    return found


def pieces(lines: Lines, dice: Random) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The same rows in two files a kind, all in any order."""
    files = []
    for kind, rows in lines.items():
        mixed = dice.sample(rows, len(rows))
        cut = dice.randint(0, len(mixed))
        files += [(kind, part) for part in (mixed[:cut], mixed[cut:]) if part]
    yield from dice.sample(files, len(files))


def built(seed: int, folder: Path, files: Iterator[tuple[str, list[dict[str, str]]]]) -> Workspace:
    """A workspace into which the files were imported."""
    born = world(seed)
    (folder / "company").mkdir(parents=True)
    (folder / "company" / "key").write_text("ab" * 32)
    workspace = Workspace.create(folder / "company", name="World", currency=born.currency, timezone=born.timezone)
    for store in born.stores:
        workspace.add_store(store.id, store.platform, store.marketplace, store.currency, store.timezone)
    for number, (kind, lines) in enumerate(files):
        path = write_lines(folder / f"{number}.csv", lines, {})
        assert import_file(workspace, path, kind=f"general.{kind}").rejected == 0
    return workspace


@pytest.fixture(scope="module", params=SEEDS)
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Company:
    seed = request.param
    folder, lines = tmp_path_factory.mktemp("world"), lines_of(seed)
    straight = built(seed, folder / "straight", iter(lines.items()))
    return Company(straight, built(seed, folder / "shuffled", pieces(lines, Random(seed))))


def asked(workspace: Workspace, kpis: tuple[str, ...], grain: Grain, *by: str) -> dict[tuple[str, str, str], Reading]:
    """Readings by KPI, first day and slice."""
    readings = answer(workspace, Query(kpis=kpis, grain=grain, by=by)).readings
    return {(r.kpi, str(r.period.start), ",".join(r.slice.values())): r for r in readings}


def close(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= Decimal("1e-12") * max(1, abs(left))


def test_any_order_of_any_pieces_gives_the_same_rows(company: Company) -> None:
    assert canonical_rows(company.shuffled) == canonical_rows(company.straight)
    assert model_rows(company.straight, without=ORIGIN) == canonical_rows(company.straight)


@pytest.mark.parametrize("grain", [Grain.MONTH, Grain.TOTAL])
def test_any_order_of_any_pieces_gives_the_same_numbers(company: Company, grain: Grain) -> None:
    kpis = (*ADDITIVE, *RATIOS, "orders", "repeat_rate", "net_profit")
    straight, shuffled = asked(company.straight, kpis, grain), asked(company.shuffled, kpis, grain)

    assert {key: r.value for key, r in shuffled.items()} == {key: r.value for key, r in straight.items()}
    assert any(r.value for r in straight.values())


@pytest.mark.parametrize(
    ("dimension", "kpis"),
    [
        ("store", ADDITIVE),
        ("sku", ADDITIVE),
        ("channel", ADDITIVE),
        ("country", ("gross_sales", "discounts", "refunds", "net_sales", "units", "cogs", "shipping_income")),
    ],
)
def test_slices_of_an_amount_sum_to_the_whole(company: Company, dimension: str, kpis: tuple[str, ...]) -> None:
    sliced = asked(company.straight, kpis, Grain.MONTH, dimension)
    whole = asked(company.straight, kpis, Grain.MONTH)
    summed: dict[tuple[str, str], Decimal] = {}
    for (kpi, start, _), reading in sliced.items():
        summed[kpi, start] = summed.get((kpi, start), Decimal(0)) + (reading.value or 0)

    for (kpi, start, _), reading in whole.items():
        assert close(summed.get((kpi, start), Decimal(0)), reading.value or Decimal(0)), (kpi, start)


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.WEEK, Grain.QUARTER, Grain.TOTAL])
def test_every_quotient_is_its_numerator_by_its_denominator(company: Company, grain: Grain) -> None:
    readings = asked(company.straight, RATIOS, grain).values()

    for reading in readings:
        if reading.value is not None:
            assert reading.numerator is not None
            assert reading.denominator
            assert close(reading.value, reading.numerator / reading.denominator), reading
    assert any(r.value is not None for r in readings)


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_days_sum_to_the_month_above_and_below_the_line(company: Company, part: str) -> None:
    kpis = ("gross_margin", "acos", "ctr", "cpc", "organic_share", "tacos", "return_rate_period")
    days: dict[tuple[str, str], Decimal] = {}
    for (kpi, start, _), reading in asked(company.straight, kpis, Grain.DAY).items():
        month = (kpi, start[:7])
        days[month] = days.get(month, Decimal(0)) + (getattr(reading, part) or 0)

    for (kpi, start, _), reading in asked(company.straight, kpis, Grain.MONTH).items():
        whole = getattr(reading, part)
        if whole is not None:
            assert close(days[kpi, start[:7]], whole), (kpi, start)


def test_amounts_of_days_sum_to_weeks_months_and_the_whole(company: Company) -> None:
    totals = {
        grain: {
            kpi: sum((r.value or Decimal(0) for (k, _, _), r in readings.items() if k == kpi), Decimal(0))
            for kpi in ADDITIVE
        }
        for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.TOTAL)
        if (readings := asked(company.straight, ADDITIVE, grain))
    }

    for kpi in ADDITIVE:
        assert all(close(totals[grain][kpi], totals[Grain.DAY][kpi]) for grain in totals), kpi
