"""`helloword store`: the company's stores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption, day
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json
    from helloword.state.stores import Store

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
_SHOWN = ("id", "platform", "marketplace", "region", "currency", "timezone", "opened", "prices")
_WHOLE = ("id", "currency", "prices")

ADD_EXAMPLE = """helloword store add eu --platform amazon --marketplace DE --region EU --currency EUR \\
    --timezone Europe/Berlin --prices tax-included"""


@app.command("add", cls=Command, help="store.add", epilog=ADD_EXAMPLE)
def add(
    id: Annotated[str, typer.Argument(metavar="ID", help="argument.store")],
    platform: Annotated[str, typer.Option("--platform", metavar="P", help="option.platform")],
    marketplace: Annotated[str, typer.Option("--marketplace", metavar="M", help="option.marketplace")],
    currency: Annotated[str, typer.Option("--currency", metavar="C", help="option.store_currency")],
    timezone: Annotated[str, typer.Option("--timezone", metavar="Z", help="option.store_timezone")],
    region: Annotated[str | None, typer.Option("--region", metavar="R", help="option.region")] = None,
    since: Annotated[str | None, typer.Option("--opened", metavar="DATE", help="option.opened")] = None,
    prices: Annotated[
        Literal["tax-excluded", "tax-included"], typer.Option("--prices", help="option.prices")
    ] = "tax-excluded",
    workspace: WorkspaceOption = None,
) -> None:
    """Add a store."""
    opening = day("--opened", since)
    store = opened(workspace).add_store(id, platform, marketplace, currency, timezone, region, opening, prices)
    tell(say("store.added", id=store.id, currency=store.currency, timezone=store.timezone))


@app.command("list", cls=Command, help="store.list", epilog="helloword store list --format json")
def list_stores(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every store."""
    rows = [_row(store) for store in opened(workspace).stores()]
    if not rows and format == "table":
        tell(say("store.none"))
    else:
        columns = [Column(n, say(f"column.{n}"), whole=n in _WHOLE, spare=n in ("region", "opened")) for n in _SHOWN]
        print_rows(columns, rows, format)


def _row(store: Store) -> dict[str, Json]:
    return {
        "id": store.id,
        "platform": store.platform,
        "marketplace": store.marketplace,
        "region": store.region,
        "currency": store.currency,
        "timezone": store.timezone,
        "opened": store.opened.isoformat() if store.opened else None,
        "prices": store.prices,
    }
