"""A question about an earlier version of the data is answered as it was then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from helloword.kpis.company import answer
from tests.oracle import central_bank
from tests.oracle.comparing import Question, differences
from tests.oracle.importing import fill, workspace_of
from tests.oracle.reference.catalogue import KPIS
from tests.oracle.reference.company import World, company
from tests.oracle.worlds import world

EVERYTHING = Question(tuple(KPIS), grain="month")


def test_rows_that_came_later_change_the_newest_version_alone(tmp_path: Path) -> None:
    grown = world(4)
    early = without_later(grown, "orders")
    workspace = workspace_of(early, tmp_path)
    then = answer(workspace, EVERYTHING.query)
    fill(workspace, {"orders": grown.rows["orders"]}, tmp_path)

    again = answer(workspace, replace(EVERYTHING.query, as_of=then.provenance.lake))
    now = answer(workspace, EVERYTHING.query)

    assert again == then
    for readings, rows in ((again.readings, early), (now.readings, grown)):
        expected = EVERYTHING.expected(company(rows, central_bank.rates()))
        assert differences(readings, expected, exact=False) == []


def without_later(grown: World, kind: str) -> World:
    """The world when only the first half of a kind's rows had come."""
    rows = grown.rows[kind]
    return replace(grown, rows={**grown.rows, kind: rows[: len(rows) // 2]})
