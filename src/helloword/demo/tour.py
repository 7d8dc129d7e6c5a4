"""Where to look in the demo company, and why: what is going wrong there now, then once around the loop to its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from urllib.parse import urlencode

from helloword.actions.action import Action
from helloword.actions.queue import actions
from helloword.demo.truth import Event
from helloword.money import from_text, grouped
from helloword.reviews.keeping import entries, the_review
from helloword.text import Text
from helloword.workspace import Workspace

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Stop:
    """One thing to look at: what happened, and the KPI and slice where it shows."""

    text: Text
    kpi: str
    where: tuple[tuple[str, str], ...]

    @property
    def page(self) -> str:
        """The path of its page.

        >>> Stop(Text("", ""), "odr", (("store", "amazon-us"),)).page
        '/kpis/odr?where=store%3Aamazon-us'
        """
        query = urlencode([("where", f"{name}:{value}") for name, value in self.where])
        return f"/kpis/{self.kpi}?{query}"

    @property
    def command(self) -> str:
        """The same for a terminal.

        >>> Stop(Text("", ""), "roas", (("campaign", "SB Video"),)).command
        'helloword kpi show roas --grain month --where "campaign=SB Video"'
        """
        clauses = "".join(f' --where "{name}={value}"' for name, value in self.where)
        return f"helloword kpi show {self.kpi} --grain month{clauses}"


def stops(events: Iterable[Event], born: date) -> tuple[Stop, ...]:
    """The tour of a demo made on `born`: what is at work or was of late, in the order in which it is told."""
    recent = (e for e in events if e.moves and (e.last is None or born - e.last <= RECENT))
    return tuple(Stop(event.text, event.moves[0].kpi, event.moves[0].where) for event in recent)


@dataclass(frozen=True)
class Station:
    """One station of the loop: what is seen there, the path of its page, and the same for a terminal."""

    text: Text
    page: str
    command: str


def stations(workspace: Workspace) -> tuple[Station, ...]:
    """From data to review: where each part of the loop is seen in a demo company."""
    return (
        Station(Text("数据：一个数从哪些文件的哪几行来", "data: which lines of which files a number comes from"), "/kpis/refunds", "helloword kpi trace refunds --limit 20"),
        Station(Text("指标：先看该先看的", "KPIs: what should be seen first"), "/", "helloword kpi list"),
        Station(Text("目标：从公司分到部门和个人，谁落后了", "goals: from the company down to people, and who is behind"), "/goals", "helloword goals score"),
        Station(Text("预警：发现了什么，规则放到历史上会响几次", "alerts: what was found, and how often a rule would have fired"), "/alerts", "helloword alerts list"),
        Station(Text("行动：该做什么、为什么、预期多少，等你批准或拒绝", "actions: what should be done, why and for how much; it waits for you to approve or reject"), "/actions", "helloword actions list"),
        Station(Text("采购单：批准后写好的，登记到货和验货", "purchase orders: written on approval; note what came and what passed"), "/purchases", "helloword purchases list"),
        *_worked(workspace),
        Station(Text("对账：平台自己的数字和我们差多少，差在哪里", "reconciliation: how far the platforms' own figures are from ours, and why"), "/reconciliation", "helloword reconcile"),
        Station(Text("调查：独立站的顾客怎么说（演示公司不发邮件）", "surveys: what buyers of the own shop say (a demo sends no mails)"), "/surveys", "helloword surveys list"),
        Station(Text("审计：谁改了什么、为什么，一键核验", "audit: who changed what and why, verified at a click"), "/audit", "helloword audit verify"),
        Station(Text("成本：哪些商品还没有成本，利润因此算不准", "costs: which products lack one, so that margins are not right yet"), "/costs", "helloword doctor"),
    )  # fmt: skip


def _worked(workspace: Workspace) -> Iterable[Station]:
    """The action whose effect stands out most against chance, and the review that tells of it."""
    measured = [action for action in actions(workspace) if action.effect.get("value") is not None]
    for action in sorted(measured, key=lambda action: (not action.effect["clear"], -action.id))[:1]:
        yield Station(
            _told(action, workspace.settings.currency),
            f"/actions?tab=done&action={action.id}",
            f"helloword actions show {action.id}",
        )
        yield from _review(workspace, action)


def _told(action: Action, currency: str) -> Text:
    expected, days = action.proposal.expected.amount, action.effect["days"]
    value, low, high = (grouped(_number(action, name), 0) for name in ("value", "low", "high"))
    before = "—" if expected is None else grouped(expected, 0)
    title = action.proposal.title
    return Text(
        f"效果：行动 {action.id}“{title.zh}”，预期 {before}，{days} 天后测得 {value} {currency}（{low} 至 {high}）",
        f"effect: action {action.id}, {title.en}; {before} was expected, {value} {currency} ({low} to {high}) was measured after {days} days",
    )


def _number(action: Action, name: str) -> Decimal:
    return from_text(str(action.effect[name])) or Decimal(0)


def _review(workspace: Workspace, action: Action) -> Iterable[Station]:
    """The company's newest review that tells of an action."""
    written = (the_review(workspace, entry.id) for entry in entries(workspace, "company"))
    telling = (each for each in written if action.proposal.title in [acted.what for acted in each.content.acted])
    for review in islice(telling, 1):
        text = Text(
            "复盘：偏差按金额排，每个都拆到原因，做过的行动有没有用，跟进到人",
            "review: deviations by their money, each with its causes, whether actions worked, and follow-ups",
        )
        yield Station(text, f"/reviews/{review.id}", f"helloword reviews show {review.id}")
