"""Demo companies that are made once for a whole run of the tests, and used again by later runs of the same product.

Whoever wants one only reads it, or takes a copy. A worker that wants what another is making waits for it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import helloword
from helloword.demo.birth import current_day
from helloword.demo.build import build
from helloword.demo.world import MONTHS
from tests.test_rooms import ROOMS

PACKAGE = Path(helloword.__file__).parent
BEHIND = ROOMS[: ROOMS.index("demo") + 1]
"""The rooms that a demo company depends on; the server and the command line only show it."""
TODAY = date(2026, 11, 24)
"""The day of the companies whose numbers tests state."""


@dataclass(frozen=True)
class Demo:
    """Which demo company: as of which day, how many months of it, and whether nothing is planted in it."""

    day: date
    quiet: bool = False
    months: int = MONTHS

    @property
    def name(self) -> str:
        """The name of its folder, with a hash of what it is made by."""
        return f"{self.day}-{'quiet' if self.quiet else 'planted'}-{self.months}-{_sources(whole=self.by_command)}"

    @property
    def by_command(self) -> bool:
        """Whether `helloword demo` itself makes it, which is tried by this."""
        return self == of_today()


PLANTED, QUIET = Demo(TODAY), Demo(TODAY, quiet=True)


@contextmanager
def company(config: pytest.Config, wanted: Demo) -> Iterator[Path]:
    """The folder of a demo company that nobody changes, for as long as the block lasts."""
    kept = config.cache.mkdir("companies")  # type: ignore[union-attr]
    with (kept / f"{wanted.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        # A lock of its own: whoever waits to make a company must not wait for those who read it.
        with (kept / f"{wanted.name}.making").open("w") as making:
            fcntl.flock(making, fcntl.LOCK_EX)
            if not _is_made(kept, wanted):
                _forget_others(kept, wanted)
                _make(kept, wanted)
        yield kept / wanted.name


def copy_for_run(config: pytest.Config, temporary: pytest.TempPathFactory, wanted: Demo) -> Path:
    """A copy of a demo company that all workers of this run share and may change."""
    base = temporary.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, copied = shared / wanted.name, shared / f"{wanted.name}.copied"
    with (shared / f"{wanted.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copied.exists():
            with company(config, wanted) as made:
                shutil.copytree(made, folder)
            copied.touch()
    return folder


def of_today() -> Demo:
    """The demo company as `helloword demo` makes it now."""
    return Demo(current_day())


def quietly(done: int, whole: int) -> None:
    """Progress that nobody watches."""


def _is_made(kept: Path, wanted: Demo) -> bool:
    return (kept / f"{wanted.name}.made").exists()


def _make(kept: Path, wanted: Demo) -> None:
    shutil.rmtree(kept / wanted.name, ignore_errors=True)
    if wanted.by_command:
        run = [sys.executable, "-m", "helloword", "demo", str(kept / wanted.name), "--no-serve"]
        done = subprocess.run(run, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
    else:
        build(kept / wanted.name, wanted.day, quietly, months=wanted.months, quiet=wanted.quiet).state.close()
    (kept / f"{wanted.name}.made").touch()


def _forget_others(kept: Path, wanted: Demo) -> None:
    """Remove companies of other sources or days, unless another run looks at them."""
    for path in kept.glob("*.lock"):
        if path.stem.endswith((_sources(whole=True), _sources(whole=False))):
            continue
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            for beside in (".made", ".making"):
                path.with_suffix(beside).unlink(missing_ok=True)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)


@cache
def _sources(*, whole: bool) -> str:
    """A short name for all that demo companies are made by: the whole product, or the rooms up to the demo."""
    seen = hashlib.sha256()
    for source in sorted(p for kind in ("*.py", "*.yml") for p in PACKAGE.rglob(kind)):
        where = source.relative_to(PACKAGE)
        if whole or where.parts[0].removesuffix(".py") in BEHIND:
            seen.update(str(where).encode() + b"\0" + source.read_bytes())
    return seen.hexdigest()[:12]
