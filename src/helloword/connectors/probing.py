"""A first look at a file: one pass that finds its hash, encoding, separator and header."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from helloword.connectors import documents, encodings
from helloword.connectors.header import Header, find_header
from helloword.connectors.refusals import refusal, unreadable
from helloword.connectors.staging import Progress
from helloword.connectors.workbook import headers_of

BLOCK = 4 << 20
HEAD = 256 << 10
SAMPLE_LINES = 2000
SAMPLE_LINES_OF_BLOCK = 100
LINE_BEYOND_ASCII = re.compile(rb"([\x80-\xff][^\r\n]{0,%d})[^\r\n]*" % (encodings.LONGEST_LINE - 1))

# What a file is when its first bytes say so, for people who picked the wrong one.
MAGIC = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x7fELF": "ELF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"{\\rtf": "RTF",
}
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"PK\x05\x06")


@dataclass(frozen=True)
class Probe:
    """What one look at a file shows.

    Attributes:
        headers: one for a text file or a JSON document; for a workbook one for each sheet that has rows.
        mark: length of the byte order mark.
        rows: about how many rows there are, for progress.
    """

    path: Path
    sha256: str
    size: int
    headers: tuple[Header, ...]
    rows: int
    encoding: str = "utf-8"
    mark: int = 0
    separator: str = ","
    line_end: bytes = b"\n"
    workbook: bool = False
    document: bool = False


@dataclass
class _Pass:
    """What is gathered while the file goes by."""

    head: bytes = b""
    size: int = 0
    lines: int = 0
    returns: int = 0
    first_nul: int | None = None
    beyond_ascii: list[bytes] | None = None


def probe(path: Path, progress: Progress | None = None) -> Probe:
    """Look at a file; raises FileFormatError with a sentence for what is no table."""
    name = str(path)
    try:
        _refuse_by_type(name, path.stat().st_mode)
        with path.open("rb") as file:
            sha256, seen = _look(file, path.stat().st_size, progress)
    except FileNotFoundError:
        raise refusal("no_file", path=name) from None
    except OSError as error:
        raise unreadable(name, error) from error
    _refuse_by_magic(path, seen.head)
    if seen.head.startswith(ZIP):
        headers, rows = headers_of(path)
        return Probe(path, sha256, seen.size, headers, rows, workbook=True)
    return _text(path, sha256, seen)


def _look(file: BinaryIO, size: int, progress: Progress | None) -> tuple[str, _Pass]:
    digest, seen = hashlib.sha256(), _Pass(beyond_ascii=[])
    with ThreadPoolExecutor(1, thread_name_prefix="hashing") as other:
        for block in iter(lambda: file.read(BLOCK), b""):
            hashed = other.submit(digest.update, block)
            _note(seen, block)
            hashed.result()
            if progress:
                progress(seen.size, size)
    return digest.hexdigest(), seen


def _note(seen: _Pass, block: bytes) -> None:
    if seen.first_nul is None and 0 in block:
        seen.first_nul = seen.lines + block[: block.index(0)].count(b"\n") + 1
    seen.head = seen.head or block[:HEAD]
    seen.size += len(block)
    seen.lines += block.count(b"\n")
    seen.returns += block.count(b"\r") if b"\r" in block else 0
    sample = seen.beyond_ascii
    if sample is not None and len(sample) < SAMPLE_LINES and not block.isascii():
        sample.extend(_first(LINE_BEYOND_ASCII.finditer(block), SAMPLE_LINES_OF_BLOCK))


def _first(found: Iterator[re.Match[bytes]], count: int) -> Iterator[bytes]:
    for match, _ in zip(found, range(count), strict=False):
        yield match.group(1)


def _refuse_by_type(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise refusal("folder", path=name)
    if not stat.S_ISREG(mode):
        raise refusal("no_disk_file", path=name)


def _refuse_by_magic(path: Path, head: bytes) -> None:
    name = str(path)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise refusal("empty_file", path=name)
    if head.startswith(OLD_OFFICE):
        # Excel wraps an encrypted XLSX in the container of the old formats.
        encrypted = ENCRYPTED in _directory(path, head)
        raise refusal("workbook_encrypted" if encrypted else "workbook_old", path=name)
    if head.startswith(ARCHIVES):
        raise refusal("archive", path=name)
    for magic, what in MAGIC.items():
        if head.startswith(magic):
            raise refusal("binary", path=name, what=what)


def _directory(path: Path, head: bytes) -> bytes:
    """The names of the streams in a compound file; its header says in which sector they begin."""
    sector_size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
    first = int.from_bytes(head[48:52], "little")
    with path.open("rb") as file:
        file.seek((first + 1) * sector_size)
        return file.read(sector_size)


def _text(path: Path, sha256: str, seen: _Pass) -> Probe:
    encoding, mark = _encoding(str(path), seen)
    text = seen.head[mark:].decode(encoding, "replace")
    if documents.is_document(text):
        encoding = encoding if encoding.startswith("utf-16") else "utf-8"
        header, rows = documents.header_of(path, encoding, mark)
        return Probe(path, sha256, seen.size, (header,), rows, encoding, mark, document=True)
    line_end = b"\r" if _ends_with_returns(seen, text) else b"\n"
    if line_end == b"\r":
        text = text.replace("\r", "\n")
    separator, header = find_header(str(path), text, whole=seen.size <= len(seen.head))
    rows = max(seen.lines, seen.returns) - header.last_line + 1
    return Probe(path, sha256, seen.size, (header,), max(rows, 1), encoding, mark, separator, line_end)


def _ends_with_returns(seen: _Pass, text: str) -> bool:
    """Whether lines end as on old Macs; in UTF-16 half a character can look like a line end, so its text decides."""
    return "\r" in text and "\n" not in text and (seen.first_nul is not None or not seen.lines)


def _encoding(name: str, seen: _Pass) -> tuple[str, int]:
    marked = encodings.marked(seen.head)
    wide = marked is not None and marked[0].startswith("utf-16")
    unmarked = None if marked else encodings.unmarked_utf16(seen.head[:4096])
    if seen.first_nul is not None and not wide and not unmarked:
        controls = sum(seen.head.count(byte) for byte in range(9)) / len(seen.head)
        if controls > 0.02:
            raise refusal("binary", path=name, what="binary")
        raise refusal("nul_bytes", path=name, line=str(seen.first_nul))
    if marked:
        return marked
    return unmarked or encodings.likeliest(seen.beyond_ascii or []), 0
