"""The command line put together: every noun and verb of `helloword`."""

from __future__ import annotations

from collections.abc import Collection
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Annotated

import typer

from helloword import __version__
from helloword.cli.help import Command, Group

if TYPE_CHECKING:
    from typer._click import Context

NOUNS = {
    "demo": "demo:demo",
    "init": "init:init",
    "store": "store:app",
    "import": "importing:app",
    "watch": "watch:watch",
    "kpi": "kpi:app",
    "analysis": "analysis:app",
    "boards": "boards:app",
    "goals": "goals:app",
    "alerts": "alerts:app",
    "actions": "actions:app",
    "purchases": "purchases:app",
    "reconcile": "reconcile:app",
    "reviews": "reviews:app",
    "surveys": "surveys:app",
    "people": "people:app",
    "sign-in": "sign_in:app",
    "mail": "mail:app",
    "serve": "serve:serve",
    "rollups": "rollups:app",
    "audit": "audit:app",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "doctor": "doctor:doctor",
}
"""Where each noun is, within this room, in the order in which a newcomer meets them."""

EXAMPLES = {
    "demo": """helloword demo
helloword demo /tmp/demo-company --no-serve""",
    "init": 'helloword init my-company --name "Lumora Home" --currency CNY --timezone Asia/Shanghai --locale zh-CN',
    "watch": """helloword watch reports
helloword watch reports --once --workspace my-company""",
    "serve": "helloword serve --workspace my-company --port 8765",
    "backup": "helloword backup monday.backup --workspace my-company",
    "restore": "helloword restore monday.backup --workspace my-company-again",
    "doctor": "helloword doctor --format json",
}
"""How those are written that have no verbs."""


class Nouns(Group):
    """The commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Names as `--help` lists them."""
        return sorted(super().list_commands(ctx), key=list(NOUNS).index)


def app_of(nouns: Collection[str] = NOUNS) -> typer.Typer:
    """The command line with `nouns` alone: loading and putting together all of them takes a tenth of a second."""
    app = typer.Typer(cls=Nouns, no_args_is_help=True, help="helloword", rich_markup_mode=None)
    app.callback(epilog="helloword demo")(helloword)
    for noun in nouns:
        found = resolve_name(f"helloword.cli.{NOUNS[noun]}")
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=noun, help=noun)
        else:
            app.command(noun, cls=Command, help=noun, epilog=EXAMPLES[noun])(found)
    return app


def _print_version(asked: bool) -> None:
    if asked:
        print(f"helloword {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", help="option.version", is_eager=True, callback=_print_version)
]


def helloword(version: VersionOption = False) -> None:
    """The KPI operating system of a cross-border e-commerce company."""
