"""What takes longer than two seconds shows that it is under way, at a terminal and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

SLOW = """
import time
from helloword.cli.progress import waiting
with waiting("Working"):
    time.sleep({seconds})
print("done")
"""


def seen_at_a_terminal(seconds: float) -> str:
    """What a command that takes so long writes to the terminal on stderr."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW.format(seconds=seconds)], stdout=subprocess.PIPE, stderr=follower, text=True
    ) as process:
        os.close(follower)
        seen = b""
        while chunk := _read(leader):
            seen += chunk
        assert process.stdout is not None
        assert process.stdout.read() == "done\n"
    os.close(leader)
    return seen.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 4096)
    except OSError:
        # Linux ends a terminal whose other side is closed with an error.
        return b""


def test_a_long_wait_is_shown_and_a_short_one_is_not() -> None:
    assert "Working" in seen_at_a_terminal(3.0)
    assert seen_at_a_terminal(0.1) == ""


def test_without_a_terminal_nothing_is_shown() -> None:
    done = subprocess.run([sys.executable, "-c", SLOW.format(seconds=2.5)], capture_output=True, text=True, check=True)

    assert done.stderr == ""
