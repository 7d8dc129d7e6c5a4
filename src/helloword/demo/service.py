"""How buyers feel and what they ask: survey answers and conversations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from math import inf

from helloword.demo.chance import Chance
from helloword.demo.company import Store
from helloword.demo.records import Answer, Message, Order
from helloword.demo.stories import Stories

ANSWERS_CSAT = 0.16
ANSWERS_AFTER_WRITING = 0.85
"""Share of those who wrote that answer how content they are."""
ANSWERS_NPS = 0.05
WRITES = 0.11
"""Share of orders whose buyer writes; late or returned ones write more often."""
AUTOMATIC = {"shopify": 1.0, "rakuten": 1.0}
"""Share of first messages answered by a machine at once."""
UNANSWERED = 0.03
HOURS_TO_ANSWER = 4.6
PATIENCE = 22.0
"""Hours after which a customer who waits for an answer is annoyed."""
WRITES_AGAIN = 0.35

CSAT = {False: tuple(accumulate((1, 1, 3, 30, 65))), True: tuple(accumulate((14, 16, 24, 27, 19)))}
"""Weights of the scores 1 to 5 of content and of disappointed buyers."""
KEPT_WAITING = tuple(accumulate((36, 26, 17, 13, 8)))
"""Weights of the same scores of those whose question waits too long."""
NPS = {
    False: tuple(accumulate((1, 0, 1, 1, 1, 3, 4, 11, 19, 25, 36))),
    True: tuple(accumulate((9, 5, 7, 8, 9, 14, 14, 13, 11, 6, 4))),
}
LANGUAGES = {"DE": "de", "AT": "de", "FR": "fr", "NL": "nl", "IT": "it", "JP": "ja", "US": "en"}
COMMENTS = {
    "de": ("Schnell geliefert, gerne wieder", "Verpackung war beschädigt"),
    "fr": ("Très bon produit", "Livraison un peu longue"),
    "ja": ("梱包が丁寧でした", "届くのが遅かった"),
}


class Service:
    """The service desk of one store."""

    def __init__(self, store: Store, stories: Stories, chance: Chance) -> None:
        self._store, self._stories, self._chance = store, stories, chance
        self._answers = self._conversations = self._messages = 0

    def answers(self, order: Order, messages: Sequence[Message], *, returned: bool) -> Iterator[Answer]:
        """What a buyer answers to surveys; marketplaces do not let the seller ask.

        Who sent something back, got the parcel late or waited long for an answer to the `messages` is disappointed.
        """
        if self._store.on_amazon or order.cancelled_at is not None:
            return
        unhappy, waiting = returned or order.delivered_at > order.promised_by, _longest_wait(messages) > PATIENCE
        weights = KEPT_WAITING if waiting else CSAT[unhappy]
        if self._chance.happens(ANSWERS_AFTER_WRITING if messages else ANSWERS_CSAT):
            yield self._answer(order, "csat", 2.0, self._chance.weighted(range(1, 6), weights))
        if self._chance.happens(ANSWERS_NPS):
            yield self._answer(order, "nps", 11.0, self._chance.weighted(range(11), NPS[unhappy or waiting]))

    def messages(self, order: Order, *, returned: bool) -> Iterator[Message]:
        """The conversation of an order, if there is one."""
        late = order.delivered_at > order.promised_by
        if not self._chance.happens(WRITES * (3 if late else 2 if returned else 1)):
            return
        self._conversations += 1
        conversation = f"C-{self._store.id.upper()}-{self._conversations:05d}"
        at = order.placed_at + (order.delivered_at - order.placed_at) * (0.3 + self._chance.random())
        yield from self._exchange(order, conversation, at)
        if self._chance.happens(WRITES_AGAIN):
            yield from self._exchange(order, conversation, at + timedelta(hours=50))

    def _exchange(self, order: Order, conversation: str, at: datetime) -> Iterator[Message]:
        chance = self._chance
        yield self._message(order, conversation, at, "in")
        if chance.happens(AUTOMATIC.get(self._store.platform, 0.0)):
            yield self._message(order, conversation, at + timedelta(seconds=40), "out", automatic=True)
        if not chance.happens(UNANSWERED):
            slow = 2.2 if at.weekday() >= 5 else 1.0
            slow *= self._stories.waiting(self._store.id, at.date())
            hours = HOURS_TO_ANSWER * slow * chance.wobble(0.8)
            yield self._message(order, conversation, at + timedelta(hours=hours), "out")

    def _message(
        self, order: Order, conversation: str, at: datetime, direction: str, *, automatic: bool = False
    ) -> Message:
        self._messages += 1
        number = f"M-{self._store.id.upper()}-{self._messages:06d}"
        return Message(number, conversation, order, at.replace(microsecond=0), direction, automatic)

    def _answer(self, order: Order, kind: str, days: float, score: int) -> Answer:
        self._answers += 1
        at = order.delivered_at + timedelta(days=days * self._chance.wobble(0.4))
        language = LANGUAGES[order.buyer.country]
        comment = ""
        if language in COMMENTS and self._chance.happens(0.3):
            comment = self._chance.pick(COMMENTS[language])
        number = f"S-{self._store.id.upper()}-{self._answers:05d}"
        return Answer(number, order, kind, at.replace(microsecond=0), score, comment, language)


def _longest_wait(messages: Sequence[Message]) -> float:
    """Hours from a message to the next one that a person answered; endless when nobody did."""
    longest, since = 0.0, None
    for message in messages:
        if message.direction == "in":
            if since is not None:
                return inf
            since = message.at
        elif not message.automatic and since is not None:
            longest, since = max(longest, (message.at - since).total_seconds() / 3600), None
    return longest if since is None else inf
