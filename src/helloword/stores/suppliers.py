"""Suppliers as the lake knows them, and how their orders reach them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlglot import exp

from helloword.audit import Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.company import ground_of
from helloword.mail.account import is_address
from helloword.sealing import sealed, unsealed
from helloword.stores.tables import SupplierContactRow
from helloword.text import LOCALES
from helloword.workspace import Workspace

PURPOSE = "supplier contact"


@dataclass(frozen=True)
class Supplier:
    """A supplier; days and units are None where nobody has said them."""

    id: str
    name: str
    lead_time_days: int | None
    moq: int | None
    currency: str | None


@dataclass(frozen=True)
class Contact:
    """Where a supplier's orders go, and in which language."""

    email: str
    locale: str


def suppliers(workspace: Workspace, as_of: int | None = None) -> Mapping[str, Supplier]:
    """Every supplier by id, in the newest data or in an earlier version."""
    query = exp.select("supplier", "name", "lead_time_days", "moq", "currency").from_("suppliers").order_by("supplier")
    rows = ground_of(workspace, as_of).engine.run(query, {}).to_pylist()
    return {row["supplier"]: Supplier(*row.values()) for row in rows}


def set_contact(workspace: Workspace, supplier: str, email: str, locale: str) -> Contact:
    """Keep where a supplier's orders are mailed to; raises UnknownNameError or InputError for what there is not."""
    known = suppliers(workspace)
    if supplier not in known:
        raise UnknownNameError("supplier", supplier, known, code="unknown_supplier")
    if not is_address(email):
        raise InputError(f'"{email}" is not an e-mail address.', code="bad_email", email=email)
    if locale not in LOCALES:
        raise UnknownNameError("language", locale, LOCALES, code="unknown_locale")
    hidden = sealed(workspace, email, PURPOSE)
    with workspace.state.write() as session:
        session.merge(SupplierContactRow(supplier=supplier, email=hidden, locale=locale, at=datetime.now(UTC)))
        record(session, workspace.actor, "supplier.contact_set", Subject("supplier", supplier), {"locale": locale})
    return Contact(email, locale)


def contact(workspace: Workspace, supplier: str) -> Contact | None:
    """Where a supplier's orders go; None when nobody has said it."""
    with workspace.state.read() as session:
        row = session.get(SupplierContactRow, supplier)
    return Contact(unsealed(workspace, row.email, PURPOSE), row.locale) if row else None


def no_contact(supplier: str) -> InputError:
    """What is said where an order should be mailed and nobody has said where to."""
    return InputError(
        f"Nobody has said where orders to {supplier} are mailed. Set it: helloword purchases contact {supplier} --email "
        "ADDRESS; then let the action go on: helloword actions run --again ID.",
        code="no_contact", supplier=supplier,
    )  # fmt: skip


def supplier_of_skus(workspace: Workspace) -> Mapping[str, str]:
    """The supplier of each SKU that has one."""
    query = exp.select("sku", "supplier").from_("products").where(exp.column("supplier").is_(exp.null()).not_())
    return {row["sku"]: row["supplier"] for row in ground_of(workspace).engine.run(query, {}).to_pylist()}
