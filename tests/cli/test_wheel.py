"""The wheel holds everything that runs, so that an installation needs neither the repository nor Node."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helloword.server.web_app import is_built

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is built, unpacked in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, "build", "--wheel", "--quiet", "--out-dir", folder], cwd=ROOT, check=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "package")
    return folder / "package"


@pytest.mark.slow
def test_every_file_of_the_package_is_in_the_wheel(unpacked: Path) -> None:
    source = ROOT / "src"
    files = {path.relative_to(source) for path in (source / "helloword").rglob("*") if path.is_file()}
    wanted = {path for path in files if "__pycache__" not in path.parts and path.suffix != ".pyc"}

    assert {str(path) for path in wanted if not (unpacked / path).exists()} == set()


@pytest.mark.slow
@pytest.mark.skipif(not is_built(), reason="the web app is not built: make setup")
def test_the_wheel_holds_the_web_app(unpacked: Path) -> None:
    assert (unpacked / "helloword" / "server" / "static" / "index.html").is_file()


@pytest.mark.slow
def test_commands_run_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    settled = {**os.environ, "PYTHONPATH": str(unpacked), "HELLOWORD_LANG": "en"}

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=settled, capture_output=True, text=True, check=True).stdout

    init = ("init", "c", "--name", "N", "--currency", "EUR", "--timezone", "Europe/Berlin", "--locale", "en")

    assert str(unpacked) in run("-c", "import helloword; print(helloword.__file__)")
    assert "amazon.all_orders" in run("-m", "helloword", "import", "kinds")
    run("-m", "helloword", *init)
    assert "net_sales" in run("-m", "helloword", "kpi", "list", "--workspace", "c")
