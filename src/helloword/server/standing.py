"""What nearly every request looks up, kept for as long as something that is read cheaply says that it is the same.

Nothing is kept for a time: each request sees whether the settings' file, the lake's log or the audit log went on, since
whoever lost a permission a moment ago has lost it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from helloword.audit.head import head_of
from helloword.errors import WorkspaceError
from helloword.files import written
from helloword.people import Staff, staff
from helloword.server.allowance import within
from helloword.settings import FILE_NAME, Settings, read_settings
from helloword.state.database import Database
from helloword.state.overrides import overrides_version
from helloword.state.stores import Store
from helloword.workspace import Workspace

Found = TypeVar("Found")
MOST_READ = 10_000
"""Things looked up in the state database that are kept at once."""


@dataclass(frozen=True)
class Agreed:
    """What people have written down; every change of it is an entry of the audit log."""

    staff: Staff
    stores: tuple[Store, ...]
    overrides: int


class Standing:
    """Where one company stands. A mark is always read before what is kept under it, so that nothing old is kept under a newer one."""

    def __init__(self) -> None:
        self._settings: tuple[Hashable, Settings] | None = None
        self._agreed: tuple[str, Agreed] | None = None
        self._read: tuple[Hashable, dict[Hashable, object]] = (None, {})

    def settings(self, folder: Path) -> Settings:
        """The settings as the file has them now, within what a server takes."""
        mark, held = written(folder / FILE_NAME), self._settings
        if held is not None and mark is not None and held[0] == mark:
            return held[1]
        read = within(read_settings(folder))
        self._settings = (mark, read)
        return read

    def read(self, workspace: Workspace, name: Hashable, look: Callable[[Session], Found]) -> Found:
        """What `look` finds in the state database, read again only once something was committed to it."""
        mark = workspace.state.mark()
        at, held = self._read
        if mark is None or at != mark or len(held) >= MOST_READ:
            held = {}
            self._read = (mark, held)
        if name not in held:
            with workspace.state.read() as session:
                held[name] = look(session)
        return cast("Found", held[name])

    def agreed(self, workspace: Workspace) -> Agreed:
        """Staff, stores and how often KPIs were changed."""
        head, held = self.head(workspace), self._agreed
        if held is not None and held[0] == head:
            return held[1]
        read = Agreed(staff(workspace), workspace.stores(), overrides_version(workspace.state))
        self._agreed = (head, read) if head else None
        return read

    def head(self, workspace: Workspace) -> str:
        """The hash of the newest entry of the audit log; nothing where the log is damaged, which others tell of."""
        try:
            return self.read(workspace, "head", head_of).hash
        except WorkspaceError:
            return ""


_standing: WeakKeyDictionary[Database, Standing] = WeakKeyDictionary()


def standing_of(workspace: Workspace) -> Standing:
    """That of a company that is served; whoever opens it anew starts without anything kept."""
    return _standing.setdefault(workspace.state, Standing())


def log_and_day(workspace: Workspace) -> Hashable:
    """What answers about agreements depend on besides data: everything that was ever changed, and the day it is."""
    return standing_of(workspace).head(workspace), workspace.today
