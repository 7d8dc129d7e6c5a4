"""Cells of files that people open in a spreadsheet, where no text may become a formula."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helloword.server.readings import Json

# A spreadsheet would run a cell that begins like this; plain numbers such as -1.5 are left alone.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def csv_cell(value: Json) -> str:
    """A value as one cell that is safe to open in a spreadsheet.

    >>> csv_cell("=1+1"), csv_cell("-12.50"), csv_cell("@name"), csv_cell(None), csv_cell(True)
    ("'=1+1", '-12.50', "'@name", '', 'true')
    """
    text = plain_text(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def plain_text(value: Json) -> str:
    """A value as text: nothing for no value, JSON for what has parts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
