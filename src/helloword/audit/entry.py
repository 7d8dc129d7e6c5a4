"""One entry of the audit log, and the seal over it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from helloword.audit.actor import Actor

Json = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""What a detail may hold; amounts and shares stand in it as text, never as floats."""

BEGINNING = "0" * 64
"""What stands in for the hash before the first entry."""


@dataclass(frozen=True)
class Subject:
    """What was changed: `Subject("store", "eu")`."""

    kind: str
    id: str


@dataclass(frozen=True)
class Entry:
    """One change.

    Attributes:
        id: 1, 2, 3 ... without a gap.
        action: room or thing and what happened to it, such as `store.added`.
        detail: canonical JSON.
        previous: the hash of the entry before.
        hash: SHA-256, in hexadecimal, over all the rest.
    """

    id: int
    at: datetime
    actor: Actor
    action: str
    subject: Subject
    detail: str
    reason: str
    previous: str
    hash: str


def canonical(value: Json) -> str:
    """The one way in which a value is written.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def moment(at: datetime) -> str:
    """An instant as it stands in the log."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(id: int, *told: str) -> str:
    """The hash of an entry from its number and its texts: at, actor, action, subject's kind and id, detail, reason, previous."""
    return sha256(canonical([id, *told]).encode()).hexdigest()
