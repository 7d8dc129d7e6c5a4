"""People who open boards again and again, as a program of its own: `python -m tools.bench.opening < plan.json`.

It reads nothing of what is answered and unpacks nothing, so that on a machine that serves at the same time most of the
work is the server's. Each person has six connections, as many as a browser has.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict
from urllib.parse import urlsplit

CONNECTIONS = 6


class Person(TypedDict):
    """One person: their session, and the boards they open in turn, each as waves of addresses asked at once."""

    secret: str
    boards: list[list[list[str]]]


class Plan(TypedDict):
    """What is to be done."""

    url: str
    seconds: float
    every: float
    people: list[Person]


class Found(TypedDict):
    """Seconds of each opening, of each answer by address, how many openings were asked for, and what was refused."""

    openings: list[float]
    answers: dict[str, list[float]]
    planned: int
    failures: list[str]
    megabytes: float
    cpu_seconds: float


@dataclass
class Browser:
    """One person's connections, kept open."""

    host: str
    port: int
    secret: str
    found: Found
    _free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS))

    async def open_board(self, waves: Sequence[Sequence[str]], due: float) -> None:
        """Ask everything of one board; timed from when it was due, so that waiting for the one before counts."""
        for addresses in waves:
            await asyncio.gather(*map(self._ask, addresses))
        self.found["openings"].append(time.perf_counter() - due)

    async def _ask(self, address: str) -> None:
        began = time.perf_counter()
        async with self._turn:
            status, size = await self._answered(address)
        if status != 200:
            self.found["failures"].append(f"{status} {address}")
        self.found["megabytes"] += size / 1e6
        self.found["answers"].setdefault(address.partition("?")[0], []).append(time.perf_counter() - began)

    async def _answered(self, address: str) -> tuple[int, int]:
        """Over a connection that is free; one that the server ended meanwhile is made anew, as browsers do."""
        kept = bool(self._free)
        reader, writer = self._free.pop() if kept else await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(
                f"GET {address} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nAccept-Encoding: gzip\r\n"
                f"Cookie: helloword={self.secret}\r\n\r\n".encode()
            )
            told = await _answer(reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            if not kept:
                raise
            return await self._answered(address)
        self._free.append((reader, writer))
        return told


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), None)
    if length is None:
        raise ValueError(f"an answer of unknown length: {head}")
    await reader.readexactly(length)
    return int(head.split(" ", 2)[1]), length


async def _person(plan: Plan, person: Person, offset: float, found: Found) -> None:
    parts = urlsplit(plan["url"])
    browser = Browser(parts.hostname or "", parts.port or 80, person["secret"], found)
    began = time.perf_counter() + offset
    for turn in range(int(plan["seconds"] / plan["every"])):
        due = began + turn * plan["every"]
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        found["planned"] += 1
        await browser.open_board(person["boards"][turn % len(person["boards"])], due)


async def _all(plan: Plan, found: Found) -> None:
    gap = plan["every"] / len(plan["people"])
    await asyncio.gather(*(_person(plan, person, n * gap, found) for n, person in enumerate(plan["people"])))


def main() -> None:
    """Follow the plan on standard input; what was found goes to standard output."""
    plan: Plan = json.load(sys.stdin)
    found = Found(openings=[], answers={}, planned=0, failures=[], megabytes=0, cpu_seconds=0)
    began = time.process_time()
    asyncio.run(_all(plan, found))
    found["cpu_seconds"] = time.process_time() - began
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
