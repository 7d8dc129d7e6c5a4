"""A board that somebody made, as it stands in one version, and who may see and change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from helloword.audit import LOCAL
from helloword.boards.board import Board

Sharing = Literal["private", "everyone", "roles"]
What = Literal["made", "changed", "shared", "deleted", "restored"]
MAKE, EDIT = "make_boards", "edit_boards"
"""The permissions: for boards of one's own, and for those of others that one sees."""


@dataclass(frozen=True)
class Reader:
    """Somebody who looks at boards."""

    name: str
    roles: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Own:
    """A board of the company's own.

    Attributes:
        number: of the version; the first is 1.
        what: what this version did; `back_to` the version whose tiles it brought back.
        owner: who made it.
        roles: whom it is shared with, where that is by role.
        came_from: the board that it began as a copy of.
    """

    board: Board
    number: int
    at: datetime
    by: str
    what: What
    owner: str
    shared: Sharing = "private"
    roles: tuple[str, ...] = ()
    came_from: str | None = None
    back_to: int | None = None
    deleted: bool = False

    def seen_by(self, reader: Reader) -> bool:
        """Whether somebody may see it: its owner, those it is shared with, and of this machine's who may change boards."""
        if self.owner == reader.name or self.shared == "everyone":
            return True
        if self.shared == "roles" and reader.roles & set(self.roles):
            return True
        return self.owner == LOCAL.name and EDIT in reader.permissions

    def changed_by(self, reader: Reader) -> bool:
        """Whether somebody may change it: its owner, and who may change what others shared."""
        if self.owner == reader.name:
            return MAKE in reader.permissions
        return EDIT in reader.permissions and self.seen_by(reader)
