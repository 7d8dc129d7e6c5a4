"""Checks of the installation, the key and the stores."""

from __future__ import annotations

import os
import platform
import stat
from collections.abc import Iterator
from importlib.metadata import version

from helloword import __version__
from helloword.audit import verify
from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.server.web_app import is_built
from helloword.state.keys import FILE_NAME, VARIABLE, company_key

_PARTS = ("duckdb", "deltalake", "sqlglot")


def versions(patient: Patient) -> Iterator[Finding]:
    """What is installed, for a report of a problem."""
    parts = ", ".join(f"{part} {version(part)}" for part in _PARTS)
    facts = {"helloword": __version__, "python": platform.python_version(), "parts": parts}
    yield Finding(Level.OK, "versions", facts)


def web_app(patient: Patient) -> Iterator[Finding]:
    """Whether there is a board to serve."""
    if not is_built():
        yield Finding(Level.WARNING, "no_web")


def key(patient: Patient) -> Iterator[Finding]:
    """The key is the company's, and nobody else on this machine can read it."""
    company_key(patient.workspace.folder, patient.workspace.state)
    path = patient.workspace.folder / FILE_NAME
    if VARIABLE not in os.environ and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding(Level.ERROR, "key_readable", {"path": str(path)})


def audit_log(patient: Patient) -> Iterator[Finding]:
    """Nothing was changed in the audit log or removed from it."""
    if (broken := verify(patient.workspace.state).broken) is not None:
        yield Finding(Level.ERROR, "audit_broken", {"id": broken.id})


def stores(patient: Patient) -> Iterator[Finding]:
    """There is a store to import into."""
    if not patient.workspace.stores():
        yield Finding(Level.WARNING, "no_stores")
