"""A disk that is full stops an import, and nothing of it is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.lake.company import company, model_rows, order, value, write_lines
from tests.lake.processes import command

ROOM = 150_000
"""Bytes; less than the rows of a month take, more than the state database."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = company(tmp_path)
    lines = [order(str(n), unit_price=f"{n}.37", sku=f"S{n * n}", customer=f"c{n}") for n in range(12_000)]
    import_file(workspace, write_lines(tmp_path / "many.csv", lines), store="eu")
    workspace.state.close()
    return workspace


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 12_000])
def test_an_import_that_the_disk_has_no_room_for_leaves_all_as_it_was(
    workspace: Workspace, tmp_path: Path, lines: int
) -> None:
    before = model_rows(workspace)
    file = write_lines(tmp_path / "more.csv", [order(str(n), quantity=2, customer=f"d{n}") for n in range(lines)])
    asked = ("import", file, "--store", "eu", "--workspace", workspace.folder)

    full = command(*asked, largest_file=ROOM)
    said = full.communicate()[1]

    assert (full.returncode, said.count("\n"), "disk" in said) == (3, 1, True), said
    assert model_rows(workspace) == before
    listed = json.loads(command("import", "list", "--format", "json", "--workspace", workspace.folder).communicate()[0])
    assert [(i["id"], i["file"], i["status"]) for i in listed] == [
        (1, "many.csv", "done"),
        (None, "more.csv", "failed"),
    ]

    import_file(workspace, file, store="eu")
    assert value(workspace, "units") == 12_000 + lines
