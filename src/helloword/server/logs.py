"""What a running server writes down: one JSON object a line, with names of things and never what was asked, said or sent."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType
from typing import Literal

LogFormat = Literal["text", "json"]
REQUESTS = logging.getLogger("helloword.requests")
FACTS = "facts"
"""The attribute of a record that holds its own fields."""
_FRAMES = 12
_PERSONAL = (
    (re.compile(r"[^\s<>\"'@]+@[^\s<>\"'@]+\.\w+"), "<e-mail>"),
    (re.compile(r"(https?://[^\s?#]+)[?#]\S*"), r"\1"),
)

Fact = str | int | float


class JsonLines(logging.Formatter):
    """A record as one line; of an error its kind and where it came from, for its words may quote data."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of `record`."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": without_persons(record.getMessage()),
        }
        facts = getattr(record, FACTS, None)
        line.update(facts if isinstance(facts, Mapping) else {"logger": record.name})
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "where": _frames(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False)


def without_persons(text: str) -> str:
    """A message without addresses of persons and without what was asked of an address.

    >>> without_persons("refused: <anna@acme.example> at https://mail.example/send?to=anna")
    'refused: <<e-mail>> at https://mail.example/send'
    """
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


def write_json_lines() -> None:
    """Let every logger of this process write JSON lines on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    REQUESTS.setLevel(logging.INFO)


def say(message: str, **facts: Fact) -> None:
    """One line about the server itself, where lines are written."""
    REQUESTS.info(message, extra={FACTS: facts})


def _frames(traceback: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(traceback)[-_FRAMES:]]
