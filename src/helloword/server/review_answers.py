"""Reviews and follow-ups as JSON, for the API and the command line alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from helloword import people
from helloword.goals.exact import decimal
from helloword.money import full_text, plain
from helloword.period import Grain
from helloword.reviews import follow_ups as following
from helloword.reviews.acting import Acted
from helloword.reviews.follow_ups import FollowUp
from helloword.reviews.keeping import Entry, entries, place_of
from helloword.reviews.node import Node
from helloword.reviews.restating import restated
from helloword.reviews.review import Card, Content, Deviation, Held, Review, Warned
from helloword.reviews.scopes import scopes
from helloword.reviews.sheet import title
from helloword.reviews.spans import last_complete
from helloword.reviews.treatment import treatment_of
from helloword.reviews.wording import label, late, sentence
from helloword.server.paging import Paged
from helloword.server.readings import Json
from helloword.text import Text
from helloword.workspace import Workspace

Row = dict[str, Json]


def list_json(workspace: Workspace, paged: Paged) -> Row:
    """Every written review, whose there can be, and what can be written next."""
    staff = people.staff(workspace)
    known = scopes(staff, workspace.settings.name)
    names = {scope.id: scope.name for scope in known}
    waiting = Counter(f.scope for f in following.open_of(workspace))
    shown, more = paged.of(entries(workspace), place_of)
    return {
        "items": [entry_json(entry, names) for entry in shown],
        "next": more,
        "scopes": [{"id": s.id, "name": s.name.as_json(), "open": waiting[s.id]} for s in known],
        "people": [{"id": p.id, "name": p.name} for _, p in sorted(staff.people.items()) if p.active],
        "week": last_complete(Grain.WEEK, workspace.today).name,
        "month": last_complete(Grain.MONTH, workspace.today).name,
    }


def entries_json(workspace: Workspace, found: Iterable[Entry]) -> list[Row]:
    """Written reviews as a list tells of them."""
    names = {scope.id: scope.name for scope in scopes(people.staff(workspace), workspace.settings.name)}
    return [entry_json(entry, names) for entry in found]


def entry_json(entry: Entry, names: dict[str, Text]) -> Row:
    """One line of the list."""
    span = entry.span
    name = names.get(entry.scope, Text(entry.scope, entry.scope))
    return {
        "id": entry.id, "period": span.name, "grain": span.grain.value, "start": span.start.isoformat(),
        "end": span.end.isoformat(), "scope": entry.scope, "scope_name": name.as_json(), "edition": entry.edition,
        "at": entry.at.isoformat(), "by": entry.by, "lake": entry.lake,
    }  # fmt: skip


def review_json(workspace: Workspace, review: Review) -> Row:
    """A whole review."""
    content = review.content
    entry = Entry(review.id, content.span, content.scope.id, review.edition, review.at, review.by, content.lake)
    return {
        **entry_json(entry, {content.scope.id: content.scope.name}),
        "title": Text(title(content, "zh-CN"), title(content, "en")).as_json(),
        "currency": content.currency,
        "catalogue": content.catalogue,
        "margin": _number(content.margin),
        "people": {**content.people, **_names(workspace)},
        "late": [_both_late(content, at) for at in range(len(content.late))],
        "card": _card(content.card),
        "deviations": [deviation_json(d, content) for d in content.deviations],
        "left_out": dict(content.left_out),
        "alerts": [_warned(w) for w in content.alerts],
        "acted": [_acted(a) for a in content.acted],
        "follow_ups": [follow_up_json(workspace, f, content) for f in following.of_review(workspace, review)],
        "restated": [
            {"kpi": r.kpi, "was": full_text(r.was), "now": full_text(r.now)} for r in restated(workspace, review)
        ],
    }


def deviation_json(deviation: Deviation, content: Content) -> Row:
    """One deviation with its causes."""
    said = (sentence(deviation, "previous", content.currency, locale) for locale in ("zh-CN", "en"))
    return {
        "kpi": deviation.kpi, "name": deviation.name.as_json(), "unit": deviation.unit, "better": deviation.better,
        "value": _number(deviation.value), "reason": deviation.reason, "ripens": deviation.ripens,
        "late": [{"zh": late(each, "zh-CN"), "en": late(each, "en")} for each in deviation.late],
        "rule": treatment_of(deviation.kpi).worth, "sentence": Text(*said).as_json(),
        "previous": _held(deviation.against["previous"]), "year": _held(deviation.against["year"]),
    }  # fmt: skip


def follow_up_json(workspace: Workspace, follow_up: FollowUp, content: Content | None = None) -> Row:
    """A follow-up with what happened to it."""
    carried = next((c for c in content.carried if c.id == follow_up.id), None) if content else None
    return {
        "id": follow_up.id, "review": follow_up.review, "scope": follow_up.scope, "kpi": follow_up.kpi,
        "text": follow_up.text, "owner": follow_up.owner, "due": follow_up.due.isoformat(),
        "at": follow_up.at.isoformat(), "by": follow_up.by,
        "closed_at": follow_up.closed_at.isoformat() if follow_up.closed_at else None,
        "closed_by": follow_up.closed_by, "note": follow_up.note,
        "since": carried.since if carried else None, "through": carried.through if carried else 0,
        "events": [
            {"at": e.at.isoformat(), "by": e.by, "what": e.what, "due": e.due.isoformat(), "owner": e.owner, "note": e.note}
            for e in following.events(workspace, follow_up.id)
        ],
    }  # fmt: skip


def _names(workspace: Workspace) -> dict[str, str]:
    return {p.id: p.name for p in people.staff(workspace).people.values()}


def _both_late(content: Content, at: int) -> Json:
    return {"zh": late(content.late[at], "zh-CN"), "en": late(content.late[at], "en")}


def _held(held: Held) -> Row:
    return {
        "start": held.days.start.isoformat(), "end": held.days.end.isoformat(), "value": _number(held.value),
        "change": _number(held.change), "ratio": _number(held.ratio), "worth": _number(held.worth),
        "exact": held.causes.exact, "causes": [_node(n) for n in held.causes.parts],
        "factors": [_node(n) for n in held.causes.factors],
    }  # fmt: skip


def _node(node: Node) -> Row:
    return {
        "kind": node.kind, "name": node.name, "value": node.value, "text": label(node).as_json(),
        "change": _fraction(node.change), "rate": _fraction(node.rate), "mix": _fraction(node.mix),
        "then": _fraction(node.then), "now": _fraction(node.now), "parts": [_node(part) for part in node.parts],
    }  # fmt: skip


def _card(card: Card) -> Row:
    lines: list[Json] = [
        {
            "goal": line.goal, "name": line.name.as_json(), "kpi": line.kpi, "unit": line.unit, "currency": line.currency,
            "owner": line.owner, "gate": line.gate, "part": _number(line.part), "target": _number(line.target),
            "low": _number(line.low), "high": _number(line.high), "expected": _number(line.expected),
            "actual": _number(line.actual), "attainment": _number(line.attainment), "pace": _number(line.pace),
            "status": line.status, "reason": line.reason,
        }
        for line in card.lines
    ]  # fmt: skip
    return {"score": _number(card.score), "status": card.status, "missed": list(card.missed), "lines": lines}


def _warned(warned: Warned) -> Row:
    some: list[Json] = [
        {
            "id": f.id, "slice": dict(f.slice), "since": f.since.isoformat(),
            "ended": f.ended.isoformat() if f.ended else None, "value": _number(f.value), "unit": f.unit,
        }
        for f in warned.some
    ]  # fmt: skip
    return {
        "rule": warned.rule, "name": warned.name.as_json(), "severity": warned.severity, "opened": warned.opened,
        "resolved": warned.resolved, "open": warned.open, "taken_by": list(warned.taken_by), "some": some,
    }  # fmt: skip


def _acted(acted: Acted) -> Row:
    return {
        "playbook": acted.playbook, "what": acted.what.as_json(), "status": acted.status,
        "expected": _number(acted.expected), "measured": _number(acted.measured), "low": _number(acted.low),
        "high": _number(acted.high),
    }  # fmt: skip


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _fraction(value: Fraction | None) -> str | None:
    return _number(decimal(value))
