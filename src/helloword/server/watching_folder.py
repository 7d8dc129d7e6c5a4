"""Importing what appears in the folder that the settings name, while the server runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import cast

from helloword.audit import Actor
from helloword.server.background import Failures, in_background
from helloword.server.looking_again import look_again
from helloword.server.served import Served
from helloword.server.wording import worded
from helloword.text import Locale
from helloword.watching import Watched, take_all
from helloword.watching.folder import check_folder
from helloword.workspace import Workspace

ACTOR = Actor("watch")
# An import that is under way is waited for; killed later it does no harm and is done again at the next start.
PATIENCE_SECONDS = 20
log = logging.getLogger("uvicorn.error")


@dataclass
class Round:
    """The folder as it was seen last."""

    watched: Watched | None = None
    failures: Failures = field(default_factory=lambda: Failures("Files of the watched folder could not be %s: %s"))

    def look(self, served: Served, stopped: Event) -> None:
        """Take what stands still; whatever fails is only told, and tried again at the next look."""
        with self.failures.caught("imported"):
            workspace = served.workspace.acting_as(ACTOR)
            folder = workspace.settings.watch_folder
            if folder is None:
                self.watched = None
                return
            root = check_folder(workspace.folder / Path(folder), workspace.folder)
            if self.watched is None or self.watched.root != root:
                self.watched = Watched(root)
            for name in self.watched.strangers([store.id for store in workspace.stores()]):
                self.failures.tell(f"taken from {root / name}", "it is named as no store")
            if _take_all(workspace, self.watched, stopped):
                look_again(workspace)


def _take_all(workspace: Workspace, watched: Watched, stopped: Event) -> bool:
    """Whether anything came to the lake."""
    brought = False
    for taken in take_all(workspace, watched, lambda error: worded(error, cast(Locale, workspace.settings.locale))):
        if taken.reason is not None:
            log.warning("%s was not imported and lies in %s: %s", taken.file, taken.path, taken.reason)
        elif taken.result is not None:
            log.info("%s is imported: %d new, %d changed", taken.file, taken.result.new, taken.result.changed)
            brought = brought or taken.brought
        if stopped.is_set():
            break
    return brought


@contextmanager
def watching_folder(served: Served, first: float = 5, pause: float = 5) -> Iterator[None]:
    """Watch in the background for as long as the server runs."""
    last = Round()
    with in_background(
        "watch", lambda stopped: last.look(served, stopped), first=first, pause=pause, patience=PATIENCE_SECONDS
    ):
        yield
