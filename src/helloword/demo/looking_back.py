"""The demo company's reviews: of its last week by department, of the week and the month before, and what was agreed in them."""

from __future__ import annotations

from datetime import date, timedelta

from helloword.audit import Actor
from helloword.period import ONE_DAY, Grain, start_of
from helloword.reviews.follow_ups import add, open_of
from helloword.reviews.review import Review
from helloword.reviews.spans import Span, last_complete
from helloword.reviews.writing import write
from helloword.workspace import Workspace

REASON = "周会与月会 · the weekly and the monthly meeting"
AGREED = (
    ("month", "和灯具供应商约定新的交期，并每周核对一次。", "zhou-wei", 9),
    ("week", "查清独立站支付一步为什么卡住，修好后看三天。", "jonas-weber", 5),
    ("week", "换掉看腻的素材，停掉没有订单的视频广告。", "he-tian", 12),
)
"""Follow-ups: of which review, what is to be done, by whom, and in how many days."""


def look_back(workspace: Workspace, today: date) -> None:
    """Write the reviews that are not there yet, and agree on follow-ups in the older ones, which the newest then carries."""
    acting = workspace.acting_as(Actor("demo"))
    newest = last_complete(Grain.WEEK, today)
    before = Span(Grain.WEEK, start_of(Grain.WEEK, newest.start - ONE_DAY))
    spans = {"month": last_complete(Grain.MONTH, today), "week": before}
    written = {name: write(acting, span, reason=REASON, today=today)[0] for name, span in spans.items()}
    if not open_of(acting) and all(outcome.new for outcome in written.values()):
        _agree({name: outcome.review for name, outcome in written.items()}, acting, today)
    write(acting, newest, every=True, reason=REASON, today=today)


def _agree(reviews: dict[str, Review], workspace: Workspace, today: date) -> None:
    for name, text, owner, days in AGREED:
        add(workspace, reviews[name].id, text, owner, max(today, workspace.today) + timedelta(days=days))
