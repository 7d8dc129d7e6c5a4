"""The audit log: who changed what and why, only ever added to, each entry sealed by the one before it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from helloword.audit.actor import LOCAL, Actor
from helloword.audit.entry import Entry, Json, Subject

if TYPE_CHECKING:
    from helloword.audit.keeping import entries, record, told_of
    from helloword.audit.verifying import Broken, Verdict, verify

__all__ = ["LOCAL", "Actor", "Broken", "Entry", "Json", "Subject", "Verdict", "entries", "record", "told_of", "verify"]

_WHERE = {
    **dict.fromkeys(("entries", "record", "told_of"), "helloword.audit.keeping"),
    **dict.fromkeys(("Broken", "Verdict", "verify"), "helloword.audit.verifying"),
}


def __getattr__(name: str) -> object:
    """What reads and writes the log is loaded when it is asked for: who only acts need not wait for SQLAlchemy."""
    if name not in _WHERE:
        raise AttributeError(f"helloword.audit has no {name}")
    return getattr(import_module(_WHERE[name]), name)
