"""Which actions somebody sees: tasks about alerts that they see, and what is done in stores of their view, with its costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from helloword.actions.action import Proposal
from helloword.alerts.inbox import alerts
from helloword.kpis.sight import Sight
from helloword.scope import EVERYTHING
from helloword.workspace import Workspace

WITHOUT_COSTS = frozenset({"task"})
"""Playbooks whose actions say nothing of what things cost."""


def seeing(workspace: Workspace) -> Callable[[Proposal], bool]:
    """What a workspace is seen through, for what playbooks propose."""
    if workspace.scope == EVERYTHING:
        return lambda proposal: True
    sight = Sight.of(workspace)
    mine = {alert.id for alert in alerts(workspace)}

    def seen(proposal: Proposal) -> bool:
        if proposal.playbook in WITHOUT_COSTS:
            return bool(about := alerts_of(proposal)) and mine.issuperset(about)
        stores = {"store": tuple(proposal.stores)} if proposal.stores else {}
        return sight.scope.costs and sight.within({**{dim: (value,) for dim, value in proposal.subject}, **stores})

    return seen


def alerts_of(proposal: Proposal) -> Sequence[int]:
    """The alerts that a proposal answers."""
    listed = proposal.content.get("alerts")
    ids = [int(str(id)) for id in listed] if isinstance(listed, list) else []
    return ids or ([proposal.alert] if proposal.alert is not None else [])
