"""Schemathesis over the whole schema of a really running server, as an owner and as somebody who sees one store.

No answer may be a failure of the server, and each must be of a status, a kind and a shape that the schema names.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from helloword.access import accept, anybody_signs_in, invite, owner_link
from helloword.access.invitations import found_company
from helloword.people import Person, add_person
from helloword.workspace import Workspace

PASSWORD = "violet anchor cactus"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"
SEED = 20261124


@contextmanager
def signed_in(company: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A copy of a company, and the cookies of an owner and of a viewer of one store."""
    with tempfile.TemporaryDirectory(prefix="helloword-fuzz-") as name:
        folder = Path(name) / "company"
        shutil.copytree(company, folder)
        yield folder, cookies(Workspace.open(folder))


def cookies(workspace: Workspace) -> dict[str, str]:
    """Somebody who may everything, and somebody who sees one store without its costs."""
    if anybody_signs_in(workspace):
        sys.exit("People sign in to this company; take one in which nobody does yet.")
    owner = found_company(workspace, owner_link(workspace), "Fuzz Owner", "owner@fuzz.example", PASSWORD, "")
    viewer = Person("fuzz_viewer", "Fuzz Viewer", "company", ("viewer",), "viewer@fuzz.example")
    add_person(workspace, replace(viewer, stores=(workspace.stores()[0].id,)))
    return {"owner": owner, "viewer": accept(workspace, invite(workspace, "fuzz_viewer"), PASSWORD, "")}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the company's server."""
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(folder)]
    log = folder.parent / "server.log"
    with log.open("w") as file, subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        url = next(u[0] for line in server.stderr if (u := re.search(r"http://127[.]0[.]0[.]1:[0-9]+", line)))
        copier = subprocess.Popen(["cat"], stdin=server.stderr, stdout=file)
        try:
            yield url
        finally:
            server.terminate()
            server.wait()
            copier.wait()


def ask(url: str, cookie: str, examples: int, *more: str) -> tuple[int, str]:
    """Everything, by schemathesis: its exit code and what it found."""
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{url}/api/v1/openapi.json", "--url", url,
        "--header", f"Cookie: helloword={cookie}", "--checks", CHECKS, "--max-examples", str(examples),
        "--generation-deterministic", "--seed", str(SEED), "--no-color", "--request-timeout", "30",
        # A stream of events ends after minutes, and who signs out, here or from the list of browsers, is asked nothing more.
        "--exclude-path", "/api/v1/events", "--exclude-path", "/api/v1/account/sessions/{id}",
        "--exclude-operation-id", "end_api_v1_session_delete", *more,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    return done.returncode, done.stdout + done.stderr
