"""A board as plain text: the part of a mail that needs no HTML, and a message that is short enough for a chat."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.subscriptions.content import Content, Figure
from helloword.subscriptions.texts import say


def subject(content: Content, *, test: bool = False) -> str:
    """The line over a mail or a message."""
    told = say("subject", content.locale, board=content.title, days=content.days)
    return say("test", content.locale, subject=told) if test else told


def whole(content: Content, why: str, manage: str) -> str:
    """Everything but the tables."""
    parts = [
        "\n".join(_head(content)),
        "\n".join(_noted(figure, content.locale) for figure in content.figures()),
        content.link,
    ]
    return "\n\n".join([*filter(None, parts), f"{why}\n{say('stop', content.locale)}: {manage}"]) + "\n"


def short(content: Content, answers: str, room: int) -> str:
    """A message of at most `room` bytes, because WeCom counts these; KPIs that find no room are counted.

    Raises nothing where not even the link fits: a message without KPIs still leads to the board.
    """
    head, lines = "\n".join(_head(content)), [_line(figure, content.locale) for figure in content.figures()]
    for count in range(len(lines), -1, -1):
        left = len(lines) - count
        more = [say("others", content.locale, count=left)] if left else []
        text = "\n\n".join(filter(None, [head, "\n".join([*lines[:count], *more]), content.link, answers]))
        if len(text.encode()) <= room:
            return text
    return content.link


def _head(content: Content) -> Iterator[str]:
    yield " · ".join(filter(None, [content.against, *content.facts[:1]])) or content.days
    yield content.until
    yield from content.late


def _line(figure: Figure, locale: str) -> str:
    held = say("status_in", locale, word=figure.held.word) if figure.held else ""
    return f"{figure.name}  {figure.value}  {figure.change.text if figure.change else ''}".rstrip() + held


def _noted(figure: Figure, locale: str) -> str:
    return "  ".join(filter(None, [_line(figure, locale), figure.note]))
