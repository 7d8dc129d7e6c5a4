"""What a platform's SKU stands for, and how its money is split (edge 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.oracle.reference.company import Company


@dataclass(frozen=True)
class Piece:
    """A company SKU within one unit of a platform's; `sku` is None where a row has none."""

    sku: str | None
    per: int = 1


NO_SKU = (Piece(None),)


def pieces(company: Company, store: str, platform_sku: str) -> tuple[Piece, ...]:
    """The company SKUs behind a platform's: the store's own map wins over the company's, without a map it is itself."""
    rows = [row for row in company.sku_map if row.platform_sku == platform_sku]
    chosen = [row for row in rows if row.store == store] or [row for row in rows if not row.store]
    return tuple(Piece(row.sku, row.quantity) for row in chosen) or (Piece(platform_sku),)


def share(company: Company, every: tuple[Piece, ...], some: tuple[Piece, ...], day: date, currency: str) -> Fraction:
    """The part of a row's money that belongs to `some` of its pieces: by landed cost, by units where none is known."""
    if some == every:
        return Fraction(1)
    weights = {piece: _weight(company, piece, day, currency) for piece in every}
    if sum(weights.values()) == 0:
        weights = {piece: Fraction(piece.per) for piece in every}
    return sum((weights[piece] for piece in some), Fraction(0)) / sum(weights.values())


def _weight(company: Company, piece: Piece, day: date, currency: str) -> Fraction:
    return unit_cost(company, piece.sku, day, currency) * piece.per


def unit_cost(company: Company, sku: str | None, day: date, currency: str) -> Fraction:
    """Landed cost of one unit on `day`; an unknown one counts as zero."""
    cost = company.landed(sku, day) if sku else None
    return company.rates.convert(cost.landed, cost.currency, day, currency) if cost else Fraction(0)
