"""A real server on a free port, over a company with a little data."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from helloword.lake.importing import import_file
from helloword.workspace import Workspace

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency,customer
eu,D-1,1,2026-10-05T09:30:00,delivered,KETTLE,2,40.00,0,EUR,anna
eu,D-2,1,2026-10-20T18:00:00,delivered,FILTER,5,8.00,4.00,EUR,ben
us,U-1,1,2026-11-05T20:15:00,delivered,KETTLE,1,59.00,0,USD,carol
"""
COSTS = """sku,effective_from,purchase,currency
KETTLE,2026-01-01,10.00,EUR
"""


def ask(app: FastAPI, address: str, **headers: str) -> httpx.Response:
    """Ask an app that is not behind a port."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(address, headers={k.replace("_", "-"): v for k, v in headers.items()})

    # A browser that another test has open in this process keeps an event loop running in its thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(asked())).result()


def load(workspace: Workspace, folder: Path, name: str, text: str) -> None:
    """Import a file of `text`."""
    (folder / name).write_text(text, encoding="utf-8")
    import_file(workspace, folder / name)


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with two stores, three orders and a cost; reports in euros."""
    base = tmp_path_factory.mktemp("served")
    made = Workspace.create(base / "company", name="Lumora Home", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin", region="EU")
    made.add_store("us", "shopify", "US", "USD", "America/Los_Angeles", region="US")
    load(made, base, "orders.csv", ORDERS)
    load(made, base, "costs.csv", COSTS)
    return made.folder


@contextmanager
def serving(company: Path) -> Iterator[str]:
    """The address of `helloword serve` while it runs."""
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(company)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said: list[str] = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        else:
            raise AssertionError("".join(said))
        try:
            yield found[0]
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def url(company: Path) -> Iterator[str]:
    """The address of the company's server."""
    with serving(company) as address:
        yield address


@pytest.fixture
def client(url: str) -> Iterator[httpx.Client]:
    """Talks to the company's server as a tool on this machine would."""
    with httpx.Client(base_url=url, timeout=60) as client:
        yield client
