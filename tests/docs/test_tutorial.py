"""The tutorial does what it says: its commands run as they stand and print what the page shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"
BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)
MARK = "=== end of block ==="


def blocks_of(page: str) -> list[tuple[str, str]]:
    """Commands with the output that the page shows below them; empty where it shows none."""
    found: list[tuple[str, str]] = []
    for kind, text in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        if kind == "sh":
            found.append((text, ""))
        else:
            found[-1] = (found[-1][0], text)
    return found


def run_all(commands: list[str], folder: Path) -> list[str]:
    """What each block of commands prints, run one after the other in one shell."""
    script = "set -e\n" + f"\necho '{MARK}'\n".join(commands) + f"\necho '{MARK}'\n"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HELLOWORD_")},
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "100",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split(MARK + "\n")[:-1]


def tidy(text: str) -> list[str]:
    """Lines without the spaces and rules that only lay them out."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip(" ─")]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["tutorial.md", "zh/tutorial.md"])
def test_the_tutorial_prints_what_it_shows(page: str, tmp_path: Path) -> None:
    blocks = blocks_of(page)

    printed = run_all([commands for commands, _ in blocks], tmp_path)

    assert len(printed) == len(blocks)
    for (_, shown), output in zip(blocks, printed, strict=True):
        if shown:
            assert tidy(shown) == tidy(output)
