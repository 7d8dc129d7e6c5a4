"""What was done here: imports that changed days gone by, definitions that became others, actions that were carried out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from helloword.actions.action import Status
from helloword.actions.queue import actions
from helloword.annotations.annotation import Annotation
from helloword.annotations.view import View
from helloword.kpis.company import catalogue_of
from helloword.kpis.expressions import names_in
from helloword.lake.importing import Import, list_imports
from helloword.model import TABLES
from helloword.state.overrides import override_history
from helloword.text import Text, counted

HOW_IMPORTS = Text(
    "改动了已有数据行的导入，按改动行数取最多的几次；标在导入那天。",
    "Imports that changed rows which were there already, those that changed most; on the day of the import.",
)
HOW_DEFINITIONS = Text(
    "本指标及其公式中的指标、度量的定义变动；标在变动那天。",
    "Changes to the definition of this KPI and of what its formula is made of; on the day of the change.",
)
HOW_ACTIONS = Text(
    "由系统执行完成、未撤销的行动；与本指标有关的在前。",
    "Actions that were carried out and not taken back; those meant for this KPI come first.",
)


def imports(view: View) -> Iterator[Annotation]:
    """Each import that restated rows, where all of its stores are seen and some are asked for."""
    seen = {store.id for store in view.workspace.stores() if view.workspace.scope.keeps_some(store.id, store.region)}
    zone = ZoneInfo(view.workspace.settings.timezone)
    for done in list_imports(view.workspace) if view.whole_stores else ():
        stores = tuple(store for store in done.stores if store)
        if done.status != "done" or not done.changed or not view.about(*done.tables):
            continue
        if not seen.issuperset(stores) or ("" in done.stores and not view.workspace.scope.whole):
            continue
        if not stores or view.stores.keys() & set(stores):
            day = done.at.astimezone(zone).date()
            yield Annotation("import", day, day, _restated(done), stores, weight=Decimal(done.changed))


def _restated(done: Import) -> Text:
    tables = [TABLES[name].title for name in done.tables if name in TABLES]
    zh, en = "、".join(t.zh for t in tables), ", ".join(t.en for t in tables)
    rows = counted(done.changed, "row", "rows")
    return Text(f"导入 {done.id} 改动了 {done.changed} 行：{zh}", f"Import {done.id} changed {rows}: {en}")


def definitions(view: View) -> Iterator[Annotation]:
    """Each change of what the KPI means."""
    catalogue, kpi = catalogue_of(view.workspace), view.wanted.kpi
    zone = ZoneInfo(view.workspace.settings.timezone)
    names = _made_of(view, kpi) if kpi else {*catalogue.kpis, *catalogue.measures}
    for change in override_history(view.workspace.state):
        hidden = not view.sight.of_kpi(change.key) if change.key in catalogue.kpis else not view.workspace.scope.costs
        if change.key not in names or (hidden and kpi is None):
            continue
        known = catalogue.kpis.get(change.key) or catalogue.measures.get(change.key)
        name = known.name if known else Text(change.key, change.key)
        zh, en = (
            ("恢复为自带定义", "went back to its shipped definition")
            if change.yaml is None
            else ("的定义变了", "has another definition")
        )
        day = change.at.astimezone(zone).date()
        text = Text(f"{name.zh}{zh}", f"{name.en} {en}")
        yield Annotation(
            "definition",
            day,
            day,
            text,
            kpi=kpi,
            weight=Decimal(change.id),
            at=f"/kpis/{change.key}" if change.key in catalogue.kpis else None,
        )


def _made_of(view: View, kpi: str) -> set[str]:
    """The KPI and everything that its formula leads to."""
    catalogue = catalogue_of(view.workspace)
    found, left = set[str](), [kpi]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += names_in(catalogue.kpis[name].formula) if name in catalogue.kpis else ()
    return found


def done_actions(view: View) -> Iterator[Annotation]:
    """Each action that was carried out in a store of the slice."""
    zone = ZoneInfo(view.workspace.settings.timezone)
    for action in actions(view.workspace, (Status.DONE,)):
        proposal = action.proposal
        if action.done_at is None or proposal.playbook == "task":
            continue
        if proposal.stores and not view.stores.keys() & set(proposal.stores):
            continue
        meant = proposal.expected.kpi == view.wanted.kpi
        if not meant and not view.about("order_lines", "ads", "inventory"):
            continue
        day = action.done_at.astimezone(zone).date()
        yield Annotation(
            "action", day, day, proposal.title, tuple(proposal.stores), weight=Decimal(1_000_000 * meant + action.id),
            at=f"/actions?action={action.id}",
        )  # fmt: skip
