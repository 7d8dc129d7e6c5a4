"""What a backup says of itself, and the names of what is in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

ABOUT = "backup.json"
SUMS = "SHA256SUMS"
KEY = "key"
LAKE = "lake"
OUTBOX = "outbox"
"""Files that actions wrote for people to upload."""
STATE = "state"
FORMAT = 1


@dataclass(frozen=True)
class Contents:
    """One backup.

    Attributes:
        schema: the migration that its state rows are of.
        lake: the version of the lake that it holds.
        with_key: False where the company's key is in the environment and must be given there again.
    """

    id: str
    at: datetime
    name: str
    helloword: str
    schema: str
    lake: int
    with_key: bool
    format: int = FORMAT

    def text(self) -> str:
        """The contents as JSON."""
        return json.dumps({**asdict(self), "at": self.at.isoformat()}, ensure_ascii=False, indent=2)

    @staticmethod
    def read(text: str) -> Contents:
        """The contents that `text` made; raises ValueError or TypeError for another text."""
        data = json.loads(text)
        return Contents(**{**data, "at": datetime.fromisoformat(data["at"])})
