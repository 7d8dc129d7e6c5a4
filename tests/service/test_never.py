"""Whatever is ordered, imported and done: no mail to a forbidden platform, none twice in 90 days, none after a no."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from helloword.errors import InputError
from helloword.lake.contacts import held
from helloword.service.answering import opt_out
from helloword.service.keeping import switch_off
from helloword.service.links import asked_by
from helloword.service.sending import send_due
from helloword.service.tables import AskRow
from tests.postgres import Postgres

from .conftest import NOW, Ordered, Post, Shop, by, make, posting

BUYERS = ("ann", "ben", "cem", "dora")
STORES = ("shop", "site", "amz", "new")
FORBIDDEN, UNKNOWN = "amz", "new"

orders = st.builds(
    lambda n, buyer, mail, days, state, quantity: (n, buyer, mail, days, state, quantity),
    st.integers(0, 5), st.sampled_from(BUYERS), st.sampled_from([*BUYERS, ""]),
    st.one_of(st.none(), st.integers(0, 45)), st.sampled_from(["delivered", "shipped", "cancelled", "pending"]),
    st.integers(1, 2),
)  # fmt: skip
steps = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.sampled_from(STORES), st.lists(orders, min_size=1, max_size=5)),
        st.tuples(st.just("send"), st.integers(0, 12)),
        st.tuples(st.just("no"), st.sampled_from(BUYERS)),
        st.tuples(st.just("off"), st.sampled_from(STORES)),
        st.tuples(st.just("on"), st.sampled_from(STORES)),
        st.tuples(st.just("later"), st.sampled_from([20, 45, 91])),
        st.tuples(st.just("fails"), st.sampled_from(BUYERS)),
    ),
    min_size=3,
    max_size=10,
)


class World:
    """Plays steps and remembers what reached whom, in days of its own."""

    def __init__(self, shop: Shop, post: Post) -> None:
        self.shop, self.post, self.day = shop, post, 0
        self.mailed: dict[str, list[int]] = defaultdict(list)
        self.refused: set[str] = set()
        self.customer: dict[tuple[str, str], str] = {}
        for store in ("shop", "site"):
            shop.on(store, days=1)

    def play(self, step: tuple[object, ...]) -> None:
        """Do one thing, and look at every mail that went out."""
        before, customers = len(self.post.to), len(self.post.mails)
        getattr(self, f"do_{step[0]}")(*step[1:])
        for to, mail in zip(self.post.to[before:], self.post.mails[customers:], strict=True):
            self.look(to.removesuffix("@example.com").casefold(), mail)

    def look(self, address: str, mail: object) -> None:
        page = self.post.page(self.post.mails.index(mail))  # type: ignore[arg-type]
        found = asked_by(self.shop.workspace, page.removeprefix("/s/"), NOW)
        assert found is not None
        ask, _ = found
        assert ask.store != FORBIDDEN
        assert ask.store != UNKNOWN
        assert address not in self.refused
        people = {f"mail {address}", f"buyer {self.customer[ask.store, ask.order]}"}
        for person in people:
            assert all(self.day - day >= 90 for day in self.mailed[person]), person
            self.mailed[person].append(self.day)

    def do_import(self, store: str, made: list[tuple[int, str, str, int | None, str, int]]) -> None:
        rows = []
        for n, buyer, mail, days, state, quantity in made:
            # An order keeps its buyer however often it is imported.
            who = self.customer.setdefault((store, str(n)), buyer)
            contact = f"{mail.title()}@example.com" if mail else ""
            rows.append(Ordered(str(n), contact, days, state, who, quantity=quantity))
        self.shop.load(*rows, store=store)

    def do_send(self, ahead: int) -> None:
        send_due(self.shop.workspace, NOW + timedelta(days=ahead))

    def do_no(self, buyer: str) -> None:
        opt_out(self.shop.workspace, [f"{buyer}@example.com"])
        self.refused.add(buyer)

    def do_off(self, store: str) -> None:
        switch_off(self.shop.workspace, store, "enough")

    def do_on(self, store: str) -> None:
        if store in (FORBIDDEN, UNKNOWN):
            with pytest.raises(InputError):
                self.shop.on(store)
        else:
            self.shop.on(store, days=1)

    def do_later(self, days: int) -> None:
        """Time passes, as far as the company's own records go."""
        self.day += days
        with self.shop.workspace.state.write() as session:
            for row in session.scalars(select(AskRow).where(AskRow.asked_at.is_not(None))):
                assert row.asked_at is not None
                row.asked_at -= timedelta(days=days)

    def do_fails(self, buyer: str) -> None:
        self.post.says = {f"{buyer.title()}@example.com": "452 later"}


def run(folder: Path, state_url: str | None, played: list[tuple[object, ...]]) -> None:
    with posting() as post:
        shop = make(folder, state_url)
        by(shop, post)
        world = World(shop, post)
        for step in [*played, ("send", 3)]:
            world.play(step)
        assert {c.store for c in held(shop.workspace)} <= {"shop", "site"}
        shop.workspace.state.close()


@pytest.mark.slow
@settings(max_examples=15)
@given(played=steps)
def test_no_mail_that_should_not_be(played: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder:
        run(Path(folder), None, played)


@pytest.mark.slow
def test_no_mail_that_should_not_be_in_postgresql(postgres: Postgres) -> None:
    @settings(max_examples=6)
    @given(played=steps)
    def check(played: list[tuple[object, ...]]) -> None:
        with TemporaryDirectory() as folder:
            run(Path(folder), postgres.new_database(), played)

    check()
