"""What is kept between requests is another as soon as anything was written, and not read again before."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helloword.people import Department, Person, add_department, add_person, change_person, deactivate_person
from helloword.server.served import Served, versions_of
from helloword.server.standing import standing_of
from helloword.settings import write_settings
from helloword.text import Text
from helloword.workspace import Workspace
from tests.server.conftest import load

MORE = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\neu,D-9,1,2026-10-06T09:30:00,delivered,KETTLE,1,40.00,EUR\n"


@pytest.fixture
def own(company: Path, tmp_path: Path) -> Workspace:
    """A copy of the company, which may change."""
    shutil.copytree(company, tmp_path / "company")
    return Workspace.open(tmp_path / "company")


@pytest.fixture
def other(own: Workspace) -> Workspace:
    """The same company, opened by another program."""
    return Workspace.open(own.folder)


def test_a_person_has_their_view_and_roles_at_once_as_another_program_wrote_them(
    own: Workspace, other: Workspace
) -> None:
    def person() -> Person:
        return standing_of(own).agreed(own).staff.people["anna"]

    assert not standing_of(own).agreed(own).staff.people
    add_department(other, Department("sales", Text("销售", "Sales")))
    add_person(other, Person("anna", "Anna", "sales", ("owner",)))
    assert person().roles == ("owner",)
    change_person(other, "anna", lambda anna: replace(anna, roles=("viewer",), stores=("eu",)))
    assert (person().roles, person().stores) == (("viewer",), ("eu",))
    deactivate_person(other, "anna")
    assert not person().active


def test_nothing_is_read_again_while_nothing_was_written(own: Workspace) -> None:
    standing = standing_of(own)
    first, settings = standing.agreed(own), standing.settings(own.folder)

    assert standing.agreed(own) is first
    assert standing.settings(own.folder) is settings


def test_imports_stores_and_settings_of_another_program_are_seen(
    own: Workspace, other: Workspace, tmp_path: Path
) -> None:
    served = Served(own)
    versions = [versions_of(served.workspace)]
    load(other, tmp_path, "more.csv", MORE)
    versions.append(versions_of(served.workspace))
    other.add_store("uk", "amazon", "UK", "GBP", "Europe/London")
    versions.append(versions_of(served.workspace))
    write_settings(other.folder, replace(other.settings, name="Lumora Live"))
    versions.append(versions_of(served.workspace))

    assert len(set(versions)) == 4
    assert served.workspace.settings.name == "Lumora Live"
    assert versions_of(served.workspace) == versions[-1]
