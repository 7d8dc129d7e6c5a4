"""Amazon's account health: the rates by which it judges a seller, to be held against our own."""

from __future__ import annotations

from helloword.connectors.amazon.marketplaces import elsewhere
from helloword.connectors.amazon.sales_and_traffic import ELSEWHERE_TOLD
from helloword.connectors.documents import ROWS_OF
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

_ALL = "performanceMetrics"
_DEFECTS = f"{_ALL}.orderDefectRate"
_RATES = {
    "lateShipmentRate": (), "onTimeDeliveryRate": (), "validTrackingRate": (), "invoiceDefectRate": (),
    "preFulfillmentCancellationRate": ("prefulfillmentCancelRate", "preFulfillmentCancelRate"),
}  # fmt: skip
"""Rates, and how else Amazon's own documents spell them."""
_COUNTS = (
    "orderCount", "lateShipmentCount", "cancellationCount", "shipmentCount", "validTrackingCount", "onTimeDeliveryCount",
    "shipmentCountWithValidTracking", "invoiceDefect.count", "invoiceDefect.status", "missingInvoice.count",
    "missingInvoice.status", "lateInvoice.count", "lateInvoice.status", "unitOnTimeDeliveryCount", "totalUnitCount",
)  # fmt: skip
_JUDGED = ("status", "targetValue", "targetCondition")
_POLICIES = (
    "listingPolicyViolations", "productAuthenticityCustomerComplaints", "productConditionCustomerComplaints",
    "productSafetyCustomerComplaints", "receivedIntellectualPropertyComplaints", "restrictedProductPolicyViolations",
    "suspectedIntellectualPropertyViolations", "foodAndProductSafetyIssues", "otherPolicyViolations", "documentRequests",
    "documentRequest", "customerProductReviewsPolicyViolations", "accountHealthRating", "unitOnTimeDeliveryRate",
)  # fmt: skip
_RANGE = ("reportingDateFrom", "reportingDateTo")
_OFFSETS = ("dateOffset.duration", "dateOffset.offset")


def _days(of: str, *others: str) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{of}.reportingDateRange.{end}", FieldType.DATE, spelt="LEFT(x, 10)",
            aliases=tuple(f"{other}.reportingDateRange.{end}" for other in others),
        )
        for end in _RANGE
    )  # fmt: skip


def _spelt(rate: str) -> tuple[str, ...]:
    return (f"{_ALL}.{rate}", *(f"{_ALL}.{other}" for other in _RATES[rate]))


def _rate(rate: str) -> tuple[Field, ...]:
    name, *others = _spelt(rate)
    aliases = tuple(f"{other}.rate" for other in others)
    return (Field(f"{name}.rate", FieldType.RATE, aliases=aliases), *_days(name, *others))


def _shipped_by(who: str) -> tuple[Field, ...]:
    counts = (f"{_DEFECTS}.{who}.orderCount", f"{_DEFECTS}.{who}.orderWithDefects.count")
    return (*(Field(name, FieldType.INTEGER, optional_header=False) for name in counts), *_days(f"{_DEFECTS}.{who}"))


def _left() -> tuple[str, ...]:
    judged = [f"{of}.{name}" for rate in _RATES for of in _spelt(rate) for name in (*_JUDGED, *_COUNTS)]
    judged += [f"{of}.reportingDateRange.{name}" for rate in _RATES for of in _spelt(rate) for name in _OFFSETS]
    for who in ("afn", "mfn"):
        judged += [
            f"{_DEFECTS}.{who}.{name}" for name in (*_JUDGED, "rate", "fulfillmentType", "orderWithDefects.status")
        ]
        judged += [
            f"{_DEFECTS}.{who}.{of}.{name}"
            for of in ("claims", "chargebacks", "negativeFeedback")
            for name in ("count", "status")
        ]
        judged += [f"{_DEFECTS}.{who}.reportingDateRange.{name}" for name in _OFFSETS]
    for of in _POLICIES:
        judged += [
            f"{_ALL}.{of}.{name}"
            for name in (
                *_JUDGED,
                "defectsCount",
                "rate",
                "ahrStatus",
                "accountHealthRatingStatus",
                "unitOnTimeDeliveryCount",
                "totalUnitCount",
            )
        ]
        judged += [f"{_ALL}.{of}.reportingDateRange.{name}" for name in (*_RANGE, *_OFFSETS)]
    states = [f"{_ALL}.{of}.{name}" for of in ("warningState", "warningStates") for name in ("warningType", "status")]
    return ("accountStatuses.marketplaceId", "accountStatuses.status", *judged, *states)


