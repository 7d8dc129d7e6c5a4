"""What Amazon's programs give as JSON becomes traffic and official figures, at the grain it has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helloword.connectors.detecting import detect, unknown
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe
from helloword.reconciliation.official import Wanted
from helloword.reconciliation.reconciling import reconcile
from tests.connectors.company import Company

SCHEMAS = Path(__file__).parents[3] / "shared" / "samples" / "amazon-sp-api" / "report-schemas"
US, DE = "ATVPDKIKX0DER", "A1PA6795UKMFR9"
Tree = dict[str, Any]


def money(amount: float, currency: str = "USD") -> Tree:
    return {"amount": amount, "currencyCode": currency}


def report(start: str, end: str, days: list[Tree], products: list[Tree], grain: str = "DAY", asin: str = "SKU") -> str:
    spec = {
        "reportType": "GET_SALES_AND_TRAFFIC_REPORT", "dataStartTime": start, "dataEndTime": end, "marketplaceIds": [US],
        "reportOptions": {"dateGranularity": grain, "asinGranularity": asin},
    }  # fmt: skip
    return json.dumps(
        {"reportSpecification": spec, "salesAndTrafficByDate": days, "salesAndTrafficByAsin": products}, indent=1
    )


def a_day(date: str, sessions: int, views: int, sold: float = 0.0, units: int = 0) -> Tree:
    sales = {"orderedProductSales": money(sold), "unitsOrdered": units, "totalOrderItems": units, "refundRate": 4.35}
    traffic = {"sessions": sessions, "pageViews": views, "buyBoxPercentage": 10.54, "unitSessionPercentage": 2.5}
    return {"date": date, "salesByDate": sales, "trafficByDate": traffic}


def a_product(sku: str | None, sessions: int, views: int, child: str | None = "B0KT") -> Tree:
    traffic = {"sessions": sessions, "pageViews": views, "sessionPercentage": 0.26, "buyBoxPercentage": 95.24}
    found: Tree = {"parentAsin": "B0P1", "salesByAsin": {"unitsOrdered": 1, "orderedProductSales": money(16.79)}}
    named = {name: value for name, value in (("childAsin", child), ("sku", sku)) if value}
    return {**found, **named, "trafficByAsin": traffic}


TRAFFIC = ("date", "sku", "sessions", "page_views")
FIGURES = ("start", "end", "measure", "sku", "amount", "currency")


def test_days_of_the_report_are_the_stores_and_products_of_several_days_are_told_and_left_out(company: Company) -> None:
    days = [a_day("2026-01-30", 1000, 1658, 238.44, 23), a_day("2026-01-31", 1100, 1400)]
    done = company.load(report("2026-01-30", "2026-01-31", days, [a_product("KT", 18, 43)]), "st.json", store="us")
    csv = "Date,Sessions - Total,Page Views - Total,Ordered Product Sales\n2026-01-31,1200,1500,$0.00\n"
    later = company.load(csv, "by_date.csv", store="us")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.sales_and_traffic", 0, ())
    assert [text.en.split(":")[0] for text in done.notices] == ["1 row of products is of several days and was left out"]
    assert (later.new, later.changed) == (0, 1)
    assert company.rows("traffic", *TRAFFIC) == [
        ("2026-01-30", "-", "1000", "1658"),
        ("2026-01-31", "-", "1200", "1500"),
    ]
    assert company.rows("official", "report", *FIGURES)[:2] == [
        ("business_report", "2026-01-30", "2026-01-30", "ordered_product_sales", "-", "238.440000", "USD"),
        ("business_report", "2026-01-30", "2026-01-30", "units_ordered", "-", "23.000000", "-"),
    ]


def test_products_of_one_day_are_loaded_and_added_up_over_their_parents(company: Company) -> None:
    products = [a_product("KT", 18, 43), a_product("KT", 2, 2), a_product(None, 13, 33, "B0LP")]
    day = report("2026-01-30T00:00:00Z", "2026-01-30", [a_day("2026-01-30", 1000, 1658)], products)
    company.load(day, "day.json", store="us")
    parents = report("2026-01-29", "2026-01-29", [a_day("2026-01-29", 9, 9)], [a_product(None, 9, 9, None)], asin="PARENT")  # fmt: skip
    told = company.load(parents, "parents.json", store="us")

    assert "1 row is of parent products" in told.notices[0].en
    assert company.rows("traffic", *TRAFFIC) == [
        ("2026-01-29", "-", "9", "9"),
        ("2026-01-30", "-", "1000", "1658"),
        ("2026-01-30", "B0LP", "13", "33"),
        ("2026-01-30", "KT", "20", "45"),
    ]


def test_days_that_are_weeks_are_rejected_and_another_marketplace_is_left_out(shared: Company) -> None:
    weekly = shared.load(report("2026-01-04", "2026-01-17", [a_day("2026-01-04", 9, 9), a_day("2026-01-11", 9, 9)], [], "WEEK"),
                         "weekly.json", store="us")  # fmt: skip
    codes = {row[1:] for row in shared.reasons()}
    german = shared.load(report("2026-01-04", "2026-01-04", [a_day("2026-01-04", 9, 9)], []), "us.json", store="eu")

    assert (weekly.new, codes) == (0, {("salesAndTrafficByDate.date", "several_days")})
    assert (german.new, german.notices[0].en.split(" and ")[0]) == (
        0, f"1 row is of other marketplaces ({US})",
    )  # fmt: skip


def kiosk(start: str, end: str, sessions: int, marketplace: str = DE, **product: str) -> str:
    sales = {"orderedProductSales": money(99.5, "EUR"), "unitsOrdered": 4}
    traffic = {"sessions": sessions, "pageViews": sessions + 5}
    return json.dumps({"startDate": start, "endDate": end, "marketplaceId": marketplace, **product, "sales": sales, "traffic": traffic})  # fmt: skip


def test_lines_of_the_data_kiosk_are_days_of_the_store_or_of_a_product(company: Company) -> None:
    lines = [
        kiosk("2026-01-30", "2026-01-30", 100),
        kiosk("2026-01-30", "2026-01-30", 7, US),
        kiosk("2026-01-30", "2026-01-30", 40, parentAsin="B0P1", childAsin="B0KT", sku="KT"),
        kiosk("2026-01-30", "2026-01-30", 2, parentAsin="B0P2", childAsin="B0KT", sku="KT"),
        kiosk("2026-01-30", "2026-01-30", 42, parentAsin="B0P1"),
        kiosk("2026-01-01", "2026-01-31", 900, parentAsin="B0P1", childAsin="B0KT", sku="KT"),
    ]
    done = company.load("\n".join(lines), "kiosk.jsonl", store="eu")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.kiosk_traffic", 1, ())
    assert [row[1:] for row in company.reasons()] == [("endDate", "several_days")]
    assert len(done.notices) == 2
    assert company.rows("traffic", *TRAFFIC) == [("2026-01-30", "-", "100", "105"), ("2026-01-30", "KT", "42", "52")]
    assert [row[2:] for row in company.rows("official", *FIGURES)] == [
        ("ordered_product_sales", "-", "99.500000", "EUR"), ("units_ordered", "-", "4.000000", "-"),
    ]  # fmt: skip


def detail(total: float) -> Tree:
    return {"totalAmount": money(total, "EUR"), "amount": money(total, "EUR"), "quantity": 2.0}


def economics(msku: str, start: str, end: str, sold: float, fees: dict[str, list[float]], ads: float) -> str:
    charges = [
        {
            "feeTypeName": name,
            "charges": [{"identifier": f"{name}{n}", "aggregatedDetail": detail(each),
                         "components": [{"name": "Base", "aggregatedDetail": detail(each)}]} for n, each in enumerate(totals)],
            "charge": {"identifier": name, "aggregatedDetail": detail(sum(totals))},
        }
        for name, totals in fees.items()
    ]  # fmt: skip
    sales = {"orderedProductSales": money(sold, "EUR"), "refundedProductSales": money(5, "EUR"), "unitsOrdered": 3}
    return json.dumps({
        "startDate": start, "endDate": end, "marketplaceId": DE, "parentAsin": "B0P1", "msku": msku, "sales": sales,
        "fees": charges, "ads": [{"adTypeName": "Sponsored Products charge", "charge": detail(ads)}],
    })  # fmt: skip


def test_economics_are_official_figures_of_their_period_and_count_no_fee_twice(company: Company) -> None:
    fees = {"FBA fulfillment fees": [3.0, 1.25], "Referral fees": [2.5]}
    lines = [
        economics("KT", "2026-01-30", "2026-01-30", 100, fees, 7.75),
        economics("LP", "2026-01-30", "2026-01-30", 50, {"Referral fees": [1.0]}, 0),
    ]
    done = company.load("\n".join(lines), "economics.jsonl", store="eu")
    company.load(economics("KT", "2026-01-01", "2026-01-31", 10, fees, 1), "month.jsonl", store="eu")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.kiosk_economics", 0, ())
    assert company.rows("fees", "fee_id") == company.rows("ads", "spend") == []
    day = [row for row in company.rows("official", *FIGURES) if row[0] == "2026-01-30"]
    assert day == [
        ("2026-01-30", "2026-01-30", "ad_spend", "-", "7.750000", "EUR"),
        ("2026-01-30", "2026-01-30", "fees", "-", "7.750000", "EUR"),
        ("2026-01-30", "2026-01-30", "ordered_product_sales", "-", "150.000000", "EUR"),
        ("2026-01-30", "2026-01-30", "refunds", "-", "10.000000", "EUR"),
        ("2026-01-30", "2026-01-30", "units_ordered", "-", "6.000000", "-"),
    ]
    assert [row[2:5] for row in company.rows("official", *FIGURES) if row[3] == "KT" and row[2] == "fees"] == [
        ("fees", "KT", "6.750000")
    ]


HEALTH = {
    "accountStatuses": [{"marketplaceId": DE, "status": "NORMAL"}],
    "performanceMetrics": [
        {
            "marketplaceId": marketplace,
            "lateShipmentRate": {"reportingDateRange": {"reportingDateFrom": "2026-01-01T00:00Z", "reportingDateTo": "2026-01-30T23:59Z"},
                                 "orderCount": 200, "lateShipmentCount": 6, "rate": 0.03, "status": "GOOD"},
            "prefulfillmentCancelRate": {"reportingDateRange": {"reportingDateFrom": "2026-01-24T00:00Z", "reportingDateTo": "2026-01-30T23:59Z"},
                                         "orderCount": 200, "cancellationCount": 1, "rate": 0.005},
            "orderDefectRate": {
                who: {"reportingDateRange": {"reportingDateFrom": "2025-12-02T00:00Z", "reportingDateTo": "2026-01-30T23:59Z"},
                      "orderCount": orders, "orderWithDefects": {"count": bad, "status": "GOOD"}, "rate": 0.009}
                for who, orders, bad in (("afn", 300, 1), ("mfn", 100, 1))
            },
            "warningState": [{"warningType": "spammingSellerMessaging", "status": "BAD"}],
        }
        for marketplace in (DE, US)
    ],
}  # fmt: skip


def test_account_health_of_the_stores_marketplace_is_held_against_our_rates(company: Company) -> None:
    done = company.load(json.dumps(HEALTH, indent=2), "health.json", store="eu")

    assert (done.kind, done.rejected, done.ignored_columns) == ("amazon.account_health", 0, ())
    assert [text.en.split(" and ")[0] for text in done.notices] == [f"1 row is of other marketplaces ({US})"]
    assert [row[:3] + row[4:5] for row in company.rows("official", *FIGURES)] == [
        ("2025-12-02", "2026-01-30", "odr", "0.005000"),
        ("2025-12-02", "2026-01-30", "orders", "400.000000"),
        ("2026-01-01", "2026-01-30", "on_time_shipment", "0.970000"),
        ("2026-01-24", "2026-01-30", "cancel_rate", "0.005000"),
    ]
    assert {found.figure.measure for found in reconcile(company.workspace, Wanted("eu"))} == {
        "odr", "orders", "on_time_shipment", "cancel_rate",
    }  # fmt: skip


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the published schemas do not stand beside the project")
@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("sellerSalesAndTrafficReport.json", "amazon.sales_and_traffic"),
        ("accountHealthReport-2020-11-18.json", "amazon.account_health"),
    ],
)
def test_amazons_own_examples_are_known_to_their_last_column(schema: str, kind: str, tmp_path: Path) -> None:
    for number, example in enumerate(json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))["examples"]):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(example), encoding="utf-8")
        seen = probe(path)
        found = detect(seen, all_kinds())

        assert (
            found.id,
            [name for name in unknown(seen.headers[0], found) if not name.endswith("browerPageViews")],
        ) == (kind, [])
