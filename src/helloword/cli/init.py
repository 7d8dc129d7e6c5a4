"""`helloword init`: a workspace for a company."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helloword.cli.language import say, speak, spoken
from helloword.cli.running import tell
from helloword.text import LOCALES


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="argument.folder")],
    name: Annotated[str, typer.Option("--name", metavar="N", help="option.name")],
    currency: Annotated[str, typer.Option("--currency", metavar="C", help="option.company_currency")],
    timezone: Annotated[str, typer.Option("--timezone", metavar="Z", help="option.company_timezone")],
    locale: Annotated[str | None, typer.Option("--locale", metavar="zh-CN|en", help="option.locale")] = None,
    lake: Annotated[str | None, typer.Option("--lake", metavar="URL", help="option.lake")] = None,
) -> None:
    """Make a workspace."""
    from helloword.workspace import Workspace

    made = Workspace.create(
        folder, name=name, currency=currency, timezone=timezone, locale=locale or spoken(), lake_url=lake
    )
    speak(next(known for known in LOCALES if known == made.settings.locale))
    tell(say("init.done", folder=folder))
