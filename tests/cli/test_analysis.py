"""`helloword analysis`: what there is, an answer in each form, and refusals in a sentence."""

from __future__ import annotations

from pathlib import Path

from helloword.cli.completing import ANALYSES
from tests.cli.conftest import Run


def test_every_analysis_is_listed_with_what_can_be_set(run: Run, loaded: Path) -> None:
    listed = run("analysis", "list", "--format", "json", "--workspace", loaded).json

    assert isinstance(listed, list)
    assert tuple(each["id"] for each in listed) == ANALYSES
    assert {"a_share", "slow_cover"} <= {setting["id"] for setting in listed[1]["settings"]}


def test_an_analysis_reads_as_a_table_and_its_digits_as_csv(run: Run, loaded: Path) -> None:
    asked = ("analysis", "show", "profit", "--from", "2026-10-01", "--to", "2026-10-31", "--workspace", loaded)
    table, csv = run(*asked), run(*asked, "--format", "csv", "--rows", "1")

    assert (table.code, csv.code) == (0, 0)
    assert table.out.startswith("Profit  2026-10-01..2026-10-31\n")
    assert "= Net sales USD" in table.out
    rows = csv.out.splitlines()
    assert rows[0].startswith("row,sku,name,start,end,gross_sales,discounts")
    assert [row.split(",")[0] for row in rows[1:]] == ["slice", "others", "total"]


def test_what_cannot_be_asked_is_one_sentence(run: Run, loaded: Path) -> None:
    unknown = run("analysis", "show", "profits", "--workspace", loaded)
    typed = run("analysis", "show", "skus", "--set", "a_share", "--workspace", loaded)

    assert (unknown.code, typed.code) == (1, 1)
    assert 'There is no analysis "profits". Did you mean' in unknown.err
    assert "write NAME=NUMBER, such as a_share=0.8" in typed.err
