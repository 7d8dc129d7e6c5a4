"""Work in the background of a running server: looked for again and again, its failures told once, ended with the server."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Thread

log = logging.getLogger("uvicorn.error")


def present() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def in_full(error: Exception) -> str:
    """What an error says, or what it is when it says nothing."""
    return str(error) or type(error).__name__


@dataclass
class Failures:
    """What failed and was told; each is told once, until it is another.

    Attributes:
        sentence: with places for what could not be done and why.
        why: what is told of an error.
    """

    sentence: str
    why: Callable[[Exception], str] = in_full
    told: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def caught(self, what: str, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        """Whatever fails within is only told, so that the server goes on and the next look may do better; `but` is nothing."""
        try:
            yield
        except but:
            pass
        except Exception as error:
            self.tell(what, self.why(error))
        else:
            self.tell(what, None)

    def tell(self, what: str, problem: str | None) -> None:
        """Log a problem once; None when there is none any more."""
        if problem is None:
            self.told.pop(what, None)
        elif self.told.get(what) != problem:
            log.warning(self.sentence, what, problem)
            self.told[what] = problem


@contextmanager
def in_background(
    name: str, look: Callable[[Event], None], *, first: float, pause: float, patience: float,
    longer: Callable[[], float] = float,
) -> Iterator[None]:  # fmt: skip
    """Look again and again for as long as the block runs.

    Args:
        look: is given what says that it is to stop.
        first: seconds before the first look.
        pause: seconds between two looks.
        patience: seconds that the end waits for a look that is under way.
        longer: so many more, asked when these are over.
    """
    stopped = Event()
    thread = Thread(target=_go, args=(look, stopped, first, pause), daemon=True, name=name)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(patience)
        if thread.is_alive():
            thread.join(longer())


def _go(look: Callable[[Event], None], stopped: Event, first: float, pause: float) -> None:
    stopped.wait(first)
    while not stopped.is_set():
        look(stopped)
        stopped.wait(pause)
