"""`helloword backup` and `helloword restore`: a whole workspace in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helloword.cli.language import say, speak
from helloword.cli.opening import actor, opened
from helloword.cli.options import WorkspaceOption
from helloword.cli.progress import progress
from helloword.cli.running import tell
from helloword.text import LOCALES

BackupArgument = Annotated[Path, typer.Argument(metavar="FILE", help="argument.backup")]


def backup(
    file: BackupArgument,
    force: Annotated[bool, typer.Option("--force", help="option.force")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the workspace to one file."""
    from helloword.backup import back_up

    company = opened(workspace)
    with progress(say("backup.progress")) as report:
        contents = back_up(company, file, report, force=force)
    tell(say("backup.done", file=file, size=_size(file.stat().st_size), lake=contents.lake))
    if not contents.with_key:
        tell(say("backup.no_key"))


def restore(
    file: BackupArgument,
    workspace: Annotated[
        Path,
        typer.Option("--workspace", metavar="DIR", envvar="HELLOWORD_WORKSPACE", help="option.restore_workspace"),
    ],
    state_url: Annotated[str | None, typer.Option("--state-url", metavar="URL", help="option.state_url")] = None,
    lake: Annotated[str | None, typer.Option("--lake", metavar="URL", help="option.restore_lake")] = None,
) -> None:
    """Make a workspace from a backup."""
    from helloword.actions.awaking import stop_what_was_under_way
    from helloword.backup import restore as restored
    from helloword.settings import read_settings

    with progress(say("restore.progress")) as report:
        contents = restored(file, workspace, report, actor(), state_url=state_url, lake=lake)
    speak(next(known for known in LOCALES if known == read_settings(workspace).locale))
    at = f"{contents.at:%Y-%m-%d %H:%M} UTC"
    tell(say("restore.done", name=contents.name, folder=workspace, at=at, lake=contents.lake))
    if stop_what_was_under_way(opened(workspace), say("restore.stopped_because", at=at)):
        tell(say("restore.stopped"))


def _size(count: int) -> str:
    """Bytes as people say them.

    >>> _size(12), _size(2_345_678)
    ('12 B', '2.3 MB')
    """
    for unit, most in (("B", 1e3), ("KB", 1e6), ("MB", 1e9)):
        if count < most:
            return f"{count * 1e3 / most:.1f} {unit}" if unit != "B" else f"{count} B"
    return f"{count / 1e9:.1f} GB"
