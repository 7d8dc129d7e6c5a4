"""The causes that a gap is split into, in the order in which they are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from helloword.text import Text


class Cause(StrEnum):
    """Why a platform's figure is another one than ours."""

    CANCELLED = "cancelled"
    REFUND_DAY = "refund_day"
    TIME_ZONE = "time_zone"
    TAX = "tax"
    FX = "fx"
    LATE_DATA = "late_data"
    UNKNOWN = "unknown"


NAMES: Mapping[Cause, Text] = {
    Cause.CANCELLED: Text("已取消订单", "cancelled orders"),
    Cause.REFUND_DAY: Text("退款归日", "day of refunds"),
    Cause.TIME_ZONE: Text("时区", "time zone"),
    Cause.TAX: Text("税", "tax"),
    Cause.FX: Text("汇率", "exchange rate"),
    Cause.LATE_DATA: Text("迟到数据", "late data"),
    Cause.UNKNOWN: Text("原因不明", "unknown"),
}
"""What each is called."""

MEANINGS: Mapping[Cause, Text] = {
    Cause.CANCELLED: Text(
        "平台把已取消和待付款的订单也算在内。", "The platform counts cancelled and pending orders too."
    ),
    Cause.REFUND_DAY: Text("平台把退款记在下单那天。", "The platform dates refunds by the day of the order."),
    Cause.TIME_ZONE: Text("平台按另一个时区划分日期。", "The platform's day is that of another time zone."),
    Cause.TAX: Text("平台的金额含税。", "The platform's amounts include tax."),
    Cause.FX: Text("平台按另一个汇率折算。", "The platform converted at another rate."),
    Cause.LATE_DATA: Text(
        "报表导入之后才到的数据，或者还没到的数据。",
        "Rows that came after the report was imported, or days that are not here yet.",
    ),
    Cause.UNKNOWN: Text("上面各项都解释不了的余数。", "What none of the others explains."),
}
"""What each means."""
