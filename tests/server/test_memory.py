"""What is kept is answered while the rest is still to be computed."""

from __future__ import annotations

from functools import partial
from threading import Event, Thread

from helloword.server.memory import AT_ONCE, Memory


def test_what_is_kept_passes_what_came_before_it_and_is_not() -> None:
    memory, begun = Memory(), Event()
    order: list[str] = []
    memory.recall("kept", lambda: b"1")

    def compute() -> bytes:
        order.append("computed")
        return b"2"

    def ask() -> None:
        begun.set()
        memory.recall("new", compute)

    slow = Thread(target=ask)
    slow.start()
    begun.wait()
    memory.recall("kept", compute)
    order.append("kept")
    slow.join()

    assert order == ["kept", "computed"]


def test_dear_questions_do_not_hold_up_the_one_that_comes_after_them() -> None:
    memory, enough = Memory(), Event()
    begun = [Event() for _ in range(AT_ONCE)]

    def dear(place: int) -> bytes:
        begun[place].set()
        enough.wait()
        return b"dear"

    threads = [Thread(target=memory.recall, args=(place, partial(dear, place))) for place in range(AT_ONCE)]
    cheap = Thread(target=memory.recall, args=("cheap", lambda: b"cheap"))
    for thread in threads:
        thread.start()
    for event in begun:
        event.wait()
    cheap.start()
    cheap.join(30)
    kept = memory.kept
    enough.set()
    for thread in (*threads, cheap):
        thread.join()

    assert kept == 1
    assert memory.kept == 1 + AT_ONCE
