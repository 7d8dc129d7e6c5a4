"""Fifty people at a demo company's boards, 500 open pages, and a browser: how soon each is answered, and the server's memory.

What the web app asks for a board is taken down once of each kind of person in Chromium; then a client of its own asks
the same again and again, while server, client and this program share the machine. Nothing is kept by the client, so
every answer is sent whole.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser

from helloword.workspace import Workspace
from tools.bench.browsing import asked_for, cold_loads, filter_changes
from tools.bench.measured import HELLOWORD, run
from tools.bench.open_pages import told_after
from tools.bench.opening import Found, Person, Plan
from tools.bench.served import Server, serving
from tools.bench.staff import Colleague, Kind, let_in, of_each_kind
from tools.pictures import chromium

PEOPLE, EVERY, PAGES, TIMES = 50, 5.0, 500, 5
BOARD_MS, TOLD_SECONDS, MEMORY_MB, LOAD_SECONDS, FILTER_SECONDS = 150, 2.0, 1536, 1.5, 0.3
WARM_SECONDS = 45
"""How long a server is left alone before it is measured: it computes what is looked at first."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--company", type=Path, help="a company, of which a copy is taken (default: a new one)")
    parser.add_argument("--seconds", default=120.0, type=float, help="how long boards are opened (default: 120)")
    parser.add_argument("--pages", default=PAGES, type=int, help=f"open streams (default: {PAGES})")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="helloword-bench-") as name:
        folder = Path(name) / "company"
        if given.company:
            shutil.copytree(given.company, folder)
        else:
            run([HELLOWORD, "demo", str(folder), "--no-serve"])
        colleagues = let_in(folder, PEOPLE)
        with serving(folder) as server:
            time.sleep(WARM_SECONDS)
            report(server, folder, colleagues, given.seconds, given.pages)


def report(server: Server, folder: Path, colleagues: Sequence[Colleague], seconds: float, pages: int) -> None:
    """Measure one thing after the other on the same server."""
    stores = [store.id for store in Workspace.open(folder).stores()]
    with chromium() as browser:
        people = _recorded(browser, server, colleagues)
        _report_openings(server, people, seconds)
        _report_browser(browser, server, colleagues[0], stores)
    seeing_all = [colleague.secret for colleague in colleagues if not colleague.kind.stores]
    first, last = told_after(server.url, Workspace.open(folder), pages, stores[-1], seeing_all)
    print(f"{pages} open pages     first {first:.2f} s  last {last:.2f} s after the commit  (at most {TOLD_SECONDS} s)")
    print(f"server's memory    peak {server.peak_mb:.0f} MB  (at most {MEMORY_MB} MB)")
    print(f"machine            {os.cpu_count()} cores, load {' '.join(f'{load:.1f}' for load in os.getloadavg())}")


def _recorded(browser: Browser, server: Server, colleagues: Sequence[Colleague]) -> list[Person]:
    """Everybody with what their boards ask; the first of their kind opens each board in the browser."""
    taken: list[float] = []
    asked: dict[Kind, list[list[list[str]]]] = {}
    for kind, one in of_each_kind(colleagues).items():
        for board in kind.boards:
            began = time.perf_counter()
            asked.setdefault(kind, []).append(asked_for(browser, server.url, one.secret, board))
            taken.append(time.perf_counter() - began)
    sizes = sorted(sum(map(len, waves)) for boards in asked.values() for waves in boards)
    print(f"{len(sizes)} boards taken down in {sum(taken):.0f} s, the first opening of each {_few(taken)}, "
          f"max {max(taken):.2f} s, of {sizes[0]} to {sizes[-1]} requests each, {statistics.mean(sizes):.0f} on average", flush=True)  # fmt: skip
    return [Person(secret=each.secret, boards=asked[each.kind]) for each in colleagues]


def _report_openings(server: Server, people: list[Person], seconds: float) -> None:
    plan = Plan(url=server.url, seconds=seconds, every=EVERY, people=people)
    before, began = server.cpu_seconds, time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "tools.bench.opening"], input=json.dumps(plan), stdout=subprocess.PIPE, text=True, check=True
    )  # fmt: skip
    found: Found = json.loads(told.stdout)
    taken, worked = time.perf_counter() - began, server.cpu_seconds - before
    answers = sum(map(len, found["answers"].values()))
    print(f"{len(people)} people, a board every {EVERY:.0f} s each: {len(found['openings'])} openings, {answers:,} answers, "
          f"{answers / taken:.0f} a second, {found['megabytes']:.0f} MB, {len(found['failures'])} refused")  # fmt: skip
    print(f"one board          {_spread(found['openings'])}  (p95 at most {BOARD_MS} ms)")
    for address, times in sorted(_by_noun(found).items()):
        print(f"  {address:<17}{_spread(times)}  {len(times):,} times")
    print(f"processor          server {worked / taken:.2f} cores, {worked / answers * 1000:.1f} ms an answer; "
          f"client {found['cpu_seconds'] / taken:.2f} cores", flush=True)  # fmt: skip
    for failure in sorted(set(found["failures"]))[:5]:
        print(f"  refused: {failure}")


def _report_browser(browser: Browser, server: Server, colleague: Colleague, stores: Sequence[str]) -> None:
    loads = cold_loads(browser, server.url, colleague.secret, TIMES)
    first = filter_changes(browser, server.url, colleague.secret, stores)
    again = filter_changes(browser, server.url, colleague.secret, list(islice(cycle(stores), TIMES)))
    bound = f"(at most {LOAD_SECONDS} s)"
    print(f"cold load          cards {_few([c for c, _ in loads])}  all {_few([a for _, a in loads])}  {bound}")
    for name, found in (("filter, first time", first), ("filter, again", again)):
        print(f"{name:<18} cards {_few([c for c, _ in found])}  all {_few([a for _, a in found])}  (at most {FILTER_SECONDS} s)",
              flush=True)  # fmt: skip


def _by_noun(found: Found) -> dict[str, list[float]]:
    nouns: dict[str, list[float]] = {}
    for address, times in found["answers"].items():
        nouns.setdefault(address.removeprefix("/api/v1/").partition("/")[0], []).extend(times)
    return nouns


def _spread(seconds: Sequence[float]) -> str:
    """Median, the 95th of a hundred and the slowest, in milliseconds."""
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"p50 {statistics.median(ordered) * 1000:6.0f}  p95 {p95 * 1000:6.0f}  max {ordered[-1] * 1000:6.0f} ms"


def _few(seconds: Sequence[float]) -> str:
    return f"median {statistics.median(seconds):.2f} min {min(seconds):.2f} s"


if __name__ == "__main__":
    main()
