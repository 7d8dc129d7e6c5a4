"""Secrets at rest: what the company has to keep but nobody may read is encrypted with its key."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable

from helloword.errors import WorkspaceError
from helloword.state.keys import company_key
from helloword.workspace import Workspace


def sealed(workspace: Workspace, plain: str, purpose: str) -> str:
    """A text that only this company's key opens, for the same purpose."""
    from cryptography.fernet import Fernet

    return Fernet(_key(workspace, purpose)).encrypt(plain.encode()).decode()


def sealed_all(workspace: Workspace, plain: Iterable[str], purpose: str) -> list[str]:
    """Each of many texts as `sealed` makes it."""
    from cryptography.fernet import Fernet

    lock = Fernet(_key(workspace, purpose))
    return [lock.encrypt(text.encode()).decode() for text in plain]


def unsealed(workspace: Workspace, text: str, purpose: str) -> str:
    """What `sealed` was given; raises WorkspaceError when it was another key."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(_key(workspace, purpose)).decrypt(text.encode()).decode()
    except InvalidToken:
        raise WorkspaceError(
            f"What was kept encrypted ({purpose}) cannot be read with this workspace's key. Enter it again.",
            code="sealed", purpose=purpose,
        ) from None  # fmt: skip


def signature(workspace: Workspace, text: str, purpose: str) -> str:
    """A keyed hash, in hexadecimal, by which this company knows its own text again."""
    return hmac.new(_raw(workspace, purpose), text.encode(), "sha256").hexdigest()


def signatures(workspace: Workspace, texts: Iterable[str], purpose: str) -> list[str]:
    """The signature of each of many texts."""
    key = _raw(workspace, purpose)
    return [hmac.new(key, text.encode(), "sha256").hexdigest() for text in texts]


def signed(workspace: Workspace, text: str, purpose: str, claimed: str) -> bool:
    """Whether `claimed` is the signature of the text, told in constant time."""
    return hmac.compare_digest(signature(workspace, text, purpose), claimed)


def _key(workspace: Workspace, purpose: str) -> bytes:
    return base64.urlsafe_b64encode(_raw(workspace, purpose))


def _raw(workspace: Workspace, purpose: str) -> bytes:
    return hmac.digest(company_key(workspace.folder, workspace.state), f"helloword {purpose} 1".encode(), "sha256")
