"""Providers of identity on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from helloword.cli.checkups.finding import Patient
from helloword.cli.checkups.signing_in import providers_answer
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
    with openid() as idp:
        kept = add(folder, "--domain", "acme.example", "--let-in", "viewer", issuer=idp.issuer)
        assert (kept.returncode, kept.stdout) == (0, "http://127.0.0.1:8765/sign-in/big\n")

        (shown,) = json.loads(run("sign-in", "list", "--format", "json", "--workspace", folder).out)
        assert (shown["issuer"], shown["domains"], shown["lets_in"]) == (idp.issuer, "acme.example", "viewer")
        assert "hush" not in json.dumps(shown)
        assert "1 signing key" in run("sign-in", "test", "big", "--workspace", folder).err
        assert list(providers_answer(Patient(Workspace.open(folder), date(2026, 11, 27)))) == []
    (found,) = providers_answer(Patient(Workspace.open(folder), date(2026, 11, 27)))
    assert (found.key, found.facts["name"]) == ("provider", "Big ID")
    assert run("sign-in", "remove", "big", "--workspace", folder).code == 0
