"""Addresses of channels at rest: they hold passwords, so they are encrypted with the company's key."""

from __future__ import annotations

import base64
import hmac

from helloword.errors import WorkspaceError
from helloword.state.keys import company_key
from helloword.workspace import Workspace

_PURPOSE = b"helloword alert channels 1"


def sealed(workspace: Workspace, plain: str) -> str:
    """A text that only this company's key opens."""
    from cryptography.fernet import Fernet

    return Fernet(_key(workspace)).encrypt(plain.encode()).decode()


def unsealed(workspace: Workspace, text: str) -> str:
    """What `sealed` was given; raises WorkspaceError when it was another key."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(_key(workspace)).decrypt(text.encode()).decode()
    except InvalidToken:
        raise WorkspaceError(
            "The address of a channel cannot be read with this workspace's key. Add the channel again.",
            code="channel_sealed",
        ) from None


def _key(workspace: Workspace) -> bytes:
    key = company_key(workspace.folder, workspace.state)
    return base64.urlsafe_b64encode(hmac.digest(key, _PURPOSE, "sha256"))
