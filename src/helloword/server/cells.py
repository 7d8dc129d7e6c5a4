"""Values as cells of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from helloword.spreadsheets import guarded

if TYPE_CHECKING:
    from helloword.server.readings import Json


def csv_cell(value: Json) -> str:
    """A value as one cell that is safe to open in a spreadsheet.

    >>> csv_cell("=1+1"), csv_cell("-12.50"), csv_cell("@name"), csv_cell(None), csv_cell(True)
    ("'=1+1", '-12.50', "'@name", '', 'true')
    """
    return guarded(plain_text(value))


def plain_text(value: Json) -> str:
    """A value as text: nothing for no value, JSON for what has parts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
