"""What goes wrong in the demo company, and when: causes, never figures.

Days count back from the day the demo was first made, so that a new board has something to tell.
The ground truth is made of the same declarations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helloword.demo.truth import Direction, Event, Kind, Move
from helloword.period import ONE_DAY, add_months
from helloword.text import Text

TOO_HIGH, LOWERED = (1.25, 2.4), (1.0, 1.1)
"""What a click cost and how many there were, against the usual, before a bid was lowered and after; as many people bought."""
BID_LOWERED = 56
"""How many days ago that was."""
OPEN_MONTHS = 3
"""Months that the newest store has been open when the demo is made."""


@dataclass(frozen=True)
class Plan:
    """A cause as it is planned; days count back from the demo's birth, negative ones lie after it.

    `moves` names KPIs, `+` or `-`, and behind the colon the dimensions of the slice, whose values are the store and subject.
    """

    id: str
    kind: Kind
    store: str
    subject: str
    first: int
    last: int | None
    shows: int
    moves: str
    text: Text

    def event(self, born: date) -> Event:
        """The event of a demo made on `born`."""
        return Event(
            self.id, self.kind, self.store, self.subject, born - self.first * ONE_DAY,
            None if self.last is None else born - self.last * ONE_DAY, born - self.shows * ONE_DAY,
            tuple(self._move(move) for move in self.moves.split()), self.text,
        )  # fmt: skip

    def _move(self, move: str) -> Move:
        kpi, _, dimensions = move[1:].partition(":")
        direction: Direction = "up" if move.startswith("+") else "down"
        slices = tuple((name, self.store if name == "store" else self.subject) for name in dimensions.split(","))
        return Move(kpi, direction, slices)


PLANTED = (
    Plan("filters-held", Kind.HELD_SHIPMENTS, "amazon-us", "FL-08", 84, -5, 12,
         "+stockout_rate:store,sku -units:store,sku +keyword_rank:sku",
         Text("海关扣住了发往美国的滤纸，最畅销的 FL-08 卖断货，搜索排名随之下滑。",
              "Customs hold the filters bound for the US: the best seller FL-08 sells out and sinks in the search results.")),
    Plan("lamps-late", Kind.LATE_SUPPLIER, "", "S03", 80, -20, 70, "-supplier_otd:supplier",
         Text("灯具供应商 S03 换了厂房，交货一再迟到。",
              "The lamp supplier S03 has moved its factory and delivers late again and again.")),
    Plan("leaking-batch", Kind.BAD_BATCH, "", "KT-210", 58, 14, 58, "+return_rate:sku",
         Text("鹅颈壶 KT-210 的 B2609 批次漏水，退货增多。",
              "Batch B2609 of the gooseneck kettle KT-210 leaks and comes back.")),
    Plan("tired-creative", Kind.TIRED_CAMPAIGN, "shopify-eu", "Kitchen-New-EU", 33, None, 19, "-roas:store,campaign",
         Text("脸书广告 Kitchen-New-EU 的素材看腻了，点进来的人不再下单。",
              "The creative of the Facebook campaign Kitchen-New-EU is worn out: its visitors no longer buy.")),
    Plan("dead-link", Kind.DEAD_LINK, "amazon-us", "SB Video Kitchen US", 18, None, 18, "-roas:store,campaign",
         Text("视频广告 SB Video Kitchen US 指向的商品页被平台下架，钱照花，一单没有。",
              "The listing behind the ad SB Video Kitchen US was suppressed: it spends and sells nothing.")),
    Plan("payment-broken", Kind.BROKEN_STAGE, "shopify-eu", "payment", 12, 9, 12,
         "+cart_abandonment_payment:store +cart_abandonment:store -cvr:store",
         Text("独立站支付接口更新后出错，四天里多数人卡在付款一步。",
              "An update of the payment provider failed: for four days most buyers were stuck at the payment.")),
    Plan("parcels-slow", Kind.SLOW_PARCELS, "amazon-us", "USPS", 60, -10, 20, "+odr:store",
         Text("美国邮政的包裹屡屡迟到，差评增多，美国站的订单缺陷率逼近平台红线。",
              "Parcels that USPS carries come late, bad feedback follows, and the order defect rate nears Amazon's limit.")),
    Plan("answers-slow", Kind.SLOW_ANSWERS, "shopify-eu", "", 52, -30, 45, "+response_time:store -csat:store",
         Text("独立站客服走了一人，回复慢了几倍，满意度下滑。",
              "One of the two people at the service desk left: answers take several times as long and satisfaction falls.")),
    Plan("shipping-rates-missing", Kind.BROKEN_STAGE, "shopify-eu", "shipping", 271, 269, 271,
         "+cart_abandonment_shipping:store",
         Text("九个月前，独立站运费模板出错，三天里多数人无法选择配送方式。",
              "Nine months ago the shipping rates went missing: for three days most buyers could not choose a delivery.")),
    Plan("sensors-late", Kind.LATE_SUPPLIER, "", "S07", 330, 255, 320, "-supplier_otd:supplier",
         Text("去年底芯片短缺，供应商 S07 迟交了两个多月。",
              "A shortage of chips made the supplier S07 late for more than two months, almost a year ago.")),
    Plan("bid-too-high", Kind.HIGH_BID, "rakuten-jp", "Shopping-JP", BID_LOWERED + 28, BID_LOWERED + 1, BID_LOWERED + 14,
         "-roas:store,campaign",
         Text("三个月前，谷歌购物广告 Shopping-JP 的出价被填得太高，买来许多不下单的点击；四周后在这里调低两成，花费少了一半多，订单不见少。",
              "Three months ago the Google campaign Shopping-JP was bid so high that it bought clicks of people who never order; "
              "four weeks later its bid was lowered by a fifth here: less than half the cost, and as many orders.")),
    Plan("knives-held", Kind.HELD_SHIPMENTS, "amazon-us", "KN-2", 505, 405, 414,
         "+stockout_rate:store,sku -units:store,sku +keyword_rank:sku",
         Text("一年多前，三德刀 KN-2 的货被扣在港口，美国站断货。",
              "More than a year ago the santoku knife KN-2 was held at the port and sold out in the US.")),
)  # fmt: skip

NEW_STORE = Text(
    "德国亚马逊店三个月前开张，正在起步。", "The Amazon store in Germany opened three months ago and finds its feet."
)


class Stories:
    """The causes at work in a world, by day."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events = tuple(events)
        self._by_cause: dict[tuple[Kind, str], list[Event]] = defaultdict(list)
        for event in self.events:
            self._by_cause[event.kind, event.subject or event.store].append(event)

    @classmethod
    def planted(cls, born: date) -> Stories:
        """Everything that goes wrong in a demo made on `born`, and the store that is new in it."""
        opened = add_months(born, -OPEN_MONTHS)
        new = Event("german-store-opened", Kind.NEW_STORE, "amazon-de", "", opened, None, opened, (), NEW_STORE)
        return cls((*(plan.event(born) for plan in PLANTED), new))

    @classmethod
    def none(cls) -> Stories:
        """A quiet world: nothing goes wrong, and all stores have been open for long."""
        return cls()

    def opening(self, store: str) -> date | None:
        """The day a new store opened; None for one that has been open for long."""
        return next((event.first for event in self._by_cause.get((Kind.NEW_STORE, store), ())), None)

    def appeal(self, campaign: str, day: date) -> float:
        """How well a campaign's visitors still buy: a creative wears off in nine days, behind a dead link nobody buys."""
        if self._at_work(Kind.DEAD_LINK, campaign, "", day):
            return 0.0
        tired = self._at_work(Kind.TIRED_CAMPAIGN, campaign, "", day)
        return 1.0 if tired is None else max(0.25, 1 - 0.085 * (day - tired.first).days)

    def bid(self, campaign: str, day: date) -> tuple[float, float]:
        """What a click of a campaign costs and how many there are, against the usual; those more do not buy."""
        for event in self._by_cause.get((Kind.HIGH_BID, campaign), ()):
            if event.holds(day):
                return TOO_HIGH
            if event.last is not None and day > event.last:
                return LOWERED
        return 1.0, 1.0

    def onward(self, store: str, stage: str, day: date) -> float:
        """The share of visitors whom a stage of the checkout lets through, of those it usually does."""
        return 0.38 if self._at_work(Kind.BROKEN_STAGE, stage, store, day) else 1.0

    def leaks(self, sku: str, ordered: date) -> float:
        """How much more often a unit comes back."""
        return 3.4 if self._at_work(Kind.BAD_BATCH, sku, "", ordered) else 1.0

    def transit(self, store: str, carrier: str, shipped: date) -> float:
        """How much longer than usual a parcel is under way."""
        return 2.6 if self._at_work(Kind.SLOW_PARCELS, carrier, store, shipped) else 1.0

    def waiting(self, store: str, day: date) -> float:
        """How much longer than usual a customer waits for an answer."""
        return 12.0 if self._at_work(Kind.SLOW_ANSWERS, store, store, day) else 1.0

    def arrival(self, store: str, sku: str, supplier: str, due: date) -> date:
        """When a delivery due on a day comes: a late supplier's up to three weeks later, a held one after the hold."""
        held = self._at_work(Kind.HELD_SHIPMENTS, sku, store, due)
        if held is not None and held.last is not None:
            return held.last + ONE_DAY + (due - held.first) // 10
        if self._at_work(Kind.LATE_SUPPLIER, supplier, "", due):
            return due + 3 * (due.toordinal() * 5 % 8) * ONE_DAY
        return due

    def _at_work(self, kind: Kind, subject: str, store: str, day: date) -> Event | None:
        """The event of a kind that befalls a subject on `day`, in a store if one is given."""
        for event in self._by_cause.get((kind, subject), ()):
            if event.holds(day) and (not store or event.store == store):
                return event
        return None
