"""The company's stores: facts that every imported row of theirs is read with."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from helloword.errors import InputError, UnknownNameError
from helloword.money import currency_code
from helloword.settings import check_timezone
from helloword.state.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Prices = Literal["tax-excluded", "tax-included"]
PRICES: tuple[Prices, ...] = ("tax-excluded", "tax-included")

_ALL = "SELECT id, platform, marketplace, currency, timezone, region, opened, prices FROM stores ORDER BY id"
_Facts = tuple[str, str, str, str, str, str | None, date | str | None, str]
# Ids stand in `--where store=eu,us`, so they hold no comma, space or equals sign.
_ID = re.compile(r"\w[\w.-]{0,63}")


@dataclass(frozen=True)
class Store:
    """One shop on one marketplace."""

    id: str
    platform: str
    marketplace: str
    currency: str
    timezone: str
    region: str | None = None
    opened: date | None = None
    prices: Prices = "tax-excluded"

    @property
    def prices_include_tax(self) -> bool:
        """Whether the platform's reports state prices with tax in them."""
        return self.prices == "tax-included"

    def facts(self) -> dict[str, str | None]:
        """All of it but the id, as text."""
        return {name: str(value) if value else None for name, value in asdict(self).items() if name != "id"}

    def checked(self) -> Store:
        """The same store once all its facts are ones that can be used; raises InputError otherwise."""
        if not _ID.fullmatch(self.id):
            raise InputError(
                f'"{self.id}" cannot be a store id; use letters, digits, "_", "-" and ".", such as eu or shop-us.',
                code="bad_store_id",
            )
        if self.prices not in PRICES:
            raise UnknownNameError("way to state prices", self.prices, PRICES, code="unknown_prices")
        for what, value in (("platform", self.platform), ("marketplace", self.marketplace)):
            if not value.strip():
                raise InputError(f'Store "{self.id}" needs a {what}: --{what}.', code="store_incomplete")
        return Store(
            self.id,
            self.platform.strip(),
            self.marketplace.strip(),
            currency_code(self.currency),
            check_timezone(self.timezone),
            (self.region or "").strip() or None,
            self.opened,
            self.prices,
        )


def all_stores(database: Database) -> tuple[Store, ...]:
    """Every store, in the order of ids."""
    return tuple(_store(*cast(_Facts, row)) for row in database.rows(_ALL))


def add_store(session: Session, wanted: Store) -> bool:
    """Keep a checked store, and say whether it is new; the same facts again change nothing, others are refused."""
    from helloword.state.tables import StoreRow

    row = session.get(StoreRow, wanted.id)
    if row is None:
        session.add(StoreRow(**asdict(wanted)))
        return True
    there = _store(
        row.id, row.platform, row.marketplace, row.currency, row.timezone, row.region, row.opened, row.prices
    )
    if there != wanted:
        raise InputError(_differences(there, wanted), code="store_differs")
    return False


def _store(
    id: str, platform: str, marketplace: str, currency: str, timezone: str, region: str | None,
    opened: date | str | None, prices: str,
) -> Store:  # fmt: skip
    return Store(
        id, platform, marketplace, currency, timezone, region, date.fromisoformat(str(opened)) if opened else None,
        "tax-included" if prices == "tax-included" else "tax-excluded",
    )  # fmt: skip


def _differences(there: Store, wanted: Store) -> str:
    old, new = vars(there), vars(wanted)
    parts = [
        f"{name} is {old[name] or 'not set'}, not {new[name] or 'not set'}" for name in old if old[name] != new[name]
    ]
    return (
        f'There is already a store "{there.id}", and its {"; its ".join(parts)}. '
        "A store's facts stay as they are, because imported rows were read with them; choose another id."
    )
