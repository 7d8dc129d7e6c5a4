"""Whether the data that a playbook goes by is new enough to act on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helloword.lake.freshness import Freshness, freshness
from helloword.lake.snapshot import snapshot
from helloword.period import ONE_DAY
from helloword.text import Text
from helloword.workspace import Workspace

ASLEEP = 90
"""Days without rows after which a source no longer counts as one that is waited for."""


@dataclass(frozen=True)
class Stale:
    """A source that is older than a playbook may go by.

    Attributes:
        store: whose data it is; "" where all of the table is too old, or there is nothing of it.
        through: None when there never was any of it.
    """

    table: str
    store: str
    through: date | None

    @property
    def text(self) -> Text:
        """What is said of it."""
        at = f"{self.table} · {self.store}" if self.store else self.table
        if self.through is None:
            return Text(f"还没有 {at} 的数据", f"there is no data of {at}")
        return Text(f"{at} 的数据只到 {self.through}", f"the data of {at} ends on {self.through}")


def stale(workspace: Workspace, fresh: Mapping[str, int], today: date, stores: Collection[str] = ()) -> Sequence[Stale]:
    """The sources that are too old, of these stores or of all, and the tables of which there is nothing."""
    known = [
        each for each in freshness(workspace, snapshot(workspace)) if each.table in fresh and each.complete_through
    ]
    awake = [each for each in known if each.complete_through and each.complete_through > today - ASLEEP * ONE_DAY]
    old = [
        Stale(each.table, each.store or "", each.complete_through)
        for each in awake
        if each.complete_through
        and each.complete_through < today - fresh[each.table] * ONE_DAY
        and (not stores or not each.store or each.store in stores)
    ]
    missing = [Stale(table, "", _last(known, table)) for table in fresh if table not in {each.table for each in awake}]
    return (*missing, *old)


def _last(known: Sequence[Freshness], table: str) -> date | None:
    return max((each.complete_through for each in known if each.table == table and each.complete_through), default=None)
