"""Rows that can be read and are hard to believe are loaded, and the importer is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.connectors.company import Company, table

# Kind, rows, the sentence's beginning; the first row of each is in order.
IMPLAUSIBLE = [
    (
        "orders",
        """
        store | order_id | line_id | ordered_at | status | sku | quantity | unit_price | discount | currency | shipped_at | delivered_at
        eu    | 1        | 1       | 2026-01-05 | paid   | A   | 1        | 10         |          | EUR      | 2026-01-05 | 2026-01-05
        eu    | 2        | 1       | 2026-01-05 | paid   | A   | 1        | 10         | 12       | EUR      |            |
        eu    | 3        | 1       | 2026-01-05 | paid   | A   | 1        | 10         |          | EUR      | 2026-01-04 |
        eu    | 4        | 1       | 2026-01-05 | paid   | A   | 1        | 10         |          | EUR      | 2026-01-07 | 2026-01-06
        eu    | 5        | 1       | 2026-01-05 | paid   | A   | -1       | 10         |          | EUR      |            |
        """,
        [
            "A negative quantity: 1 row, first in line 6",
            "A negative amount: 1 row, first in line 6",
            "A discount larger than the amount: 1 row, first in line 3",
            "Shipped before it was ordered: 1 row, first in line 4",
            "Delivered before it was shipped or ordered: 1 row, first in line 5",
        ],
    ),
    (
        "surveys",
        """
        store | response_id | kind | answered_at | score
        eu    | 1           | nps  | 2026-01-05  | 10
        eu    | 2           | csat | 2026-01-05  | 10
        eu    | 3           | nps  | 2026-01-05  | 11
        """,
        ["A score out of range (CSAT 1-5, NPS 0-10): 2 rows, first in line 3"],
    ),
    (
        "purchase_orders",
        """
        po_id | line_id | supplier | sku | ordered_at | promised_at | quantity | unit_cost | currency | received_at | inspected | passed
        1     | 1       | S        | A   | 2026-01-05 | 2026-02-05  | 10       | 2         | CNY      | 2026-02-01  | 5         | 5
        1     | 2       | S        | A   | 2026-01-05 | 2026-02-05  | 10       | 2         | CNY      | 2026-01-01  | 5         | 6
        """,
        [
            "Received before it was ordered: 1 row, first in line 3",
            "More passed than were inspected: 1 row, first in line 3",
        ],
    ),
    (
        "ads",
        """
        store | date       | channel | campaign_id | campaign | impressions | clicks | spend | attributed_orders | attributed_units | attributed_sales | currency
        eu    | 2026-01-05 | sp      | 1           | Tea      | 10          | 2      | 1     | 0                 | 0                | 0                | EUR
        eu    | 2026-01-06 | sp      | 1           | Tea      | 1           | 2      | 1     | 0                 | 0                | 0                | EUR
        """,
        ["More clicks than impressions: 1 row, first in line 3"],
    ),
]


@pytest.mark.parametrize(("kind", "rows", "told"), IMPLAUSIBLE, ids=[kind for kind, *_ in IMPLAUSIBLE])
def test_implausible_rows_load_and_are_told(shared: Company, kind: str, rows: str, told: list[str]) -> None:
    done = shared.load(table(rows), f"{kind}.csv")

    assert (done.rejected, done.new) == (0, done.read)
    assert [notice.en for notice in done.notices] == [f"{each}; loaded, please check." for each in told]
    assert all(notice.zh.endswith("已载入，请核对。") for notice in done.notices)


def test_a_day_that_has_not_come_yet_is_told(company: Company) -> None:
    today = datetime.now(ZoneInfo(company.workspace.settings.timezone)).date()
    soon, later = today + timedelta(days=1), today + timedelta(days=2)
    done = company.load(table(f"store|date|source|sessions\neu|{soon}|paid|3\neu|{later}|paid|3"), "traffic.csv")

    assert [notice.en for notice in done.notices] == [
        "A day that has not come yet: 1 row, first in line 3; loaded, please check."
    ]
