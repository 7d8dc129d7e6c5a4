"""Providers of identity on the command line."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from helloword.workspace import Workspace
from tests.cli.conftest import Run
from tests.openid import openid


def add(folder: Path, *given: str, issuer: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The client's secret goes in by standard input."""
    command = [sys.executable, "-m", "helloword", "sign-in", "add", "big", "--name", "Big ID", "--client-id", "c-1"]
    return subprocess.run(
        [*command, "--issuer", issuer, "--workspace", str(folder), *given], input="hush\n", capture_output=True, text=True,
        check=False, env={**os.environ, **settings},
    )  # fmt: skip


def test_a_provider_is_checked_kept_shown_without_its_secret_and_looked_after(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    Workspace.create(folder, name="Acme", currency="EUR", timezone="UTC").state.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    with openid() as idp:
        assert add(folder, issuer=nobody).returncode == 3
        kept = add(folder, "--domain", "acme.example", "--let-in", "viewer", issuer=idp.issuer)
        assert (kept.returncode, kept.stdout) == (0, "http://127.0.0.1:8765/sign-in/big\n")

        (shown,) = json.loads(run("sign-in", "list", "--format", "json", "--workspace", folder).out)
        assert (shown["issuer"], shown["domains"], shown["lets_in"]) == (idp.issuer, "acme.example", "viewer")
        assert "hush" not in json.dumps(shown)
        assert "1 signing keys" in run("sign-in", "test", "big", "--workspace", folder).err
    found = run("doctor", "--format", "json", "--workspace", folder).json
    assert "provider" in {row["code"] for row in found}
    assert run("sign-in", "remove", "big", "--workspace", folder).code == 0
