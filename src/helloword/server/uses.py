"""Who uses a KPI: boards that show it, goals, alert rules and playbooks on it, and KPIs made of it; none that is not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from helloword.actions.playbooks import declarations
from helloword.actions.queue import actions
from helloword.alerts.keeping import all_rules
from helloword.boards import all_boards
from helloword.goals import book
from helloword.kpis.company import catalogue_of
from helloword.kpis.expressions import names_in
from helloword.kpis.seeing import seen_kpis
from helloword.server.asking_for import Asker
from helloword.server.board_answers import Telling
from helloword.server.board_seen import tiles_seen
from helloword.server.readings import Json
from helloword.text import Text
from helloword.workspace import Workspace

Use = tuple[str, Text, bool]
"""What uses it: its id, its name, and whether it is at work now."""


def uses_json(workspace: Workspace, asker: Asker, kpi: str) -> Json:
    """Everything on the KPI that whoever asks may see, what is at work first."""
    return {
        "boards": _listed(_boards(workspace, asker, kpi)),
        "goals": _listed(_goals(workspace, kpi)),
        "alert_rules": _listed(_rules(workspace, kpi)),
        "playbooks": _listed(_playbooks(workspace, kpi)),
        "kpis": _listed(_made_of(workspace, kpi)),
    }


def _listed(uses: Iterable[Use]) -> list[Json]:
    ordered = sorted(uses, key=lambda use: not use[2])
    return [{"id": id, "name": name.as_json(), "active": active} for id, name, active in ordered]


def _boards(workspace: Workspace, asker: Asker, kpi: str) -> Iterator[Use]:
    own = (each.board for each in Telling.of(workspace, asker).own.values() if not each.deleted)
    for board in (*all_boards().values(), *own):
        if any(kpi in tile.shown for tile in tiles_seen(workspace, board)):
            yield board.id, board.name, True


def _goals(workspace: Workspace, kpi: str) -> Iterator[Use]:
    for id, versions in book(workspace).versions.items():
        goal = versions[-1].goal
        if goal.kpi == kpi:
            yield id, goal.name, goal.status == "active"


def _rules(workspace: Workspace, kpi: str) -> Iterator[Use]:
    for id, version in all_rules(workspace).items():
        if version.rule.kpi == kpi:
            yield id, version.rule.name, version.active


def _playbooks(workspace: Workspace, kpi: str) -> Iterator[Use]:
    """Those whose actions are meant to move the KPI."""
    meant = Counter(a.proposal.playbook for a in actions(workspace) if a.proposal.expected.kpi == kpi)
    for id, declared in declarations().items():
        if meant[id]:
            yield id, declared.name, True


def _made_of(workspace: Workspace, kpi: str) -> Iterator[Use]:
    catalogue = catalogue_of(workspace)
    for id in sorted(seen_kpis(catalogue, workspace.scope) - {kpi}):
        if kpi in names_in(catalogue.kpis[id].formula):
            yield id, catalogue.kpis[id].name, True
