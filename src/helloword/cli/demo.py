"""`helloword demo`: a believable small company to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helloword.cli.language import say
from helloword.cli.options import PortOption
from helloword.cli.progress import progress
from helloword.cli.running import tell
from helloword.cli.serve import HOST, PORT, serve_until_stopped

EXAMPLE = """helloword demo
helloword demo /tmp/demo-company --no-serve"""
FOLDER = "demo-company"


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="argument.demo")] = Path(FOLDER),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="option.no_serve")] = False,
    port: PortOption = PORT,
) -> None:
    """Make the demo company, then serve its board."""
    from helloword.demo.birth import current_day
    from helloword.demo.build import build
    from helloword.workspace import Workspace

    tell(say("demo.building", folder=folder))
    with progress(say("demo.progress")) as report:
        build(folder, current_day(), report)
    tell(say("demo.tour", folder=folder))
    if not no_serve:
        serve_until_stopped(Workspace.open(folder), HOST, port)
