"""The reference on cases small enough to work out by hand; January 2026 and euros unless a case says otherwise."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.oracle.asking import readings, sliced, small, value
from tests.oracle.reference.answering import RefusedError, answer

HALF = Fraction(1, 2)


class TestSales:
    def test_lines_left_in_are_priced_by_quantity(self) -> None:
        # 3 x 10 - 2 off, and 1 x 5; the cancelled and the pending line do not count
        firm = small(orders=[
            {"order_id": "o1", "quantity": "3", "discount": "2"},
            {"order_id": "o2", "unit_price": "5"},
            {"order_id": "o3", "status": "cancelled"},
            {"order_id": "o4", "status": "pending"},
        ])  # fmt: skip

        assert value(firm, "gross_sales") == 35
        assert value(firm, "discounts") == 2
        assert value(firm, "orders") == 2
        assert value(firm, "units") == 4
        assert value(firm, "aov") == Fraction(33, 2)

    def test_a_refund_in_another_month_lowers_that_month(self) -> None:
        firm = small(
            orders=[{"order_id": "o1"}], refunds=[{"order_id": "o1", "refunded_at": "2026-02-03", "amount": "4"}]
        )
        found = answer(firm, "net_sales", (), "month", date(2026, 1, 1), date(2026, 2, 28))

        assert [one.value for one in found] == [10, -4]

    def test_refunds_of_an_order_without_a_line_left_in_do_not_count_but_those_of_unknown_orders_do(self) -> None:
        firm = small(
            orders=[{"order_id": "o1", "status": "cancelled"}],
            refunds=[{"order_id": "o1", "amount": "4"}, {"order_id": "gone", "amount": "3"}],
        )

        assert value(firm, "refunds") == 3

    def test_a_month_with_orders_and_no_refund_has_refunds_of_zero_unless_refunds_were_never_imported(self) -> None:
        orders = [{"order_id": "o1"}]
        firm = small(orders=orders, refunds=[{"order_id": "o1", "refunded_at": "2025-12-03", "amount": "4"}])

        assert value(firm, "refunds") == 0
        assert readings(small(orders=orders), "refunds")[0].reason == "no_data"

    def test_a_store_that_never_brought_orders_has_no_sales_while_one_without_orders_this_month_has_none_of_them(
        self,
    ) -> None:
        orders = [{"order_id": "o1"}, {"store": "us", "ordered_at": "2025-12-20", "currency": "EUR"}]

        assert value(small(orders=orders), "gross_sales", store="us") == 0
        assert readings(small(orders=orders[:1]), "gross_sales", store="us")[0].reason == "no_data"

    def test_a_day_is_the_stores_own(self) -> None:
        # 2026-02-01T07:30Z is still January 31 in Los Angeles
        firm = small(orders=[{"store": "us", "ordered_at": "2026-02-01T07:30:00Z", "currency": "EUR"}])

        assert value(firm, "gross_sales") == 10

    def test_the_earliest_line_left_in_dates_the_order_while_money_stays_on_its_own_line(self) -> None:
        firm = small(orders=[
            {"order_id": "o1", "line_id": "1", "ordered_at": "2026-01-31"},
            {"order_id": "o1", "line_id": "2", "ordered_at": "2026-02-01"},
            {"order_id": "o2", "line_id": "1", "ordered_at": "2026-01-31", "status": "cancelled"},
            {"order_id": "o2", "line_id": "2", "ordered_at": "2026-02-01"},
        ])  # fmt: skip
        two = {
            kpi: [r.value for r in answer(firm, kpi, (), "month", date(2026, 1, 1), date(2026, 2, 28))]
            for kpi in ("orders", "gross_sales")
        }

        assert two == {"orders": [1, 1], "gross_sales": [10, 20]}

    def test_a_line_given_again_replaces_unless_it_was_updated_earlier(self) -> None:
        firm = small(orders=[
            {"order_id": "o1", "quantity": "1"},
            {"order_id": "o1", "quantity": "2", "updated_at": "2026-01-09"},
            {"order_id": "o1", "quantity": "7", "updated_at": "2026-01-08"},
        ])  # fmt: skip

        assert value(firm, "units") == 2

    def test_an_order_counts_in_each_slice_it_has_a_line_in(self) -> None:
        firm = small(orders=[
            {"order_id": "o1", "line_id": "1", "channel": "web"},
            {"order_id": "o1", "line_id": "2", "channel": "app"},
            {"order_id": "o2", "channel": ""},
        ])  # fmt: skip

        assert sliced(firm, "orders", "channel") == {"(none)": 1, "app": 1, "web": 1}
        assert value(firm, "orders") == 2


class TestMoney:
    FX = ({"date": "2026-01-02", "base": "EUR", "quote": "USD", "rate": "1.25"},)

    def test_the_inverse_and_the_day_before_are_used(self) -> None:
        # Jan 5 has no rate; on Jan 2 one euro is 1.25 dollars, so 10 dollars are 8 euros
        firm = small(orders=[{"currency": "USD"}], fx=[*self.FX])

        assert value(firm, "gross_sales") == 8

    def test_a_crossed_rate_of_the_day_beats_a_direct_one_of_the_day_before(self) -> None:
        # JPY to EUR to USD on Jan 5: 100 x 0.01 x 1.25 = 1.25; the direct one of Jan 4 would give 2
        firm = small(
            orders=[{"currency": "JPY", "unit_price": "100"}],
            fx=[
                {"date": "2026-01-05", "base": "JPY", "quote": "EUR", "rate": "0.01"},
                {"date": "2026-01-05", "base": "EUR", "quote": "USD", "rate": "1.25"},
                {"date": "2026-01-04", "base": "JPY", "quote": "USD", "rate": "0.02"},
            ],
        )

        assert answer(firm, "gross_sales", currency="USD")[0].value == Fraction("1.25")

    def test_without_a_rate_there_is_no_value_but_a_reason(self) -> None:
        firm = small(orders=[{"currency": "USD", "ordered_at": "2026-01-01"}], fx=[*self.FX])
        found = readings(firm, "gross_sales")[0]

        assert (found.value, found.reason) == (None, "missing_rate")


class TestCosts:
    def test_the_landed_cost_in_force_counts_and_a_missing_one_is_zero(self) -> None:
        # A: 2 x (3 + 0.5 + 0.5) = 8 of the older cost; B is unknown. 20 of 30 sales have a known cost.
        firm = small(
            orders=[{"order_id": "o1", "quantity": "2"}, {"order_id": "o2", "sku": "B"}],
            costs=[
                {"sku": "A", "purchase": "3", "inbound": "0.5", "duty": "0.5"},
                {"sku": "A", "purchase": "9", "effective_from": "2026-01-06"},
            ],
        )
        profit = readings(firm, "gross_profit")[0]

        assert value(firm, "cogs") == 8
        assert (profit.value, profit.cost_coverage) == (22, Fraction(2, 3))

    def test_sales_without_a_rate_leave_the_cost_and_take_only_its_coverage(self) -> None:
        found = readings(small(orders=[{"currency": "USD"}], costs=[{"sku": "A", "purchase": "3"}]), "cogs")[0]

        assert (found.value, found.cost_coverage) == (3, None)

    def test_a_bundle_is_itself_in_units_and_its_components_in_costs_and_by_sku(self) -> None:
        # KIT = 2 A at 3 and 1 B at 2: costs 8, so of 40 sales A has 6/8 = 30 and B 2/8 = 10
        firm = small(
            orders=[{"sku": "KIT", "unit_price": "40"}],
            costs=[{"sku": "A", "purchase": "3"}, {"sku": "B", "purchase": "2"}],
            sku_map=[
                {"platform_sku": "KIT", "sku": "A", "quantity": "2"},
                {"platform_sku": "KIT", "sku": "B", "quantity": "1"},
            ],
        )

        assert value(firm, "units") == 1
        assert value(firm, "cogs") == 8
        assert sliced(firm, "units", "sku") == {"A": 2, "B": 1}
        assert sliced(firm, "gross_sales", "sku") == {"A": 30, "B": 10}
        assert sliced(firm, "orders", "sku") == {"A": 1, "B": 1}
        assert value(firm, "units", sku="A") == 2

    def test_contribution_takes_shipping_fees_and_ads(self) -> None:
        # 10 - 4 + 2 - 1 - 3 = 4 of 10 net
        firm = small(
            orders=[{"shipping_charged": "2"}],
            costs=[{"sku": "A", "purchase": "4"}],
            fees=[{"amount": "2"}, {"amount": "-1", "type": "reimbursement"}],
            ads=[{"spend": "3"}],
        )

        assert value(firm, "contribution_profit") == 4
        assert value(firm, "contribution_margin") == Fraction(2, 5)


class TestOverheads:
    FIRM = small(
        orders=[{"order_id": "1"}, {"order_id": "2", "store": "us", "unit_price": "30", "currency": "EUR"}],
        overheads=[{"amount": "310"}],
    )

    def test_all_days_of_a_month_bear_its_overheads(self) -> None:
        assert value(self.FIRM, "net_profit") == 40 - 310

    def test_a_slice_bears_its_share_of_the_days_sales_and_days_without_sales_are_unallocated(self) -> None:
        # 10 a day: on Jan 5 a quarter is eu's; 30 days have no sales
        assert sliced(self.FIRM, "net_profit", "store") == {
            "eu": 10 - Fraction("2.5"),
            "us": 30 - Fraction("7.5"),
            "(none)": -300,
        }

    def test_a_filter_keeps_unallocated_days_only_with_none(self) -> None:
        firm = small(orders=[{"channel": "web"}], overheads=[{"amount": "310"}])

        assert value(firm, "net_profit", channel="(none)") == -300
        assert sliced(firm, "net_profit", "channel", channel="web") == {"web": 0}

    def test_a_share_of_sales_that_have_no_rate_is_not_known(self) -> None:
        # us has sales of an unknown amount on Jan 5 alone; eu bears Jan 6 by itself
        orders = [
            {"order_id": "1"},
            {"order_id": "2", "ordered_at": "2026-01-06"},
            {"order_id": "3", "store": "us", "currency": "USD"},
        ]
        firm = small(orders=orders, overheads=[{"amount": "310"}])
        days = answer(firm, "net_profit", ("store",), "day", date(2026, 1, 5), date(2026, 1, 6))

        assert {(r.period.start.day, r.slice["store"]): r.value for r in days} == {
            (5, "(none)"): None, (5, "eu"): None, (5, "us"): None, (6, "eu"): 0, (6, "us"): 0,
        }  # fmt: skip


class TestTotalsAndParts:
    ADS = (
        {"spend": "10"},
        {"sku": "A", "spend": "4"},
        {"sku": "B", "spend": "3"},
        {"date": "2026-01-06", "sku": "A", "spend": "5"},
    )

    def test_parts_do_not_count_beside_a_total_of_their_day(self) -> None:
        assert value(small(ads=[*self.ADS]), "ad_spend") == 15

    def test_by_sku_the_parts_count_and_the_rest_has_none(self) -> None:
        assert sliced(small(ads=[*self.ADS]), "ad_spend", "sku") == {"A": 9, "B": 3, "(none)": 3}

    def test_sessions_follow_the_same_rule(self) -> None:
        firm = small(traffic=[{"sessions": "10"}, {"sku": "A", "sessions": "8", "source": "paid"}])

        assert value(firm, "sessions") == 10
        assert value(firm, "organic_share") == 1

    def test_looks_at_a_bundle_stay_with_it_while_its_money_goes_to_its_components(self) -> None:
        firm = small(
            traffic=[{"sku": "KIT", "sessions": "8"}],
            ads=[{"sku": "KIT", "spend": "4", "clicks": "2", "impressions": "9"}],
            sku_map=[{"platform_sku": "KIT", "sku": sku, "quantity": "1"} for sku in ("A", "B")],
        )

        assert sliced(firm, "sessions", "sku") == {"KIT": 8}
        assert sliced(firm, "ad_spend", "sku") == {"A": 2, "B": 2, "KIT": 0}
        assert sliced(firm, "ctr", "sku")["KIT"] == Fraction(2, 9)


class TestSlices:
    def test_what_came_after_an_order_takes_the_dimension_all_its_lines_agree_on(self) -> None:
        firm = small(
            orders=[
                {"order_id": "o1", "line_id": "1", "channel": "web", "sku": "A"},
                {"order_id": "o1", "line_id": "2", "channel": "web", "sku": "B"},
            ],
            refunds=[{"order_id": "o1", "amount": "4"}, {"order_id": "o1", "line_id": "2", "amount": "1"}],
        )

        assert sliced(firm, "refunds", "channel") == {"web": 5}
        assert sliced(firm, "refunds", "sku") == {"(none)": 4, "B": 1}

    def test_facts_without_the_dimension_go_to_none(self) -> None:
        firm = small(orders=[{"channel": "web"}], fees=[{"amount": "2"}])

        assert sliced(firm, "contribution_profit", "channel") == {"web": 10, "(none)": -2}

    def test_a_dimension_that_one_side_lacks_is_refused(self) -> None:
        with pytest.raises(RefusedError):
            sliced(small(), "tacos", "campaign")

    def test_a_dimension_that_only_a_fact_further_back_has_is_refused(self) -> None:
        with pytest.raises(RefusedError):
            sliced(small(), "net_sales", "reason")

    def test_unknown_reasons_are_other(self) -> None:
        firm = small(refunds=[{"order_id": "x", "amount": "4", "reason": "moon"}, {"order_id": "x", "amount": "1"}])

        assert sliced(firm, "refunds", "reason") == {"other": 4, "(none)": 1}


class TestVisits:
    def test_a_step_leaves_out_rows_without_either_count(self) -> None:
        firm = small(funnel=[
            {"device": "a", "cart_adds": "10", "checkouts": "8", "shipping_entered": "6", "payment_entered": "5", "purchases": "4"},
            {"device": "b", "cart_adds": "10", "checkouts": "9", "purchases": "1"},
        ])  # fmt: skip

        assert value(firm, "cart_abandonment") == Fraction(15, 20)
        assert value(firm, "cart_abandonment_checkout") == Fraction(2, 8)
        assert value(firm, "cart_abandonment_shipping") == Fraction(1, 6)
        assert value(firm, "cart_abandonment_payment") == Fraction(1, 5)

    def test_a_store_without_a_funnel_converts_its_traffic(self) -> None:
        # eu: 3 purchases of 10; us: 1 order of 20 sessions
        firm = small(
            funnel=[{"sessions": "10", "purchases": "3"}],
            orders=[{"order_id": "1"}, {"order_id": "2", "store": "us"}],
            traffic=[{"sessions": "99"}, {"store": "us", "sessions": "20"}],
        )

        assert value(firm, "cvr") == Fraction(4, 30)


class TestOrders:
    def test_a_defect_is_an_order_once_and_neither_removed_nor_a_denied_claim(self) -> None:
        firm = small(
            orders=[{"order_id": str(n)} for n in range(1, 6)],
            feedback=[
                {"order_id": "1"},
                {"order_id": "1", "kind": "chargeback"},
                {"order_id": "2", "outcome": "denied"},
                {"order_id": "3", "outcome": "denied", "kind": "chargeback"},
                {"order_id": "4", "outcome": "removed", "kind": "negative_feedback"},
            ],
        )

        assert value(firm, "odr") == Fraction(2, 5)

    def test_defects_look_back_sixty_days_from_the_last_day(self) -> None:
        # the last event is on Jan 31: 60 days go back to Dec 3
        days = ("2026-01-31", "2025-12-03", "2025-12-02")
        firm = small(
            orders=[{"order_id": d, "ordered_at": d} for d in days],
            feedback=[{"order_id": days[1]}, {"order_id": days[2]}],
        )

        assert value(firm, "odr") == HALF

    def test_every_promise_of_an_order_must_be_kept_and_an_empty_one_due_is_late(self) -> None:
        merchant = {"fulfilment": "merchant", "ship_by": "2026-01-07"}
        firm = small(orders=[
            {"order_id": "1", "line_id": "1", "shipped_at": "2026-01-07T23:00:00", **merchant},
            {"order_id": "1", "line_id": "2", "shipped_at": "2026-01-08", **merchant},
            {"order_id": "2", "shipped_at": "2026-01-06", **merchant},
            {"order_id": "3", **merchant},
            {"order_id": "4", **merchant, "ship_by": "2026-01-30"},
            {"order_id": "5", "shipped_at": "2026-01-06", **merchant, "fulfilment": "platform"},
        ])  # fmt: skip

        assert value(firm, "on_time_shipment") == Fraction(1, 3)

    def test_instants_are_compared_as_such_and_the_latest_promise_dates_the_order(self) -> None:
        firm = small(orders=[
            {"order_id": "1", "promised_by": "2026-01-31T12:00:00+01:00", "delivered_at": "2026-01-31T12:00:01+01:00"},
            {"order_id": "2", "promised_by": "2026-01-31", "delivered_at": "2026-01-31T23:59:59"},
            {"order_id": "3", "line_id": "1", "promised_by": "2026-01-31", "delivered_at": "2026-01-30"},
            {"order_id": "3", "line_id": "2", "promised_by": "2026-02-01", "delivered_at": "2026-01-30"},
        ])  # fmt: skip

        assert value(firm, "on_time_delivery") == HALF

    def test_transit_runs_from_the_last_line_shipped_to_the_last_delivered(self) -> None:
        firm = small(orders=[
            {"order_id": "1", "line_id": "1", "shipped_at": "2026-01-06", "delivered_at": "2026-01-08"},
            {"order_id": "1", "line_id": "2", "shipped_at": "2026-01-07", "delivered_at": "2026-01-10"},
            {"order_id": "2", "shipped_at": "2026-01-06T00:00:00Z", "delivered_at": "2026-01-06T12:00:00Z"},
            {"order_id": "3", "shipped_at": "2026-01-06"},
        ])  # fmt: skip

        assert value(firm, "transit_time") == Fraction("1.75")

    def test_hours_of_the_night_that_clocks_change_are_real_ones(self) -> None:
        # March 29, 2026 has 23 hours in Berlin
        firm = small(
            orders=[
                {"ordered_at": "2026-03-28", "shipped_at": "2026-03-29T00:00:00", "delivered_at": "2026-03-30T00:00:00"}
            ]
        )

        assert answer(firm, "transit_time")[0].value == Fraction(23, 24)

    def test_cancellations_by_the_seller_count_among_all_orders(self) -> None:
        firm = small(orders=[
            {"order_id": "1", "line_id": "1", "status": "cancelled", "cancelled_by": "seller"},
            {"order_id": "1", "line_id": "2"},
            {"order_id": "2", "status": "cancelled", "cancelled_by": "buyer"},
            {"order_id": "3", "status": "pending"},
        ])  # fmt: skip

        assert value(firm, "cancel_rate") == Fraction(1, 3)


class TestStock:
    STOCK = (
        {"date": "2026-01-05", "sellable": "6", "reserved": "2"},
        {"date": "2026-01-05", "sellable": "2", "warehouse": "w2"},
        {"date": "2026-01-09", "sellable": "0"},
        {"date": "2026-01-09", "sellable": "7", "sku": "B"},
    )

    def test_turnover_divides_a_years_cost_by_the_average_over_days_with_rows(self) -> None:
        # cogs 4; 9 days of data, Jan 1 to 9; stock at cost: 10 x 2 on Jan 5, 0 x 2 + 7 x 1 on Jan 9: 13.5 on average
        firm = small(
            orders=[{"quantity": "2"}],
            costs=[{"sku": "A", "purchase": "2"}, {"sku": "B", "purchase": "1"}],
            inventory=[*self.STOCK],
        )

        assert value(firm, "inventory_turnover") == Fraction(4 * 365, 9) / Fraction("13.5")

    def test_cover_is_the_last_stock_over_the_pace_of_thirty_days(self) -> None:
        # 7 sellable on Jan 9; 2 + 1 units in 30 days
        firm = small(orders=[{"quantity": "2"}, {"sku": "C"}], inventory=[*self.STOCK])

        assert value(firm, "days_of_cover") == 70

    def test_stockouts_are_of_skus_that_sold(self) -> None:
        firm = small(orders=[{"sku": "A"}], inventory=[*self.STOCK])

        assert value(firm, "stockout_rate") == HALF

    def test_sell_through_is_units_per_average_sellable(self) -> None:
        # 3 units; 8 on Jan 5 and 7 on Jan 9
        assert value(small(orders=[{"quantity": "3"}], inventory=[*self.STOCK]), "sell_through") == 3 / Fraction("7.5")


class TestService:
    def test_returns_belong_to_the_cohort_or_to_their_own_day(self) -> None:
        firm = small(
            orders=[{"order_id": "1", "quantity": "4"}, {"order_id": "2", "ordered_at": "2025-12-30"}],
            returns=[
                {"order_id": "1", "requested_at": "2026-03-01", "reason": "late"},
                {"order_id": "1", "sku": "B", "quantity": "2", "reason": "damaged"},
                {"order_id": "2"},
            ],
        )

        assert value(firm, "return_rate") == Fraction(3, 4)
        assert value(firm, "return_rate_period") == Fraction(3, 4)
        assert sliced(firm, "return_rate", "reason") == {"damaged": HALF, "late": Fraction(1, 4)}

    def test_scores_become_shares(self) -> None:
        csat = [{"score": str(score)} for score in (5, 4, 3, 1)]
        nps = [{"kind": "nps", "score": str(score), "response_id": f"n{score}"} for score in (10, 9, 8, 6)]
        firm = small(surveys=csat + nps)

        assert value(firm, "csat") == HALF
        assert value(firm, "nps") == 25

    def test_a_run_waits_from_its_first_message_to_the_next_human_answer(self) -> None:
        # 9:00 to 12:00 across an automatic reply: 3 h; 13:00 to 14:00: 1 h; the last one is not answered
        said = [("09:00", "in", ""), ("09:01", "out", "true"), ("10:00", "in", ""), ("12:00", "out", ""),
                ("13:00", "in", ""), ("14:00", "out", "false"), ("15:00", "in", "")]  # fmt: skip
        firm = small(
            messages=[{"at": f"2026-01-05T{at}", "direction": way, "automatic": auto} for at, way, auto in said]
        )

        assert value(firm, "response_time") == 2


class TestAds:
    def test_ratios_are_ratios_of_sums(self) -> None:
        firm = small(
            orders=[{"unit_price": "100", "discount": "20"}],
            ads=[
                {"spend": "10", "attributed_sales": "50", "clicks": "5", "impressions": "100"},
                {"spend": "30", "attributed_sales": "50", "clicks": "15", "impressions": "100", "channel": "app"},
            ],
            traffic=[{"source": "paid", "sessions": "8"}, {"sessions": "90"}],
        )
        found = {kpi: value(firm, kpi) for kpi in ("roas", "acos", "tacos", "ctr", "cpc", "cpt")}

        assert found == {"roas": 2.5, "acos": Fraction(2, 5), "tacos": HALF, "ctr": Fraction(1, 10), "cpc": 2, "cpt": 5}

    def test_new_customers_come_from_ads_where_a_store_gives_them_and_from_orders_elsewhere(self) -> None:
        # eu gives 3; in us bob is new, ann's first-ever order was in eu
        firm = small(
            orders=[
                {"order_id": "1", "customer": "ann", "ordered_at": "2026-01-02"},
                {"order_id": "2", "customer": "ann", "store": "us", "currency": "EUR"},
                {"order_id": "3", "customer": "bob", "store": "us", "currency": "EUR"},
            ],
            ads=[{"spend": "20", "new_customers": "3"}, {"spend": "4", "channel": "app"}],
        )

        assert value(firm, "cac") == 6


class TestCustomers:
    def test_who_ordered_twice_by_the_periods_end_has_come_back(self) -> None:
        firm = small(orders=[
            {"order_id": "1", "customer": "ann", "ordered_at": "2025-06-01", "store": "us", "currency": "EUR"},
            {"order_id": "2", "customer": "ann"},
            {"order_id": "3", "customer": "bob"},
            {"order_id": "4", "customer": "bob", "ordered_at": "2026-02-01"},
            {"order_id": "5"},
        ])  # fmt: skip

        assert value(firm, "repeat_rate") == HALF

    def test_a_customers_worth_is_all_that_was_ordered_within_365_days(self) -> None:
        # ann: 10 + 20 - 3 refunded - 2 x 1 cost; bob: 10 - 1; day 366 and an older customer are out
        firm = small(
            orders=[
                {"order_id": "1", "customer": "ann"},
                {"order_id": "2", "customer": "ann", "store": "us", "unit_price": "20", "ordered_at": "2027-01-05"},
                {"order_id": "3", "customer": "ann", "unit_price": "99", "ordered_at": "2027-01-06"},
                {"order_id": "4", "customer": "bob"},
                {"order_id": "5", "customer": "old", "ordered_at": "2025-01-05"},
                {"order_id": "6", "customer": "old"},
            ],
            refunds=[{"store": "us", "order_id": "2", "amount": "3", "refunded_at": "2029-01-01"}],
            costs=[{"sku": "A", "purchase": "1"}],
        )
        found = readings(firm, "clv")[0]

        assert (found.numerator, found.denominator, found.value) == (34, 2, 17)


class TestSupply:
    def test_an_unreceived_line_is_late_once_it_is_due(self) -> None:
        firm = small(purchase_orders=[
            {"promised_at": "2026-01-05", "received_at": "2026-01-05T18:00:00", "inspected": "10", "passed": "9"},
            {"promised_at": "2026-01-05T12:00:00", "received_at": "2026-01-05T18:00:00", "inspected": "10", "passed": "5"},
            {"promised_at": "2026-01-03"},
            {"promised_at": "2026-01-20"},
        ])  # fmt: skip

        assert value(firm, "supplier_otd") == Fraction(1, 3)
        assert value(firm, "qc_pass_rate") == Fraction(7, 10)

    KEYWORDS = (
        {"organic_rank": "12", "search_volume": "100", "branded": "true"},
        {"organic_rank": "8", "search_volume": "90", "sku": "A"},
        {"keyword": "cup", "search_volume": "300"},
        {"date": "2026-01-06", "organic_rank": "20", "search_volume": "100", "branded": "true"},
    )

    def test_a_keyword_counts_once_a_day_with_its_best_rank_and_highest_volume(self) -> None:
        firm = small(keywords=[*self.KEYWORDS])

        assert value(firm, "brand_search") == 200
        assert value(firm, "keyword_top10") == Fraction(100, 500)
        assert value(firm, "keyword_rank") == 20

    def test_a_median_on_an_unranked_keyword_has_no_value(self) -> None:
        found = readings(small(keywords=[*self.KEYWORDS]), "keyword_rank", keyword="cup")[0]

        assert (found.value, found.reason) == (None, "unranked")


class TestPeriods:
    def test_a_week_starts_on_monday_and_keeps_its_calendar_when_cut(self) -> None:
        firm = small(orders=[{"ordered_at": "2026-01-01"}, {"ordered_at": "2026-01-12"}])
        found = answer(firm, "orders", (), "week", date(2026, 1, 1), date(2026, 1, 11))

        assert [(one.period.start, one.period.end, one.complete) for one in found] == [
            (date(2025, 12, 29), date(2026, 1, 4), False),
            (date(2026, 1, 5), date(2026, 1, 11), True),
        ]

    @pytest.mark.parametrize(
        ("grain", "count"), [("day", 366), ("week", 53), ("month", 12), ("quarter", 4), ("year", 1), ("total", 1)]
    )
    def test_periods_cover_a_leap_year(self, grain: str, count: int) -> None:
        found = answer(small(orders=[{}]), "orders", (), grain, date(2024, 1, 1), date(2024, 12, 31))

        assert len(found) == count
        assert found[-1].period.end >= date(2024, 12, 31)
