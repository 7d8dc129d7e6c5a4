"""A file read until it is ready to be kept: its rows as they came, and what they become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helloword.connectors.conforming import conform
from helloword.connectors.kind import Kind
from helloword.connectors.landing import land
from helloword.connectors.probing import Probe
from helloword.connectors.staging import Answers, Circumstances, Conformed, Landed, Progress, StoreFacts
from helloword.lake import contacts, records
from helloword.lake.admitting import check_admitted
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Report:
    """A file to import; its kind is found from the header when not given.

    Attributes:
        origin: what is noted of where it lay; its path when not given.
    """

    path: Path
    store: str | None = None
    kind: str | None = None
    answers: Answers = Answers()  # noqa: RUF009  # frozen
    progress: Progress | None = None
    origin: str | None = None

    @property
    def place(self) -> str:
        """Where it lay, as the list of imports tells."""
        return str(self.path) if self.origin is None else self.origin


@dataclass(frozen=True)
class Prepared:
    """A file that is ready to be kept."""

    token: str
    place: str
    started_at: datetime
    probe: Probe
    kind: Kind
    circumstances: Circumstances
    landed: Landed
    conformed: Conformed
    scratch: Path


def prepare(workspace: Workspace, token: str, seen: Probe, kind: Kind, report: Report, scratch: Path) -> Prepared:
    """Read the whole file; raises FileFormatError or NotAllowedError when it cannot be kept."""
    started_at = datetime.now(UTC)
    circumstances = circumstances_of(workspace, report.store, report.answers)
    seal = contacts.sealer(workspace, kind)
    landed = land(seen.path, seen, kind, scratch / "landed", workspace.hash_person(), report.progress, seal)
    # Another import may be kept first; then the number is another and the rows are written again.
    expected = records.next_id(workspace)
    conformed = conform(landed, kind, circumstances, scratch / "conformed", path=str(seen.path), import_id=expected)
    check_admitted(workspace, conformed)
    return Prepared(token, report.place, started_at, seen, kind, circumstances, landed, conformed, scratch)


def circumstances_of(workspace: Workspace, store: str | None, answers: Answers) -> Circumstances:
    """Everything besides the file that its rows depend on."""
    settings = workspace.settings
    stores = tuple(
        StoreFacts(s.id, s.timezone, s.currency, s.marketplace, s.prices == "tax-included") for s in workspace.stores()
    )
    return Circumstances(settings.timezone, settings.currency, stores, store, answers, workspace.today)
