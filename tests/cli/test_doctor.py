"""What `doctor` finds wrong, and what it says to do."""

from __future__ import annotations

import shutil
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.conftest import FILES, Outcome, Run


def codes(done: Outcome) -> dict[str, str]:
    assert isinstance(done.json, list)
    return {finding["code"]: finding["level"] for finding in done.json}


@pytest.fixture
def copied(loaded: Path, tmp_path: Path) -> Path:
    return copytree(loaded, tmp_path / "copy")


def test_a_healthy_company_has_no_errors(run: Run, loaded: Path) -> None:
    done = run("doctor", "--format", "json", "--workspace", loaded)

    assert done.code == 0
    assert "error" not in codes(done).values()
    assert codes(done)["costs"] == "warning"


def test_each_finding_says_what_to_do(run: Run, company: Path) -> None:
    done = run("doctor", "--workspace", company)

    assert done.code == 0
    assert "Store eu has no data." in done.out
    assert "helloword import FILE --store eu" in done.out


def test_a_folder_that_is_no_workspace_is_an_error(run: Run) -> None:
    done = run("doctor", "--format", "json")

    assert done.code == 1
    assert codes(done) == {"failed": "error"}


def test_a_key_that_others_can_read_is_an_error(run: Run, copied: Path) -> None:
    (copied / "key").chmod(0o644)
    done = run("doctor", "--format", "json", "--workspace", copied)

    assert done.code == 1
    assert codes(done)["key_readable"] == "error"


def test_a_lost_key_is_an_error(run: Run, copied: Path) -> None:
    (copied / "key").unlink()

    assert run("doctor", "--workspace", copied).code == 1


def test_a_lost_data_file_is_an_error(run: Run, copied: Path) -> None:
    next((copied / "lake" / "model" / "order_lines").rglob("*.parquet")).unlink()
    done = run("doctor", "--format", "json", "--workspace", copied)

    assert done.code == 1
    assert codes(done)["lake_files"] == "error"


def test_a_damaged_lake_is_an_error_and_no_failure_of_doctor(run: Run, copied: Path) -> None:
    for file in (copied / "lake" / "model" / "order_lines").rglob("*.parquet"):
        file.write_text("not a table", encoding="utf-8")

    done = run("doctor", "--workspace", copied)
    shown = run("kpi", "show", "orders", "--workspace", copied)

    assert done.code == 1
    assert "missing or damaged" in done.out
    assert shown.code == 3
    assert "`helloword doctor` looks the workspace over" in shown.err
    assert "SELECT" not in shown.err


def test_a_lost_manifest_is_an_error_and_not_a_company_without_data(run: Run, copied: Path) -> None:
    shutil.rmtree(copied / "lake" / "manifest")

    done = run("doctor", "--workspace", copied)

    assert done.code == 1
    assert "3 imports came after it" in done.out


def test_rejected_rows_wait_to_be_mended(run: Run, copied: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text(FILES["orders.csv"].replace(",2,40.00", ",two,40.00"), encoding="utf-8")
    run("import", "more.csv", "--workspace", copied)

    assert codes(run("doctor", "--format", "json", "--workspace", copied))["rejects"] == "warning"


def test_a_currency_without_a_rate_is_an_error(run: Run, copied: Path, tmp_path: Path) -> None:
    text = FILES["orders.csv"].splitlines()[0] + "\neu,X-1,1,2026-10-05,delivered,KETTLE,1,40.00,0,KPW,anna\n"
    (tmp_path / "more.csv").write_text(text, encoding="utf-8")
    run("import", "more.csv", "--workspace", copied)
    done = run("doctor", "--format", "json", "--workspace", copied)

    assert done.code == 1
    assert codes(done)["rates"] == "error"
