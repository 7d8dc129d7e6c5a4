"""From the demo company's world to report files, and from these to a workspace by the ordinary import."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from helloword.demo.acting import act
from helloword.demo.agreeing import agree_on_goals
from helloword.demo.birth import born_on, current_day
from helloword.demo.claims import claims
from helloword.demo.company import CURRENCY, LOCALE, NAME, STORES, TIMEZONE
from helloword.demo.earlier import give_and_measure, work_earlier
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
from helloword.demo.looking_back import look_back
from helloword.demo.stories import Stories
from helloword.demo.surveying import survey
from helloword.demo.truth import write_truth
from helloword.demo.watching import watch_over
from helloword.demo.world import MONTHS, Span, live
from helloword.lake.importing import Report, import_files
from helloword.period import ONE_DAY
from helloword.settings import FILE_NAME
from helloword.workspace import Workspace

Progress = Callable[[int, int], None]
"""Called with (done, in all) now and then."""
SIMULATED = 0.2
"""Share of the time that the simulation takes; the rest is importing."""
STEPS = 1000
AT_ONCE = 20_000
"""New objects after which those to be thrown away are looked for."""

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
    general_orders.late_sheets,
)


def build(
    folder: Path, today: date | None, progress: Progress, *, months: int = MONTHS, quiet: bool = False
) -> Workspace:
    """The demo company in `folder`, its files as of `today` (the present day when None) loaded by the ordinary import.

    Made again, it goes on from the day it was first made: rows that are there already stay as they are.
    In a `quiet` company nothing goes wrong that is not chance. The truth lies beside the files, which are all imported.
    """
    day = today or current_day()
    born = born_on(folder, day)
    simulating = _part_of(progress, 0.0, SIMULATED)
    stories = Stories.none() if quiet else Stories.planted(born)
    seen = see(day, simulating, born=born, months=months, stories=stories)
    write_truth(folder, born, stories.events, claims(seen))
    files = _written(folder / "files", seen)
    with _seldom_collecting():
        workspace = _workspace(folder, stories)
        for _ in import_files(workspace, _reports(files, progress)):
            pass
        survey(workspace, seen)
        _run(workspace, day)
    progress(STEPS, STEPS)
    return workspace


def _run(workspace: Workspace, day: date) -> None:
    """Goals, alerts, actions and reviews as of `day`.

    What changes the lake comes first and last: all between asks the same version of it, most of which is then known.
    """
    work_earlier(workspace, day)
    agree_on_goals(workspace, day)
    watch_over(workspace, day)
    give_and_measure(workspace, day)
    look_back(workspace, day)
    act(workspace, day)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """A world is half a million records: to look through them again and again for some to throw away takes seconds."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(AT_ONCE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _reports(files: list[Path], progress: Progress) -> list[Report]:
    sizes = [path.stat().st_size for path in files]
    reports = []
    for number, path in enumerate(files):
        before, after = (SIMULATED + (1 - SIMULATED) * sum(sizes[:n]) / sum(sizes) for n in (number, number + 1))
        store = path.parent.name if path.parent.name in STORE else None
        reports.append(Report(path, store, progress=_part_of(progress, before, after)))
    return reports


def _workspace(folder: Path, stories: Stories) -> Workspace:
    if (folder / FILE_NAME).exists():
        workspace = Workspace.open(folder)
    else:
        workspace = Workspace.create(folder, name=NAME, currency=CURRENCY, timezone=TIMEZONE, locale=LOCALE)
    for store in STORES:
        workspace.add_store(
            store.id, store.platform, store.marketplace, store.currency, store.timezone, store.region,
            stories.opening(store.id) or date.fromisoformat(store.opened),
            "tax-included" if store.prices_include_tax else "tax-excluded",
        )  # fmt: skip
    return workspace


def _part_of(progress: Progress, start: float, end: float) -> Progress:
    """Progress of one part of the work, told as progress of all of it."""
    return lambda done, whole: progress(round(STEPS * (start + (end - start) * done / max(whole, 1))), STEPS)


def write_files(
    folder: Path,
    today: date,
    progress: Progress,
    *,
    born: date | None = None,
    months: int = MONTHS,
    stories: Stories | None = None,
) -> list[Path]:
    """Write the company's reports as they are on the morning of `today`.

    `born` is the day the demo was first made: what is written on a later day only adds to what was written before.
    """
    return _written(folder, see(today, progress, born=born, months=months, stories=stories))


def see(
    today: date, progress: Progress, *, born: date | None = None, months: int = MONTHS, stories: Stories | None = None
) -> Seen:
    """The company's history as it looks on the morning of `today`."""
    span = Span(born or today, today - ONE_DAY, months)
    lived = Stories.planted(span.born) if stories is None else stories
    return Seen(live(span, progress, stories=lived), span, today, lived)


def _written(folder: Path, seen: Seen) -> list[Path]:
    return [write_sheet(folder, sheet) for report in REPORTS for sheet in report(seen)]
