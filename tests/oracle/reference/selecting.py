"""Which rows, and which parts of them, belong to a slice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from tests.oracle.reference import facts as f
from tests.oracle.reference.bundles import NO_SKU, Piece, pieces, share
from tests.oracle.reference.company import Company, Order
from tests.oracle.reference.dims import NONE, OF_PRODUCT, Aftersale, Row, lines_behind, order_pieces, value
from tests.oracle.reference.periods import Period

R = TypeVar("R", bound=Row, covariant=True)


@dataclass(frozen=True)
class Hit(Generic[R]):
    """A row of which at least one piece is in the slice.

    `every` and `some` are its pieces and those in the slice; `sign` is -1 for a part taken off a total.
    """

    row: R
    every: tuple[Piece, ...]
    some: tuple[Piece, ...]
    by_product: bool
    sign: int = 1

    @property
    def goods(self) -> int:
        """Units of goods in one unit of the row, for stock: always the components."""
        return sum(piece.per for piece in self.some) * self.sign

    @property
    def units(self) -> int:
        """Units in one unit of the row: a bundle counts as itself unless products are told apart."""
        return self.goods if self.by_product else self.sign


@dataclass(frozen=True)
class View:
    """One cell of an answer: a period, the values kept of each dimension, a currency."""

    company: Company
    period: Period
    currency: str
    keep: Mapping[str, frozenset[str]]

    @property
    def by_product(self) -> bool:
        """Whether products are told apart, so that bundles count as their components."""
        return bool(OF_PRODUCT & self.keep.keys())

    @property
    def whole(self) -> View:
        """The same without any slice."""
        return replace(self, keep={})

    def without(self, dim: str) -> View:
        """The same, not told apart by `dim`."""
        return replace(self, keep={name: kept for name, kept in self.keep.items() if name != dim})

    def keeps(self, row: Row, piece: Piece) -> bool:
        """Whether the piece of the row is in the slice."""
        return all(value(self.company, row, piece, dim) in kept for dim, kept in self.keep.items())

    @property
    def keeps_unallocated(self) -> bool:
        """Whether the slice is the one of rows without any of its dimensions."""
        return all(NONE in kept for kept in self.keep.values())

    def hits(self, rows: Iterable[R]) -> Iterator[Hit[R]]:
        """The rows, or parts of them, that are in the slice."""
        for row in rows:
            yield from self._hits(row, pieces_of(self.company, row))

    def seen(self, rows: Iterable[R]) -> Iterator[Hit[R]]:
        """The same for what is counted by looks: those at a bundle are not looks at its components."""
        for row in rows:
            yield from self._hits(row, listing_of(self.company, row))

    def _hits(self, row: R, pieces: tuple[Piece, ...]) -> Iterator[Hit[R]]:
        for sign, every in self._variants(row, pieces):
            some = tuple(piece for piece in every if self.keeps(row, piece))
            if some:
                yield Hit(row, every, some, self.by_product, sign)

    def _variants(self, row: Row, pieces: tuple[Piece, ...]) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        if not isinstance(row, f.Ad | f.Visit) or not has_total_and_parts(self.company, row):
            yield 1, pieces
        elif not row.sku:
            yield 1, NO_SKU
        elif self.by_product:
            yield 1, pieces
            yield -1, NO_SKU

    def money(self, hit: Hit[Row], amount: Fraction, currency: str, day: date) -> Fraction:
        """A row's amount, as much of it as is in the slice, in the view's currency at the rate of its day."""
        part = share(self.company, hit.every, hit.some, day, self.currency)
        return self.company.rates.convert(amount, currency, day, self.currency) * part * hit.sign

    def lines(self, days: tuple[date, date] | None = None) -> list[Hit[f.Line]]:
        """Order lines left in, ordered from one day to another (without: in the period)."""
        first, last = days or (self.period.first, self.period.until)
        return list(self.hits(x for x in self.company.lines if x.left_in and first <= x.ordered.day <= last))

    def has(self, order: Order, lines: Iterable[f.Line]) -> bool:
        """Whether any of these lines of an order is in the slice."""
        return any(True for _ in self.hits(lines))


def pieces_of(company: Company, row: Row) -> tuple[Piece, ...]:
    """The company SKUs that a row is about."""
    if isinstance(row, f.Refund | f.Return | f.Fee):
        return _aftersale_pieces(company, row)
    if isinstance(row, f.Line | f.Stock | f.Ad | f.Visit):
        return pieces(company, row.store, row.sku) if row.sku else NO_SKU
    if isinstance(row, f.Purchase | f.Keyword):
        return (Piece(row.sku),) if row.sku else NO_SKU
    return NO_SKU


def listing_of(company: Company, row: Row) -> tuple[Piece, ...]:
    """What was looked at: a bundle's own listing, else the company's SKU."""
    found = pieces_of(company, row)
    return found if len(found) == 1 or not isinstance(row, f.Ad | f.Visit) else (Piece(row.sku),)


def _aftersale_pieces(company: Company, row: Aftersale) -> tuple[Piece, ...]:
    if row.sku:
        return pieces(company, row.store, row.sku)
    platform_skus = {line.sku for line in lines_behind(company, row)}
    return tuple(order_pieces(company, row)[: _piece_count(company, row)]) if len(platform_skus) == 1 else NO_SKU


def _piece_count(company: Company, row: Aftersale) -> int:
    line = lines_behind(company, row)[0]
    return len(pieces(company, line.store, line.sku))


def has_total_and_parts(company: Company, row: f.Ad | f.Visit) -> bool:
    """Whether the row's store has rows with and without a SKU of that fact on its day."""
    key = (type(row), row.store, row.date)
    if key not in company.memo:
        rows: list[f.Ad] | list[f.Visit] = company.ads if isinstance(row, f.Ad) else company.traffic
        company.memo[key] = len({bool(r.sku) for r in rows if r.store == row.store and r.date == row.date}) == 2
    return bool(company.memo[key])
