"""The demo company's world, day by day: visitors come, buy what is in stock, and what follows from that follows."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from helloword.demo.aftersales import FIT_TO_SELL, AfterSales
from helloword.demo.attribution import ad_days
from helloword.demo.buyers import Crowd
from helloword.demo.buying import Buying
from helloword.demo.calendar import mood
from helloword.demo.chance import Chance
from helloword.demo.company import STORES, Store
from helloword.demo.costs import Costs
from helloword.demo.fees import fees_of
from helloword.demo.funnel import STAGES, Walk, straight, walk
from helloword.demo.listings import offers
from helloword.demo.market import Market, Stream, plain_orders
from helloword.demo.menu import Menus
from helloword.demo.orders import Desk
from helloword.demo.outlook import Outlook
from helloword.demo.promotions import risen
from helloword.demo.records import Fee, Funnel, History, Order, Visits
from helloword.demo.search import Search
from helloword.demo.service import Service
from helloword.demo.stock import Shelf
from helloword.demo.stories import Stories
from helloword.period import ONE_DAY, add_months

MONTHS = 24
SEED = "lumora"


@dataclass(frozen=True)
class Span:
    """The demo's time: made on `born`, it begins with a month some months before that and has come to `last`."""

    born: date
    last: date
    months: int = MONTHS

    @property
    def start(self) -> date:
        """First day of the world."""
        return add_months(self.born, -self.months).replace(day=1)


class Shop:
    """One store with everybody who works for it."""

    def __init__(self, store: Store, span: Span, stories: Stories, buying: Buying) -> None:
        opened = stories.opening(store.id)
        self.first = span.start if opened is None else max(span.start, opened)

        def chance(name: str) -> Chance:
            return Chance(SEED, store.id, name)

        self.store = store
        self._stories, self._start, self._opened = stories, span.start, opened
        listed = offers(store, span.start)
        self._menus = Menus(store.platform, listed, risen(span.start))
        self.shelf = Shelf(store.id, listed, plain_orders(store.id), Outlook(store, span.start, opened), buying)
        self.shelf.stock_up(self.first, chance("opening stock"))
        self.crowd = Crowd(store.id, chance("buyers"))
        self.market = Market(store.id, stories, chance("market"))
        self.desk = Desk(store, stories, self.crowd, self.shelf, chance("orders"))
        self.after = AfterSales(store, stories, chance("after-sales"))
        self.service = Service(store, stories, chance("service"))
        self._visits, self._claims = chance("visits"), chance("claims")

    def day(self, day: date, guests: Crowd | None, history: History) -> None:
        """Live one day."""
        today, menu = mood(self.store, self._start, self._opened, day), self._menus.on(day)
        self.shelf.open_day(day)
        streams = self.market.day(day, replace(today, conversion=today.conversion * menu.appetite))
        taken = self.desk.take(day, walks := self._walks(day, streams), menu, today.discount, guests)
        history.visits += _visits(self.store, day, streams)
        if not self.store.on_amazon:
            history.funnel += _funnel(self.store, day, walks, taken)
        history.ads += ad_days(self.store, day, streams, [order for _, order in taken], self._claims)
        for _, order in taken:
            self._follow(order, history)
        history.stock += self.shelf.close_day(day)

    def _walks(self, day: date, streams: Sequence[Stream]) -> list[Walk]:
        if self.store.on_amazon:
            return straight(streams, self._visits)
        broken = {stage: self._stories.onward(self.store.id, stage, day) for stage in STAGES}
        return walk(streams, broken, self._visits)

    def _follow(self, order: Order, history: History) -> None:
        after = self.after.follow(order)
        for sent_back in after.returns:
            if sent_back.received_at is not None:
                good = sent_back.reason in FIT_TO_SELL
                self.shelf.expect_back(
                    sent_back.received_at.date(), sent_back.line.listing, sent_back.quantity, good=good
                )
        history.orders.append(order)
        history.returns += after.returns
        history.refunds += after.refunds
        history.feedback += after.feedback
        messages = list(self.service.messages(order, returned=bool(after.returns)))
        history.answers += self.service.answers(order, messages, returned=bool(after.returns))
        history.messages += messages


def live(
    span: Span, progress: Callable[[int, int], None] = lambda done, whole: None, *, stories: Stories | None = None
) -> History:
    """Everything that happens from the start to the last day; days more add to it and change nothing before them.

    Without `stories` it is the planted ones that happen; `Stories.none()` is a quiet world.
    """
    with without_collecting():
        return _lived(span, Stories.planted(span.born) if stories is None else stories, progress)


@contextmanager
def without_collecting() -> Iterator[None]:
    """A world is half a million records that all stay: looking for those to throw away takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lived(span: Span, stories: Stories, progress: Callable[[int, int], None]) -> History:
    history = History()
    buying = Buying(Costs(span.start), stories, Chance(SEED, "buying"))
    shops = [Shop(store, span, stories, buying) for store in STORES]
    own = [shop for shop in shops if not shop.store.on_amazon]
    guests = {a.store.id: b.crowd for a, b in zip(own, reversed(own), strict=True)}
    search, days = Search(Chance(SEED, "search")), (span.last - span.start).days + 1
    for number in range(days):
        day = span.start + number * ONE_DAY
        for shop in shops:
            if shop.first <= day:
                shop.day(day, guests.get(shop.store.id), history)
        history.keywords += search.day(day, 1 + 0.6 * number / 365, shops[0].shelf.sold_out())
        progress(number + 1, days)
    history.purchases += buying.lines
    for shop in shops:
        history.fees += _fees(shop.store, history)
    return history


def _visits(store: Store, day: date, streams: Sequence[Stream]) -> list[Visits]:
    """Sessions by the way they came, campaigns of one channel together."""
    sessions: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for stream in streams:
        total = sessions[stream.source, stream.channel]
        total[0] += stream.sessions
        total[1] += round(stream.sessions * stream.pages)
    return [Visits(store.id, day, *way, *total) for way, total in sessions.items()]


def _funnel(store: Store, day: date, walks: Sequence[Walk], taken: Sequence[tuple[Walk, Order]]) -> list[Funnel]:
    """Sessions by stage; a purchase is an order that was taken, not one that found nothing in stock."""
    stages: dict[tuple[str, str], tuple[int, ...]] = {}
    purchases: dict[tuple[str, str], int] = defaultdict(int)
    for one in walks:
        way = (one.stream.channel, one.device)
        stages[way] = tuple(map(sum, zip(stages.get(way, (0,) * len(one.stages)), one.stages, strict=True)))
    for one, _ in taken:
        purchases[one.stream.channel, one.device] += 1
    return [Funnel(store.id, day, *way, counts, purchases[way]) for way, counts in stages.items()]


def _fees(store: Store, history: History) -> list[Fee]:
    return list(
        fees_of(
            store,
            (order for order in history.orders if order.store == store.id),
            (refund for refund in history.refunds if refund.order.store == store.id),
            (row for row in history.stock if row.store == store.id),
        )
    )
