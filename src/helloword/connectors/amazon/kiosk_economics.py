"""Economics out of Amazon's Data Kiosk: what Amazon says a product sold, cost in fees and spent on ads, to be held against ours."""

from __future__ import annotations

from helloword.connectors.amazon.marketplaces import elsewhere
from helloword.connectors.amazon.sales_and_traffic import ELSEWHERE_TOLD
from helloword.connectors.documents import ROWS_OF
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

_CHARGES, _CHARGE, _AD = "fees.charges.aggregatedDetail", "fees.charge.aggregatedDetail", "ads.charge"
_DETAIL = tuple(
    f"{name}{part}"
    for name, parts in (
        ("amount", ("amount", "currencyCode")), ("amountPerUnit", ("amount", "currencyCode")),
        ("amountPerUnitDelta", ("amount", "currencyCode")), ("promotionAmount", ("amount", "currencyCode")),
        ("taxAmount", ("amount", "currencyCode")), ("totalAmount", ("amount", "currencyCode")), ("quantity", ("",)),
    )
    for part in (f".{part}" if part else "" for part in parts)
)  # fmt: skip
_FEE_PARTS = ("identifier", "startDate", "endDate")
_COSTS = (
    "costOfGoodsSold", "miscellaneousCost", "fbaCost.shippingToAmazonCost", "mfnCost.fulfillmentCost", "mfnCost.storageCost",
)  # fmt: skip
_READ = (
    Field(ROWS_OF),
    Field("startDate", FieldType.DATE, required=True),
    Field("endDate", FieldType.DATE, required=True),
    Field("marketplaceId"),
    Field("parentAsin"),
    Field("childAsin"),
    Field("msku"),
    Field("fees.feeTypeName", optional_header=False),
    Field("sales.orderedProductSales.amount", FieldType.AMOUNT),
    Field("sales.orderedProductSales.currencyCode", FieldType.CURRENCY),
    Field("sales.refundedProductSales.amount", FieldType.AMOUNT),
    Field("sales.unitsOrdered", FieldType.INTEGER),
    Field(f"{_CHARGES}.totalAmount.amount", FieldType.AMOUNT),
    Field(f"{_CHARGES}.totalAmount.currencyCode", FieldType.CURRENCY),
    Field(f"{_CHARGE}.totalAmount.amount", FieldType.AMOUNT),
    Field(f"{_CHARGE}.totalAmount.currencyCode", FieldType.CURRENCY),
    Field(f"{_AD}.totalAmount.amount", FieldType.AMOUNT),
    Field(f"{_AD}.totalAmount.currencyCode", FieldType.CURRENCY),
)
_LEFT = (
    "fnsku", "ads.adTypeName", "sales.unitsRefunded", "sales.netUnitsSold", "sales.orderedProductSales",
    *(f"sales.{name}.{part}" for name in ("averageSellingPrice", "netProductSales", "refundedProductSales")
      for part in ("amount", "currencyCode")),
    *(f"netProceeds.{name}.{part}" for name in ("total", "perUnit") for part in ("amount", "currencyCode")),
    *(f"cost.{name}.{part}" for name in _COSTS for part in ("amount", "currencyCode")),
    *(f"{of}.{name}" for of in (_CHARGES, _CHARGE, _AD, "fees.charges.components.aggregatedDetail",
                                "fees.charge.components.aggregatedDetail") for name in _DETAIL),
    *(f"fees.{of}.{name}" for of in ("charges", "charge") for name in (
        *_FEE_PARTS, "components.name", *(f"{at}properties.property{part}" for at in ("", "components.") for part in ("Name", "Value")),
    )),
)  # fmt: skip
_NAMES = {field.name for field in _READ}
_AT = f"COALESCE(\"{ROWS_OF}\", '')"
_PERIOD = ("store", '"startDate"', '"endDate"', "in_currency")
_STORE, _PRODUCT = Whole(_PERIOD, nth="nth_of_store"), Whole((*_PERIOD, "product"), nth="nth_of_product")
_MEASURES = {
    "ordered_product_sales": "sold",
    "refunds": "refunded",
    "units_ordered": "units",
    "fees": "fee",
    "ad_spend": "ad",
}


def _figure(measure: str, amount: str, whole: Whole, sku: str, where: str) -> Output:
    return Output(
        table="official",
        where=f"{whole.first} AND {amount} IS NOT NULL AND {where}",
        columns={
            "store": "store",
            "report": "'economics'",
            "start": '"startDate"',
            "end": '"endDate"',
            "measure": f"'{measure}'",
            "sku": sku,
            "amount": amount,
            "currency": "NULL" if measure == "units_ordered" else "in_currency",
        },
    )


