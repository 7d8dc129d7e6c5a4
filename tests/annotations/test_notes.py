"""Notes on dates: versions, going back, who may change them, and who sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helloword.annotations import Wanted, gather, notes
from helloword.annotations.notes import EDIT, WRITE, Words
from helloword.audit import Actor, entries
from helloword.errors import ConflictError, HellowordError, InputError, NotAllowedError, UnknownNameError
from helloword.scope import Scope
from helloword.workspace import Workspace

DAY, NEXT = date(2026, 3, 5), date(2026, 3, 9)
KIM, LEE = Actor("person:kim"), Actor("person:lee")
MARCH = Wanted(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(tmp_path / "c", name="L", currency="EUR", timezone="Europe/Berlin", state_url=state_url)
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin", region="EU")
    made.add_store("us", "shopify", "US", "USD", "America/New_York", region="US")
    return made.acting_as(KIM)


def texts(workspace: Workspace, wanted: Wanted = MARCH) -> list[str]:
    found, _ = gather(workspace, wanted)
    return [each.text.en for each in found if each.kind == "note"]


def test_a_note_is_changed_deleted_and_brought_back_and_every_version_stays(workspace: Workspace) -> None:
    first = notes.write(workspace, Words("  New packaging ", DAY, NEXT, ("eu",)))
    second = notes.change(workspace, {WRITE}, first.id, 1, Words("New boxes", DAY, DAY, ("eu",), "net_sales"))
    notes.delete(workspace, {WRITE}, first.id)
    gone = texts(workspace)
    back = notes.go_back(workspace, {WRITE}, first.id, 1)

    assert (first.text, second.number, gone) == ("New packaging", 2, [])
    assert (back.number, back.text, back.until, back.kpi, back.deleted) == (4, "New packaging", NEXT, None, False)
    assert texts(workspace) == ["New packaging"]
    assert [v.what for v in notes.versions_of(workspace, first.id)] == ["written", "changed", "deleted", "restored"]
    log = [e.action for e in entries(workspace.state, subject=f"note:{first.id}")]
    assert log == ["note.restored", "note.deleted", "note.changed", "note.written"]


def test_a_change_of_an_old_version_is_refused(workspace: Workspace) -> None:
    note = notes.write(workspace, Words("A", DAY, DAY))
    notes.change(workspace, {WRITE}, note.id, 1, Words("B", DAY, DAY))

    with pytest.raises(ConflictError):
        notes.change(workspace, {WRITE}, note.id, 1, Words("C", DAY, DAY))
    assert texts(workspace) == ["B"]


def test_others_change_a_note_only_with_leave(workspace: Workspace) -> None:
    note = notes.write(workspace, Words("Mine", DAY, DAY))
    lee = workspace.acting_as(LEE)

    with pytest.raises(NotAllowedError):
        notes.delete(lee, {WRITE}, note.id)
    assert notes.delete(lee, {WRITE, EDIT}, note.id).deleted


def test_a_note_is_seen_by_who_sees_all_its_stores(workspace: Workspace) -> None:
    eu = workspace.seen_through(Scope(stores=frozenset({"eu"})))
    ours = notes.write(workspace, Words("All", DAY, DAY))
    theirs = notes.write(workspace, Words("US only", DAY, DAY, ("us",)))
    notes.write(workspace, Words("Both", DAY, DAY, ("eu", "us")))
    notes.write(eu, Words("EU only", DAY, DAY, ("eu",)))

    assert texts(eu) == ["All", "EU only"]
    assert texts(workspace, Wanted(DAY, DAY, where={"store": ("us",)})) == ["All", "Both", "US only"]
    assert notes.the_note(eu, ours.id) == ours
    with pytest.raises(UnknownNameError):
        notes.the_note(eu, theirs.id)


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        (Words(" ", DAY, DAY), Scope()),
        (Words("x" * 501, DAY, DAY), Scope()),
        (Words("x", NEXT, DAY), Scope()),
        (Words("x", DAY, DAY, ("de",)), Scope()),
        (Words("x", DAY, DAY, ("us",)), Scope(stores=frozenset({"eu"}))),
        (Words("x", DAY, DAY), Scope(stores=frozenset({"eu"}))),
        (Words("x", DAY, DAY, kpi="gross_profit"), Scope(costs=False)),
        (Words("x", DAY, DAY, kpi="nothing"), Scope()),
    ],
)
def test_what_cannot_be_written_is_refused(workspace: Workspace, words: Words, scope: Scope) -> None:
    with pytest.raises(HellowordError) as caught:
        notes.write(workspace.seen_through(scope), words)

    assert isinstance(caught.value, InputError)
