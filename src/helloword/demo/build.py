"""From the demo company's world to report files, and from these to a workspace by the ordinary import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from helloword.demo.birth import born_on, current_day
from helloword.demo.company import CURRENCY, LOCALE, NAME, STORES, TIMEZONE
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
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.world import MONTHS, Span, live
from helloword.lake.importing import import_file
from helloword.period import ONE_DAY
from helloword.settings import FILE_NAME
from helloword.workspace import Workspace

Progress = Callable[[int, int], None]
"""Called with (done, in all) now and then."""
SIMULATED = 0.2
"""Share of the time that the simulation takes; the rest is importing."""
STEPS = 1000

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


def build(folder: Path, today: date | None, progress: Progress, *, months: int = MONTHS) -> Workspace:
    """The demo company in `folder`, its files as of `today` (the present day when None) loaded by the ordinary import.

    Made again, it goes on from the day it was first made: rows that are there already stay as they are.
    """
    day = today or current_day()
    born = born_on(folder, day)
    simulating = _part_of(progress, 0.0, SIMULATED)
    files = write_files(folder / "files", day, simulating, born=born, months=months)
    workspace = _workspace(folder)
    sizes = [path.stat().st_size for path in files]
    for number, path in enumerate(files):
        before, after = (SIMULATED + (1 - SIMULATED) * sum(sizes[:n]) / sum(sizes) for n in (number, number + 1))
        store = path.parent.name if path.parent.name in STORE else None
        import_file(workspace, path, store=store, progress=_part_of(progress, before, after))
    progress(STEPS, STEPS)
    return workspace


def _workspace(folder: Path) -> Workspace:
    if (folder / FILE_NAME).exists():
        workspace = Workspace.open(folder)
    else:
        workspace = Workspace.create(folder, name=NAME, currency=CURRENCY, timezone=TIMEZONE, locale=LOCALE)
    for store in STORES:
        workspace.add_store(
            store.id, store.platform, store.marketplace, store.currency, store.timezone, store.region,
            date.fromisoformat(store.opened), "tax-included" if store.prices_include_tax else "tax-excluded",
        )  # fmt: skip
    return workspace


def _part_of(progress: Progress, start: float, end: float) -> Progress:
    """Progress of one part of the work, told as progress of all of it."""
    return lambda done, whole: progress(round(STEPS * (start + (end - start) * done / max(whole, 1))), STEPS)


def write_files(
    folder: Path, today: date, progress: Progress, *, born: date | None = None, months: int = MONTHS
) -> list[Path]:
    """Write the company's reports as they are on the morning of `today`.

    `born` is the day the demo was first made: what is written on a later day only adds to what was written before.
    """
    span = Span(born or today, today - ONE_DAY, months)
    seen = Seen(live(span, progress), span, today)
    return [write_sheet(folder, sheet) for report in REPORTS for sheet in report(seen)]