def _all_of(suffix: str, whole: Whole) -> dict[str, str]:
    return whole.sums(**{f"{name}_{suffix}": f"CASE WHEN NOT elsewhere THEN {name} END" for name in _MEASURES.values()})


KIND = Kind(
    id="amazon.kiosk_economics",
    title=Text("亚马逊 Data Kiosk 经济数据（JSON 行）", "Amazon Data Kiosk, economics (JSON lines)"),
    fields=(*_READ, *(Field(name, keep=Keep.DROPPED) for name in dict.fromkeys(_LEFT) if name not in _NAMES)),
    steps=(
        {
            "elsewhere": elsewhere('"marketplaceId"'),
            "product": 'COALESCE("msku", "childAsin", "parentAsin")',
            # A query may ask for a fee's charges, for the older single charge, or for both.
            "by_charges": f"COUNT(*) FILTER (WHERE {_AT} = 'fees.charges') OVER () > 0",
            "in_currency": f"""COALESCE(CASE {_AT}
                WHEN 'fees.charges' THEN "{_CHARGES}.totalAmount.currencyCode"
                WHEN 'fees' THEN "{_CHARGE}.totalAmount.currencyCode"
                WHEN 'ads' THEN "{_AD}.totalAmount.currencyCode" END,
                "sales.orderedProductSales.currencyCode", store_currency)""",
        },
        {
            "sold": f"CASE WHEN {_AT} = '' THEN \"sales.orderedProductSales.amount\" END",
            "refunded": f"CASE WHEN {_AT} = '' THEN \"sales.refundedProductSales.amount\" END",
            "units": f"CASE WHEN {_AT} = '' THEN \"sales.unitsOrdered\" END",
            "fee": f"""CASE WHEN {_AT} = 'fees.charges' THEN "{_CHARGES}.totalAmount.amount"
                WHEN {_AT} = 'fees' AND NOT by_charges THEN "{_CHARGE}.totalAmount.amount" END""",
            "ad": f"CASE WHEN {_AT} = 'ads' THEN \"{_AD}.totalAmount.amount\" END",
        },
        _all_of("of_store", _STORE),
        _all_of("of_product", _PRODUCT),
    ),
    outputs=(
        *(_figure(measure, f"{name}_of_store", _STORE, "NULL", "TRUE") for measure, name in _MEASURES.items()),
        *(
            _figure(measure, f"{name}_of_product", _PRODUCT, "product", '"startDate" < "endDate" AND product IS NOT NULL')
            for measure, name in _MEASURES.items()
        ),
    ),
    decimal_point=True,
    source=(
        "Data Kiosk, analytics_economics_2024_03_15, economics: names sure, from Amazon's schema; that a document has one object a "
        "line, with the fields the query asked for, and that charges are positive, from public clients. No document was seen."
    ),
    notes=(
        Text(
            "哪份报表为准：费用以结算报告为准，广告费以广告报告为准，销售以全部订单为准。这份文件说的是同样的事，不再算一次，"
            "变成官方数字，用 helloword reconcile 对照。",
            "Which report wins: fees come from the settlements, ad spend from the ads reports and sales from All Orders. This document "
            "tells of the same, so it does not count again but becomes official figures, which `helloword reconcile` compares.",
        ),
        Text(
            "按日、周、月或整段都可以，期间照文件写的；每个期间给出全店合计，比一天长的还给出每个商品。"
            "查询里至少要有 startDate、endDate、fees 的 feeTypeName 和 charges 的 totalAmount。",
            "Any granularity will do; the period is the one the document says. Each period has the store's totals, and one longer "
            "than a day each product's too. The query needs `startDate`, `endDate`, and of `fees` their `feeTypeName` and the "
            "`totalAmount` of their `charges`.",
        ),
        Text(
            "费用取 totalAmount（减去优惠、含税）；净收益、单件成本和费用的组成不读。属于账户而不属于商品的费用（如订阅）不在其中。",
            "A fee is its `totalAmount`, after promotions and with tax. Net proceeds, unit costs and components are not read. Fees of "
            "the account and no product, such as subscriptions, are not in it.",
        ),
    ),
    assumed={f"elsewhere AND {_AT} = ''": ELSEWHERE_TOLD},
    examples={f"elsewhere AND {_AT} = ''": '"marketplaceId"'},
)  # fmt: skip
