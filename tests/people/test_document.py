"""Departments and people as a YAML text: all of it counts or none, and what it does not say stays."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from helloword.errors import InputError
from helloword.people import export_people, import_people, staff
from helloword.workspace import Workspace

TEXT = """departments:
  company: {name: {zh: 公司, en: Company}, head: boss}
  sales: {name: {zh: 销售部, en: Sales}, parent: company, head: anna}
people:
  boss: {name: Bo Wang, department: company, roles: [owner], locale: zh-CN}
  anna: {name: 吴安娜, department: sales, roles: [manager, operations], email: anna@example.com, locale: zh-CN}
  ben: {name: Ben, department: sales}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "company", name="Acme", currency="CNY", timezone="Asia/Shanghai")
    import_people(made, TEXT, "people.yml")
    return made


def test_what_was_exported_is_what_is_imported(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other", name="Other", currency="EUR", timezone="UTC")

    assert import_people(other, export_people(staff(workspace)), "export.yml") == staff(workspace)


def test_what_a_text_does_not_say_stays(workspace: Workspace) -> None:
    before = staff(workspace)
    after = import_people(workspace, "people:\n  anna: {roles: [owner]}\n", "more.yml")

    assert after == before.with_(replace(before.person("anna"), roles=("owner",)))


def test_two_people_may_swap_what_is_unique(workspace: Workspace) -> None:
    import_people(workspace, "people:\n  ben: {email: ben@example.com}\n", "more.yml")
    swapped = "people:\n  ben: {email: anna@example.com}\n  anna: {email: ben@example.com}\n"

    assert import_people(workspace, swapped, "swap.yml").person("ben").email == "anna@example.com"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("people:\n  cao: {name: Cao, department: sale}", 'no department "sale". Did you mean "sales"?'),
        ("people:\n  cao: {name: Cao, department: sales, role: [owner]}", 'Did you mean "roles"?'),
        ("people:\n  cao: {name: Cao, department: sales, roles: owner}", "people.cao: roles is a list"),
        ("people:\n  cao: {name: 7, department: sales}", "people.cao: name is a text"),
        ("departments:\n  sales: {parent: sales}", "below itself"),
        ("departments:\n  new: {name: New}", "needs both languages"),
        ("persons: {}", "Known: departments, people."),
        ("people: [anna]", "lines of the form `id:`"),
        ("people: {", "it is not YAML"),
        ("", "it needs `departments:` or `people:`"),
    ],
)
def test_a_text_that_does_not_hold_changes_nothing_and_says_where(workspace: Workspace, text: str, said: str) -> None:
    before = staff(workspace)

    with pytest.raises(InputError, match=re.escape(said)):
        import_people(workspace, text, "bad.yml")

    assert staff(workspace) == before
