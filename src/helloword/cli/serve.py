"""`helloword serve`: the board and the API, on this machine."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import PortOption, WorkspaceOption
from helloword.cli.running import tell
from helloword.server.logs import LogFormat

if TYPE_CHECKING:
    from helloword.workspace import Workspace

HOST, PORT = "127.0.0.1", 8765


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="option.host")] = HOST,
    port: PortOption = PORT,
    log_format: Annotated[LogFormat, typer.Option("--log-format", help="option.log_format")] = "text",
    workspace: WorkspaceOption = None,
) -> None:
    """Serve the board and the API until Ctrl-C."""
    serve_until_stopped(opened(workspace), host, port, log_format)


def serve_until_stopped(workspace: Workspace, host: str, port: int, log_format: LogFormat = "text") -> None:
    """Serve `workspace`, saying where once it answers."""
    from helloword.server.running import serve as run
    from helloword.server.web_app import NOT_BUILT, is_built

    if not is_built():
        from helloword.cli.language import shown

        tell(shown(NOT_BUILT))
    run(workspace, host, port, lambda url: _tell_ready(workspace, url, log_format), log_format=log_format)


def _tell_ready(workspace: Workspace, url: str, log_format: LogFormat) -> None:
    """Where the board is and, as long as nobody signs in, the link that makes the owner, which no log may hold."""
    if log_format == "json":
        return
    from helloword.access import owner_link
    from helloword.errors import InputError

    tell(say("serve.ready", name=workspace.settings.name, url=url))
    with suppress(InputError):  # refused where somebody signs in already
        tell(say("serve.owner", url=f"{url}/join#{owner_link(workspace)}"))
