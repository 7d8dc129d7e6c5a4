"""Reading costs as a person typed them: every mistake of every row at once, each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from helloword.errors import WrongField, nearest
from helloword.stores.costs import Cost
from helloword.text import Text

MOST = Decimal(10) ** 9
MOST_PLACES = 4
EARLIEST = date(2000, 1, 1)
LATEST = timedelta(days=366)
AMOUNTS = ("purchase", "inbound", "duty")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # 2026-01-31
_PLAIN = frozenset("0123456789.")

_UNKNOWN_SKU = Text(
    "没有这个 SKU：它没有卖过，也不在商品表里。", "There is no such SKU: it was never sold and is no product."
)
_NEAR = Text("没有这个 SKU；是不是 {near}？", "There is no such SKU; did you mean {near}?")
_TWICE = Text("这个 SKU 的这一天已在第 {row} 行。", "Row {row} has this SKU and day already.")
_NEEDED = Text("请填写采购成本。", "Enter what it costs to buy.")
_NO_NUMBER = Text("要写成数字，如 12.50。", "Write a number such as 12.50.")
_NEGATIVE = Text("不能是负数。", "It cannot be negative.")
_TOO_MUCH = Text("太大：单件不能超过 10 亿。", "Too much: a unit costs a billion at most.")
_PLACES = Text("小数最多 {places} 位。", "{places} decimals at most.")
_NO_CURRENCY = Text("要写成三位代码，如 USD、CNY。", "Write a three-letter code such as USD or CNY.")
_NO_RATE = Text("没有 {code} 的汇率，利润会算不出来；换一个币种，或先导入汇率。",
                "There is no exchange rate for {code}, so margins could not be computed; use another, or import rates first.")  # fmt: skip
_NO_DAY = Text("要写成日期，如 2026-01-31。", "Write a day such as 2026-01-31.")
_TOO_EARLY = Text("不能早于 2000-01-01。", "Not before 2000-01-01.")
_TOO_LATE = Text("最多提前一年。", "At most a year ahead.")


@dataclass(frozen=True)
class Change:
    """A cost as it was typed; nothing for inbound or duty means none."""

    sku: str
    purchase: str
    inbound: str
    duty: str
    currency: str
    effective_from: str


@dataclass(frozen=True)
class Entered:
    """A change that can be kept."""

    sku: str
    cost: Cost


@dataclass(frozen=True)
class Known:
    """What changes are checked against: every SKU with its costs, products without one, and currencies with a rate."""

    history: Mapping[str, tuple[Cost, ...]]
    products: frozenset[str]
    currencies: frozenset[str]

    def on(self, sku: str, day: date) -> Cost | None:
        """The cost that a SKU has from exactly `day` on."""
        return next((cost for cost in self.history.get(sku, ()) if cost.effective_from == day), None)


class _WrongError(Exception):
    """A field that cannot be read; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def checked(changes: Sequence[Change], known: Known, today: date) -> tuple[list[Entered], list[WrongField]]:
    """What can be kept, and what is wrong in the rest."""
    entered: list[Entered] = []
    wrong: list[WrongField] = []
    seen: dict[tuple[str, str], int] = {}
    for row, change in enumerate(changes):
        found = [WrongField(row, field, text.zh, text.en) for field, text in _mistakes(change, known, today)]
        first = seen.setdefault((change.sku.strip(), change.effective_from.strip()), row)
        if first != row and not found:
            text = _filled(_TWICE, row=str(first + 1))
            found = [WrongField(row, "effective_from", text.zh, text.en)]
        wrong += found
        if not found:
            entered.append(Entered(change.sku.strip(), _cost(change, today)))
    return entered, wrong


def code_of(change: Change) -> str:
    """The currency of a change as a code."""
    return change.currency.strip().upper()


def _mistakes(change: Change, known: Known, today: date) -> Iterator[tuple[str, Text]]:
    sku = change.sku.strip()
    names = known.history.keys() | known.products
    if sku not in names:
        near = nearest(sku, names)
        yield "sku", _filled(_NEAR, near=near[0]) if near else _UNKNOWN_SKU
    for field, typed in zip(AMOUNTS, (change.purchase, change.inbound, change.duty), strict=True):
        try:
            amount(typed, needed=field == "purchase")
        except _WrongError as wrong:
            yield field, wrong.text
    yield from _currency(code_of(change), known)
    try:
        _day(change.effective_from, today)
    except _WrongError as wrong:
        yield "effective_from", wrong.text


def _currency(code: str, known: Known) -> Iterator[tuple[str, Text]]:
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        yield "currency", _NO_CURRENCY
    elif code not in known.currencies:
        yield "currency", _filled(_NO_RATE, code=code)


def _cost(change: Change, today: date) -> Cost:
    purchase, inbound, duty = (amount(typed, needed=False) for typed in (change.purchase, change.inbound, change.duty))
    return Cost(_day(change.effective_from, today), purchase, inbound, duty, code_of(change))


def amount(typed: str, *, needed: bool) -> Decimal:
    """A typed amount of one unit; nothing is zero unless it is needed."""
    text = typed.strip()
    if not text:
        if needed:
            raise _WrongError(_NEEDED)
        return Decimal(0)
    if text[0] in "-\u2212" and _is_number(text[1:]):
        raise _WrongError(_NEGATIVE)
    if not _is_number(text):
        raise _WrongError(_NO_NUMBER)
    if len(text.partition(".")[2].rstrip("0")) > MOST_PLACES:
        raise _WrongError(_filled(_PLACES, places=str(MOST_PLACES)))
    number = Decimal(text)
    if number > MOST:
        raise _WrongError(_TOO_MUCH)
    return number


def _is_number(text: str) -> bool:
    """Digits with a point at most: no exponent, no thousands, no letters."""
    try:
        return set(text) <= _PLAIN and Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _day(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed.strip() if _ISO_DAY.fullmatch(typed.strip()) else "")
    except ValueError:
        raise _WrongError(_NO_DAY) from None
    if day < EARLIEST:
        raise _WrongError(_TOO_EARLY)
    if day > today + LATEST:
        raise _WrongError(_TOO_LATE)
    return day


def _filled(text: Text, **facts: str) -> Text:
    return Text(text.zh.format(**facts), text.en.format(**facts))
