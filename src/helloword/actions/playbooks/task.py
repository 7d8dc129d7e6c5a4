"""A task for a person: an alert that nobody has taken on is given to who is answerable for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from helloword.actions.action import Action, Expected, Line, Proposal, Skipped, Status
from helloword.actions.effect import Change, Watched
from helloword.actions.playbook import Amount, Step, Terms
from helloword.actions.queue import actions
from helloword.actions.seeing import alerts_of
from helloword.actions.tasks import make_task, task_of, withdraw_task
from helloword.alerts.alert import Alert
from helloword.alerts.channels import recipients
from helloword.alerts.handing import hand
from helloword.alerts.inbox import alerts, the_alert
from helloword.alerts.keeping import all_rules, the_rule
from helloword.alerts.rule import Rule
from helloword.alerts.sending import send_due
from helloword.alerts.slices import shown
from helloword.audit import Json
from helloword.errors import WorkspaceError
from helloword.people import staff
from helloword.people.person import Person
from helloword.period import ONE_DAY
from helloword.text import Text, counted
from helloword.workspace import Workspace

ID = "task"
_NOBODY = Text("没有在职人员担任这条规则的负责角色。", "Nobody in the company has the role that answers for this rule.")


class Task:
    """The functions of the playbook."""

    def propose(
        self, workspace: Workspace, terms: Terms, today: date, without: Collection[str] = ()
    ) -> Iterator[Proposal | Skipped]:
        """One proposal for the open alerts of a rule that have waited long enough; what was asked for stands beside it."""
        asked_for = _asked_for(workspace)
        yield from asked_for
        rules, given = all_rules(workspace), {*_given(workspace), *(each.alert for each in asked_for)}
        latest = today - int(terms.settings["wait_days"]) * ONE_DAY
        waiting: dict[str, list[Alert]] = {}
        for alert in alerts(workspace, "open"):
            if alert.id not in given and alert.fired <= latest and alert.severity != "notice" and alert.rule in rules:
                waiting.setdefault(alert.rule, []).append(alert)
        for id, found in waiting.items():
            yield _for_owner(workspace, found, rules[id].rule, ("rule", id), _due(terms, today))

    def about(self, workspace: Workspace, terms: Terms, today: date, alert: int) -> Proposal | Skipped:
        """A task about one alert, which somebody asks for: however young or mild it is."""
        found = the_alert(workspace, alert)
        at = (ALERT, str(found.id))
        if found.status == "resolved":
            return Skipped((at,), _OVER)
        return _for_owner(workspace, [found], the_rule(workspace, found.rule).rule, at, _due(terms, today))

    def amounts(self, workspace: Workspace, terms: Terms, proposal: Proposal, today: date) -> Sequence[Amount]:
        """A task has no amount."""
        return ()

    def with_amounts(
        self, workspace: Workspace, terms: Terms, proposal: Proposal, amounts: Mapping[int, Decimal], today: date
    ) -> Proposal:
        """A task has no amount."""
        return proposal

    def steps(self) -> Sequence[Step]:
        """Make the task, and tell the person."""
        return (Step("task", _make), Step("tell", _tell))

    def back(self) -> Sequence[Step]:
        """Withdraw the task."""
        return (Step("withdraw", _withdraw),)

    def verify(self, workspace: Workspace, action: Action) -> Text:
        """The task is on the person's list."""
        task = task_of(workspace, action.key)
        if task is None:
            raise WorkspaceError(f"Action {action.id} has made no task.", code="no_task", id=str(action.id))
        return Text(
            f"任务 {task.id} 已交给 {task.person}，{task.due} 前办完。",
            f"Task {task.id} is with {task.person}, due on {task.due}.",
        )

    def watched(self, workspace: Workspace, action: Action, days: int) -> Watched:
        """Whether the alert was over within so many days, against alerts of its rule that nobody was given."""
        given, mine = _given(workspace), alerts_of(action.proposal)
        rules = {alert.id: alert.rule for alert in alerts(workspace)}
        found = {a.id: a for a in alerts(workspace, rule=next((rules[id] for id in mine if id in rules), ""))}
        others = [_over(a, days) for id, a in found.items() if id not in given and id not in mine]
        touched = [_over(found[id], days) for id in mine if id in found]
        return Watched("alert_over", touched, others, days, money=False)


PLAYBOOK = Task()
ALERT = "alert"
"""What a task is about that somebody asked for."""
_OVER = Text("这条预警已经解除。", "The alert is over already.")


