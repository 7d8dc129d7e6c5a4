"""Opens many event streams on a served company and measures how long after a commit the last of them is told."""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from helloword.lake.importing import import_file
from helloword.workspace import Workspace

ORDER = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,D-1,1,2026-10-05T09:30:00,delivered,KETTLE,1,40.00,EUR
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default=500, type=int, help="open streams (default: 500)")
    pages: int = parser.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        company = Workspace.create(Path(name) / "company", name="B", currency="EUR", timezone="Europe/Berlin")
        company.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
        command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(company.folder)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None
            url = next(u[0] for line in server.stderr if (u := re.search(r"http://127[.]0[.]0[.]1:[0-9]+", line)))
            try:
                first, last = asyncio.run(_measure(url, company, pages))
            finally:
                server.terminate()
        print(f"{pages} open pages: the first was told {first:.2f} s after the commit, the last {last:.2f} s")


async def _measure(url: str, company: Workspace, pages: int) -> tuple[float, float]:
    ready, told = asyncio.Semaphore(0), list[float]()
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        following = [asyncio.create_task(_follow(client, ready, told)) for _ in range(pages)]
        for _ in range(pages):
            await ready.acquire()
        file = company.folder.parent / "orders.csv"
        file.write_text(ORDER, encoding="utf-8")
        await asyncio.to_thread(import_file, company, file)
        at = company.lake.joinpath("manifest", "_delta_log").stat().st_mtime
        await asyncio.gather(*following)
    return min(told) - at, max(told) - at


async def _follow(client: httpx.AsyncClient, ready: asyncio.Semaphore, told: list[float]) -> None:
    async with client.stream("GET", "/api/v1/events") as answer:
        async for line in answer.aiter_lines():
            if line == "event: hello":
                ready.release()
            if line.startswith("data: ") and '"fact":' in line:
                told.append(time.time())
                return


if __name__ == "__main__":
    main()
