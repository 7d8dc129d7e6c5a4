"""Every change of the company is in its audit log, once, with who made it, even when its process was killed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from helloword.audit import Actor, entries, verify
from helloword.kpis.company import change_catalogue, take_back
from helloword.lake.importing import export_rejects, import_file, list_imports, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.workspace import Workspace
from tests.lake.company import order, write_lines
from tests.lake.processes import nursery

ANNA = Actor("cli:anna")
KPI = """kpis:
  lines_per_order:
    name: {zh: 每单件数, en: Units per order}
    meaning: {zh: 每单件数, en: Units per order}
    formula: units / orders
    unit: ratio
    better: up
"""


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(
        tmp_path / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url, actor=ANNA
    )
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    return made


def told(workspace: Workspace) -> list[tuple[str, str]]:
    return [(e.action, f"{e.subject.kind}:{e.subject.id}") for e in reversed(entries(workspace.state))]


def test_a_store_is_told_of_when_it_is_new(workspace: Workspace) -> None:
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")

    (entry,) = entries(workspace.state)

    assert (entry.action, entry.subject.id, entry.actor) == ("store.added", "eu", ANNA)
    assert json.loads(entry.detail)["currency"] == "EUR"


def test_changes_of_the_lake_are_told_in_their_order(workspace: Workspace, tmp_path: Path) -> None:
    lines = [order("1", customer="ben@example.com"), order("2", quantity="many")]
    import_file(workspace, write_lines(tmp_path / "orders.csv", lines), store="eu")
    export_rejects(workspace, 1, tmp_path / "mend.csv")
    rebuild(workspace.acting_as(Actor("rule:nightly")))
    undo_import(workspace, 1)

    assert told(workspace)[1:] == [
        ("import.kept", "import:1"), ("rejects.exported", "import:1"), ("lake.rebuilt", "lake:2"),
        ("import.undone", "import:1"),
    ]  # fmt: skip
    assert [e.actor.name for e in entries(workspace.state, action="lake.rebuilt")] == ["rule:nightly"]
    (kept,) = entries(workspace.state, action="import.kept")
    facts = json.loads(kept.detail)
    assert {name: facts[name] for name in ("file", "kind", "store", "read", "new", "rejected", "version")} == {
        "file": "orders.csv", "kind": "general.orders", "store": "eu", "read": 2, "new": 1, "rejected": 1, "version": 1,
    }  # fmt: skip
    assert kept.actor == ANNA
    assert all("ben@" not in e.detail for e in entries(workspace.state))
    assert verify(workspace.state).broken is None


def test_changes_of_the_catalogue_are_told_with_their_reason(workspace: Workspace) -> None:
    change_catalogue(workspace, KPI, "own.yml", "we sell sets")
    take_back(workspace, "kpi", "lines_per_order", "no longer")

    newest, before, *_ = entries(workspace.state)

    assert [(e.action, e.subject.id, e.reason) for e in (before, newest)] == [
        ("catalogue.changed", "lines_per_order", "we sell sets"), ("catalogue.taken_back", "lines_per_order", "no longer")
    ]  # fmt: skip
    assert "units / orders" in before.detail


def test_a_killed_import_is_told_of_once_when_it_took_effect_and_not_at_all_when_it_did_not(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "orders.csv", [order("1")])
    with nursery() as children:
        whole = new(tmp_path / "whole")
        steps = int(children.run("import", whole.folder, file=file, store="eu", line=10**9)["said"])
        outcomes: Counter[int] = Counter()
        for number, line in enumerate(range(steps, steps // 2, -max(steps // 24, 1))):
            made = new(tmp_path / str(number))
            children.run("import", made.folder, file=file, store="eu", line=line)
            done = list_imports(made)
            list_imports(made)
            kept = entries(made.state, action="import.kept")
            outcomes[len(kept)] += 1

            assert [e.subject.id for e in kept] == [str(each.id) for each in done]
            assert verify(made.state).broken is None
    assert set(outcomes) == {0, 1}


def new(folder: Path) -> Workspace:
    folder.mkdir()
    made = Workspace.create(folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    return made
