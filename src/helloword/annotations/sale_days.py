"""The sales that platforms hold for everybody, as the calendar of the reviews has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from helloword.annotations.annotation import Annotation
from helloword.annotations.view import View
from helloword.period import ONE_DAY
from helloword.reviews.calendar import sale_on, sales
from helloword.text import Text

HOW = Text("各平台的大促日，来自内置日历。", "The big sales of the platforms, from the calendar that comes along.")


def sale_days(view: View) -> Iterator[Annotation]:
    """Each sale that a platform of the slice's stores holds."""
    if not view.about("order_lines", "traffic", "funnel", "ads"):
        return
    found: dict[tuple[str, date], tuple[date, set[str]]] = {}
    for store, platform in view.stores.items():
        begun: tuple[str, date] | None = None
        day = view.wanted.first
        while day <= view.wanted.until:
            sale = sale_on(day, platform)
            if sale is None:
                begun = None
            else:
                begun = begun if begun and begun[0] == sale else (sale, day)
                known = found.get(begun, (day, set()))
                found[begun] = (max(day, known[0]), known[1] | {store})
            day += ONE_DAY
    for (sale, first), (until, stores) in found.items():
        name = sales()[sale].name
        whole = len(stores) == len(view.stores)
        yield Annotation(
            "sale", first, until, Text(name.zh, name.en), () if whole else tuple(sorted(stores)),
            weight=Decimal(len(stores)),
        )  # fmt: skip
