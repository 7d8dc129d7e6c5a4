"""Who works here, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

FILE = """departments:
  company: {name: {zh: 公司, en: Company}, head: boss}
  sales: {name: {zh: 销售部, en: Sales}, parent: company, head: anna}
  finance: {name: {zh: 财务部, en: Finance}, parent: company}
people:
  boss: {name: Bo Wang, department: company, roles: [owner], locale: zh-CN}
  anna: {name: 吴安娜, department: sales, roles: [manager, operations], email: anna@example.com, locale: zh-CN}
  ben: {name: Ben, department: sales}
"""


@pytest.fixture
def at(company: Path) -> tuple[str, str]:
    (company.parent / "people.yml").write_text(FILE, encoding="utf-8")
    return ("--workspace", str(company))


@pytest.fixture
def staffed(run: Run, at: tuple[str, str]) -> tuple[str, str]:
    done = run("people", "import", "people.yml", *at)
    assert (done.code, done.err) == (0, "Read people.yml. Departments now: 3; people: 3.\n")
    return at


def test_no_people_yet_is_said_and_not_an_empty_table(run: Run, at: tuple[str, str]) -> None:
    done = run("people", "list", *at)

    assert (done.code, done.out) == (0, "")
    assert "There are no people yet" in done.err
    assert run("people", "list", "--format", "json", *at).json == []


def test_people_of_a_file_are_listed(run: Run, staffed: tuple[str, str]) -> None:
    everything: dict[str, list[str]] = {"stores": [], "regions": [], "brands": []}
    assert run("people", "list", "--department", "sales", "--format", "json", *staffed).json == [
        {
            "id": "anna", "name": "吴安娜", "department": "sales", "roles": ["manager", "operations"],
            "email": "anna@example.com", "locale": "zh-CN", "active": True, **everything,
        },
        {
            "id": "ben", "name": "Ben", "department": "sales", "roles": ["viewer"], "email": None, "locale": "en",
            "active": True, **everything,
        },
    ]  # fmt: skip
    table = run("people", "list", *staffed, HELLOWORD_LANG="zh").out
    assert "部门经理、运营" in table
    assert "公司负责人" in table


def test_departments_are_listed_below_the_one_they_belong_to(run: Run, staffed: tuple[str, str]) -> None:
    lines = run("people", "departments", *staffed).out.splitlines()

    assert [line.split("  ")[0] or line.split()[0] for line in lines[2:]] == ["company", "finance", "sales"]
    assert run("people", "departments", "--format", "json", *staffed).json == [
        {"id": "company", "name": {"zh": "公司", "en": "Company"}, "parent": None, "head": "boss", "people": 1},
        {"id": "finance", "name": {"zh": "财务部", "en": "Finance"}, "parent": "company", "head": None, "people": 0},
        {"id": "sales", "name": {"zh": "销售部", "en": "Sales"}, "parent": "company", "head": "anna", "people": 2},
    ]


def test_a_person_is_added_changed_removed_and_returns(run: Run, staffed: tuple[str, str]) -> None:
    added = run("people", "add", "cao", "--name", "Cao", "--department", "finance", "--role", "finance", *staffed)
    changed = run("people", "change", "cao", "--email", "cao@example.com", "--reason", "new address", *staffed)
    removed = run("people", "remove", "cao", *staffed)
    after = run("people", "list", "--format", "csv", *staffed).out
    everybody = run("people", "list", "--all", "--format", "csv", *staffed).out
    back = run("people", "change", "cao", "--active", *staffed)

    assert [d.err for d in (added, changed, removed, back)] == [
        "Added Cao (cao).\n", "Changed Cao (cao).\n", "Removed Cao (cao).\n", "Changed Cao (cao).\n",
    ]  # fmt: skip
    assert "cao" not in after
    assert "cao,Cao,finance,Finance,cao@example.com,en,false" in everybody
    assert "cao" in run("people", "list", "--format", "csv", *staffed).out


def test_a_file_that_does_not_hold_changes_nothing_and_says_where(
    run: Run, staffed: tuple[str, str], tmp_path: Path
) -> None:
    before = run("people", "export", *staffed).out
    (tmp_path / "bad.yml").write_text("people:\n  cao: {name: Cao, department: sale}\n", encoding="utf-8")
    done = run("people", "import", "bad.yml", *staffed)

    assert (done.code, done.err) == (1, 'There is no department "sale". Did you mean "sales"?\n')
    assert run("people", "export", *staffed).out == before


def test_nothing_to_change_is_wrong_usage(run: Run, staffed: tuple[str, str]) -> None:
    done = run("people", "change", "anna", *staffed)

    assert done.code == 2
    assert "say what to change" in done.err


def test_an_unknown_person_is_answered_with_the_nearest(run: Run, staffed: tuple[str, str]) -> None:
    done = run("people", "remove", "ana", *staffed)
    chinese = run("people", "remove", "ana", *staffed, HELLOWORD_LANG="zh")

    assert (done.code, done.err) == (1, 'There is no person "ana". Did you mean "anna"?\n')
    assert chinese.err == "没有人员“ana”。你是不是要用“anna”？\n"
