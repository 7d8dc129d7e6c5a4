"""How often somebody may ask: so many requests in so many seconds."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

MOST_KEYS = 10_000
"""Keys that are remembered; the one asked for longest ago is forgotten first."""


class Pace:
    """Counts requests by key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, key: str) -> bool:
        """Whether one more request may pass; it is counted then.

        >>> pace = Pace(2, 60, lambda: 0.0)
        >>> [pace.allows("a"), pace.allows("a"), pace.allows("a"), pace.allows("b")]
        [True, True, False, True]
        """
        now = self._clock()
        with self._lock:
            times = self._asked.setdefault(key, deque())
            self._asked.move_to_end(key)
            while len(self._asked) > MOST_KEYS:
                self._asked.popitem(last=False)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return False
            times.append(now)
            return True
