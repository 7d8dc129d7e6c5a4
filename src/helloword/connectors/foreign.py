"""Whether a header is written in another language than English, which every platform's reports can be had in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helloword.connectors.header import Header
from helloword.connectors.kind import Kind

ANYWHERE = frozenset(("asin", "sku", "vat"))
"""Words that stand in headers of every language."""


def is_foreign(header: Header, kinds: Iterable[Kind]) -> bool:
    """Whether a name has letters that English lacks, or none of the names is made of words that kinds need."""
    names = [name for name in header.known_by if name]
    if any(letter.isalpha() and not letter.isascii() for name in names for letter in name):
        return True
    english = {word for kind in kinds for field in kind.fields if field.in_header for word in _words(field.name)}
    return not any(_words(name) and _words(name) <= english for name in names)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", name.lower())) - ANYWHERE
