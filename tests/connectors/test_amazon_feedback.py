"""Seller feedback of one and two stars becomes negative feedback, without who wrote it and what."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_personal_data import content

REPORT = (
    "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n"
    '1/30/26\t1\tCame "broken", call 1234567\tSorry, Anna Lang!\t113-1000001-0000001\tx1@marketplace.amazon.com\n'
    "1/29/26\t2\tlate\t\t113-1000002-0000002\tx2@marketplace.amazon.com\n"
    "1/29/26\t3\tso so\t\t113-1000003-0000003\tx3@marketplace.amazon.com\n"
    "1/28/26\t5\tgreat\t\t113-1000004-0000004\tx4@marketplace.amazon.com\n"
)


def test_one_and_two_stars_are_negative_feedback_once(company: Company) -> None:
    done = company.load(REPORT, "feedback.txt", store="us")
    again = company.load(REPORT + "1/31/26\t4\tfine\t\t113-1\tx\n", "again.txt", store="us")

    assert (done.kind, done.read, done.new, done.rejected) == ("amazon.seller_feedback", 4, 2, 0)
    assert (again.new, again.changed) == (0, 0)
    assert company.rows("feedback", "feedback_id", "order_id", "kind", "opened_day", "outcome") == [
        ("113-1000001-0000001/feedback", "113-1000001-0000001", "negative_feedback", "2026-01-30", "-"),
        ("113-1000002-0000002/feedback", "113-1000002-0000002", "negative_feedback", "2026-01-29", "-"),
    ]
    files = [path for path in company.workspace.folder.rglob("*") if path.is_file()]
    assert [
        path for path in files if any(word in content(path) for word in (b"1234567", b"Anna", b"marketplace.amazon"))
    ] == []
