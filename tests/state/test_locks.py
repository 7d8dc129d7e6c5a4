from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helloword.errors import BusyError
from helloword.state.locks import exclusive, try_lock

HOLD = """
import sys
from pathlib import Path
from helloword.state.locks import exclusive
with exclusive(Path(sys.argv[1]), wait=1, what="it"):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(lock: Path) -> subprocess.Popen[bytes]:
    """A process that holds the lock from when this returns until it ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_lock_that_another_process_holds_is_reported_as_busy(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock")

    assert try_lock(tmp_path / "lock") is None
    with (
        pytest.raises(BusyError, match="was not free within 0 seconds"),
        exclusive(tmp_path / "lock", wait=0.05, what="The lake"),
    ):
        pytest.fail("two held it at once")
    process.communicate()


def test_a_lock_is_free_once_its_holder_is_killed(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock")
    process.kill()
    process.communicate()

    with exclusive(tmp_path / "lock", wait=0, what="The lake"):
        pass


def test_whoever_waits_gets_the_lock_when_it_is_given_back(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock")
    assert process.stdin is not None
    process.stdin.close()

    with exclusive(tmp_path / "lock", wait=30, what="The lake"):
        pass
    assert process.wait() == 0


def test_a_lock_held_by_hand_is_free_once_closed(tmp_path: Path) -> None:
    handle = try_lock(tmp_path / "lock")
    assert handle is not None
    assert try_lock(tmp_path / "lock") is None

    os.close(handle)

    again = try_lock(tmp_path / "lock")
    assert again is not None
    os.close(again)
