"""The command line put together: every noun and verb of `helloword`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword import __version__
from helloword.cli import (
    actions,
    alerts,
    analysis,
    audit,
    boards,
    goals,
    importing,
    kpi,
    mail,
    people,
    purchases,
    reconcile,
    reviews,
    rollups,
    sign_in,
    store,
    surveys,
)
from helloword.cli.backup import BACKUP_EXAMPLE, RESTORE_EXAMPLE, backup, restore
from helloword.cli.demo import EXAMPLE as DEMO_EXAMPLE
from helloword.cli.demo import demo
from helloword.cli.doctor import doctor
from helloword.cli.help import Command, Group
from helloword.cli.init import EXAMPLE as INIT_EXAMPLE
from helloword.cli.init import init
from helloword.cli.serve import serve
from helloword.cli.watch import EXAMPLE as WATCH_EXAMPLE
from helloword.cli.watch import watch

if TYPE_CHECKING:
    from typer._click import Context

ORDER = (
    "demo",
    "init",
    "store",
    "import",
    "watch",
    "kpi",
    "analysis",
    "boards",
    "goals",
    "alerts",
    "actions",
    "purchases",
    "reconcile",
    "reviews",
    "surveys",
    "people",
    "sign-in",
    "mail",
    "serve",
    "rollups",
    "audit",
    "backup",
    "restore",
    "doctor",
)


class Nouns(Group):
    """The commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Names as `--help` lists them."""
        return sorted(super().list_commands(ctx), key=ORDER.index)


app = typer.Typer(cls=Nouns, no_args_is_help=True, help="helloword", rich_markup_mode=None)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"helloword {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", help="option.version", is_eager=True, callback=_print_version)
]


@app.callback(epilog="helloword demo")
def helloword(version: VersionOption = False) -> None:
    """The KPI operating system of a cross-border e-commerce company."""


app.command("demo", cls=Command, help="demo", epilog=DEMO_EXAMPLE)(demo)
app.command("init", cls=Command, help="init", epilog=INIT_EXAMPLE)(init)
app.add_typer(store.app, name="store", help="store")
app.add_typer(importing.app, name="import", help="import")
app.command("watch", cls=Command, help="watch", epilog=WATCH_EXAMPLE)(watch)
app.add_typer(kpi.app, name="kpi", help="kpi")
app.add_typer(analysis.app, name="analysis", help="analysis")
app.add_typer(boards.app, name="boards", help="boards")
app.add_typer(goals.app, name="goals", help="goals")
app.add_typer(alerts.app, name="alerts", help="alerts")
app.add_typer(actions.app, name="actions", help="actions")
app.add_typer(purchases.app, name="purchases", help="purchases")
app.add_typer(reconcile.app, name="reconcile", help="reconcile")
app.add_typer(reviews.app, name="reviews", help="reviews")
app.add_typer(surveys.app, name="surveys", help="surveys")
app.add_typer(people.app, name="people", help="people")
app.add_typer(sign_in.app, name="sign-in", help="sign_in")
app.add_typer(mail.app, name="mail", help="mail")
app.command("serve", cls=Command, help="serve", epilog="helloword serve --workspace my-company --port 8765")(serve)
app.add_typer(rollups.app, name="rollups", help="rollups")
app.add_typer(audit.app, name="audit", help="audit")
app.command("backup", cls=Command, help="backup", epilog=BACKUP_EXAMPLE)(backup)
app.command("restore", cls=Command, help="restore", epilog=RESTORE_EXAMPLE)(restore)
app.command("doctor", cls=Command, help="doctor", epilog="helloword doctor --format json")(doctor)
