"""`helloword sign-in`: the providers of identity by which people come in (OpenID Connect)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.serve import HOST, PORT
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
_SHOWN = ("id", "name", "issuer", "client_id", "domains", "lets_in", "way_back")

ADD_EXAMPLE = """helloword sign-in add google --name Google --issuer https://accounts.google.com \\
    --client-id 123.apps.googleusercontent.com --domain example.com < client-secret.txt"""
ProviderArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.provider")]
DomainOption = Annotated[list[str] | None, typer.Option("--domain", metavar="D", help="option.provider_domain")]


@app.command("list", cls=Command, help="sign_in.list", epilog="helloword sign-in list")
def list_providers(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every provider, without its secret."""
    from helloword.access.oidc import providers

    company = opened(workspace)
    rows: list[dict[str, Json]] = [
        {
            "id": p.id, "name": p.name, "issuer": p.issuer, "client_id": p.client_id, "domains": " ".join(p.domains),
            "lets_in": p.role, "way_back": _way_back(company, p.id),
        }
        for p in providers(company)
    ]  # fmt: skip
    if not rows and format == "table":
        return tell(say("sign_in.none"))
    columns = [Column(n, say(f"column.{n}"), whole=n == "id", spare=n in ("client_id", "domains")) for n in _SHOWN]
    return print_rows(columns, rows, format)


@app.command("add", cls=Command, help="sign_in.add", epilog=ADD_EXAMPLE)
def add(
    id: ProviderArgument,
    name: Annotated[str, typer.Option("--name", metavar="N", help="option.provider_name")],
    issuer: Annotated[str, typer.Option("--issuer", metavar="URL", help="option.issuer")],
    client_id: Annotated[str, typer.Option("--client-id", metavar="C", help="option.client_id")],
    domain: DomainOption = None,
    let_in: Annotated[str | None, typer.Option("--let-in", metavar="ROLE", help="option.let_in")] = None,
    department: Annotated[str | None, typer.Option("--department", metavar="D", help="option.let_in_to")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add or replace a provider; its secret is read from the terminal or from standard input, never from the command line."""
    from helloword.access.oidc import Provider, set_provider
    from helloword.access.oidc.discovery import discover, keys_of

    company = opened(workspace)
    wanted = Provider(id, name, issuer, client_id, tuple(domain or ()), let_in, department).checked()
    keys_of(discover(wanted.issuer, again=True), None, again=True)
    secret = typer.prompt(say("sign_in.secret"), hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.read()
    kept = set_provider(company, wanted, str(secret))
    tell(say("sign_in.added", name=kept.name))
    print(_way_back(company, kept.id))


@app.command("test", cls=Command, help="sign_in.test", epilog="helloword sign-in test google")
def try_out(id: ProviderArgument, workspace: WorkspaceOption = None) -> None:
    """Ask a provider for what it says of itself."""
    from helloword.access.oidc import the_provider
    from helloword.access.oidc.discovery import discover, keys_of
    from helloword.access.oidc.providers import secret_of

    company = opened(workspace)
    provider = the_provider(company, id)
    secret_of(company, id)
    keys = keys_of(discover(provider.issuer, again=True), None, again=True)
    tell(say("sign_in.tested", name=provider.name, keys=len(keys)))
    print(_way_back(company, id))


@app.command("remove", cls=Command, help="sign_in.remove", epilog="helloword sign-in remove google")
def remove(id: ProviderArgument, workspace: WorkspaceOption = None) -> None:
    """Let nobody in by a provider any more."""
    from helloword.access.oidc import remove_provider

    stranded = remove_provider(opened(workspace), id)
    tell(say("sign_in.removed", id=id))
    if stranded:
        tell(say("sign_in.stranded", people=", ".join(stranded)))


def _way_back(company: Workspace, id: str) -> str:
    """The address that is registered at the provider."""
    return f"{company.settings.server_url or f'http://{HOST}:{PORT}'}/sign-in/{id}"
