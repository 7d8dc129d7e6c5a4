"""Names of files that come from elsewhere: a name alone, never a way to another place."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

LONGEST_BYTES = 160
NAMELESS = "upload"


def safe_name(given: str) -> str:
    """The last part of what a browser calls a file, without anything that a folder could take for more than a name.

    >>> safe_name("C:\\\\reports\\\\orders.csv"), safe_name("../../etc/passwd"), safe_name("订单 10月.xlsx"), safe_name("..")
    ('orders.csv', 'passwd', '订单 10月.xlsx', 'upload')
    >>> len(safe_name("长" * 300 + ".csv").encode()) <= LONGEST_BYTES, safe_name("长" * 300 + ".csv")[-5:]
    (True, '长.csv')
    """
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip().lstrip(". ")
    ending = PurePosixPath(plain).suffix
    if len(ending.encode()) > 12:
        ending = ""
    stem = plain.removesuffix(ending)
    room = LONGEST_BYTES - len(ending.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").strip() + ending if stem else NAMELESS
