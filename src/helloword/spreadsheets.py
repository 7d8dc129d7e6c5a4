"""Cells of files that people open in a spreadsheet, where no text may become a formula."""

from __future__ import annotations

import re

# A spreadsheet would run a cell that begins like this; plain numbers such as -1.5 or -1,5 are left alone.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[\d.,]*\d([eE][+-]?\d+)?%?")
GUARDED = f"^'({_FORMULA.pattern})"
"""What a guarded cell begins with; its group is what the text itself begins with."""


def guarded(text: str) -> str:
    """A text as a cell that is safe to open in a spreadsheet.

    >>> guarded("=1+1"), guarded("@name"), guarded("-12.50"), guarded("-1.234,50"), guarded("KETTLE")
    ("'=1+1", "'@name", '-12.50', '-1.234,50', 'KETTLE')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
