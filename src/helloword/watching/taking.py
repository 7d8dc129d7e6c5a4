"""One file of a watched folder: imported and put to `done`, or put to `rejected` with the reason beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helloword.errors import HellowordError, InputError
from helloword.lake.importing import ImportResult, import_file
from helloword.watching.folder import DONE, REJECTED, Found, Watched
from helloword.watching.refusals import refused, what_to_do
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Taken:
    """What came of a file.

    Attributes:
        file: its name in the folder.
        path: where it lies now.
        result: what the import brought; None for one that was refused. One of whose rows none could be read lies in `rejected` too.
        reason: why it was refused.
    """

    file: str
    path: Path
    result: ImportResult | None
    reason: InputError | None = None

    @property
    def brought(self) -> bool:
        """Whether anything came to the lake."""
        return self.result is not None and bool(self.result.new or self.result.changed)


Words = Callable[[HellowordError], str]
"""Puts the reason of a file that is refused."""


def take_all(workspace: Workspace, watched: Watched, words: Words) -> Iterator[Taken]:
    """Take every file that stands still, one after the other; raises as `take` does, and what is left then stays.

    A file that somebody else moved meanwhile, such as another who watches the folder, is theirs.
    """
    for found in watched.ready([store.id for store in workspace.stores()]):
        try:
            taken = take(workspace, watched, found, words)
        except FileNotFoundError:
            if found.path.exists():
                raise
            continue
        yield taken


def take(workspace: Workspace, watched: Watched, found: Found, words: Words) -> Taken:
    """Import a file and move it.

    A file whose import was ended halfway lies where it was, and is imported again without doing anything twice. Raises
    what is not the file's fault, such as OutsideError for a full disk or BusyError; the file then stays.
    """
    name = found.path.relative_to(watched.root).as_posix()
    try:
        result = import_file(workspace, found.path, store=found.store)
    except InputError as error:
        said = [words(error), *(words(each) for each in what_to_do(error, [store.id for store in workspace.stores()]))]
        return Taken(name, watched.settle(found.path, REJECTED, said), None, error)
    if result.read and result.rejected == result.read:
        nothing = refused("watch_no_row", read=str(result.read), id=str(result.import_id))
        return Taken(name, watched.settle(found.path, REJECTED, [words(nothing)]), result)
    return Taken(name, watched.settle(found.path, DONE), result)
