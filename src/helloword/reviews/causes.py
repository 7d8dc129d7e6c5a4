"""The causes of a KPI's change: is data missing, is the calendar another, and then the slices that explain most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from helloword.kpis.dimensions import NONE
from helloword.kpis.parts import ZERO, Pair, Part, of_quotient, of_sum, with_rest
from helloword.kpis.query import Reading
from helloword.reviews import selling, stages
from helloword.reviews.days import Beside
from helloword.reviews.gathering import NOWHERE, Key, Ledger
from helloword.reviews.node import Causes, Node
from helloword.reviews.ordering import MOST, ordered, shortened
from helloword.reviews.spans import Against
from helloword.reviews.splitting import beside_of
from helloword.reviews.treatment import adds_up, treatment_of

CLEARER = Fraction(5, 4)
"""How much more a dimension has to set one slice apart than the stores do, to be looked at before them."""
BRANCHES, LEAST = 3, Fraction(1, 20)
"""Slices that are taken apart further, and the part of the change that they must have made."""
WITHIN = ("channel", "device")
"""Dimensions that say little across stores, because each store has its own."""
REST: Key = ("", "\0rest")


@dataclass(frozen=True)
class Cut:
    """A change cut by one dimension: what each value made of it, once data and calendar are taken out."""

    dimension: str
    parts: Mapping[str, tuple[Pair, Part, Fraction]]

    def clear(self) -> Fraction:
        """How far one slice stands out from what would fall to it by its size."""
        business = sum((b for _, _, b in self.parts.values()), ZERO)
        size = sum((part.share for _, part, _ in self.parts.values()), ZERO) or Fraction(1)
        sign = 1 if business >= 0 else -1
        named = ((part, b) for value, (_, part, b) in self.parts.items() if value not in (REST[1], NONE))
        return max((sign * (b - part.share / size * business) for part, b in named), default=ZERO)


def causes_of(ledger: Ledger, kpi: str, against: Against) -> Causes:
    """What is behind the change of a KPI against another period; nothing where either has no value."""
    whole = ledger.whole(kpi, against)
    if whole is None:
        return Causes(exact=False)
    known = ledger.kpi(kpi)
    quotient = bool(whole.then.bottom or whole.now.bottom)
    if not adds_up(known, ledger.ground.catalogue) or (quotient and not (whole.then.bottom and whole.now.bottom)):
        return Causes(False, _moved(ledger, kpi, against))
    tree = _Tree(ledger, kpi, against, whole, quotient)
    change = tree.change
    return Causes(True, tree.parts(), selling.factors_of(ledger, kpi, against, change))


class _Tree:
    """One change taken apart."""

    def __init__(self, ledger: Ledger, kpi: str, against: Against, whole: Pair, quotient: bool) -> None:
        self.ledger, self.kpi, self.against, self.whole, self.quotient = ledger, kpi, against, whole, quotient
        self._known: dict[str, dict[Key, tuple[Pair, Part, Fraction]]] = {}
        self.stores = _by_store(ledger.slices(kpi, "store", against), whole)
        self.beside = beside_of(ledger, kpi, against, self.stores, quotient)

    @property
    def change(self) -> Fraction:
        """All of it."""
        return self._part(self.whole, self.whole).change

    def parts(self) -> tuple[Node, ...]:
        """Missing data, the calendar, and the slices, each with its own parts."""
        data = sum((b.data for b in self.beside.values()), ZERO)
        first = [Node("data", "data", "", data)] if data else []
        calendar: dict[str, Fraction] = defaultdict(lambda: ZERO)
        for beside in self.beside.values():
            for kind, amount in beside.calendar.items():
                calendar[kind] += amount
        kinds = [Node("calendar", "calendar", kind, amount) for kind, amount in calendar.items() if amount]
        if kinds:
            amount = sum(calendar.values(), ZERO)
            first.append(Node("calendar", "calendar", "", amount, parts=tuple(ordered(kinds))))
        return (*first, *self._slices())

    def _slices(self) -> tuple[Node, ...]:
        wide = () if self.kpi in stages.OF else treatment_of(self.kpi).drill
        cuts = [cut for d in wide if d not in WITHIN and len((cut := self._cut(d)).parts) > 1]
        by_store = self._cut_by_store()
        best = max(cuts, key=Cut.clear, default=None)
        if len(by_store.parts) > 1 and (best is None or best.clear() < by_store.clear() * CLEARER):
            return self._named(by_store, self._in_store)
        if best is not None:
            return self._named(best, self._of_value(best.dimension))
        if by_store.parts:
            return self._named(by_store, self._in_store)
        business = self.change - sum((beside.all for beside in self.beside.values()), ZERO)
        return (Node("whole", "whole", "", business),) if business else ()

    def _named(self, cut: Cut, below: Callable[[str, Node], tuple[Node, ...]]) -> tuple[Node, ...]:
        nodes = shortened(ordered([self._node(cut.dimension, value, *found) for value, found in cut.parts.items()]))
        moved = sum((abs(node.change) for node in nodes), ZERO)
        return tuple(
            replace(node, parts=below(node.value, node))
            if node.kind == "slice" and at < BRANCHES and abs(node.change) >= moved * LEAST
            else node
            for at, node in enumerate(nodes)
        )

    def _node(self, dimension: str, value: str, pair: Pair, part: Part, business: Fraction) -> Node:
        if value == REST[1]:
            return Node("rest", dimension, "", business)
        then, now = (side.quotient if self.quotient else side.top for side in (pair.then, pair.now))
        rate, mix = (part.rate, part.mix) if self.quotient else (None, None)
        return Node("slice", dimension, value, business, rate, mix, then, now)

    def _in_store(self, store: str, node: Node) -> tuple[Node, ...]:
        """A store by the stages of its funnel, or by the dimension that sets a slice apart most."""
        if self.kpi in stages.OF:
            read = {k: self.ledger.readings(k, "store", self.against).get((store, ""), (None, None)) for k in _FUNNEL}
            found = stages.by_stage(self.kpi, read)
            if found is not None:
                weight = self._part(self.stores[store], self.whole).share
                return tuple(ordered(stages.stage_nodes(found, weight, node.change)))
        cuts = [cut for d in treatment_of(self.kpi).drill if len((cut := self._cut(d, store)).parts) > 1]
        best = max(cuts, key=Cut.clear, default=None)
        return self._named(best, lambda value, one: ()) if best is not None else ()

    def _of_value(self, dimension: str) -> Callable[[str, Node], tuple[Node, ...]]:
        def below(value: str, node: Node) -> tuple[Node, ...]:
            parts = {key[0]: found for key, found in self._cells(dimension).items() if key[1] == value}
            return self._named(Cut("store", parts), lambda store, one: ()) if len(parts) > 1 else ()

        return below

    def _cut_by_store(self) -> Cut:
        parts = {
            store: (pair, part, part.change - self._shared(store, part))
            for store, pair in self.stores.items()
            for part in [self._part(pair, self.whole)]
            if store != NOWHERE
        }
        return Cut("store", parts)

    def _cut(self, dimension: str, store: str | None = None) -> Cut:
        """The change by one dimension, of all stores together or of one."""
        pairs: dict[str, Pair] = defaultdict(Pair)
        business: dict[str, Fraction] = defaultdict(lambda: ZERO)
        for key, (pair, _, made) in self._cells(dimension).items():
            if store is None or key[0] == store:
                pairs[key[1]] += pair
                business[key[1]] += made
        around = self.whole if store is None or self.quotient else self.stores[store]
        return Cut(
            dimension, {value: (pair, self._part(pair, around), business[value]) for value, pair in pairs.items()}
        )

    def _cells(self, dimension: str) -> dict[Key, tuple[Pair, Part, Fraction]]:
        """By store and value, with what each store has beyond or below the sum of its values, and what each made."""
        if dimension not in self._known:
            by_store: dict[str, dict[Key, Pair]] = {store: {} for store in self.stores}
            for key, pair in self.ledger.slices(self.kpi, dimension, self.against).items():
                by_store.setdefault(key[0], {})[key] = pair
            cells: dict[Key, Pair] = {}
            for store, mine in by_store.items() if any(by_store.values()) else ():
                cells.update(with_rest(mine, self.stores.get(store, Pair()), (store, REST[1])))
            self._known[dimension] = {key: (pair, *self._business(key, pair)) for key, pair in cells.items()}
        return self._known[dimension]

    def _business(self, key: Key, pair: Pair) -> tuple[Part, Fraction]:
        """A cell's part of the whole change, and what is left of it without data and calendar."""
        if self.quotient:
            part = of_quotient(pair, self.whole)
            return part, part.change - self._shared(key[0], part)
        part = of_sum(pair, self.stores.get(key[0], Pair()))
        return part, part.change - self._shared(key[0], part, within=True)

    def _shared(self, store: str, part: Part, *, within: bool = False) -> Fraction:
        """What data and calendar made of a part: a store's own of a sum, shared out by size of a quotient."""
        if self.quotient:
            return self.beside[NOWHERE].all * part.share
        mine = self.beside.get(store, Beside()).all
        return mine * part.share if within else mine

    def _part(self, pair: Pair, whole: Pair) -> Part:
        return of_quotient(pair, whole) if self.quotient else of_sum(pair, whole)


_FUNNEL = (
    "cvr",
    "cart_abandonment",
    "cart_abandonment_checkout",
    "cart_abandonment_shipping",
    "cart_abandonment_payment",
)


def _by_store(slices: Mapping[Key, Pair], whole: Pair) -> dict[str, Pair]:
    found = {store: pair for (store, _), pair in slices.items()}
    return with_rest(found, whole, REST[1]) if found else {NOWHERE: whole}


def _moved(ledger: Ledger, kpi: str, against: Against) -> tuple[Node, ...]:
    """How each slice of a median, or of what is no sum, moved by itself."""
    for dimension in ("store", *treatment_of(kpi).drill):
        nodes = [
            Node("slice", dimension, key[0] if dimension == "store" else key[1], now - then, None, None, then, now)
            for key, (before, after) in ledger.readings(kpi, dimension, against).items()
            for then, now in [(_value(before), _value(after))]
            if then is not None and now is not None and then != now
        ]
        if nodes:
            return tuple(sorted(nodes, key=lambda node: (-abs(node.change), node.value))[:MOST])
    return ()


def _value(reading: Reading | None) -> Fraction | None:
    return None if reading is None or reading.value is None else Fraction(reading.value)
