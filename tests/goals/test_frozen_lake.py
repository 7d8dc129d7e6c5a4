"""The lake version that a period was closed with is kept as long as the freeze, in either kind of database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from helloword.goals import book
from helloword.goals.changing import agree, read_for
from helloword.goals.closing import close
from helloword.goals.evidence import Evidence
from helloword.goals.tables import GoalClosingRow
from helloword.lake import holding
from helloword.lake.importing import import_file
from helloword.lake.retiring import retire
from helloword.state.database import Database
from tests.goals.company import TODAY, make_company

FIRST, UNTIL = date(2026, 1, 1), date(2026, 6, 30)
LONG_AFTER = datetime.now(UTC) + timedelta(days=800)
LATER = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,E2601011,1,2026-01-01,delivered,KETTLE,500,11,EUR
"""


def test_a_closed_period_can_be_asked_again_of_its_own_data(tmp_path: Path, state_url: str | None) -> None:
    made = make_company(tmp_path, state_url)
    text = Path(__file__).with_name("goals.yml").read_text(encoding="utf-8")
    agree(made, read_for(made, text, "goals.yml"), "the plan", TODAY)
    closed = close(made, FIRST, UNTIL, "half-year", TODAY)
    sales = book(made).goal("sales")
    before = Evidence.of(made, TODAY).total(sales, FIRST, UNTIL)
    for number in range(2):
        path = tmp_path / f"later{number}.csv"
        path.write_text(LATER.replace("500", f"50{number}"), encoding="utf-8")
        import_file(made, path)
    retire(made.lake, LONG_AFTER, holding.held(made.state))
    again = Evidence.of(made, TODAY, closed.lake).total(sales, FIRST, UNTIL)
    now = Evidence.of(made, TODAY).total(sales, FIRST, UNTIL)

    assert holding.held(made.state) == {closed.lake}
    assert before is not None
    assert again is not None
    assert now is not None
    assert again.value == before.value == 32070
    assert now.value == 32070 + 500 * 11


def test_what_was_closed_before_versions_were_held_is_held_from_then_on(tmp_path: Path, state_url: str | None) -> None:
    rows = [
        GoalClosingRow(
            id=number, first=date(2026, number, 1), until=date(2026, number, 28), recorded_at=LONG_AFTER, actor="anna",
            reason="month", lake=lake, catalogue="1", content="{}",
        )
        for number, lake in ((1, 12), (2, 12), (3, 30))
    ]  # fmt: skip
    Database.at(tmp_path, state_url).make("0006", lambda session: session.add_all(rows))
    database = Database.open(tmp_path, state_url)

    assert holding.held(database) == {12, 30}
    with database.write() as session:
        holding.release(session, holding.Holder("goal_period", "1"))
        holding.release(session, holding.Holder("goal_period", "3"))
    assert holding.held(database) == {12}
