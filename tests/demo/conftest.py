"""The demo company's files, written once for all tests of a worker."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from helloword.demo.build import write_files
from tests.companies import TODAY, quietly

ENCODINGS = {
    "suppliers.csv": "gb18030",
    "overheads.csv": "gb18030",
    "keywords.csv": "utf-16",
}
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "files"
    write_files(folder, TODAY, quietly)
    return folder


@pytest.fixture(scope="session")
def rows(files: Path) -> Callable[[str], Rows]:
    """Rows of all files that match a pattern, read with nothing but the csv module."""

    def read(pattern: str) -> Rows:
        return [row for path in sorted(files.glob(pattern)) for row in table(path)]

    return read


def table(path: Path) -> Rows:
    """One file's rows as dictionaries."""
    text = decoded(path)
    header = text.split("\r\n", 1)[0]
    separator = max(",;\t", key=header.count)
    quoting = csv.QUOTE_NONE if path.suffix == ".txt" else csv.QUOTE_MINIMAL
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=separator, quoting=quoting))


def decoded(path: Path) -> str:
    """A file's text; its encoding is the one its writers are known to use."""
    encoding = ENCODINGS.get(path.name, "utf-8-sig")
    if path.parent.name == "rakuten-jp" and path.stem in ("returns", "refunds", "ads"):
        encoding = "cp932"
    if path.parent.name == "amazon-de" and path.suffix == ".txt":
        encoding = "cp1252"
    return path.read_bytes().decode(encoding)
