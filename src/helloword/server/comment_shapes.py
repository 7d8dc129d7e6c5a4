"""What the API gives and takes of comments, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from helloword.server.told import WORDS, told


@dataclass(frozen=True)
class Comment:
    """What somebody said; `removed` ones have no words any more. `removable` is whether whoever asks may take it away."""

    id: int
    at: datetime
    by: str
    text: str
    removed: bool
    removable: bool


@dataclass(frozen=True)
class NewComment:
    """Something to say."""

    text: Annotated[str, told(minLength=1, pattern=WORDS)]


@dataclass(frozen=True)
class Colleague:
    """Somebody who works or worked here, by name; `actor` is the name under which they change things."""

    actor: str
    name: str
