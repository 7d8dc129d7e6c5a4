"""The demo company asks the buyers of its own shop: a survey that is switched on, whom it asked, and what they answered.

The mails are part of the invented history; nothing is ever sent, as the company has no mail account.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import insert, select

from helloword.audit import Actor
from helloword.demo.earlier import morning
from helloword.demo.files.seen import Seen
from helloword.demo.records import Answer, Order
from helloword.lake.contacts import address_hash
from helloword.period import ONE_DAY
from helloword.service.answering import opt_out
from helloword.service.keeping import change_survey, the_survey
from helloword.service.letters import language_for
from helloword.service.links import new_code
from helloword.service.rule import ONCE_IN, Kind, Rule
from helloword.service.tables import AnswerRow, AskRow
from helloword.workspace import Workspace

STORE, DAYS = "shopify-eu", 2
KIND: Kind = "csat"
SENDER, IMPRINT = "Lumora Home", "Lumora Home\nMusterweg 1, 10115 Berlin\nservice@lumora.example"
SERVICE = Actor("sun-qian")
REASON = "独立站的顾客自己问 · we ask the buyers of our own shop"
NO_MORE = 3
"""Buyers who want no mails any more."""
Row = dict[str, object]


def survey(workspace: Workspace, seen: Seen) -> None:
    """Switch the survey on, with the last weeks' asking behind it; where somebody has touched it, it stays as it is."""
    if the_survey(workspace, STORE).number:
        return
    acting = workspace.acting_as(SERVICE)
    change_survey(acting, Rule(STORE, True, KIND, DAYS, SENDER, IMPRINT), REASON)
    answers = {a.order.id: a for a in seen.past(seen.history.answers) if a.order.store == STORE and a.kind == KIND}
    rows = list(_asked(acting, seen, answers))
    if not rows:
        return
    with workspace.state.write() as session:
        session.execute(insert(AskRow), rows)
        sent = session.execute(select(AskRow.order, AskRow.id).where(AskRow.status == "sent"))
        ids = {row.order: row.id for row in sent}
        told = [_answer(id, answers[order]) for order, id in ids.items() if order in answers]
        if told:
            session.execute(insert(AnswerRow), told)
    silent = [order.buyer.email for order in seen.orders(STORE) if order.id in ids and order.id not in answers]
    if silent:
        opt_out(acting, silent[-NO_MORE:])


def _asked(workspace: Workspace, seen: Seen, answers: dict[str, Answer]) -> Iterator[Row]:
    """Everybody whose order came in the last weeks; who ordered again is not asked again."""
    known: set[str] = set()
    delivered = sorted((o for o in seen.orders(STORE) if o.cancelled_at is None), key=lambda o: (o.delivered_at, o.id))
    for order in delivered:
        due = order.delivered_at.date() + DAYS * ONE_DAY
        if seen.today - (ONCE_IN - 1) * ONE_DAY <= due < seen.today:
            yield _ask(workspace, order, due, again=order.buyer.email in known)
            known.add(order.buyer.email)


def _ask(workspace: Workspace, order: Order, due: date, *, again: bool) -> Row:
    at = morning(workspace, due)
    return {
        "code": new_code(), "store": STORE, "order": order.id, "kind": KIND, "due": due, "decided_at": at,
        "language": language_for(None, order.buyer.country), "status": "skipped" if again else "sent",
        "reason": "recently_asked" if again else None, "tries": 0 if again else 1, "next_at": at, "token": None,
        "problem": None, "asked_at": None if again else at, "sent_at": None if again else at,
        "address": None if again else address_hash(workspace, order.buyer.email), "customer": None,
    }  # fmt: skip


def _answer(ask: int, given: Answer) -> Row:
    """An answer that the lake knows from the company's files."""
    return {
        "ask": ask,
        "score": given.score,
        "answered_at": given.at,
        "version": 1,
        "told": 1,
        "language": given.language,
    }
