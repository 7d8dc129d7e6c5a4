"""What comes after an order: returns with their reasons, refunds, complaints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from helloword.demo.assortment import LINES, REASONS
from helloword.demo.chance import Chance
from helloword.demo.company import Store
from helloword.demo.records import Feedback, Order, OrderLine, Refund, Return
from helloword.demo.stories import Stories

NEVER_SENT = 0.05
"""Share of returns that are announced but never arrive."""
PART_REFUND = 0.005
"""Share of lines for which some money is given back without a return."""
FIT_TO_SELL = frozenset({"changed_mind", "wrong_item", "late", "other"})
GOODWILL = {"late": 30, "damaged": 40, "not_as_described": 25}
"""Per cent given back without a return, by reason."""
COMPLAINS = {"negative_feedback": 0.0027, "claim": 0.0012, "chargeback": 0.0006}
LATE_COMPLAINS = 8.0
"""How much likelier a late order is complained about."""
OUTCOMES = tuple(accumulate((58, 27, 15)))

COMMENTS = {
    "US": (
        "Leaks at the spout",
        "Arrived with a dent",
        "Smaller than I thought",
        "Bought by mistake",
        "Stopped working",
    ),
    "EU": ("Undicht am Ausguss", "Farbe wie auf dem Foto, aber zu klein", "Arrivé cassé", "Doch nicht gebraucht"),
    "JP": ("注ぎ口から水漏れ", "思ったより小さい", "箱がつぶれていた", "電源が入らない"),
}


@dataclass(slots=True)
class Aftermath:
    """What comes of one order."""

    returns: list[Return] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)


class AfterSales:
    """The after-sales desk of one store."""

    def __init__(self, store: Store, stories: Stories, chance: Chance) -> None:
        self._store, self._stories, self._chance = store, stories, chance
        self._numbers = {"RT": 0, "RF": 0, "FB": 0}
        self._reasons = {line.name: tuple(accumulate(line.reasons)) for line in LINES.values()}

    def follow(self, order: Order) -> Aftermath:
        """What comes of an order; nothing when it was cancelled."""
        after = Aftermath()
        if order.cancelled_at is None:
            late = order.delivered_at > order.promised_by
            for line in order.lines:
                self._follow_line(order, line, after, late=late)
            after.feedback += self._complaints(order, late=late)
        return after

    def _follow_line(self, order: Order, line: OrderLine, after: Aftermath, *, late: bool) -> None:
        leaks = self._stories.leaks(line.listing.parts[0][0], order.placed_at.date())
        chance_back = LINES[line.listing.line].comes_back * leaks * (1.5 if late else 1.0)
        quantity = self._chance.share(line.quantity, chance_back)
        if quantity:
            sent_back = self._return(order, line, quantity, leaking=leaks > 1)
            after.returns.append(sent_back)
            after.refunds += self._refund_of(sent_back)
        elif self._chance.happens(PART_REFUND):
            after.refunds.append(self._goodwill(order, line))

    def _return(self, order: Order, line: OrderLine, quantity: int, *, leaking: bool) -> Return:
        chance = self._chance
        reason = chance.weighted(REASONS, self._reasons[line.listing.line])
        if leaking and chance.happens(0.6):
            reason = "defective"
        requested = order.delivered_at + timedelta(days=min(44.0, 6.5 * chance.wobble(0.7)))
        received = None if chance.happens(NEVER_SENT) else requested + timedelta(days=6 * chance.wobble(0.35))
        comment = chance.pick(COMMENTS[self._store.region]) if chance.happens(0.35) else ""
        return Return(
            self._next("RT"), order, line, quantity, reason, comment, _whole(requested),
            None if received is None else _whole(received),
        )  # fmt: skip

    def _refund_of(self, sent_back: Return) -> Iterator[Refund]:
        if sent_back.received_at is None:
            return
        at = sent_back.received_at + timedelta(hours=2 + 30 * self._chance.random())
        line = sent_back.line
        amount = line.paid * sent_back.quantity // line.quantity
        yield Refund(self._next("RF"), sent_back.order, line, sent_back.quantity, amount, sent_back.reason, _whole(at))

    def _goodwill(self, order: Order, line: OrderLine) -> Refund:
        reason = self._chance.pick(tuple(GOODWILL))
        at = order.delivered_at + timedelta(days=3 * self._chance.wobble(0.6))
        return Refund(self._next("RF"), order, line, 0, line.paid * GOODWILL[reason] // 100, reason, _whole(at))

    def _complaints(self, order: Order, *, late: bool) -> Iterator[Feedback]:
        for kind, share in COMPLAINS.items():
            if kind == "chargeback" and self._store.on_amazon:
                continue
            if self._chance.happens(share * (LATE_COMPLAINS if late else 1.0)):
                at = order.delivered_at + timedelta(days=4 * self._chance.wobble(0.6))
                settled = at + timedelta(days=9 * self._chance.wobble(0.5))
                good = "removed" if kind == "negative_feedback" else "denied"
                outcome = self._chance.weighted(("upheld", good, "open"), OUTCOMES)
                yield Feedback(self._next("FB"), order, kind, _whole(at), _whole(settled), outcome)

    def _next(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}-{self._store.id.upper()}-{self._numbers[kind]:05d}"


def _whole(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)
