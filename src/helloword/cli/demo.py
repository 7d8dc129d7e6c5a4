"""`helloword demo`: a believable small company to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helloword.cli.language import say, shown
from helloword.cli.options import PortOption
from helloword.cli.progress import progress
from helloword.cli.running import tell
from helloword.cli.serve import HOST, PORT, serve_until_stopped

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
    _tell_tour(folder, None if no_serve else f"http://{HOST}:{port}")
    if not no_serve:
        serve_until_stopped(Workspace.open(folder), HOST, port)


def _tell_tour(folder: Path, address: str | None) -> None:
    """What to look at and why: pages where they are served, else commands."""
    from helloword.demo.birth import born_on, current_day
    from helloword.demo.tour import stations, stops
    from helloword.demo.truth import read_truth
    from helloword.workspace import Workspace

    def place(page: str, command: str) -> str:
        return f"{address}{page}" if address else f"{command} --workspace {folder}"

    tell(say("demo.tour", folder=folder))
    for number, stop in enumerate(stops(read_truth(folder), born_on(folder, current_day())), 1):
        tell(f"{number:>3}. {shown(stop.text)}\n     {place(stop.page, stop.command)}")
    tell(say("demo.loop"))
    for station in stations(Workspace.open(folder)):
        tell(f"   - {shown(station.text)}\n     {place(station.page, station.command)}")
    if address is None:
        tell(f"     helloword serve --workspace {folder}")
