"""What is kept is answered while the rest is still to be computed."""

from __future__ import annotations

from threading import Event, Thread

from helloword.server.memory import Memory


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
