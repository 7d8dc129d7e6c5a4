"""Answers kept while the versions they were computed with are the newest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from time import sleep

MOST_BYTES = 64 * 2**20
AT_ONCE = 2
"""Questions computed at the same time; the engine spreads each over the cores."""
PATIENCE = 1.0
"""Seconds after which a question no longer waits for those before it: they are dear, and it is likely to be cheap."""
AT_MOST = 6
"""Questions computed at the same time, dear ones among them; each needs memory."""
FIRST_THE_KEPT = 0.02
"""Seconds that a question waits before it is computed: those of the same moment whose answers are kept take two milliseconds
each while nothing is computed beside them, and many times as long otherwise."""


class Memory:
    """Bodies of answers by key, the least used forgotten first; a question asked twice at once is computed once.

    >>> memory = Memory()
    >>> memory.recall("a", lambda: b"1"), memory.recall("a", lambda: b"2")
    (b'1', b'1')
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._bodies: OrderedDict[Hashable, bytes] = OrderedDict()
        self._asked: dict[Hashable, tuple[Lock, int]] = {}
        self._lock = Lock()
        self._turn, self._place = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AT_MOST)

    @property
    def kept(self) -> int:
        """How many bodies are kept."""
        return len(self._bodies)

    def holds(self, key: Hashable) -> bool:
        """Whether a body is kept under `key`."""
        with self._lock:
            return key in self._bodies

    def recall(self, key: Hashable, compute: Callable[[], bytes]) -> bytes:
        """The body kept under `key`, else what `compute` makes of it, kept from now on."""
        with self._alone(key):
            found = self._found(key)
            if found is not None:
                return found
            with self.turn():
                body = compute()
            self.keep(key, body)
            return body

    def gather(
        self, about: Hashable, names: Sequence[str], compute: Callable[[list[str]], Mapping[str, bytes]]
    ) -> list[bytes]:
        """The bodies of `names` kept under `about`; those not kept are computed together.

        >>> memory = Memory()
        >>> memory.gather("q", ["a"], lambda names: {name: b"1" for name in names})
        [b'1']
        >>> memory.gather("q", ["a", "b"], lambda names: {name: b"2" for name in names})
        [b'1', b'2']
        """
        with self._alone(about):
            bodies = {name: self._found((about, name)) for name in names}
            missing = [name for name, body in bodies.items() if body is None]
            if missing:
                with self.turn():
                    made = compute(missing)
                for name in missing:
                    bodies[name] = made[name]
                    self.keep((about, name), made[name])
            return [body for body in bodies.values() if body is not None]

    def keep(self, key: Hashable, body: bytes) -> None:
        """Keep a body that was made elsewhere."""
        with self._lock:
            self._bodies[key] = body
            self._size += len(body)
            while self._size > self._most:
                _, forgotten = self._bodies.popitem(last=False)
                self._size -= len(forgotten)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for those that are computed, for a while; at most `AT_MOST` are at the same time."""
        sleep(FIRST_THE_KEPT)
        with self._place:
            in_turn = self._turn.acquire(timeout=PATIENCE)
            try:
                yield
            finally:
                if in_turn:
                    self._turn.release()

    @contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        with self._lock:
            lock, waiting = self._asked.get(key, (Lock(), 0))
            self._asked[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, waiting = self._asked.pop(key)
                if waiting > 1:
                    self._asked[key] = lock, waiting - 1

    def _found(self, key: Hashable) -> bytes | None:
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
            return self._bodies.get(key)
