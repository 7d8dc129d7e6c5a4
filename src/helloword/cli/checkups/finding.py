"""What a check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from helloword.workspace import Workspace


class Level(StrEnum):
    """How bad it is: `error` means numbers are wrong or missing, or work is not possible."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """One finding; its texts are `doctor.<key>` and, for what to do, `doctor.<key>.do`."""

    level: Level
    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Patient:
    """The workspace that is looked at, and the day it is looked at."""

    workspace: Workspace
    today: date
