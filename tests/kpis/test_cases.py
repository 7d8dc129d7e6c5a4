"""The hand-worked cases beside each KPI: rows as a seller's files have them in, values worked out by hand out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from helloword.kpis.company import answer
from helloword.kpis.query import Comparison, Query, Reading
from helloword.lake.importing import import_file
from helloword.period import Grain
from helloword.workspace import Workspace

CASES = Path(__file__).parents[2] / "src/helloword/kpis/cases"
DEFAULT_STORE = {
    "id": "eu", "platform": "shopify", "marketplace": "DE", "currency": "EUR", "timezone": "Europe/Berlin",
}  # fmt: skip


def every_case() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("kpi", "case"), every_case())
def test_a_kpi_gives_what_was_worked_out_by_hand(kpi: str, case: dict[str, Any], tmp_path: Path) -> None:
    workspace = company_of(case, tmp_path)

    readings = answer(workspace, question(case.get("kpi", kpi), case["ask"])).readings

    found = {(str(r.period.start), tuple(sorted(r.slice.items()))): r for r in readings}
    wanted = {
        (str(e.get("start", readings[0].period.start)), tuple(sorted(e.get("slice", {}).items()))): e
        for e in case["expect"]
    }
    assert sorted(found) == sorted(wanted)
    for key, expected in wanted.items():
        assert_reads(expected, found[key])


def assert_reads(expected: dict[str, Any], reading: Reading) -> None:
    for name in ("value", "numerator", "denominator", "cost_coverage"):
        if name in expected:
            assert_close(name, expected[name], getattr(reading, name))
    if "reason" in expected:
        assert reading.reason == expected["reason"]
    if "complete" in expected:
        assert reading.complete == expected["complete"]
    if "warning" in expected:
        assert expected["warning"] in "; ".join(warning.en for warning in reading.warnings)
    if "compared" in expected:
        assert reading.comparison is not None
        assert_compares(expected["compared"], reading.comparison)


def assert_compares(expected: dict[str, Any], comparison: Comparison) -> None:
    assert_close("compared value", expected["value"], comparison.value)
    if "start" in expected:
        assert (comparison.start, comparison.end) == (expected["start"], expected["end"])


def assert_close(name: str, expected: str | None, found: Decimal | None) -> None:
    if expected is None or found is None:
        assert (expected, found) == (None, None), f"{name}: expected {expected}, found {found}"
        return
    top, _, bottom = str(expected).partition("/")
    worked_out = Decimal(top) / Decimal(bottom or 1)
    assert abs(found - worked_out) <= abs(worked_out) * Decimal("1e-12"), f"{name}: expected {expected}, found {found}"


def company_of(case: dict[str, Any], folder: Path) -> Workspace:
    company = {"currency": "EUR", "timezone": "Europe/Berlin", **case.get("company", {})}
    workspace = Workspace.create(
        folder / "company", name="Case", currency=company["currency"], timezone=company["timezone"], locale="en"
    )
    stores = case.get("stores") or [DEFAULT_STORE]
    for store in stores:
        workspace.add_store(**{**DEFAULT_STORE, **store})
    for kind, text in case["files"].items():
        path = folder / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        result = import_file(
            workspace, path, kind=f"general.{kind}", store=stores[0]["id"] if len(stores) == 1 else None
        )
        assert result.rejected == 0, f"{kind}: {result}"
    return workspace


def question(kpi: str, ask: dict[str, Any]) -> Query:
    return Query(
        kpis=(kpi,),
        by=tuple(ask.get("by", ())),
        grain=Grain(ask.get("grain", "total")),
        start=day(ask.get("from")),
        end=day(ask.get("to")),
        where={k: tuple(v) if isinstance(v, list) else (v,) for k, v in ask.get("where", {}).items()},
        currency=ask.get("currency"),
        compare=ask.get("compare"),
    )


def day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
