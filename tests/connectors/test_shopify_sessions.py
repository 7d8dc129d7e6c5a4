"""Shopify's sessions by day become funnel days, with figures worked out by hand."""

from __future__ import annotations

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from tests.connectors.company import Company

COLUMNS = ("date", "device", "sessions", "product_views", "cart_adds", "checkouts", "purchases")
RATES = ("view_rate", "cart_rate", "checkout_rate")
START = "Day,Sessions,Sessions with cart additions,Sessions that reached checkout"


def test_days_split_by_device_and_by_page(company: Company) -> None:
    content = (
        "Day,Session device type,Landing page,Sessions,Sessions with cart additions,Sessions that reached checkout,"
        "Sessions that completed checkout,Conversion rate\n"
        '2026-10-01,Mobile,/,"1,000",120,90,19,1.9%\n2026-10-01,Mobile,/a,500,60,45,11,2.2%\n2026-10-01,Desktop,/,300,20,10,4,1.33%\n'
    )
    done = company.load(content, store="us")
    again = company.load(content, "again.csv", store="us")

    assert (done.kind, done.read, done.new, done.rejected, done.notices) == ("shopify.sessions", 3, 2, 0, ())
    assert company.rows("funnel", *COLUMNS) == [
        ("2026-10-01", "desktop", "300", "-", "20", "10", "4"),
        ("2026-10-01", "mobile", "1500", "-", "180", "135", "30"),
    ]
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize(
    ("name", "rate"), [("Sessions converted (%)", "1.9%"), ("Sessions converted (%)", "1.9"), ("Conversion rate", "0.019"),
                       ("Conversion rate", "1.90 %"), ("Conversion rate", '"1,9%"')]
)  # fmt: skip
def test_a_rate_may_be_of_a_hundred_or_of_one(name: str, rate: str, company: Company) -> None:
    done = company.load(f"{START},{name}\n2026-10-01,1000,120,90,{rate}\n", store="us")

    assert company.rows("funnel", "sessions", "purchases") == [("1000", "19")]
    assert [text.en.split(";")[0] for text in done.notices] == [
        "1 row had its purchases worked out from the conversion rate"
    ]


def test_a_row_without_either_is_rejected(company: Company) -> None:
    done = company.load(f"{START}\n2026-10-01,1000,120,90\n", store="us")

    assert (done.new, company.reasons()) == (0, [(2, "Day", "missing")])


def test_a_rate_that_cannot_be_read_is_rejected(company: Company) -> None:
    done = company.load(f"{START},Conversion rate\n2026-10-01,1000,120,90,some\n", store="us")

    assert (done.new, company.reasons()) == (0, [(2, "Conversion rate", "not_share")])


def test_rates_of_product_views_leave_out_what_tells_none(company: Company) -> None:
    company.load(f"{START},Conversion rate\n2026-10-01,1000,120,90,1.9%\n", store="us")
    alone = answer(company.workspace, Query(RATES)).readings
    company.load(
        "date,sessions,product_views,cart_adds,checkouts,purchases\n2026-10-01,500,300,60,30,10\n", "eu.csv", store="eu"
    )
    both = answer(company.workspace, Query(RATES)).readings

    assert [(r.value, r.reason) for r in alone[:2]] == [(None, "zero_denominator")] * 2
    assert [(r.numerator, r.denominator) for r in both] == [(300, 500), (60, 300), (120, 180)]
