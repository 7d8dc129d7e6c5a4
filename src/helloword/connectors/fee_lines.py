"""What fees of payment reports share: whose they are, when they were posted, and ids that come out alike each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helloword.connectors.kind import Output
from helloword.connectors.pieces import Whole


@dataclass(frozen=True)
class FeeLines:
    """SQL over a report's columns for what is the same of all fees that one of its rows is made of.

    Attributes:
        named_by: what tells a row from the others; rows that are alike in all of it are numbered.
        posted: stem of the moment it was posted at.
    """

    named_by: tuple[str, ...]
    posted: str
    order_id: str
    currency: str
    sku: str = "NULL"

    @property
    def numbered(self) -> Mapping[str, str]:
        """The step `nth` that tells rows apart which are alike."""
        return Whole(self.named_by, nth="nth").numbered

    def id(self, *parts: str) -> str:
        """SQL of an id; `parts` stand at its end and name the fee within the row.

        >>> FeeLines(("a", "b"), "Date", "o", "c").id("'fee'")
        "CONCAT_WS('|', a, b, CASE WHEN nth > 1 THEN nth END, 'fee')"
        """
        return f"CONCAT_WS('|', {', '.join((*self.named_by, 'CASE WHEN nth > 1 THEN nth END', *parts))})"

    def fee(self, name: str, type: str, amount: str, where: str, stacked: tuple[str, ...] = ()) -> Output:
        """One of the row's fees; `name` is SQL that ends its id."""
        return Output(
            table="fees",
            where=where,
            stacked=stacked,
            columns={
                "store": "store",
                "fee_id": self.id(name),
                "posted_at": f'"{self.posted}_at"',
                "posted_day": f'"{self.posted}_day"',
                "order_id": self.order_id,
                "sku": self.sku,
                "type": type,
                "amount": amount,
                "currency": self.currency,
            },
        )

    def refund(self, amount: str, where: str, quantity: str = "0") -> Output:
        """The refund that the row tells of; its id is the row's."""
        return Output(
            table="refunds",
            where=where,
            columns={
                "store": "store",
                "refund_id": self.id(),
                "order_id": self.order_id,
                "sku": self.sku,
                "refunded_at": f'"{self.posted}_at"',
                "refunded_day": f'"{self.posted}_day"',
                "quantity": quantity,
                "amount": amount,
                "currency": self.currency,
            },
        )
