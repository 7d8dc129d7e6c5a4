"""Comments as JSON, about things that whoever asks sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helloword.actions.queue import the_action
from helloword.alerts.inbox import the_alert
from helloword.audit import Actor
from helloword.comments import Comment, Kind, comments
from helloword.comments.keeping import MODERATE
from helloword.errors import UnknownNameError
from helloword.goals import book
from helloword.kpis.company import catalogue_of
from helloword.kpis.sight import Sight
from helloword.people import staff
from helloword.reconciliation.reconciling import the_finding
from helloword.reviews.keeping import the_review
from helloword.server.asking_for import Asker, check_sees_all, check_sees_costs
from helloword.server.readings import Json, at_text
from helloword.stores.purchasing import the_purchase
from helloword.workspace import Workspace


def subject_of(workspace: Workspace, kind: Kind, id: str) -> str:
    """The id under which comments about it are kept; raises for what there is not, or is not seen."""
    return _SEEN[kind](workspace, id)


def comments_json(workspace: Workspace, asker: Asker, kind: Kind, subject: str) -> list[Json]:
    """What was said, the oldest first."""
    return [_comment(each, asker) for each in comments(workspace, kind, subject)]


def colleagues_json(workspace: Workspace) -> list[Json]:
    """Everybody who ever worked here, by name."""
    everybody = sorted(staff(workspace).people.values(), key=lambda person: person.id)
    return [{"actor": Actor.of_person(person.id).name, "name": person.name} for person in everybody]


def _comment(comment: Comment, asker: Asker) -> Json:
    removed = comment.removed_by is not None
    mine = comment.by == asker.actor.name or MODERATE in asker.permissions
    return {
        "id": comment.id, "at": at_text(comment.at), "by": comment.by, "text": comment.text, "removed": removed,
        "removable": mine and not removed,
    }  # fmt: skip


def _of_the_whole(find: Callable[[Workspace, str], str]) -> Callable[[Workspace, str], str]:
    """For what is of the whole company with its costs."""

    def found(workspace: Workspace, id: str) -> str:
        check_sees_costs(workspace.scope)
        check_sees_all(workspace.scope)
        return find(workspace, id)

    return found


def _figure(workspace: Workspace, id: str) -> str:
    the_finding(workspace, id)
    return id


def _kpi(workspace: Workspace, id: str) -> str:
    known = catalogue_of(workspace).kpis
    if id not in known or not Sight.of(workspace).of_kpi(id):
        raise UnknownNameError("KPI", id, () if id in known else known, code="unknown_kpi")
    return id


_SEEN: Mapping[Kind, Callable[[Workspace, str], str]] = {
    "kpi": _kpi,
    "alert": lambda workspace, given: str(the_alert(workspace, given).id),
    "action": lambda workspace, given: str(the_action(workspace, given).id),
    "goal": lambda workspace, given: book(workspace).goal(given).id,
    "review": _of_the_whole(lambda workspace, given: str(the_review(workspace, given).id)),
    "figure": _of_the_whole(_figure),
    "purchase": _of_the_whole(lambda workspace, given: the_purchase(workspace, given).id),
}
