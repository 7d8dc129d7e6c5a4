"""Looking at uploads and importing them while the server runs: one at a time each, in threads of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from helloword.connectors.staging import Progress
from helloword.server.asking_for import asker_named
from helloword.server.background import Failures, in_background, present
from helloword.server.served import Served
from helloword.uploads.bringing import bring_next
from helloword.uploads.keeping import Uploads
from helloword.uploads.looking import BrokenOffError, Words, look_at
from helloword.uploads.taking import LARGEST
from helloword.uploads.upload import Stage
from helloword.workspace import Workspace

PAUSE_SECONDS = 0.2
TIDY_SECONDS = 600.0
# Reading stops within a block of the file; keeping what was read is waited for, because it is over soon.
PATIENCE_SECONDS = 5


@dataclass
class Uploading:
    """The uploads of a served workspace, and how far the work on them is.

    Attributes:
        progress: bytes read and bytes in all, by token.
    """

    served: Served
    words: Words
    largest: int = LARGEST
    progress: dict[str, tuple[int, int]] = field(default_factory=dict)
    tidied: float | None = None
    failures: Failures = field(default_factory=lambda: Failures("Uploads could not be %s: %s"))

    def __post_init__(self) -> None:
        self.uploads = Uploads(self.served.opened)

    def hands(self, by: str) -> Workspace:
        """The workspace in the hands of whoever handed a file in, as far as they may import now."""
        workspace = self.served.workspace
        asker = asker_named(workspace, by, "import_files")
        return workspace.acting_as(asker.actor).seen_through(asker.scope)

    def look(self, stopped: Event) -> None:
        """Look at the uploads that were not looked at yet."""
        with self.failures.caught("looked at"):
            self._tidy()
            for upload in self.uploads.all():
                if upload.stage is Stage.LOOKING and not stopped.is_set():
                    with self.uploads.held(upload.token) as ours, self._told(upload.token, stopped) as progress:
                        if ours:
                            look_at(self.uploads, upload, self.hands, self.words, progress)

    def bring(self, stopped: Event) -> None:
        """Import the uploads that wait for it; rules and playbooks look at the new data by themselves once it has settled."""
        with self.failures.caught("imported"):
            while not stopped.is_set():
                ended = bring_next(self.uploads, self.hands, self.words, lambda token: self._told(token, stopped))
                if ended is None or ended.stage.is_busy:
                    return

    @contextmanager
    def _told(self, token: str, stopped: Event) -> Iterator[Progress]:
        """What notes how far the file of a token is read, and breaks off when the server stops."""

        def told(done: int, size: int) -> None:
            if stopped.is_set():
                raise BrokenOffError("The server stops; the file is read when it is back.")
            self.progress[token] = (done, size)

        try:
            yield told
        finally:
            self.progress.pop(token, None)

    def _tidy(self) -> None:
        if self.tidied is None or monotonic() - self.tidied > TIDY_SECONDS:
            self.uploads.forget_old(present())
            self.tidied = monotonic()


@contextmanager
def uploading(found: Uploading) -> Iterator[None]:
    """Look and import in the background for as long as the server runs."""
    with (
        in_background("looks", found.look, first=0, pause=PAUSE_SECONDS, patience=PATIENCE_SECONDS),
        in_background("imports", found.bring, first=0, pause=PAUSE_SECONDS, patience=PATIENCE_SECONDS),
    ):
        yield
