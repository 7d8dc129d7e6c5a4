"""Roll-ups on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Run


def test_a_small_company_has_none_and_is_told_when_they_come(run: Run, company: Path) -> None:
    at = ("--workspace", str(company))
    (company.parent / "orders.csv").write_text(FILES["orders.csv"], encoding="utf-8")
    run("import", "orders.csv", *at)

    assert run("rollups", "list", *at).err == (
        "There are no roll-ups yet: they come by themselves once a KPI has more than 500,000 rows behind it; fewer are held in memory.\n"
    )
    assert run("rollups", "list", "--format", "json", *at).json == []
    assert run("rollups", "rebuild", *at, HELLOWORD_LANG="zh").err == "已重建 0 张汇总表。\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_kept_is_listed(run: Run, company: Path, language: str) -> None:
    folder = company / "lake" / "rollup"
    folder.mkdir()
    (folder / "sold_parts-day-store_sku-EUR.json").write_text('{"kept": 86, "rows": 100, "facts": 2000000}')
    (folder / "gone-day-store-EUR.json").write_text('{"kept": 1, "rows": 100, "facts": 2000000}')

    listed = run("rollups", "list", "--workspace", str(company), HELLOWORD_LANG=language).out

    assert "86.0%" in listed
    assert "gone" not in listed
