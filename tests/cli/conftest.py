"""The real command line in a process of its own, and a small company to use it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.company import make_company

_MINE = (
    "HELLOWORD_WORKSPACE",
    "HELLOWORD_LANG",
    "HELLOWORD_KEY",
    "HELLOWORD_DEBUG",
    "HELLOWORD_ACTOR",
    "HELLOWORD_STATE_URL",
    "LC_ALL",
    "LC_MESSAGES",
)


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


def run_in(folder: Path, *arguments: object, **environment: str) -> Outcome:
    """Run `helloword` in `folder` without a terminal."""
    settled = {k: v for k, v in os.environ.items() if k not in _MINE} | {"LANG": "C.UTF-8"} | environment
    command = [sys.executable, "-m", "helloword", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=folder, env=settled, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs commands in an empty folder."""

    def in_folder(*arguments: object, **environment: str) -> Outcome:
        return run_in(tmp_path, *arguments, **environment)

    return in_folder


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with two stores and no data."""
    return make_company(tmp_path / "company")


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with data, which no test changes."""
    base = tmp_path_factory.mktemp("loaded")
    folder = make_company(base / "company")
    for name, text in FILES.items():
        (base / name).write_text(text, encoding="utf-8")
        done = run_in(base, "import", name, "--workspace", folder)
        assert done.code == 0, done.err
    return folder


FILES = {
    "orders.csv": """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency,customer
eu,D-1,1,2026-10-05T09:30:00,delivered,KETTLE,2,40.00,0,EUR,anna
eu,D-2,1,2026-10-20T18:00:00,delivered,FILTER,5,8.00,4.00,EUR,ben
us,U-1,1,2026-10-05T20:15:00,delivered,KETTLE,1,59.00,0,USD,carol
us,U-2,1,2026-10-31T23:30:00,shipped,FILTER,10,9.50,5.00,USD,dora
us,U-3,1,2026-11-02T08:00:00,cancelled,KETTLE,1,59.00,0,USD,carol
""",
    "costs.csv": """sku,effective_from,purchase,inbound,duty,currency
KETTLE,2026-01-01,90.00,22.00,4.00,CNY
""",
    "rates.csv": """date,base,quote,rate
2026-10-01,EUR,USD,1.10
2026-10-01,USD,CNY,7.00
""",
}
