"""How much memory a server takes for answering: several questions are computed at once, beside other programs."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from helloword.settings import Settings

MOST = "3 GB"
"""Where the settings say nothing. Twenty million order lines are answered within it; what does not fit goes to the disk."""
_OF_CONTAINER = Path("/sys/fs/cgroup/memory.max")


def within(settings: Settings, has: int | None = None) -> Settings:
    """The settings as a server goes by them, on a machine that `has` so many bytes of memory (this one where it is None)."""
    if settings.engine_memory:
        return settings
    half, most = (memory_here() if has is None else has) // 2, replace(settings, engine_memory=MOST)
    return (
        most if half >= (most.engine_memory_bytes or 0) else settings
    )  # half of the machine's is the engine's own limit


def memory_here() -> int:
    """Bytes of memory of this machine, or of the container that this process is in (cgroup v2)."""
    found = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):  # no container, or one without a limit
        found = min(found, int(_OF_CONTAINER.read_text()))
    return found
