"""From the demo company's world to report files, and from these to a workspace by the ordinary import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from helloword.demo.files import (
    Sheet,
    aftersales,
    amazon_orders,
    general_orders,
    marketing,
    money,
    official,
    products,
    service,
    shopify_orders,
    supply,
    write_sheet,
)
from helloword.demo.files.seen import Seen
from helloword.demo.world import MONTHS, Span, live
from helloword.period import ONE_DAY

Progress = Callable[[int, int], None]

REPORTS: tuple[Callable[[Seen], Iterator[Sheet]], ...] = (
    products.sheets,
    money.sheets,
    supply.sheets,
    amazon_orders.sheets,
    shopify_orders.sheets,
    general_orders.sheets,
    aftersales.sheets,
    service.sheets,
    marketing.sheets,
    official.sheets,
)


def write_files(
    folder: Path, today: date, progress: Progress, *, born: date | None = None, months: int = MONTHS
) -> list[Path]:
    """Write the company's reports as they are on the morning of `today`.

    `born` is the day the demo was first made: what is written on a later day only adds to what was written before.
    """
    span = Span(born or today, today - ONE_DAY, months)
    seen = Seen(live(span, progress), span, today)
    return [write_sheet(folder, sheet) for report in REPORTS for sheet in report(seen)]