def _due(terms: Terms, today: date) -> date:
    return today + int(terms.settings["due_days"]) * ONE_DAY


def _for_owner(
    workspace: Workspace, found: Sequence[Alert], rule: Rule, at: tuple[str, str], due: date
) -> Proposal | Skipped:
    people = staff(workspace)
    persons = recipients(people, rule.owner)
    return _proposal(found, rule, people.person(persons[0]), at, due) if persons else Skipped((at,), _NOBODY)


def _asked_for(workspace: Workspace) -> Sequence[Proposal]:
    """The proposals about one alert that wait for a decision, as they stand, while the alert is not over."""
    proposed = [each.proposal for each in actions(workspace, [Status.PROPOSED], ID)]
    single = [each for each in proposed if each.subject[0][0] == ALERT]
    over = {alert.id for alert in alerts(workspace, "resolved")} if single else set()
    return [each for each in single if each.alert not in over]


def _proposal(found: Sequence[Alert], rule: Rule, person: Person, at: tuple[str, str], due: date) -> Proposal:
    first, count = min(alert.fired for alert in found), len(found)
    places = [shown(alert.at) for alert in found]
    where = places[0] if count == 1 else ""
    title = Text(
        f"{rule.name.zh}：{where or f'{count} 处'} → {person.name}",
        f"{rule.name.en}: {where or counted(count, 'place', 'places')} → {person.name}",
    )
    listed = ", ".join(places)
    body = Text(f"{rule.means.zh}\n{listed}\n{rule.todo.zh}", f"{rule.means.en}\n{listed}\n{rule.todo.en}")
    ids: list[Json] = [alert.id for alert in found]
    content: dict[str, Json] = {
        "person": person.id, "title": title.as_json(), "body": body.as_json(), "due": due.isoformat(), "alerts": ids,
    }  # fmt: skip
    return Proposal(
        playbook=ID, subject=(at, ("person", person.id)), title=title,
        reason=_reason(found, first), content=content,
        lines=tuple(_line(alert, person) for alert in found),
        expected=Expected(Text(f"{due} 前解除。", f"It is over by {due}."), rule.kpi), money=Decimal(0),
        items=tuple(places), alert=found[0].id,
    )  # fmt: skip


def _reason(found: Sequence[Alert], first: date) -> Text:
    if any(alert.status == "open" for alert in found):
        return Text(f"从 {first} 起没有人认领。", f"Nobody has taken it on since {first}.")
    return Text(f"从 {first} 起还没有解除。", f"It is not over since {first}.")


def _line(alert: Alert, person: Person) -> Line:
    since = Text(f"自 {alert.since}", f"since {alert.since}")
    cause = alert.cause
    return Line(
        shown(alert.at), "", person.name, Text(f"{since.zh}；{cause.zh}", f"{since.en}; {cause.en}") if cause else since
    )


def _given(workspace: Workspace) -> set[int]:
    """The alerts that are or were with somebody, or that somebody said are not to be."""
    left = ("proposed", "replaced", "expired")
    return {
        id
        for action in actions(workspace, playbook=ID)
        if action.status not in left
        for id in alerts_of(action.proposal)
    }


def _make(workspace: Workspace, action: Action, now: datetime) -> str:
    content = action.proposal.content
    title, body, due = _text(content["title"]), _text(content["body"]), date.fromisoformat(str(content["due"]))
    return str(make_task(workspace, action.key, str(content["person"]), title, body, due, now).id)


def _tell(workspace: Workspace, action: Action, now: datetime) -> str:
    content = action.proposal.content
    body = _text(content["body"])
    due = content["due"]
    said = Text(f"{body.zh}\n期限：{due}", f"{body.en}\nDue: {due}")
    names = hand(workspace, str(content["person"]), action.key, _text(content["title"]), said, now)
    send_due(workspace, now)
    return ", ".join(names)


def _withdraw(workspace: Workspace, action: Action, now: datetime) -> str:
    return str(withdraw_task(workspace, action.key, now))


def _over(alert: Alert, days: int) -> Change:
    over = alert.ended is not None and (alert.ended - alert.fired).days <= days
    return Change(str(alert.id), Decimal(0), Decimal(1 if over else 0))


def _text(told: object) -> Text:
    assert isinstance(told, dict)
    return Text(str(told["zh"]), str(told["en"]))
