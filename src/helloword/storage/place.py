"""What the lake asks of the place where its files lie, the same for the disk and for object storage."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, TypeVar

from helloword import files
from helloword.storage.bucket import OPTIONS
from helloword.storage.reaching import reaching
from helloword.storage.s3_path import S3Path

Place = Path | S3Path
"""A file or folder of the lake."""

_AT_ONCE = 16
"""Requests under way at once: each waits for the network most of the time."""
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Entry:
    """A file by its name within a folder, `modified` in seconds since 1970."""

    name: str
    size: int
    modified: float


def options(place: Place) -> dict[str, str] | None:
    """What Delta is to know of the place besides its name."""
    return dict(OPTIONS) if isinstance(place, S3Path) else None


def guarded(place: Place) -> AbstractContextManager[None]:
    """A block in which Delta works on the place; raises OutsideError where object storage fails it."""
    return reaching(place.bucket.url) if isinstance(place, S3Path) else nullcontext()


def each(place: Place, do: Callable[[T], U], items: Iterable[T]) -> Iterator[U]:
    """`do` of each item; several at once where each of them waits for the network."""
    if isinstance(place, Path):
        return map(do, items)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return iter(list(pool.map(do, items)))


def written(place: Place) -> Hashable:
    """Which file it is, so that another or a newer one is told apart; None where there is none."""
    if isinstance(place, Path):
        return files.written(place)
    found = place.bucket.head(place.key)
    return found and (found["e_tag"], found["last_modified"], found["size"])


def entries(folder: Place) -> Iterator[Entry]:
    """Every file beneath a folder."""
    if isinstance(folder, S3Path):
        start = len(folder.key) + 1 if folder.key else 0
        for found in folder.bucket.list(folder.key):
            yield Entry(found["path"][start:], found["size"], found["last_modified"].timestamp())
        return
    for name in names(folder):
        stat = (folder / name).stat()
        yield Entry(name, stat.st_size, stat.st_mtime)


def names(folder: Place) -> Iterator[str]:
    """Every file beneath a folder by its name within it; cheaper than `entries` on the disk."""
    if isinstance(folder, S3Path):
        yield from (entry.name for entry in entries(folder))
        return
    for place, _, found in os.walk(folder):
        inside = os.path.relpath(place, folder)
        yield from found if inside == "." else (f"{inside}/{name}" for name in found)


def sizes(folder: Place, wanted: Sequence[str]) -> list[int | None]:
    """Bytes of files of a folder; None for one that is not there."""
    if isinstance(folder, S3Path):
        there = {entry.name: entry.size for entry in entries(folder)} if wanted else {}
        return [there.get(name) for name in wanted]
    return [path.stat().st_size if path.is_file() else None for path in (folder / name for name in wanted)]


def folders(lake: Place, pattern: str) -> list[str]:
    """The folders that a pattern such as `model/*` or `rejects` means, by name within the lake."""
    if isinstance(lake, Path):
        return sorted(str(found.relative_to(lake)) for found in lake.glob(pattern))
    start = len(lake.key) + 1 if lake.key else 0
    inside = pattern.removesuffix("/*") if pattern.endswith("/*") else ""
    found = [each[start:] for each in lake.bucket.folders((lake / inside).key if inside else lake.key)]
    return sorted(name for name in found if inside or name == pattern)


def move_in(file: Path, place: Place) -> int:
    """Move a file of the disk to its place; returns its size."""
    size = file.stat().st_size
    if isinstance(place, Path):
        place.parent.mkdir(exist_ok=True)
        file.rename(place)
    else:
        place.bucket.write(place.key, file)
        place.bucket.cache.take(place.key, file)
    return size


def copy_up(folder: Path, place: S3Path, order: Sequence[str]) -> Iterator[int]:
    """Copy files of a folder of the disk there, those that begin as `order` says last and in that order; their sizes."""

    def rank(name: str) -> int:
        return max((at for at, start in enumerate(order, 1) if name.startswith(start)), default=0)

    def copy(name: str) -> int:
        place.bucket.write((place / name).key, folder / name)
        return (folder / name).stat().st_size

    ranked = sorted(names(folder), key=rank)
    for _, some in groupby(ranked, rank):
        yield from each(place, copy, some)


def near(place: Place) -> Path:
    """Where the file is on the disk once it is at hand."""
    return place if isinstance(place, Path) else place.bucket.cache.path(place.key)


def at_hand(places: Sequence[Place]) -> list[Path]:
    """Files of the lake on the disk; those of object storage are fetched unless they are there."""
    far = [place for place in places if isinstance(place, S3Path)]
    if far:
        bucket = far[0].bucket
        if any(list(each(far[0], bucket.fetched, [place.key for place in far]))):
            bucket.cache.trim()
    return [near(place) for place in places]


def fetcher(lake: Place) -> Callable[[Mapping[str, tuple[str, ...]]], dict[str, tuple[str, ...]]] | None:
    """What has files of tables of the lake, given by their whole names, on the disk; None where they lie there."""
    if isinstance(lake, Path):
        return None
    start = len(str(lake)) + 1

    def fetch(tables: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        at_hand([lake / file[start:] for files in tables.values() for file in files])
        return {name: tuple(str(near(lake / file[start:])) for file in files) for name, files in tables.items()}

    return fetch


def remove(folder: Place, unwanted: Iterable[str]) -> None:
    """Remove files of a folder, there or not, and folders in it that are empty then."""
    if isinstance(folder, S3Path):
        folder.bucket.delete([(folder / name).key for name in unwanted])
        return
    for path in [folder / name for name in unwanted]:
        path.unlink(missing_ok=True)
        if path.parent != folder and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()


def remove_all(folder: Place) -> None:
    """Remove a folder with all that is in it."""
    if isinstance(folder, Path):
        shutil.rmtree(folder)
    else:
        remove(folder, list(names(folder)))


@contextmanager
def reading(place: Place) -> Iterator[tuple[BinaryIO, Entry]]:
    """A file to read from its beginning to its end; raises FileNotFoundError."""
    if isinstance(place, Path):
        with place.open("rb") as opened:
            stat = os.fstat(opened.fileno())
            yield opened, Entry(place.name, stat.st_size, stat.st_mtime)
        return
    file, found = place.bucket.opened(place.key)
    yield file, Entry(place.key.rpartition("/")[2], found["size"], found["last_modified"].timestamp())
