"""Passwords: which ones will do, and their hashes (Argon2id, as RFC 9106 recommends for memory-constrained servers)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from helloword.errors import InputError

if TYPE_CHECKING:
    from pwdlib import PasswordHash

LEAST, MOST = 12, 200
"""Characters; length is what makes a password hard to guess (NIST SP 800-63B)."""
_LEAST_DIFFERENT = 6
_KNOWN_FIRST = ("password", "passwort", "qwertyuiop", "123456789", "iloveyou", "helloword", "helloworld", "letmein", "admin")  # fmt: skip


def check_password(password: str, own_words: Iterable[str] = ()) -> str:
    """`password` if it will do; raises InputError for one that is short, too long, or guessed first.

    `own_words` are the person's name, address and company, which must not be most of it.
    """
    if not LEAST <= len(password) <= MOST:
        raise InputError(
            f"A password has {LEAST} to {MOST} characters; four words that have nothing to do with each other are easy to "
            "remember.",
            code="password_length", least=str(LEAST), most=str(MOST),
        )  # fmt: skip
    bare = password.casefold()
    for word in (*_KNOWN_FIRST, *(w.casefold() for w in own_words if len(w) >= 4)):
        bare = bare.replace(word, "")
    if len(set(bare)) < _LEAST_DIFFERENT:
        raise InputError(
            "This password would be guessed soon: it is a common word, your own name, or the same few characters again "
            "and again. Take another one.",
            code="password_weak",
        )
    return password


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether `password` is the one kept; takes as long for somebody without an account (`None`)."""
    if len(password) > MOST:
        return False
    right = _hasher().verify(password, kept or _of_nobody())
    return right and kept is not None


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher

    return PasswordHash((Argon2Hasher(time_cost=3, memory_cost=64 * 1024, parallelism=2),))


@cache
def _of_nobody() -> str:
    return hashed("somebody who is not there")
