"""Which files of a watched folder can be taken: those that have stood still since the look before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helloword.watching.refusals import refused

DONE, REJECTED = "done", "rejected"
REASON = ".reason.txt"
UNFINISHED = (".part", ".partial", ".tmp", ".filepart", ".download", ".crdownload")
"""How the names of files end that a browser or a copying program is still writing."""
HIDDEN = (".", "~$")


@dataclass(frozen=True)
class Found:
    """A file to import; `store` is the folder it lies in, where that is named as a store."""

    path: Path
    store: str | None


@dataclass
class Watched:
    """A folder with what was seen in it at the last look.

    Files lie in it, or in a folder below it that is named as a store, whose files they then are. What was imported goes
    to `done` and what cannot be to `rejected`, below the same folder.

    Raises InputError where there is no such folder.
    """

    root: Path
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def ready(self, stores: Collection[str]) -> list[Found]:
        """Files that have not changed since the look before, the oldest first."""
        if not self.root.is_dir():
            raise refused("watch_no_folder", folder=str(self.root))
        now: dict[Path, tuple[int, int]] = {}
        found = []
        for candidate in self._candidates(stores):
            try:
                told = candidate.path.stat()
            except OSError:  # gone meanwhile
                continue
            now[candidate.path] = state = (told.st_size, told.st_mtime_ns)
            if self._seen.get(candidate.path) == state:
                found.append(candidate)
        self._seen = now
        return sorted(found, key=lambda each: (now[each.path][1], each.path))

    def strangers(self, stores: Collection[str]) -> list[str]:
        """Folders below this one that are named as no store, and so are left alone."""
        return sorted(e.name for e in self._folders() if e.name not in {*stores, DONE, REJECTED})

    def settle(self, path: Path, place: str, reason: Sequence[str] = ()) -> Path:
        """Move a file below `done` or `rejected`, under another name where its own is taken; where it is now.

        The reason is written before, so that no file ever lies there without. Raises FileNotFoundError where somebody else
        moved it.
        """
        path.stat()
        folder = self.root / place / path.parent.relative_to(self.root)
        folder.mkdir(parents=True, exist_ok=True)
        moved = _free(folder / path.name)
        if reason:
            moved.with_name(moved.name + REASON).write_text("\n".join([*reason, ""]), encoding="utf-8")
        return path.replace(moved)

    def _candidates(self, stores: Collection[str]) -> Iterator[Found]:
        yield from (Found(path, None) for path in _files(self.root))
        for folder in self._folders():
            if folder.name in stores and folder.name not in (DONE, REJECTED):
                yield from (Found(path, folder.name) for path in _files(folder))

    def _folders(self) -> list[Path]:
        return [
            entry for entry in self.root.iterdir()
            if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith(HIDDEN)
        ]  # fmt: skip


def check_folder(root: Path, workspace: Path) -> Path:
    """The folder in full; raises InputError for one that is not there or that holds the workspace's own files."""
    whole = root.resolve()
    if not whole.is_dir():
        raise refused("watch_no_folder", folder=str(root))
    inner = workspace.resolve()
    if whole == inner or whole.is_relative_to(inner / "lake") or inner.is_relative_to(whole):
        raise refused("watch_workspace", folder=str(root))
    return whole


def _files(folder: Path) -> list[Path]:
    return [
        entry for entry in folder.iterdir()
        if entry.is_file() and not entry.is_symlink() and not entry.name.startswith(HIDDEN)
        and not entry.name.lower().endswith(UNFINISHED)
    ]  # fmt: skip


def _free(wanted: Path) -> Path:
    """`wanted`, or the first name like it with a number that nothing has."""
    number, free = 1, wanted
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return free
