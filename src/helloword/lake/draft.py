"""A change of the lake in the making: tables are committed one by one, and all count from the moment of `publish`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from helloword.lake import delta, manifest
from helloword.lake.duck import Duck
from helloword.lake.manifest import Change
from helloword.lake.reach import Days
from helloword.lake.record import Record
from helloword.lake.retiring import TABLES, retire_when_due
from helloword.lake.shapes import Shape
from helloword.state.keys import key_fingerprint
from helloword.state.locks import exclusive
from helloword.storage.opening import claim
from helloword.storage.place import Place, at_hand, each, folders, near, remove_all
from helloword.workspace import Workspace

LOCK = ".lock"
WAIT_SECONDS = 900.0
"""How long a writer waits for another: the commit of a very large file takes minutes."""


@dataclass
class Draft:
    """The tables as this change leaves them so far.

    Attributes:
        base: the change before this one; None in an empty lake.
        heads: version of every Delta table by its folder's name.
        reach: last day of every model table by store.
        scratch: a folder for files that are not moved into a table yet.
        duck: where the rows are worked on.
    """

    lake: Place
    scratch: Path
    base: Change | None
    duck: Duck
    heads: dict[str, int] = field(default_factory=dict)
    reach: dict[str, Days] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The lake version that publishing makes."""
        return (self.base.version if self.base else 0) + 1

    def files(self, name: str) -> tuple[delta.DataFile, ...]:
        """The data files of a table as this change leaves it so far."""
        return delta.files(self.lake / name, self.heads[name]) if name in self.heads else ()

    def paths(self, name: str, files: Sequence[delta.DataFile] | None = None) -> list[Path]:
        """These files, or some of them, on the disk."""
        return at_hand([self.lake / name / file.path for file in (self.files(name) if files is None else files)])

    def path(self, name: str, file: delta.DataFile) -> Path:
        """Where a file is on the disk once it is asked for."""
        return near(self.lake / name / file.path)

    def reach_of(self, table: str) -> Days:
        """Last day of a model table by store."""
        return self.reach.get(table, {})

    def commit(self, shape: Shape, added: Sequence[delta.Written], removed: Sequence[delta.DataFile] = ()) -> None:
        """Take files into a table and out of it."""
        if added or removed:
            self.heads[shape.name] = delta.commit(self.lake / shape.name, shape, added, removed)

    def publish(self, what: str, import_id: int | None, detail: str) -> Change:
        """Make everything count at once."""
        change = Change(self.version, datetime.now(UTC), what, import_id, dict(self.heads), detail)
        manifest.append(self.lake, change, self.scratch)
        return change


@contextmanager
def drafting(workspace: Workspace, scratch: Path) -> Iterator[Draft]:
    """The only change in the making; what a killed one left behind is taken back first."""
    lake = workspace.lake
    with exclusive(workspace.lake_folder / LOCK, wait=WAIT_SECONDS, what=f"The lake {lake}"):
        if not isinstance(lake, Path):
            claim(lake, key_fingerprint(workspace.state))
            lake.bucket.cache.trim()
        base = manifest.newest(lake)
        with closing(Duck(scratch)) as duck:
            draft = Draft(lake, scratch, base, duck)
            if base:
                draft.heads, draft.reach = dict(base.tables), Record.read(base.detail).reach
            _heal(draft)
            retire_when_due(workspace, datetime.now(UTC))
            yield draft


def _heal(draft: Draft) -> None:
    lake = draft.lake
    found = [name for pattern in TABLES for name in folders(lake, pattern)]
    for name in (name for name in found if name not in draft.heads):
        remove_all(lake / name)
    known = [name for name in found if name in draft.heads]
    beyond = each(lake, partial(_is_beyond, draft), known)
    for name in [name for name, is_beyond in zip(known, beyond, strict=True) if is_beyond]:
        draft.heads[name] = delta.restore(lake / name, draft.heads[name])


def _is_beyond(draft: Draft, name: str) -> bool:
    return delta.is_beyond(draft.lake / name, draft.heads[name])
