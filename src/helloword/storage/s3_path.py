"""A place on object storage, spoken of much as a path on the disk is."""

from __future__ import annotations

from dataclasses import dataclass

from helloword.storage.bucket import Bucket


@dataclass(frozen=True)
class S3Path:
    """The file or folder `key` of a bucket; the lake itself has the key "".

    >>> from pathlib import Path
    >>> from helloword.storage.cache import Cache
    >>> str(S3Path(Bucket("s3://acme/lake", Cache(Path("cache"), 0))) / "model/ads" / "a.parquet")
    's3://acme/lake/model/ads/a.parquet'
    """

    bucket: Bucket
    key: str = ""

    def __truediv__(self, name: str) -> S3Path:
        return S3Path(self.bucket, f"{self.key}/{name}" if self.key else name)

    def __str__(self) -> str:
        return f"{self.bucket.url}/{self.key}" if self.key else self.bucket.url

    def exists(self) -> bool:
        """Whether there is a file."""
        return self.bucket.head(self.key) is not None

    def read_bytes(self) -> bytes:
        """What is in the file; raises FileNotFoundError."""
        return self.bucket.read(self.key)
