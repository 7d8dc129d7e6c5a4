"""Survey answers and messages of all stores, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import Sheet

SURVEYS = ("store", "response_id", "kind", "answered_at", "score", "order_id", "comment", "language")
MESSAGES = ("store", "message_id", "conversation_id", "order_id", "at", "direction", "automatic")


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of answers, one of messages."""
    answers = [
        (a.order.store, a.id, a.kind, a.at.isoformat(), str(a.score), a.order.id, a.comment, a.language)
        for a in seen.past(seen.history.answers)
    ]
    yield Sheet("all-stores/surveys.csv", SURVEYS, answers)
    messages = [
        (m.order.store, m.id, m.conversation, m.order.id, m.at.isoformat(), m.direction, _flag(m.automatic))
        for m in seen.past(seen.history.messages)
    ]
    yield Sheet("all-stores/messages.csv", MESSAGES, messages)


def _flag(value: bool) -> str:
    return "true" if value else "false"
