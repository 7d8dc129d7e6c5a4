"""Another package adds a kind of file through the same door as the built-in ones; a broken one names itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.connectors.company import company_in

MODULE = """
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="acme.stock",
    title=Text("Acme 库存", "Acme stock"),
    fields=(
        Field("Artikel", required=True, aliases=("Item",)),
        Field("Tag", FieldType.DATE, required=True),
        Field("Bestand", FieldType.INTEGER, required=True),
    ),
    outputs=(
        Output("inventory", {"store": "store", "date": '"Tag"', "sku": '"Artikel"', "warehouse": "'acme'",
                             "sellable": '"Bestand"', "reserved": "0"}),
    ),
)
"""


def install(folder: Path, module: str, points: str) -> Path:
    """A distribution as an installer leaves it behind."""
    site = folder / "site"
    info = site / "acme_kinds-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-kinds\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[helloword.kinds]\n{points}\n", encoding="utf-8")
    (site / "acme_kinds.py").write_text(module, encoding="utf-8")
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    mine = ("HELLOWORD_WORKSPACE", "HELLOWORD_LANG", "LC_ALL", "LC_MESSAGES")
    environment = {name: value for name, value in os.environ.items() if name not in mine}
    environment |= {"LANG": "C.UTF-8", "PYTHONPATH": str(site)}
    command = [sys.executable, "-m", "helloword", *arguments]
    return subprocess.run(command, cwd=site.parent, env=environment, capture_output=True, text=True, timeout=120)


def test_its_kind_is_listed_known_and_imported(tmp_path: Path) -> None:
    company = company_in(tmp_path)
    company.workspace.state.close()
    (tmp_path / "bestand.csv").write_text("Item;Tag;Bestand\nA;31.03.2026;1.200\nB;31.03.2026;7,0\n", encoding="utf-8")
    site = install(tmp_path, MODULE, "acme = acme_kinds:KIND")
    listed = run(site, "import", "kinds", "--format", "json")
    done = run(site, "import", "bestand.csv", "--store", "eu", "--workspace", "company", "--format", "json")

    assert '"acme.stock"' in listed.stdout
    assert (done.returncode, '"kind": "acme.stock"' in done.stdout) == (0, True), done.stderr
    assert company.rows("inventory", "store", "date", "sku", "warehouse", "sellable") == [
        ("eu", "2026-03-31", "A", "acme", "1200"),
        ("eu", "2026-03-31", "B", "acme", "7"),
    ]


@pytest.mark.parametrize(
    ("module", "points", "sentence"),
    [
        (
            "import nothing_of_that_name",
            "acme = acme_kinds:KIND",
            "The addition acme (acme_kinds:KIND) cannot be loaded",
        ),
        (MODULE, "acme = acme_kinds:KINDS", "The addition acme (acme_kinds:KINDS) cannot be loaded"),
        ("KIND = 'stock'", "acme = acme_kinds:KIND", "The addition acme (acme_kinds:KIND) gives a str, not a Kind"),
        (MODULE.replace("acme.stock", "general.costs"), "acme = acme_kinds:KIND", "are called general.costs"),
    ],
)
def test_a_broken_one_names_itself(module: str, points: str, sentence: str, tmp_path: Path) -> None:
    done = run(install(tmp_path, module, points), "import", "kinds")

    assert done.returncode == 3
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_taking_back_an_import_whose_kind_is_gone_says_what_to_install(tmp_path: Path) -> None:
    company = company_in(tmp_path)
    company.workspace.state.close()
    (tmp_path / "bestand.csv").write_text("Item;Tag;Bestand\nA;31.03.2026;5\n", encoding="utf-8")
    site = install(tmp_path, MODULE, "acme = acme_kinds:KIND")
    run(site, "import", "bestand.csv", "--store", "eu", "--workspace", "company")

    gone = run(tmp_path / "nothing", "import", "undo", "1", "--workspace", "company")
    back = run(site, "import", "undo", "1", "--workspace", "company")

    assert (gone.returncode, "acme.stock, which is not installed" in gone.stderr) == (1, True), gone.stderr
    assert back.returncode == 0, back.stderr
    assert company.rows("inventory", "sku") == []
