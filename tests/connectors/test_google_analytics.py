"""Google Analytics 4 becomes traffic and funnel days, with figures worked out by hand."""

from __future__ import annotations

import pytest

from helloword.errors import FileFormatError
from tests.connectors.company import Company

ABOVE = """# ----------------------------------------
# Traffic acquisition: Session primary channel group (Default Channel Group), by day
# ----------------------------------------
#
# Start date: 20260801
# End date: {end}
"""
TRAFFIC = ("date", "source", "channel", "sessions", "page_views")


def test_channel_groups_become_sources(company: Company) -> None:
    content = ABOVE.format(end="20260831") + (
        "Date,Session primary channel group (Default Channel Group),Country,Sessions,Engagement rate,Views\n"
        ",Grand total,,1900,0.6,6100\n"
        '20260801,Organic Search,Germany,"1,200",0.6667,4000\n'
        "20260801,Organic Search,France,300,0.5,900\n"
        "20260801,Paid Social,Germany,250,0.4,700\n"
        "20260801,Organic Social,Germany,50,0.4,200\n"
        "20260802,Unassigned,Germany,100,0.4,300\n"
    )
    done = company.load(content, store="eu")
    again = company.load(content, "again.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("google.ga4_traffic", 5, 4, 0)
    assert company.rows("traffic", *TRAFFIC) == [
        ("2026-08-01", "organic", "Organic Search", "1500", "4900"),
        ("2026-08-01", "paid", "Paid Social", "250", "700"),
        ("2026-08-01", "social", "Organic Social", "50", "200"),
        ("2026-08-02", "direct", "Unassigned", "100", "300"),
    ]
    assert [text.en for text in done.notices] == [
        "1 row is a total or remark and no data; it was not read.",
        "1 row is of channel groups that belong nowhere and counts as direct: Unassigned.",
    ]
    assert (again.new, again.changed) == (0, 0)


def test_a_file_without_days_is_read_when_it_is_of_one_day_only(company: Company) -> None:
    header = "Session primary channel group (Default Channel Group),Sessions,Key events,Total revenue\n"
    rows = "Direct;1.200;7;1.234,56\nEmail;340;2;0\n"
    one = company.load(ABOVE.format(end="20260801") + header.replace(",", ";") + rows, "one.csv", store="eu")
    many = company.load(ABOVE.format(end="20260831") + header + "Direct,1200,7,9\n", "many.csv", store="us")

    assert (one.kind, one.new, many.new, many.rejected) == ("google.ga4_traffic", 2, 0, 1)
    assert company.rows("traffic", *TRAFFIC) == [
        ("2026-08-01", "direct", "Direct", "1200", "-"),
        ("2026-08-01", "email", "Email", "340", "-"),
    ]
    assert company.reasons() == [(8, "Session default channel group", "several_days")]


FUNNEL = """# Funnel
# 20260801-20260802
Date,Event name,Device category,Sessions
20260801,session_start,mobile,1000
20260801,view_item,mobile,600
20260801,add_to_cart,mobile,120
20260801,begin_checkout,mobile,60
20260801,add_payment_info,mobile,40
20260801,purchase,mobile,25
20260801,session_start,desktop,400
20260801,scroll,desktop,390
20260801,view_item,desktop,300
20260802,purchase,desktop,3
"""


def test_events_become_steps_of_the_funnel(company: Company) -> None:
    done = company.load(FUNNEL, store="eu")
    again = company.load(FUNNEL, "again.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("google.ga4_funnel", 10, 2, 0)
    assert company.rows(
        "funnel", "date", "device", "sessions", "product_views", "cart_adds", "checkouts", "shipping_entered",
        "payment_entered", "purchases",
    ) == [
        ("2026-08-01", "desktop", "400", "300", "0", "0", "-", "0", "0"),
        ("2026-08-01", "mobile", "1000", "600", "120", "60", "-", "40", "25"),
    ]  # fmt: skip
    assert [text.en for text in done.notices] == ["1 row is of days without `session_start`; it is not loaded."]
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize("total", [",,2816,Grand total", "Grand total,,,2816,"])
def test_the_line_of_sums_is_no_event(company: Company, total: str) -> None:
    head, *rows = FUNNEL.replace("Device category,", "").replace("mobile,", "").replace("desktop,", "").splitlines()[2:]
    done = company.load("\n".join([head, total, *rows, ""]), store="eu")

    assert (done.kind, done.read, done.rejected) == ("google.ga4_funnel", 10, 0)


def test_counts_of_events_are_no_sessions(company: Company) -> None:
    with pytest.raises(FileFormatError, match="unknown"):
        company.load("Date,Event name,Event count\n20260801,purchase,30\n", store="eu")
