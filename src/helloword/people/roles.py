"""Roles and what they may do, as `roles.yml` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from helloword.errors import UnknownNameError
from helloword.text import Text

_FILE = Path(__file__).with_name("roles.yml")


@dataclass(frozen=True)
class Role:
    """One role; `permissions` are ids of permissions."""

    id: str
    name: Text
    permissions: frozenset[str]


@dataclass(frozen=True)
class _Shipped:
    roles: Mapping[str, Role]
    permissions: Mapping[str, Text]


def roles() -> Mapping[str, Role]:
    """Every role by id, in the order of the file."""
    return _shipped().roles


def permissions() -> Mapping[str, Text]:
    """What each permission is called, by id."""
    return _shipped().permissions


def check_role(id: str) -> str:
    """`id` if there is such a role; raises UnknownNameError with the nearest otherwise."""
    if id not in roles():
        raise UnknownNameError("role", id, roles(), code="unknown_role")
    return id


def permitted(held: Iterable[str]) -> frozenset[str]:
    """What somebody with these roles may do.

    >>> "edit_costs" in permitted(["viewer", "finance"]), permitted(["viewer"])
    (True, frozenset())
    """
    return frozenset().union(*(roles()[id].permissions for id in held))


@cache
def _shipped() -> _Shipped:
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    names = {id: Text(**text) for id, text in cast(dict[str, dict[str, str]], data["permissions"]).items()}
    shipped = {
        id: Role(id, Text(**cast(dict[str, str], role["name"])), frozenset(cast(list[str], role["permissions"])))
        for id, role in cast(dict[str, dict[str, object]], data["roles"]).items()
    }
    return _Shipped(shipped, names)
