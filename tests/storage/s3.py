"""A server that speaks S3 over HTTP, its buckets and what is in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import Request, urlopen

import obstore

from helloword.settings import write_settings
from helloword.storage.place import names
from helloword.storage.s3_path import S3Path
from helloword.workspace import Workspace
from tests.lake.company import company
from tests.lake.processes import python

BUCKET = "acme-data"


@dataclass(frozen=True)
class Server:
    """Where it answers, and what the environment is to say of it."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": "a-key", "AWS_SECRET_ACCESS_KEY": "a-secret", "AWS_REGION": "eu-central-1",
            "AWS_ENDPOINT_URL": self.url, "AWS_ALLOW_HTTP": "true",
        }  # fmt: skip

    def ask(self, method: str, path: str, body: bytes | None = None) -> None:
        request = Request(f"{self.url}/{path}", body, {"Content-Type": "text/plain"}, method=method)
        urlopen(request).close()

    @contextmanager
    def knowing_no_keys(self) -> Iterator[None]:
        """A while in which it refuses every key."""
        self.ask("POST", "moto-api/reset-auth", b"0")
        try:
            yield
        finally:
            self.ask("POST", "moto-api/reset-auth", b"inf")


@contextmanager
def serving() -> Iterator[Server]:
    """A server with one bucket, until the block ends."""
    process = python("-m", "tests.storage.serving")
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        server = Server(f"http://127.0.0.1:{int(process.stdout.readline())}")
        server.ask("PUT", BUCKET, b"")
        yield server
    finally:
        process.stdin.close()
        process.wait()


def company_on_s3(folder: Path) -> Workspace:
    """The small company, with its lake in the bucket under the folder's name."""
    return on_s3(company(folder), f"s3://{BUCKET}/{folder.name}")


def on_s3(workspace: Workspace, url: str) -> Workspace:
    """The workspace with its lake at `url` from now on."""
    settings = replace(workspace.settings, lake_url=url)
    write_settings(workspace.folder, settings)
    return replace(workspace, settings=settings)


def twin(workspace: Workspace, folder: Path) -> Workspace:
    """A copy of the workspace, its lake too, beside it in the bucket."""
    shutil.copytree(workspace.folder, folder / "company")
    copy = on_s3(Workspace.open(folder / "company"), f"s3://{BUCKET}/{folder.name}")
    source, target = lake(workspace), lake(copy)
    for name in names(source):
        obstore.put(target.bucket.store, name, source.bucket.read(name))
    return copy


def lake(workspace: Workspace) -> S3Path:
    """The lake, which is in the bucket."""
    assert isinstance(workspace.lake, S3Path)
    return workspace.lake
