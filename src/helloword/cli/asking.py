"""Asking at the terminal what a file does not say; nothing is asked where nobody could answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import typer

from helloword.cli.language import say, spoken
from helloword.connectors.staging import Answers
from helloword.errors import FileFormatError
from helloword.server.wording import worded

T = TypeVar("T")
_CHOICES: Mapping[str, Sequence[str]] = {"ask_dates": ("dmy", "mdy"), "ask_decimal": ("point", "comma")}


def with_answers(attempt: Callable[[Answers], T], answers: Answers) -> T:
    """What `attempt` makes of the answers; asks for one that is missing and tries again, where there is a terminal."""
    while True:
        try:
            return attempt(answers)
        except FileFormatError as error:
            if error.code not in _CHOICES or not _can_ask():
                raise
            answers = _with(answers, error.code, _asked(error))


def _asked(error: FileFormatError) -> str:
    choices = _CHOICES[error.code]
    _write(worded(error, spoken()) + "\n")
    while True:
        _write(say(error.code, choices=" / ".join(choices)) + " ")
        line = sys.stdin.readline()
        if not line:
            raise typer.Abort
        if line.strip().lower() in choices:
            return line.strip().lower()


def _with(answers: Answers, code: str, answer: str) -> Answers:
    if code == "ask_dates":
        return replace(answers, dates="dmy" if answer == "dmy" else "mdy")
    return replace(answers, decimal="point" if answer == "point" else "comma")


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
