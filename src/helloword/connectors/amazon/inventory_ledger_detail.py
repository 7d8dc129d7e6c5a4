"""Amazon's inventory ledger, detail view: what came and went. It is known, so that a file of it is told from a broken one."""

from __future__ import annotations

from helloword.connectors.kind import Field, Keep, Kind
from helloword.text import Text

_NEEDED = ("Date", "FNSKU", "MSKU", "Event Type", "Reference ID", "Quantity", "Disposition")
_LEFT = (
    "ASIN", "Title", "Fulfillment Center", "Fulfilment Centre", "Reason", "Country", "Reconciled Quantity",
    "Unreconciled Quantity", "Date and Time", "Store",
)  # fmt: skip

KIND = Kind(
    id="amazon.inventory_ledger_detail",
    title=Text("亚马逊库存分类账（明细，不载入）", "Amazon inventory ledger, detail view (not loaded)"),
    fields=(
        *(Field(name, keep=Keep.DROPPED, optional_header=False) for name in _NEEDED),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    outputs=(),
    source=(
        "Seller Central, Reports, Fulfilment, Inventory Ledger, detail view (GET_LEDGER_DETAIL_VIEW_DATA): names sure, from a "
        "connector's schema of 15 columns."
    ),
    notes=(
        Text(
            "明细列出每一笔进出，不说每天结束时还有多少：库存要从某天的余额起算，文件里没有。收货、发货、调整在模型里没有位置，"
            "买家退货由退货报告给出（有订单号）。所以文件会被拒收，请改用汇总视图。",
            "The detail lists each movement and not what a day ended with: stock would have to be counted from the balance of some day, "
            "which is not in the file. The model has no place for receipts, shipments and adjustments, and customer returns come from "
            "the report of returns, which has their orders. So a file of it is refused; take the summary view.",
        ),
    ),
    of_no_use="ledger_detail",
)
