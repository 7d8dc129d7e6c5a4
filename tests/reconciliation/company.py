"""Companies of a few rows that can be counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from helloword.audit import Actor
from helloword.lake.importing import import_file
from helloword.reconciliation.declared import Report
from helloword.reconciliation.definition import Definition
from helloword.reconciliation.finding import Finding
from helloword.reconciliation.official import Wanted
from helloword.reconciliation.reconciling import ALL, reconcile
from helloword.text import Text
from helloword.workspace import Workspace

START, END = date(2026, 5, 1), date(2026, 5, 31)
ORDERS = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,tax,currency"
REFUNDS = "refund_id,order_id,line_id,sku,refunded_at,quantity,amount,currency"
OFFICIAL = "report,start,end,measure,sku,amount,currency"


class Company:
    """A workspace and the ways in which data lands in it."""

    def __init__(self, folder: Path, state_url: str | None = None, **store: str) -> None:
        self.workspace = Workspace.create(
            folder / "company", name="Acme", currency="EUR", timezone="Asia/Shanghai", state_url=state_url,
            actor=Actor("cli:wu"),
        )  # fmt: skip
        facts = {"platform": "shop", "marketplace": "DE", "currency": "EUR", "timezone": "Europe/Berlin"} | store
        self.workspace.add_store("eu", **facts)  # type: ignore[arg-type]
        self._folder, self._files = folder, 0

    def land(self, fact: str, header: str, *rows: str) -> int:
        """Import rows of a general kind; the number of the import."""
        return self.text(fact, "\n".join([header, *rows]) + "\n")

    def text(self, fact: str, text: str) -> int:
        """Import a file's text."""
        self._files += 1
        path = self._folder / f"{fact}-{self._files}.csv"
        path.write_text(text, encoding="utf-8")
        of_company = fact in ("fx", "sku_map", "costs", "products")
        result = import_file(self.workspace, path, store=None if of_company else "eu", kind=f"general.{fact}")
        assert result.rejected == 0
        return result.import_id

    def says(self, measure: str, amount: str, *, report: str = "theirs", sku: str = "", currency: str = "") -> None:
        """The platform's report of May says so."""
        self.land("official", OFFICIAL, f"{report},{START},{END},{measure},{sku},{amount},{currency}")

    def found(self, wanted: Wanted = ALL) -> Finding:
        """The one finding there is."""
        (found,) = reconcile(self.workspace, wanted)
        return found


def declared(name: str = "theirs", **conventions: str) -> Mapping[str, Report]:
    """One report that means so."""
    return {name: Report(name, Text(name, name), Definition(**conventions))}


def causes(found: Finding) -> dict[str, Decimal]:
    """Those that explain something."""
    return {str(cause): amount for cause, amount in found.causes.items() if amount}
