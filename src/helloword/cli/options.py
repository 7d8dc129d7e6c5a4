"""Arguments and options that several commands share."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from helloword.cli.language import say

Format = Literal["table", "json", "csv"]

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", envvar="HELLOWORD_WORKSPACE", help="option.workspace"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="option.format")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="option.reason")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="option.from")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="option.to")]
CurrencyOption = Annotated[str | None, typer.Option("--currency", metavar="C", help="option.in_currency")]
AsOfOption = Annotated[int | None, typer.Option("--as-of", metavar="VERSION", help="option.as_of")]
PortOption = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="option.port")]

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Calendars of weeks and windows of days reach beyond what is asked, so what is asked keeps off the calendar's ends."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2026-01-31


def day(option: str, text: str | None) -> date | None:
    """The day that an option names; wrong usage when it names none."""
    if text is None:
        return None
    try:
        named = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        named = None
    if named is None:
        raise typer.BadParameter(say("usage.day", value=text), param_hint=option)
    if not FIRST_YEAR <= named.year <= LAST_YEAR:
        raise typer.BadParameter(say("usage.far", value=text), param_hint=option)
    return named
