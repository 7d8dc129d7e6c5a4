"""Random secrets that are shown once and kept as hashes.

They are 256 bits of chance, so that a plain hash tells nobody anything; passwords, which people choose, are in
`passwords`.
"""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe

BYTES = 32


def new_secret() -> str:
    """A secret that nobody can guess, fit for an address or a header."""
    return token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret.

    >>> len(hash_of("x"))
    64
    """
    return sha256(secret.encode()).hexdigest()
