"""A server takes so much of the machine for answering, and what the settings say goes before."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.kpis.company import ground_of
from helloword.server.allowance import memory_here, within
from helloword.server.app import create_app
from helloword.settings import Settings
from helloword.workspace import Workspace

GB = 10**9
CASES = {
    "a large machine": (None, 64 * GB, "3 GB"),
    "just enough": (None, 6 * GB, "3 GB"),
    "a small machine: half of it, as everywhere": (None, 4 * GB, None),
    "more was said": ("20 GB", 64 * GB, "20 GB"),
    "less was said": ("1 GB", 64 * GB, "1 GB"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_server_takes_its_share(case: str) -> None:
    said, has, taken = CASES[case]
    assert within(Settings("Acme", "EUR", "UTC", engine_memory=said), has).engine_memory == taken


def test_served_questions_and_those_of_its_jobs_are_asked_of_one_engine(company: Path) -> None:
    opened = Workspace.open(company)
    served = create_app(opened).state.served
    assert ground_of(served.workspace) is ground_of(served.opened)
    assert served.workspace.settings == within(opened.settings)


def test_a_machine_has_memory() -> None:
    assert memory_here() > GB // 2
