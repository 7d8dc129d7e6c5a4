"""Opens many event streams on a served company and measures how long after a commit the last of them is told."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import httpx

from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tools.bench.served import serving

ORDER = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
{store},BENCH-1,1,2026-10-05T09:30:00,delivered,KETTLE,1,40.00,EUR
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default=500, type=int, help="open streams (default: 500)")
    pages: int = parser.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        company = Workspace.create(Path(name) / "company", name="B", currency="EUR", timezone="Europe/Berlin")
        company.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
        with serving(company.folder) as server:
            first, last = told_after(server.url, company, pages, "eu")
        print(f"{pages} open pages: the first was told {first:.2f} s after the commit, the last {last:.2f} s")


def told_after(
    url: str, company: Workspace, pages: int, store: str, secrets: Sequence[str] = ("",)
) -> tuple[float, float]:
    """Seconds after the commit of an order of `store` until the first and the last page was told; sessions in turn."""
    return asyncio.run(_measure(url, company, store, list(islice(cycle(secrets), pages))))


async def _measure(url: str, company: Workspace, store: str, secrets: Sequence[str]) -> tuple[float, float]:
    ready, told = asyncio.Semaphore(0), list[float]()
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        following = [asyncio.create_task(_follow(client, secret, ready, told)) for secret in secrets]
        for _ in secrets:
            await ready.acquire()
        with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
            file = Path(name) / "orders.csv"
            file.write_text(ORDER.format(store=store), encoding="utf-8")
            await asyncio.to_thread(import_file, company, file)
        at = (company.lake_folder / "manifest/_delta_log").stat().st_mtime
        await asyncio.gather(*following)
    return min(told) - at, max(told) - at


async def _follow(client: httpx.AsyncClient, secret: str, ready: asyncio.Semaphore, told: list[float]) -> None:
    headers = {"Cookie": f"helloword={secret}"} if secret else {}
    async with client.stream("GET", "/api/v1/events", headers=headers) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            if line == "event: hello":
                ready.release()
            if line.startswith("data: ") and '"fact":' in line:
                told.append(time.time())
                return


if __name__ == "__main__":
    main()