def _figure(measure: str, amount: str, of: str) -> Output:
    start, end = (f'"{of}.reportingDateRange.{end}"' for end in _RANGE)
    return Output(
        table="official",
        where=f"a_store AND {amount} IS NOT NULL AND {start} IS NOT NULL AND {end} IS NOT NULL",
        columns={
            "store": "store",
            "report": "'account_health'",
            "start": start,
            "end": end,
            "measure": f"'{measure}'",
            "amount": amount,
        },
    )


_ORDERS, _BAD = (
    " + ".join(f'COALESCE("{_DEFECTS}.{who}.{name}", 0)' for who in ("afn", "mfn"))
    for name in ("orderCount", "orderWithDefects.count")
)
_READ = (
    Field(ROWS_OF),
    Field(f"{_ALL}.marketplaceId", optional_header=False),
    *_shipped_by("afn"),
    *_shipped_by("mfn"),
    *(field for rate in _RATES for field in _rate(rate)),
)
_NAMES = {field.name for field in _READ}

KIND = Kind(
    id="amazon.account_health",
    title=Text("亚马逊账户状况（JSON）", "Amazon account health (JSON)"),
    fields=(*_READ, *(Field(name, keep=Keep.DROPPED) for name in dict.fromkeys(_left()) if name not in _NAMES)),
    steps=(
        {
            "elsewhere": elsewhere(f'"{_ALL}.marketplaceId"'),
            "judged": f"COALESCE(\"{ROWS_OF}\", '{_ALL}') = '{_ALL}'",
            "all_orders": _ORDERS,
            "bad_orders": _BAD,
        },
        {
            "a_store": "judged AND NOT elsewhere",
            "defect_rate": "CASE WHEN all_orders > 0 THEN CAST(CAST(bad_orders AS DECIMAL(18, 6)) / all_orders AS DECIMAL(18, 6)) END",
            "shipped_on_time": f'1 - "{_ALL}.lateShipmentRate.rate"',
        },
    ),
    outputs=(
        _figure("odr", "defect_rate", f"{_DEFECTS}.mfn"),
        _figure("orders", "NULLIF(all_orders, 0)", f"{_DEFECTS}.mfn"),
        _figure("on_time_shipment", "shipped_on_time", f"{_ALL}.lateShipmentRate"),
        _figure("cancel_rate", f'"{_ALL}.preFulfillmentCancellationRate.rate"', f"{_ALL}.preFulfillmentCancellationRate"),
        _figure("on_time_delivery", f'"{_ALL}.onTimeDeliveryRate.rate"', f"{_ALL}.onTimeDeliveryRate"),
        _figure("valid_tracking_rate", f'"{_ALL}.validTrackingRate.rate"', f"{_ALL}.validTrackingRate"),
        _figure("invoice_defect_rate", f'"{_ALL}.invoiceDefectRate.rate"', f"{_ALL}.invoiceDefectRate"),
    ),
    decimal_point=True,
    source=(
        "Selling Partner API, GET_V2_SELLER_PERFORMANCE_REPORT: names and that rates are shares of 1 sure, from Amazon's schema of "
        "2020-11-18 and its example, which spell the cancellation rate in two ways; both are read. No document was seen."
    ),
    notes=(
        Text(
            "各项比率变成官方数字，期间照报告写的（60 天、30 天、7 天），用 helloword reconcile 与我们算的对照；它们不改任何指标。",
            "The rates become official figures, of the periods the report says (60, 30 and 7 days), which `helloword reconcile` holds "
            "against our own; they change no KPI.",
        ),
        Text(
            "比率是 0 到 1 的小数。订单缺陷率把亚马逊配送和自发货合在一起，用两者的件数重算；迟发率换成准时发货率（1 减去它）。",
            "Rates are shares of 1. The order defect rate is of what Amazon ships and what you ship together, from the counts of both; the "
            "late shipment rate becomes on-time shipment, which is 1 less it.",
        ),
        Text(
            "没有处理的：政策违规的件数、账户状态和警告，因为没有可以对照的指标；差评、索赔、拒付的件数也不读，因为没有逐条的订单号。",
            "Left out: counts of policy violations, the account's status and warnings, for no KPI answers to them; and the counts of "
            "negative feedback, claims and chargebacks, for they do not say which orders they are of.",
        ),
    ),
    assumed={"judged AND elsewhere": ELSEWHERE_TOLD},
    examples={"judged AND elsewhere": f'"{_ALL}.marketplaceId"'},
)  # fmt: skip
