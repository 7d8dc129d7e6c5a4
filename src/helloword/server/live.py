"""Telling every open page what changed: one look for all of them, however many there are.

The place of a stream is a position of the company itself, so that a stream goes on where it stopped although the server
was another one meanwhile.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from time import monotonic

import anyio
from anyio.to_thread import run_sync

from helloword.errors import HellowordError, TooManyStreamsError
from helloword.server.background import Failures
from helloword.server.changes import Changes, Position, changes_between, position_now
from helloword.server.readings import Json
from helloword.server.served import Served

LOOK_SECONDS = 0.4
HEARTBEAT_SECONDS = 15.0
LONGEST_SECONDS = 600.0
"""A stream ends then and the page comes again, so that who lost their permission is told no more."""
AGAIN_MS = 1_000
"""How long a page waits before it comes again by itself."""
MOST_STREAMS = 1_000
_KEPT = 64
Stores = frozenset[str] | None


@dataclass
class Live:
    """The streams of one server, and the one task that looks for them while there are any."""

    served: Served
    look_seconds: float = LOOK_SECONDS
    heartbeat_seconds: float = HEARTBEAT_SECONDS
    most: int = MOST_STREAMS
    streams: int = 0
    stopping: bool = False
    _at: Position | None = None
    _task: asyncio.Task[None] | None = None
    _beginning: asyncio.Lock = field(default_factory=asyncio.Lock)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _told: deque[Changes] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _written: dict[tuple[Position, Position, Stores], bytes] = field(default_factory=dict)
    # Looks must not wait for the threads that answer questions.
    _thread: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(1))
    _failures: Failures = field(default_factory=lambda: Failures("Changes could not be %s: %s"))

    def stop(self) -> None:
        """End every stream; the server is about to stop."""
        self.stopping = True
        self._news.set()

    def follow(self, since: Position | None, stores: Stores = None) -> AsyncIterator[bytes]:
        """What one page is told, from `since` on, for as long as it listens.

        Raises TooManyStreamsError before anything is told.
        """
        if self.streams >= self.most:
            raise TooManyStreamsError(
                f"{self.most:,} pages are open already; numbers on this one are asked anew when it is opened again.",
                most=f"{self.most:,}",
            )
        return self._stream(since, stores)

    async def _stream(self, since: Position | None, stores: Stores) -> AsyncIterator[bytes]:
        self.streams += 1
        try:
            at = await self._begin()
            yield f"retry: {AGAIN_MS}\n\n".encode() + _event(
                "hello", at, {"lake": at.lake, "resumed": since is not None}
            )
            if since is not None and since != at:
                yield self._write(await self._between(since, at), stores)
            until = monotonic() + LONGEST_SECONDS
            while not self.stopping and monotonic() < until:
                news = self._news
                for changes in await self._after(at):
                    at = changes.until
                    yield self._write(changes, stores)
                if not await _within(news, self.heartbeat_seconds):
                    yield b": still here\n\n"
        finally:
            self.streams -= 1

    async def _begin(self) -> Position:
        async with self._beginning:
            if self._at is None:
                self._at = await run_sync(position_now, self.served.opened, limiter=self._thread)
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._keep_looking(self._at))
            return self._at

    async def _keep_looking(self, at: Position) -> None:
        while self.streams and not self.stopping:
            with self._failures.caught("looked for"):
                now = await run_sync(position_now, self.served.opened, limiter=self._thread)
                if now != at:
                    self._tell(await self._between(at, now))
                    at = self._at = now
            await asyncio.sleep(self.look_seconds)
        # What happens while nobody listens is told to whoever comes back with a position.
        self._at = None

    def _tell(self, changes: Changes) -> None:
        self._told.append(changes)
        self._written.clear()
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _after(self, at: Position) -> list[Changes]:
        """What was told since; a page that is far behind is told all of it at once."""
        told = list(self._told)
        for place, changes in enumerate(told):
            if changes.since == at:
                return told[place:]
        now = self._at or at
        return [] if now == at else [await self._between(at, now)]

    async def _between(self, since: Position, until: Position) -> Changes:
        try:
            return await run_sync(changes_between, self.served.opened, since, until, limiter=self._thread)
        except HellowordError:
            return Changes(since, until, everything=True)

    def _write(self, changes: Changes, stores: Stores) -> bytes:
        """The event's text, made once for all who may see the same stores."""
        key = (changes.since, changes.until, stores)
        if key not in self._written:
            self._written[key] = _event("changed", changes.until, changes.as_json(stores))
        return self._written[key]


def _event(name: str, at: Position, data: Json) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\nid: {at}\ndata: {text}\n\n".encode()


async def _within(news: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(news.wait(), seconds)
    except TimeoutError:
        return False
    return True
