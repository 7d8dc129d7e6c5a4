"""The place where a workspace's lake lies, as the settings and the environment say."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from helloword.errors import InputError
from helloword.settings import Settings, lake_address
from helloword.storage.bucket import Bucket
from helloword.storage.cache import Cache
from helloword.storage.place import Place
from helloword.storage.s3_path import S3Path

VARIABLE = "HELLOWORD_LAKE_URL"
"""An address here goes before the settings; the word `local` too."""
LOCAL = "local"
"""Stands for the workspace where an address of the lake is asked for."""
CACHE = ".cache"

_OWNER = "helloword-owner"
_MAKING = "made from "
_TRIAL = "helloword-trial"


def lake_of(settings: Settings, folder: Path) -> Place:
    """The lake of a workspace in which `folder` is the lake's own; raises InputError for a bad address."""
    url = address(settings)
    return folder if url is None else _on_s3(url, folder / CACHE, settings.lake_cache_bytes)


def address(settings: Settings) -> str | None:
    """Where the lake lies on object storage; None where it lies in the workspace."""
    said = os.environ.get(VARIABLE, "").strip()
    if said:
        return None if said == LOCAL else lake_address(said)
    return settings.lake_url


@lru_cache(maxsize=64)
def _on_s3(url: str, cache: Path, most: int) -> S3Path:
    return S3Path(Bucket(url, Cache(cache, most)))


def check_new(lake: Place, made_from: str = "") -> None:
    """Raise InputError where a new lake would find files in its place, OutsideError where it cannot be reached or used.

    What a killed attempt to make it from the backup `made_from` left is passed over.
    """
    if not isinstance(lake, S3Path):
        return
    check_usable(lake)
    if next(lake.bucket.list(""), None) is not None and _owner(lake) != f"{_MAKING}{made_from}":
        raise InputError(
            f"There are files in {lake} already. Give another prefix for the lake, or remove them.",
            code="lake_not_empty", url=str(lake),
        )  # fmt: skip


def claim(lake: S3Path, owner: str) -> None:
    """Make a lake the owner's; raises InputError where it is somebody else's."""
    if not owner or (told := _owner(lake)) == owner:
        return
    made = told.startswith(_MAKING)
    if not lake.bucket.write(_OWNER, owner.encode(), anew=not made):
        raise InputError(
            f"{lake} holds the lake of another company. Correct url under [lake] in helloword.toml, or {VARIABLE}.",
            code="lake_of_another", url=str(lake),
        )  # fmt: skip


def begin_making(lake: S3Path, made_from: str) -> None:
    """Note that a lake is being made from a backup, until it is claimed."""
    lake.bucket.write(_OWNER, f"{_MAKING}{made_from}".encode())


def check_usable(lake: S3Path) -> None:
    """Try to write, read and remove there; raises OutsideError where that is not possible.

    Two writers are kept apart by the storage's promise to refuse a second file under one name, which not all keep.
    """
    lake.bucket.delete([_TRIAL])
    made = lake.bucket.write(_TRIAL, b"1", anew=True)
    again = lake.bucket.write(_TRIAL, b"2", anew=True)
    lake.bucket.delete([_TRIAL])
    if not made or again:
        raise InputError(
            f"{lake} lets one file be written over another although it is asked not to (If-None-Match). Use storage that "
            "keeps to it, such as Amazon S3, MinIO, Cloudflare R2 or Ceph in a present version.",
            code="lake_not_safe", url=str(lake),
        )  # fmt: skip


def _owner(lake: S3Path) -> str:
    try:
        return lake.bucket.read(_OWNER).decode()
    except FileNotFoundError:
        return ""
