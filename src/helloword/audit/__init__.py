"""The audit log: who changed what and why, only ever added to, each entry sealed by the one before it."""

from helloword.audit.actor import LOCAL, Actor
from helloword.audit.entry import Entry, Json, Subject
from helloword.audit.keeping import entries, record, told_of
from helloword.audit.verifying import Broken, Verdict, verify

__all__ = ["LOCAL", "Actor", "Broken", "Entry", "Json", "Subject", "Verdict", "entries", "record", "told_of", "verify"]
