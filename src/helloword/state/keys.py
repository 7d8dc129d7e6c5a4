"""The company's key, and the keyed hashes that stand for persons."""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from helloword.errors import WorkspaceError
from helloword.state.database import Database
from helloword.state.facts import fact

FILE_NAME = "key"
VARIABLE = "HELLOWORD_KEY"
HASHED = "hashed:"
"""Marks a hash in files that helloword writes, so that they can be imported again."""

_KEY = re.compile(r"[0-9a-fA-F]{64}")
_HASH = re.compile(r"hashed:([0-9a-f]{32})")
_PURPOSE_PERSON = b"helloword person hash 1"
_PURPOSE_FINGERPRINT = b"helloword key fingerprint 1"


def make_key(folder: Path) -> None:
    """Write a new random key that only the owner can read, unless the environment gives one or there is one."""
    path = folder / FILE_NAME
    if os.environ.get(VARIABLE) or path.exists():
        return
    part = folder / f".{FILE_NAME}.{secrets.token_hex(4)}"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
        if not path.exists():
            part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def company_key(folder: Path, database: Database) -> bytes:
    """The key of the workspace in `folder`; raises WorkspaceError when it is missing or another one than before."""
    key = _read_key(folder)
    fingerprint = _derived(key, _PURPOSE_FINGERPRINT).hex()[:16]
    known = key_fingerprint(database) or _keep(fingerprint, database)
    if not hmac.compare_digest(known, fingerprint):
        raise WorkspaceError(
            f"The key of {folder} is not the one its customers were hashed with. Put back the file {FILE_NAME} "
            f"from a backup, or set {VARIABLE} to the key it was made with.",
            code="wrong_key",
        )
    return key


def key_fingerprint(database: Database) -> str:
    """By what the company's key is known; empty before the key was first used."""
    return fact(database, "key") or ""


def _keep(fingerprint: str, database: Database) -> str:
    from helloword.state.tables import MetaRow

    with database.write() as session:
        row = session.merge(session.get(MetaRow, "key") or MetaRow(name="key", value=fingerprint))
        return row.value


def person_hasher(key: bytes) -> Callable[[Sequence[str]], list[str]]:
    """Keyed hashes of identifiers of persons; the same person is the same in all stores, in any letter case.

    >>> hash_people = person_hasher(b"a key")
    >>> hash_people(["Ann@example.com", " ann@example.com ", ""])
    ['a5112e5d9983c031e3d3043fd3580c95', 'a5112e5d9983c031e3d3043fd3580c95', '']
    >>> hash_people(["hashed:a5112e5d9983c031e3d3043fd3580c95"])
    ['a5112e5d9983c031e3d3043fd3580c95']
    """
    own = _derived(key, _PURPOSE_PERSON)

    def one(value: str) -> str:
        plain = value.strip().casefold()
        if plain.startswith(HASHED) and (known := _HASH.fullmatch(plain)):
            return known[1]
        return hmac.digest(own, plain.encode(), "sha256").hex()[:32] if plain else ""

    return lambda values: [one(value) for value in values]


def _read_key(folder: Path) -> bytes:
    path = folder / FILE_NAME
    given = os.environ.get(VARIABLE)
    try:
        text = (given or path.read_text(encoding="ascii", errors="replace")).strip()
    except FileNotFoundError:
        raise WorkspaceError(
            f"{folder} has no key: put back the file {FILE_NAME} from a backup, or set {VARIABLE}.", code="no_key"
        ) from None
    if not _KEY.fullmatch(text):
        raise WorkspaceError(f"{VARIABLE if given else path} must hold 64 hexadecimal digits.", code="bad_key")
    return bytes.fromhex(text)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, purpose, sha256)
