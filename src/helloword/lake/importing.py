"""Importing a report file: probe, land, conform, and keep all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from helloword.connectors.detecting import detect
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe
from helloword.connectors.staging import Answers, Progress
from helloword.errors import HellowordError, InputError
from helloword.lake import contacts, records
from helloword.lake.attempts import Failed, failed_imports
from helloword.lake.draft import Draft, drafting
from helloword.lake.keeping import keep_rows, keep_source
from helloword.lake.preparing import Prepared, Report, prepare
from helloword.lake.reach import Loaded
from helloword.lake.record import Kept, Record
from helloword.lake.records import Import, list_imports
from helloword.lake.rejecting import Rejected, export_rejects, rejects
from helloword.lake.staging_folder import staging_folder
from helloword.lake.undoing import undo_import
from helloword.text import Text
from helloword.workspace import Workspace

__all__ = [
    "Failed", "Import", "ImportResult", "Rejected", "Report", "export_rejects", "failed_imports", "import_file",
    "import_files", "list_imports", "rejects", "undo_import",
]  # fmt: skip


@dataclass(frozen=True)
class ImportResult:
    """What came of one file; read = new + changed + unchanged + rejected."""

    import_id: int
    file: str
    kind: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    notices: tuple[Text, ...]
    ignored_columns: tuple[str, ...]
    tables: tuple[str, ...]
    version: int
    loaded: tuple[Loaded, ...] = ()


def import_file(
    workspace: Workspace,
    path: Path,
    *,
    store: str | None = None,
    kind: str | None = None,
    answers: Answers = Answers(),  # noqa: B008  # frozen
    progress: Progress | None = None,
    origin: str | None = None,
) -> ImportResult:
    """Import one file; good rows load and bad ones are kept as rejects.

    Raises FileFormatError for a file that cannot be read as a known kind or must be asked something, UnknownNameError
    for an unknown store or kind, NotAllowedError for rows that are not in the view of whoever imports them, BusyError
    when another process holds the lake for very long.
    """
    with _prepared(workspace, Report(path, store, kind, answers, progress, origin)) as prepared:
        return _keep(workspace, prepared)


def import_files(workspace: Workspace, reports: Sequence[Report]) -> Iterator[ImportResult]:
    """Import file after file in the order given, reading the next while one is being kept.

    Raises as `import_file` does, at the first file that cannot be used; those before it are kept.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="reading") as reader, ExitStack() as ahead:
        waiting = [reader.submit(_enter, workspace, report) for report in reports[:1]]
        for number in range(len(reports)):
            held, prepared = waiting.pop().result()
            with held:
                for report in reports[number + 1 : number + 2]:
                    waiting.append(reader.submit(_enter, workspace, report))
                    ahead.callback(_leave, waiting[0])
                result = _keep(workspace, prepared)
            yield result


def _enter(workspace: Workspace, report: Report) -> tuple[ExitStack, Prepared]:
    with ExitStack() as stack:
        prepared = stack.enter_context(_prepared(workspace, report))
        return stack.pop_all(), prepared


def _leave(entered: Future[tuple[ExitStack, Prepared]]) -> None:
    """Let go of a file that was read and whose turn did not come; does nothing for one that was kept."""
    if entered.exception() is None:
        entered.result()[0].__exit__(_NotReachedError, _NotReachedError(), None)


@contextmanager
def _prepared(workspace: Workspace, report: Report) -> Iterator[Prepared]:
    """The file read, ready to be kept within the block."""
    if report.store is not None:
        workspace.store(report.store)
    seen = probe(report.path)
    chosen = detect(seen, all_kinds(), report.kind)
    token = uuid4().hex
    with staging_folder(workspace, token) as scratch, _noted(workspace, token, report):
        yield prepare(workspace, token, seen, chosen, report, scratch)


class _NotReachedError(Exception):
    """A file before this one could not be used."""


class _noted:  # noqa: N801  # used as a statement
    """An attempt that stands in the list of imports from its beginning to its end."""

    def __init__(self, workspace: Workspace, token: str, report: Report) -> None:
        self.workspace, self.token = workspace, token
        records.begin(workspace, token, report.path.name, report.place)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (InputError, _NotReachedError)):
            records.refuse(self.workspace, self.token)
        elif error is not None:
            why = error.code if isinstance(error, HellowordError) else type(error).__name__
            records.fail(self.workspace, [self.token], why)


def _keep(workspace: Workspace, prepared: Prepared) -> ImportResult:
    with drafting(workspace, prepared.scratch) as draft:
        records.catch_up(workspace)
        # Before the import counts: one that dies in between leaves addresses of orders that are not there, for 30 days.
        contacts.hand_over(workspace, draft.duck, prepared.landed, prepared.conformed)
        kept = _kept(draft, prepared, records.next_id(workspace))
        change = draft.publish("import", kept.id, Record(draft.reach, kept=kept, actor=workspace.actor.name).text())
    records.catch_up(workspace)
    return ImportResult(
        import_id=kept.id, file=kept.file, kind=kept.kind, read=kept.read, new=kept.new, changed=kept.changed,
        unchanged=kept.unchanged, rejected=kept.rejected, notices=prepared.conformed.notices,
        ignored_columns=prepared.landed.ignored_columns,
        tables=tuple(sorted({each.table for each in kept.loaded})), version=change.version, loaded=kept.loaded,
    )  # fmt: skip


def _kept(draft: Draft, prepared: Prepared, import_id: int) -> Kept:
    conformed = prepared.conformed
    keep_source(draft, prepared.kind, prepared.landed.files, conformed, prepared.landed.malformed, import_id)
    outcome = keep_rows(draft, conformed, import_id)
    return Kept(
        token=prepared.token, id=import_id, file=prepared.probe.path.name, path=prepared.place,
        sha256=prepared.probe.sha256, kind=prepared.kind.id, store=prepared.circumstances.store,
        started_at=prepared.started_at.isoformat(), read=conformed.rows_read, new=outcome.new,
        changed=outcome.changed, unchanged=outcome.unchanged, rejected=conformed.rejected_rows,
        circumstances=prepared.circumstances, loaded=outcome.loaded,
    )  # fmt: skip
