"""A part of a bucket on object storage that speaks S3, and the copies of it in the workspace.

Keys and addresses of servers are read from the AWS_* variables of the environment, by the same library that Delta uses.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from helloword.errors import OutsideError
from helloword.storage.cache import Cache
from helloword.storage.reaching import reaching

if TYPE_CHECKING:
    from obstore import ObjectMeta, ReadableFile
    from obstore.store import S3Store

_RETRIES = 4
_PIECE = 32 << 20
"""Bytes of one request: a large file comes in pieces, so that a slow network does not run into a time limit."""
OPTIONS = {"max_retries": str(_RETRIES), "retry_timeout": "30s", "connect_timeout": "5s", "timeout": "60s"}
"""What Delta is told of how patient it is to be."""


class _Reader:
    """A file as Python reads files."""

    def __init__(self, url: str, file: ReadableFile) -> None:
        self._url, self._file = url, file

    def read(self, size: int) -> bytes:
        with reaching(self._url):
            return self._file.read(size).to_bytes()


@dataclass(frozen=True)
class Bucket:
    """Everything under `url`, such as s3://bucket/prefix."""

    url: str
    cache: Cache = field(compare=False, repr=False)

    @cached_property
    def store(self) -> S3Store:
        """The client; raises OutsideError where its package is missing."""
        try:
            from obstore.store import S3Store
        except ImportError as error:
            raise OutsideError(
                'A lake on object storage takes one more package: pip install "helloword[s3]".', code="no_s3_client"
            ) from error
        name, _, prefix = self.url.removeprefix("s3://").partition("/")
        seconds = timedelta(seconds=1)
        return S3Store(
            name, prefix=prefix or None,
            client_options={
                "connect_timeout": 5 * seconds, "timeout": 60 * seconds,
                "allow_http": os.environ.get("AWS_ALLOW_HTTP", "").lower() in ("true", "1"),
            },
            retry_config={"max_retries": _RETRIES, "retry_timeout": 30 * seconds},
        )  # fmt: skip

    def head(self, key: str) -> ObjectMeta | None:
        """What is known of a file; None where there is none."""
        import obstore

        with reaching(self.url):
            try:
                return obstore.head(self.store, key)
            except FileNotFoundError:
                return None

    def list(self, prefix: str) -> Iterator[ObjectMeta]:
        """Every file below `prefix`."""
        import obstore

        with reaching(self.url):
            for some in obstore.list(self.store, prefix or None):
                yield from some

    def folders(self, prefix: str) -> Sequence[str]:
        """The folders right below `prefix`."""
        import obstore

        with reaching(self.url):
            return tuple(obstore.list_with_delimiter(self.store, prefix or None)["common_prefixes"])

    def read(self, key: str) -> bytes:
        """A small file; raises FileNotFoundError."""
        import obstore

        with reaching(self.url):
            return obstore.get(self.store, key).bytes().to_bytes()

    def pieces(self, key: str) -> Iterator[bytes]:
        """A file of any size; raises FileNotFoundError."""
        import obstore

        with reaching(self.url):
            size = obstore.head(self.store, key)["size"]
            for start in range(0, size, _PIECE):
                yield obstore.get_range(self.store, key, start=start, end=min(start + _PIECE, size)).to_bytes()

    def opened(self, key: str) -> tuple[BinaryIO, ObjectMeta]:
        """A file of any size to read from its beginning, and what is known of it; raises FileNotFoundError."""
        import obstore

        with reaching(self.url):
            file = obstore.open_reader(self.store, key, buffer_size=_PIECE)
            return cast(BinaryIO, _Reader(self.url, file)), obstore.head(self.store, key)

    def write(self, key: str, content: Path | bytes, *, anew: bool = False) -> bool:
        """Put a file there; with `anew` only where there is none, and False otherwise."""
        import obstore
        from obstore.exceptions import AlreadyExistsError

        with reaching(self.url):
            try:
                if anew:
                    obstore.put(self.store, key, content, mode="create", use_multipart=False)
                else:
                    obstore.put(self.store, key, content)
            except AlreadyExistsError:
                return False
        return True

    def delete(self, keys: Sequence[str]) -> None:
        """Remove files, there or not."""
        import obstore

        with reaching(self.url):
            if keys:
                obstore.delete(self.store, keys)

    def fetched(self, key: str) -> bool:
        """Have a copy of the file; whether one had to be made."""
        if self.cache.holds(key):
            return False
        self.cache.keep(key, lambda path: self._fill(key, path))
        return True

    def _fill(self, key: str, path: Path) -> None:
        with path.open("wb") as file:
            for piece in self.pieces(key):
                file.write(piece)
