"""The demo's files look like the real ones, and their figures hang together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from helloword.demo.build import write_files
from helloword.demo.world import Span, live

from .conftest import TODAY, Rows, decoded, quietly

Read = Callable[[str], Rows]
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "headers"

AMAZON_32 = (
    "amazon-order-id merchant-order-id purchase-date last-updated-date order-status fulfillment-channel sales-channel "
    "order-channel url ship-service-level product-name sku asin item-status quantity currency item-price item-tax "
    "shipping-price shipping-tax gift-wrap-price gift-wrap-tax item-promotion-discount ship-promotion-discount "
    "ship-city ship-state ship-postal-code ship-country promotion-ids is-business-order purchase-order-number "
    "price-designation"
).replace(" ", "\t")
SHOPIFY_79 = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)


class TestForm:
    def test_amazon_reports_have_amazons_32_columns(self, files: Path) -> None:
        headers = {decoded(path).split("\r\n", 1)[0] for path in files.glob("amazon-*/all-orders-*.txt")}

        assert headers == {AMAZON_32}

    def test_shopify_exports_have_shopifys_79_columns(self, files: Path) -> None:
        headers = {decoded(path).split("\r\n", 1)[0] for path in files.glob("shopify-eu/orders_export_*.csv")}

        assert headers == {SHOPIFY_79}

    @pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples folder does not stand beside the project")
    def test_both_headers_are_those_of_the_samples(self) -> None:
        amazon = (SAMPLES / "amazon_all_orders_32col.tsv").read_text(encoding="utf-8").splitlines()[0]
        shopify = (SAMPLES / "shopify_orders_export_79col.csv").read_text(encoding="utf-8").splitlines()[0]

        assert (amazon, shopify) == (AMAZON_32, SHOPIFY_79)

    def test_amazon_gives_no_price_for_pending_and_no_units_for_cancelled_orders(self, rows: Read) -> None:
        orders = rows("amazon-*/all-orders-*.txt")

        assert {row["order-status"] for row in orders} == {"Pending", "Unshipped", "Shipped", "Cancelled"}
        assert {row["item-price"] for row in orders if row["order-status"] in ("Pending", "Cancelled")} == {""}
        assert {row["quantity"] for row in orders if row["order-status"] == "Cancelled"} == {"0"}

    def test_shopify_writes_an_orders_own_cells_on_its_first_row_only(self, rows: Read) -> None:
        orders = rows("shopify-eu/orders_export_*.csv")
        later = [row for before, row in pairwise(orders) if before["Name"] == row["Name"]]

        assert later
        assert {
            row[cell] for row in later for cell in ("Currency", "Total", "Discount Amount", "Id", "Shipping Zip")
        } == {""}

    def test_shopifys_totals_add_up(self, rows: Read) -> None:
        lines: dict[str, Decimal] = defaultdict(Decimal)
        orders = rows("shopify-eu/orders_export_*.csv")
        for row in orders:
            lines[row["Name"]] += Decimal(row["Lineitem price"]) * int(row["Lineitem quantity"])
        wrong = [
            row["Name"]
            for row in orders
            if row["Total"]
            and (
                lines[row["Name"]] - Decimal(row["Discount Amount"]) != Decimal(row["Subtotal"])
                or Decimal(row["Subtotal"]) + Decimal(row["Shipping"]) != Decimal(row["Total"])
            )
        ]

        assert wrong == []

    def test_several_encodings_and_separators_are_in_use(self, files: Path) -> None:
        starts = {path.read_bytes()[:2] for path in files.rglob("*.csv")}
        separators = {max(",;\t", key=decoded(path).split("\r\n", 1)[0].count) for path in files.rglob("*.csv")}

        assert b"\xff\xfe" in starts
        assert separators == {",", ";", "\t"}

    def test_buyers_are_invented_and_their_mail_cannot_exist(self, rows: Read) -> None:
        mails = {row["Email"] for row in rows("shopify-eu/orders_export_*.csv")}

        assert all(mail.endswith(".example") for mail in mails)


class TestDays:
    def test_nothing_is_dated_today_or_later(self, rows: Read) -> None:
        clocks = {
            "rakuten-jp/orders-*.csv": ("ordered_at", "shipped_at", "delivered_at", "updated_at"),
            "*/returns.csv": ("requested_at", "received_at"),
            "*/refunds.csv": ("refunded_at",),
            "all-stores/fees.csv": ("posted_at",),
            "all-stores/inventory.csv": ("date",),
            "all-stores/surveys.csv": ("answered_at",),
            "all-stores/messages.csv": ("at",),
            "all-stores/feedback.csv": ("opened_at", "updated_at"),
            "company/purchase_orders.csv": ("ordered_at", "received_at"),
        }
        late = [
            (pattern, row[column])
            for pattern, columns in clocks.items()
            for row in rows(pattern)
            for column in columns
            if row[column][:10] >= TODAY.isoformat()
        ]

        assert late == []

    def test_every_store_has_data_up_to_yesterday(self, rows: Read) -> None:
        last = {row["store"]: row["date"] for row in rows("all-stores/traffic.csv")}

        assert last == dict.fromkeys(("amazon-us", "amazon-de", "shopify-eu", "rakuten-jp"), "2026-11-23")

    def test_the_same_day_gives_the_same_bytes(self, tmp_path: Path) -> None:
        folders = (tmp_path / "a", tmp_path / "b")
        for folder in folders:
            live_for_two_months(folder)
        first, second = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*.*")} for f in folders)

        assert first == second

    def test_another_day_adds_to_what_was_and_changes_none_of_it(self) -> None:
        born = date(2026, 7, 20)
        before, after = (live(Span(born, date(2026, 7, day), months=1)) for day in (12, 16))

        assert after.orders[: len(before.orders)] == before.orders
        assert after.stock[: len(before.stock)] == before.stock
        assert after.ads[: len(before.ads)] == before.ads


class TestFiguresHangTogether:
    def test_the_funnels_purchases_are_the_days_orders(self, rows: Read) -> None:
        purchases: Counter[tuple[str, str]] = Counter()
        for row in rows("all-stores/funnel.csv"):
            purchases[row["store"], row["date"]] += int(row["purchases"])
        placed = {("shopify-eu", row["Created at"][:10], row["Name"]) for row in rows("shopify-eu/orders_export_*.csv")}
        placed |= {("rakuten-jp", row["ordered_at"][:10], row["order_id"]) for row in rows("rakuten-jp/orders-*.csv")}

        assert +purchases == Counter((store, day) for store, day, _ in placed)

    def test_the_funnels_sessions_are_those_of_traffic(self, rows: Read) -> None:
        funnel, traffic = (
            Counter[tuple[str, str, str]](),
            Counter[tuple[str, str, str]](),
        )
        for row in rows("all-stores/funnel.csv"):
            funnel[row["store"], row["date"], row["channel"]] += int(row["sessions"])
        for row in rows("all-stores/traffic.csv"):
            if not row["store"].startswith("amazon"):
                traffic[row["store"], row["date"], row["channel"]] += int(row["sessions"])

        assert +funnel == +traffic

    def test_nobody_reaches_a_stage_without_the_one_before(self, rows: Read) -> None:
        stages = (
            "sessions",
            "product_views",
            "cart_adds",
            "checkouts",
            "shipping_entered",
            "payment_entered",
            "purchases",
        )
        wrong = [
            row
            for row in rows("all-stores/funnel.csv")
            if any(int(row[before]) < int(row[after]) for before, after in pairwise(stages))
        ]

        assert wrong == []

    def test_most_clicks_become_paid_sessions(self, rows: Read) -> None:
        clicks = sum(int(row["clicks"]) for row in rows("*/ads.csv"))
        sessions = sum(int(row["sessions"]) for row in rows("all-stores/traffic.csv") if row["source"] == "paid")

        assert 0.94 < sessions / clicks < 0.96

    def test_stock_falls_by_what_is_sold_and_rises_by_what_arrives(self, rows: Read) -> None:
        """Over all stores, as purchase orders do not say where they go; the last days' orders may still be cancelled.

        The day the new store opens, its first stock comes in.
        """
        company_sku = {(row["store"], row["platform_sku"]): row["sku"] for row in rows("company/sku_map.csv")}
        moved = movements(rows, company_sku)
        stock: Counter[tuple[str, str]] = Counter()
        for row in rows("all-stores/inventory.csv"):
            stock[row["date"], company_sku.get((row["store"], row["sku"]), row["sku"])] += int(row["sellable"])
        days = sorted({day for day, _ in stock})[:-4]
        opened = min(row["date"] for row in rows("all-stores/inventory.csv") if row["store"] == "amazon-de")
        listed = {sku for day, sku in stock if day == days[-1]}
        wrong = [
            (today, sku)
            for yesterday, today in pairwise(days)
            for sku in listed
            if today != opened
            and (yesterday, sku) in stock
            and stock[today, sku] - stock[yesterday, sku] != moved[today, sku]
        ]

        assert wrong == []

    def test_no_refund_exceeds_its_order(self, rows: Read) -> None:
        paid: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows("rakuten-jp/orders-*.csv"):
            paid[row["order_id"]] += Decimal(row["unit_price"]) * int(row["quantity"]) - Decimal(row["discount"])
        refunded: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows("rakuten-jp/refunds.csv"):
            refunded[row["order_id"]] += Decimal(row["amount"])

        assert refunded
        assert all(amount <= paid[order] for order, amount in refunded.items())

    def test_some_buyers_return_and_some_know_both_own_shops(self, rows: Read) -> None:
        europe = Counter({(row["Email"], row["Name"]) for row in rows("shopify-eu/orders_export_*.csv")})
        orders = Counter(mail for mail, _ in europe)
        japan = {row["customer"] for row in rows("rakuten-jp/orders-*.csv")}

        assert 0.1 < sum(count > 1 for count in orders.values()) / len(orders) < 0.35
        assert 20 < len(japan & set(orders)) < 300

    def test_sales_leap_on_event_days(self, rows: Read) -> None:
        units: Counter[str] = Counter()
        for store, day, _, sold_units in sold(rows):
            units[day] += sold_units if store.startswith("amazon") else 0

        assert units["2026-07-14"] + units["2026-07-15"] > 1.7 * (units["2026-07-21"] + units["2026-07-22"])
        assert units["2026-11-11"] > 1.7 * units["2026-11-04"]


class TestTheCompany:
    def test_it_has_200_skus_of_which_a_few_sell_most(self, rows: Read) -> None:
        company_sku = {(row["store"], row["platform_sku"]): row["sku"] for row in rows("company/sku_map.csv")}
        units: Counter[str] = Counter()
        for store, _, sku, sold_units in sold(rows):
            units[company_sku.get((store, sku), sku)] += sold_units
        best_first = [count for _, count in units.most_common()]

        assert len(rows("company/products.csv")) == 200
        assert len(units) == 200
        assert 0.45 < sum(best_first[:30]) / sum(best_first) < 0.7
        assert sum(best_first[100:]) / sum(best_first) < 0.15

    def test_it_goes_back_two_years(self, rows: Read) -> None:
        first: dict[str, str] = {}
        for row in rows("all-stores/traffic.csv"):
            first.setdefault(row["store"], row["date"])

        assert first == {
            "amazon-us": "2024-11-01",
            "shopify-eu": "2024-11-01",
            "rakuten-jp": "2024-11-01",
            "amazon-de": "2026-08-24",
        }

    def test_the_new_store_is_small_and_grows(self, rows: Read) -> None:
        days = Counter(day for store, day, _, _ in sold(rows) if store == "amazon-de")
        september, october = (sum(n for day, n in days.items() if day.startswith(m)) for m in ("2026-09", "2026-10"))

        assert 100 < september < october < 1000

    def test_a_promotion_marks_its_line_down_and_more_of_it_is_bought(self, rows: Read) -> None:
        knives: Counter[bool] = Counter()
        for _, day, sku, units in sold(rows):
            if sku.startswith(("KN-", "LM-KN")) and "2025-10-09" <= day <= "2025-10-22":
                knives[day >= "2025-10-16"] += units

        assert knives[True] > 1.1 * knives[False]


class TestStories:
    def test_the_filters_are_sold_out_in_the_us_at_the_end(self, rows: Read) -> None:
        filters = [row for row in rows("all-stores/inventory.csv") if row["sku"] == "LM-FL08-FBA"]

        assert filters[-1]["sellable"] == "0"
        assert int(filters[-1]["inbound"]) > 0

    @pytest.mark.parametrize("born", [date(2026, 2, 9), date(2026, 6, 18)], ids=str)
    def test_they_are_whatever_the_day_the_demo_is_made(self, born: date) -> None:
        stock = live(Span(born, born.replace(day=born.day - 1), months=5)).stock

        assert [row.sellable for row in stock if (row.store, row.sku) == ("amazon-us", "FL-08")][-1] == 0

    def test_some_products_have_no_cost(self, rows: Read) -> None:
        without = {row["sku"] for row in rows("company/products.csv")} - {
            row["sku"] for row in rows("company/costs.csv")
        }

        assert without == {"TX-33", "ST-45", "KN-14", "BD-COFFEE", "BD-CHEF"}


def live_for_two_months(folder: Path) -> None:
    write_files(folder, date(2026, 3, 10), quietly, months=2)


def movements(rows: Read, company_sku: dict[tuple[str, str], str]) -> Counter[tuple[str, str]]:
    """By day and product: units received and returned in a state to be sold, less units ordered."""
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows("company/sku_map.csv"):
        if not row["store"]:
            parts[row["platform_sku"]].append((row["sku"], int(row["quantity"])))
    moved: Counter[tuple[str, str]] = Counter()

    def move(store: str, day: str, sku: str, units: int) -> None:
        for part, each in parts.get(sku, [(company_sku.get((store, sku), sku), 1)]):
            moved[day, part] += units * each

    for store, day, sku, units in sold(rows):
        move(store, day, sku, -units)
    for row in rows("company/purchase_orders.csv"):
        move("", row["received_at"], row["sku"], int(row["received_quantity"] or 0))
    for row in rows("*/returns.csv"):
        if row["reason"] in ("changed_mind", "wrong_item", "late", "other"):
            move(row["store"], row["received_at"][:10], row["sku"], int(row["quantity"]))
    return moved


def sold(rows: Read) -> Iterator[tuple[str, str, str, int]]:
    """Store, store-local day, SKU and units of every line that was not cancelled."""
    for store, zone in (("amazon-us", "America/Los_Angeles"), ("amazon-de", "Europe/Berlin")):
        for row in rows(f"{store}/all-orders-*.txt"):
            at = datetime.fromisoformat(row["purchase-date"]).astimezone(ZoneInfo(zone))
            yield store, at.date().isoformat(), row["sku"], int(row["quantity"])
    cancelled = {row["Name"] for row in rows("shopify-eu/orders_export_*.csv") if row["Cancelled at"]}
    for row in rows("shopify-eu/orders_export_*.csv"):
        if row["Name"] not in cancelled:
            yield "shopify-eu", row["Created at"][:10], row["Lineitem sku"], int(row["Lineitem quantity"])
    for row in rows("rakuten-jp/orders-*.csv"):
        if row["status"] != "cancelled":
            yield "rakuten-jp", row["ordered_at"][:10], row["sku"], int(row["quantity"])
