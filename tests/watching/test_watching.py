"""A watched folder: files that stand still are imported and moved, others left alone, bad ones put aside with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helloword.errors import HellowordError, InputError
from helloword.lake.importing import import_file, list_imports
from helloword.server.wording import worded
from helloword.watching import Taken, Watched, take, take_all
from helloword.watching.folder import check_folder
from helloword.workspace import Workspace

HEAD = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,store\n"
GOOD = HEAD + "o1,1,2026-03-01,paid,S1,1,10.00,EUR,eu\n"
NO_STORE = GOOD.replace(",store", "").replace(",eu", "")


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "acme", name="Acme", currency="EUR", timezone="UTC")
    for store in ("eu", "us"):
        made.add_store(store, "shopify", "DE", "EUR", "Europe/Berlin")
    yield made
    made.state.close()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "reports").mkdir()
    return Watched(tmp_path / "reports")


def put(watched: Watched, name: str, text: str) -> Path:
    path = watched.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def english(error: HellowordError) -> str:
    return worded(error, "en")


def look(company: Workspace, watched: Watched) -> list[Taken]:
    stores = [store.id for store in company.stores()]
    return [take(company, watched, found, english) for found in watched.ready(stores)]


def lying(watched: Watched) -> set[str]:
    return {path.relative_to(watched.root).as_posix() for path in watched.root.rglob("*") if path.is_file()}


def test_a_file_that_stands_still_is_imported_and_moved(company: Workspace, watched: Watched) -> None:
    put(watched, "orders.csv", GOOD)

    assert look(company, watched) == []
    (taken,) = look(company, watched)

    assert taken.result is not None
    assert (taken.file, taken.result.new, lying(watched)) == ("orders.csv", 1, {"done/orders.csv"})
    assert look(company, watched) == look(company, watched) == []


def test_a_file_that_is_still_written_is_left_alone(company: Workspace, watched: Watched) -> None:
    path = put(watched, "orders.csv", HEAD)
    put(watched, "more.csv.part", GOOD)
    put(watched, ".hidden.csv", GOOD)
    put(watched, "~$orders.xlsx", "")
    (watched.root / "link.csv").symlink_to(put(watched, ".kept/linked.csv", GOOD))
    for number in range(3):
        assert look(company, watched) == []
        with path.open("a", encoding="utf-8") as file:
            file.write(f"o{number},1,2026-03-01,paid,S1,1,10.00,EUR,eu\n")

    assert look(company, watched) == []
    (taken,) = look(company, watched)

    assert taken.result is not None
    assert taken.result.new == 3
    assert lying(watched) == {
        "done/orders.csv",
        "more.csv.part",
        ".hidden.csv",
        "~$orders.xlsx",
        "link.csv",
        ".kept/linked.csv",
    }


def test_what_is_refused_lies_in_rejected_with_the_reason_beside_it(company: Workspace, watched: Watched) -> None:
    put(watched, "notes.csv", "a,b\n1,2\n")
    put(watched, "orders.csv", NO_STORE)
    look(company, watched)
    taken = {each.file: each for each in look(company, watched)}

    assert all(each.result is None and each.reason is not None for each in taken.values())
    assert lying(watched) == {
        f"rejected/{name}{end}" for name in ("notes.csv", "orders.csv") for end in ("", ".reason.txt")
    }
    said = (watched.root / "rejected" / "orders.csv.reason.txt").read_text(encoding="utf-8")
    assert "a folder below it that is named as its store (eu, us), such as eu/" in said
    assert list_imports(company) == ()


def test_what_only_an_answer_would_help_says_to_import_it_by_hand(company: Workspace, watched: Watched) -> None:
    put(watched, "orders.csv", GOOD.replace("2026-03-01", "03/04/2026"))
    look(company, watched)
    look(company, watched)

    said = (watched.root / "rejected" / "orders.csv.reason.txt").read_text(encoding="utf-8")
    assert ("--dates dmy" in said, "import this file by hand" in said) == (True, True)


def test_a_file_none_of_whose_rows_loads_is_not_done(company: Workspace, watched: Watched) -> None:
    put(watched, "orders.csv", GOOD.replace(",1,10.00", ",one,10.00"))
    put(watched, "more.csv", GOOD.replace("o1", "o2") + "o3,1,2026-03-01,paid,S1,one,10.00,EUR,eu\n")
    look(company, watched)
    taken = {each.file: each for each in look(company, watched)}

    assert taken["orders.csv"].result is not None
    assert lying(watched) == {"done/more.csv", "rejected/orders.csv", "rejected/orders.csv.reason.txt"}
    said = (watched.root / "rejected" / "orders.csv.reason.txt").read_text(encoding="utf-8")
    assert f"import rejects --import {taken['orders.csv'].result.import_id}" in said


def test_two_that_watch_one_folder_do_each_other_no_harm(company: Workspace, watched: Watched) -> None:
    put(watched, "orders.csv", GOOD)
    put(watched, "more.csv", GOOD.replace("o1", "o2"))
    other = Watched(watched.root)
    for each in (watched, other):
        each.ready(["eu"])
    # The other sees both files and takes the first while this one takes them all.
    theirs = take_all(company, other, english)
    first = next(theirs)
    mine = list(take_all(company, watched, english))
    rest = list(theirs)

    assert [each.file for each in (first, *mine, *rest)] == ["orders.csv", "more.csv"]
    assert lying(watched) == {"done/orders.csv", "done/more.csv"}


def test_a_folder_named_as_a_store_says_whose_files_they_are(company: Workspace, watched: Watched) -> None:
    put(watched, "us/orders.csv", NO_STORE)
    put(watched, "elsewhere/orders.csv", NO_STORE)
    look(company, watched)
    (taken,) = look(company, watched)

    assert taken.result is not None
    assert [load.store for load in taken.result.loaded] == ["us"]
    assert lying(watched) == {"done/us/orders.csv", "elsewhere/orders.csv"}
    assert watched.strangers(["eu", "us"]) == ["elsewhere"]


def test_the_same_file_again_changes_nothing_and_takes_no_name_away(company: Workspace, watched: Watched) -> None:
    for _ in range(2):
        put(watched, "orders.csv", GOOD)
        look(company, watched)
        (taken,) = look(company, watched)

    assert taken.result is not None
    assert (taken.result.new, taken.result.changed) == (0, 0)
    assert lying(watched) == {"done/orders.csv", "done/orders (2).csv"}


def test_an_import_that_was_ended_before_its_file_moved_is_not_done_twice(company: Workspace, watched: Watched) -> None:
    import_file(company, put(watched, "orders.csv", GOOD))

    look(company, watched)
    (taken,) = look(company, watched)

    assert taken.result is not None
    assert (taken.result.new, lying(watched)) == (0, {"done/orders.csv"})


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "watch_no_folder"), ("acme", "watch_workspace"), (".", "watch_workspace")]
)
def test_a_folder_that_cannot_be_watched_is_refused(company: Workspace, tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        check_folder(tmp_path / name, company.folder)

    assert refused.value.code == code
    assert worded(refused.value, "zh-CN") != worded(refused.value, "en")
