"""Who buys: invented people, some of whom come back."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from helloword.demo.chance import Chance
from helloword.demo.places import DOMAINS, SHIPS_TO, Country
from helloword.demo.records import Buyer

COMES_BACK = 0.3
"""Share of orders by known buyers once the shop knows many."""
HALF_WAY = 1800
"""Known buyers at which that share is half reached."""
ABROAD = 0.008
"""Share of orders by people who know the company from its other own shop."""

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", " ": ""})


class Crowd:
    """The buyers of one store."""

    def __init__(self, store: str, chance: Chance) -> None:
        self._chance = chance
        self._countries = SHIPS_TO[store]
        self._weights = tuple(accumulate(c.weight for c in self._countries))
        self._known: list[Buyer] = []
        self._mail = store.split("-", maxsplit=1)[0]

    def stranger(self) -> Buyer:
        """Somebody new, who is not remembered (marketplaces do not say who buys)."""
        return self._person(self._chance.weighted(self._countries, self._weights))

    def shopper(self, other: Crowd | None) -> tuple[Buyer, bool]:
        """Who places the next order, and whether it is the first one here."""
        chance, known = self._chance, len(self._known)
        if other is not None and other._known and chance.happens(ABROAD):
            friend = chance.pick(other._known)
            return replace(self.stranger(), name=friend.name, email=friend.email, phone=friend.phone), True
        if chance.random() < COMES_BACK * known / (known + HALF_WAY):
            # People who bought lately come back more than those of long ago.
            return self._known[int(known * chance.random() ** 0.6)], False
        self._known.append(self.stranger())
        return self._known[-1], True

    def _person(self, country: Country) -> Buyer:
        chance = self._chance
        given, family = chance.pick(country.given), chance.pick(country.family)
        city, province, postcode = chance.pick(country.cities)
        street = f"{chance.pick(country.streets)} {1 + chance.below(139)}"
        phone = f"{country.dial} {chance.digits(7)}"
        spelled = f"{given}.{family}".lower().translate(_PLAIN)
        mailbox = spelled if spelled.isascii() else self._mail
        email = f"{mailbox}{chance.digits(5)}@{chance.pick(DOMAINS)}"
        name = f"{family} {given}" if country.code == "JP" else f"{given} {family}"
        return Buyer(name, email, phone, street, city, province, postcode, country.code)
