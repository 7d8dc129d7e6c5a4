"""`helloword purchases`: purchase orders from draft to inspection, and where suppliers are reached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown, spoken
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption, day
from helloword.cli.printing import print_json, print_rows, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
PurchaseArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.purchase")]
LineOption = Annotated[int, typer.Option("--line", metavar="N", min=1, help="option.purchase_line")]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="option.purchase_on")]
_LISTED = ("id", "supplier", "status", "units", "total", "currency", "sent_on", "promised_on")
_LINES = (
    "number",
    "sku",
    "store",
    "quantity",
    "unit_cost",
    "promised_on",
    "received",
    "received_on",
    "inspected",
    "passed",
)


@app.command("list", cls=Command, help="purchases.list", epilog="helloword purchases list --status sent")
def list_purchases(
    status: Annotated[
        Literal["draft", "sent", "partly_received", "received", "inspected", "cancelled"] | None,
        typer.Option("--status", help="option.purchase_status"),
    ] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Purchase orders, the newest first."""
    from helloword.server.action_answers import purchase_json
    from helloword.stores.purchasing import purchases

    objects = [purchase_json(each) for each in purchases(opened(workspace), status)]
    if not objects and format == "table":
        return tell(say("purchases.none"))
    rows = [{**told, "status": say(f"purchases.status.{told['status']}")} for told in objects]
    columns = [Column(n, say(f"column.{n}"), number=n in ("units", "total"), whole=n == "id") for n in _LISTED]
    return print_rows(columns, rows if format == "table" else objects, format, objects=list(objects))


@app.command("show", cls=Command, help="purchases.show", epilog="helloword purchases show HW-00001")
def show(id: PurchaseArgument, workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """One order with its lines."""
    from helloword.server.action_answers import purchase_json
    from helloword.stores.purchasing import the_purchase

    purchase = the_purchase(opened(workspace), id)
    told = purchase_json(purchase)
    if format != "table":
        return print_json(told)
    tell(
        f"{purchase.id} · {purchase.supplier} · {say(f'purchases.status.{purchase.status}')} · {told['total']} {purchase.currency}"
    )
    lines: list[dict[str, Json]] = [
        {
            "number": line.number, "sku": line.ordered.sku, "store": line.ordered.store, "quantity": line.ordered.quantity,
            "unit_cost": str(line.ordered.unit_cost), "promised_on": line.ordered.promised_on.isoformat(),
            "received": line.received, "received_on": line.received_on.isoformat() if line.received_on else None,
            "inspected": line.inspected, "passed": line.passed, "why": shown(line.ordered.reason),
        }
        for line in purchase.lines
    ]  # fmt: skip
    return print_table(
        [Column(n, say(f"column.{n}"), spare=n == "why", wraps=n == "why") for n in (*_LINES, "why")], lines
    )


@app.command("export", cls=Command, help="purchases.export", epilog="helloword purchases export HW-00001 order.pdf")
def export(
    id: PurchaseArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf|FILE.xlsx", help="argument.purchase_file")],
    workspace: WorkspaceOption = None,
) -> None:
    """The order as a PDF or a workbook."""
    from helloword.errors import InputError
    from helloword.stores.papers import as_pdf, as_xlsx
    from helloword.stores.purchasing import the_purchase

    company = opened(workspace)
    purchase = the_purchase(company, id)
    made = {".pdf": as_pdf, ".xlsx": as_xlsx}.get(file.suffix.lower())
    if made is None:
        raise InputError(f"{file} ends neither in .pdf nor in .xlsx.", code="bad_ending", path=str(file))
    file.write_bytes(made(company, purchase, spoken()))
    tell(say("purchases.written", file=str(file)))


@app.command("sent", cls=Command, help="purchases.sent", epilog="helloword purchases sent HW-00001 --on 2026-11-26")
def sent(id: PurchaseArgument, on: OnOption = None, workspace: WorkspaceOption = None) -> None:
    """Note that the supplier has the order."""
    from helloword.stores.purchasing import mark_sent

    company = opened(workspace)
    mark_sent(company, id, day("--on", on) or company.today)
    _told(company, id)


@app.command(
    "receive",
    cls=Command,
    help="purchases.receive",
    epilog="helloword purchases receive HW-00001 --line 1 --quantity 120",
)
def receive(
    id: PurchaseArgument,
    line: LineOption,
    quantity: Annotated[int, typer.Option("--quantity", metavar="N", min=0, help="option.purchase_received")],
    on: OnOption = None,
    short: Annotated[bool, typer.Option("--short", help="option.purchase_short")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Note how much of a line has come in all."""
    from helloword.stores.purchasing import receive

    company = opened(workspace)
    receive(company, id, line, quantity, day("--on", on) or company.today, short=short)
    _told(company, id)


@app.command(
    "inspect",
    cls=Command,
    help="purchases.inspect",
    epilog="helloword purchases inspect HW-00001 --line 1 --inspected 20 --passed 19",
)
def inspect(
    id: PurchaseArgument,
    line: LineOption,
    inspected: Annotated[int, typer.Option("--inspected", metavar="N", min=1, help="option.purchase_inspected")],
    passed: Annotated[int, typer.Option("--passed", metavar="N", min=0, help="option.purchase_passed")],
    workspace: WorkspaceOption = None,
) -> None:
    """Note what an inspection found."""
    from helloword.stores.purchasing import inspect

    company = opened(workspace)
    inspect(company, id, line, inspected, passed)
    _told(company, id)


@app.command(
    "cancel", cls=Command, help="purchases.cancel", epilog='helloword purchases cancel HW-00001 --reason "too late"'
)
def cancel(id: PurchaseArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Call an order off of which nothing has come."""
    from helloword.stores.purchasing import cancel

    company = opened(workspace)
    cancel(company, id, reason)
    _told(company, id)


@app.command(
    "contact",
    cls=Command,
    help="purchases.contact",
    epilog="helloword purchases contact S03 --email li@example.com --locale zh-CN",
)
def contact(
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="argument.supplier")],
    email: Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help="option.supplier_email")] = None,
    locale: Annotated[Literal["zh-CN", "en"], typer.Option("--locale", help="option.supplier_locale")] = "zh-CN",
    workspace: WorkspaceOption = None,
) -> None:
    """Where a supplier's orders are mailed to; shown when no address is given."""
    from helloword.stores.suppliers import contact, set_contact

    company = opened(workspace)
    kept = set_contact(company, supplier, email, locale) if email else contact(company, supplier)
    tell(f"{supplier}: {kept.email} ({kept.locale})" if kept else say("purchases.no_contact", supplier=supplier))


def _told(company: Workspace, id: str) -> None:
    """Tell the lake, and say where the order stands."""
    from helloword.stores.purchasing import the_purchase
    from helloword.stores.telling import tell_lake

    tell_lake(company)
    tell(f"{id}: {say(f'purchases.status.{the_purchase(company, id).status}')}")
