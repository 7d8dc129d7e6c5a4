"""`helloword reviews`: written, listed, shown, exported and followed up at the command line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from .conftest import Run

TODAY = date.today()  # noqa: DTZ011  # the command line's own day, give or take a time zone
HEADER = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"

PEOPLE = """
departments:
  company: {name: {zh: 公司, en: Company}}
  marketing: {name: {zh: 市场部, en: Marketing}, parent: company}
people:
  ada: {name: Ada, department: marketing}
"""


@pytest.fixture
def selling(run: Run, company: Path, tmp_path: Path) -> Path:
    """The small company with orders of the last weeks, two departments and a person."""
    rows = [f"us,R{n},1,{TODAY - timedelta(days=n)},delivered,=CMD,{1 + (n > 20)},10,USD" for n in range(1, 60)]
    (tmp_path / "recent.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    assert run("import", "recent.csv", "--kind", "general.orders", "--workspace", company).code == 0
    (tmp_path / "people.yml").write_text(PEOPLE, encoding="utf-8")
    done = run("people", "import", "people.yml", "--workspace", company)
    assert done.code == 0, done.err
    return company


def test_a_review_is_written_listed_shown_exported_and_followed_up(run: Run, selling: Path, tmp_path: Path) -> None:
    at = ("--workspace", selling)
    assert "No review has been written yet" in run("reviews", "list", *at).err
    written = run("reviews", "write", *at)
    assert written.code == 0, written.err
    assert "Written: number 1" in written.err
    assert "Written already: number 1" in run("reviews", "write", *at).err
    (entry,) = cast(list[dict[str, object]], run("reviews", "list", "--format", "json", *at).json)
    assert (entry["id"], entry["scope"]) == (1, "company")

    shown = run("reviews", "show", "1", *at)
    assert shown.code == 0, shown.err
    assert "== Deviations, by money" in shown.out
    assert "== 偏差，按金额排" in run("reviews", "show", "1", *at, HELLOWORD_LANG="zh").out
    rows = run("reviews", "show", "1", "--format", "csv", *at).out.splitlines()
    assert rows[0] == "kpi,against,value,before,path,change,worth"
    assert not any(cell.startswith("=") for row in rows for cell in row.split(","))

    assert run("reviews", "export", "1", "out.pdf", "--lang", "zh", *at).code == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert run("reviews", "export", "1", "out.html", *at).code == 0
    refused = run("reviews", "export", "1", "out.docx", *at)
    assert (refused.code, refused.err.strip()) == (1, "out.docx ends neither in .html nor in .pdf.")

    due = (TODAY + timedelta(days=10)).isoformat()
    assert run("reviews", "follow-up", "add", "1", "Call the carrier", "--owner", "ada", "--due", due, *at).code == 0
    assert "Call the carrier" in run("reviews", "follow-up", "list", *at).out
    later = (TODAY + timedelta(days=20)).isoformat()
    assert run("reviews", "follow-up", "move", "1", "--due", later, "--reason", "no answer yet", *at).code == 0
    assert run("reviews", "follow-up", "done", "1", "--note", "they answered", *at).code == 0
    assert "Nothing is left" in run("reviews", "follow-up", "list", *at).err
    assert run("reviews", "follow-up", "done", "1", "--note", "again", *at).code == 1
    log = run("audit", "list", *at).out
    assert "review written" in log
    assert "follow-up closed" in log


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--week", "soon"), 1, '"soon" is not a week such as 2026-W47.'),
        (("--week", "2026-W01", "--month", "2026-01"), 2, "give --week or --month, not both"),
        (("--week", "2099-W01"), 1, "a review is written once its period is over"),
        (("--month", "2026-01", "--department", "nobody"), 1, "nobody"),
    ],
)
def test_what_cannot_be_written_says_why(
    run: Run, company: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("reviews", "write", *arguments, "--workspace", company)

    assert done.code == code
    assert said in done.err


def test_a_review_that_is_not_there(run: Run, company: Path) -> None:
    assert run("reviews", "show", "7", "--workspace", company).code == 1
    assert "没有评审“7”" in run("reviews", "show", "7", "--workspace", company, HELLOWORD_LANG="zh").err
