"""What a proposed order says and comes to, and how its quantities may be changed before it is approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import cast

from helloword.actions.action import BEGUN, Expected, Line, Proposal
from helloword.actions.playbook import Amount
from helloword.actions.queue import actions
from helloword.actions.supplying import At
from helloword.audit import Json
from helloword.money import from_text, full_text, grouped
from helloword.period import ONE_DAY
from helloword.text import Text, counted
from helloword.workspace import Workspace

_ZERO, _ONE = Decimal(0), Decimal(1)
RESTS = timedelta(days=7)
"""So long what a person ordered less of, or left out, is not proposed again."""


@dataclass(frozen=True)
class Needed:
    """What one line of an order is weighed by.

    Attributes:
        ahead: units sold a day in the days to come.
        there: units on the shelf and on their way.
        profit: the gross profit of a unit; None where it is not known.
    """

    ahead: Decimal
    there: int
    profit: Decimal | None

    def missing(self, days: int, ordered: int) -> Decimal:
        """Units that would not be sold in so many days without the order."""
        return min(max(_ZERO, self.ahead * days - self.there), Decimal(ordered))


def title(supplier: str, units: int) -> Text:
    """What is done, in a line."""
    return Text(f"向 {supplier} 订 {units} 件", f"Order {counted(units, 'unit', 'units')} from {supplier}")


def after(there: int, ordered: int) -> str:
    """What is there once the order has come."""
    return f"{there + ordered} (+{ordered})" if ordered else str(there)


def expected(lines: Sequence[tuple[Needed, int]], days: int, currency: str) -> Expected:
    """Gross profit of what would be missing until a later order could come and be sold, where a unit's profit is known."""
    short = [(need.missing(days, ordered), need.profit or _ZERO) for need, ordered in lines]
    lost = sum((units * profit for units, profit in short), _ZERO).quantize(Decimal("0.01"))
    units = sum((units for units, _ in short), _ZERO).to_integral_value()
    said = grouped(lost, 0)
    return Expected(
        Text(
            f"不订的话，{days} 天内会少卖约 {units} 件，少赚毛利约 {said} {currency}。",
            f"Without it about {counted(int(units), 'unit', 'units')} less would be sold in {counted(days, 'day', 'days')}, "
            f"a gross profit of about {said} {currency}.",
        ), "gross_profit", lost, days,
    )  # fmt: skip


def basis(lines: Sequence[Needed]) -> dict[str, Json]:
    """What quantities follow from, to be kept with a proposal."""
    return {"lines": [[full_text(need.ahead), need.there, full_text(need.profit)] for need in lines]}


def quantities(proposal: Proposal, moq: int, most_days: Decimal) -> tuple[Amount, ...]:
    """The quantities that may be changed: at least the supplier's minimum, at most what sells in `most_days`."""
    return tuple(
        _quantity(number, line.item, of, need, moq, most_days)
        for number, (line, of, need) in enumerate(
            zip(proposal.lines, _ordered(proposal), _needed(proposal), strict=True), 1
        )
    )


def with_quantities(proposal: Proposal, wanted: Mapping[int, Decimal], supplier: str, rate: Decimal, currency: str) -> Proposal:  # fmt: skip
    """The proposal with other quantities; a line of 0 stays in it and is not ordered."""
    needed, days = _needed(proposal), proposal.expected.days
    lines = [_changed(of, wanted.get(number)) for number, of in enumerate(_ordered(proposal), 1)]
    counts = [int(str(of["quantity"])) for of in lines]
    total = sum((Decimal(str(of["unit_cost"])) * count for of, count in zip(lines, counts, strict=True)), _ZERO)
    return replace(
        proposal, title=title(supplier, sum(counts)), content={**proposal.content, "lines": cast(Json, lines)},
        lines=tuple(_said(line, of, need) for line, of, need in zip(proposal.lines, lines, needed, strict=True)),
        expected=expected(list(zip(needed, counts, strict=True)), days, currency), money=(total * rate).quantize(Decimal("0.01")),
        items=tuple(dict.fromkeys(str(of["sku"]) for of, count in zip(lines, counts, strict=True) if count)),
    )  # fmt: skip


def lately_lessened(workspace: Workspace, playbook: str, today: date) -> dict[At, Text]:
    """What a person ordered less of in the last days than was proposed, with what is said of it, by store and SKU."""
    found: dict[At, Text] = {}
    for action in actions(workspace, BEGUN, playbook):
        day = workspace.day_of(action.begun_at or action.proposed_at)
        if action.version == 1 or today - day >= RESTS:
            continue
        for of in _ordered(action.proposal):
            was, now = int(str(of.get("proposed", 0))), int(str(of["quantity"]))
            if now < was:
                found.setdefault((str(of["store"]), str(of["sku"])), _less(now, was, day))
    return found


def _less(now: int, was: int, day: date) -> Text:
    again = day + RESTS // ONE_DAY * ONE_DAY
    return Text(
        f"{day} 有人把 {was} 件改成了 {now} 件，{again} 再看。",
        f"On {day} somebody ordered {now} instead of {was}; it is looked at again on {again}.",
    )


def _quantity(number: int, item: str, of: Mapping[str, Json], need: Needed, moq: int, most_days: Decimal) -> Amount:
    now = Decimal(str(of["quantity"]))
    was = Decimal(str(of.get("proposed", of["quantity"])))
    most = max(was, Decimal(moq), (need.ahead * most_days).to_integral_value(ROUND_FLOOR))
    return Amount(number, item, "units", was, now, _ZERO, Decimal(moq), most, _ONE)


def _changed(of: dict[str, Json], wanted: Decimal | None) -> dict[str, Json]:
    if wanted is None:
        return of
    was = int(str(of.get("proposed", of["quantity"])))
    plain = {name: value for name, value in of.items() if name != "proposed"}
    return {**plain, "quantity": int(wanted), **({"proposed": was} if wanted != was else {})}


def _said(line: Line, of: Mapping[str, Json], need: Needed) -> Line:
    proposed = after(need.there, int(str(of["proposed"]))) if "proposed" in of else ""
    return replace(line, after=after(need.there, int(str(of["quantity"]))), proposed=proposed)


def _ordered(proposal: Proposal) -> list[dict[str, Json]]:
    return cast(list[dict[str, Json]], proposal.content["lines"])


def _needed(proposal: Proposal) -> list[Needed]:
    told = cast(list[tuple[str, int, str | None]], proposal.basis.get("lines", []))
    return [Needed(Decimal(ahead), there, from_text(profit)) for ahead, there, profit in told]
