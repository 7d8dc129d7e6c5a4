"""`helloword goals` from a file of goals to a closed period, in both languages."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from tests.cli.conftest import Outcome, run_in
from tests.goals.company import make_company

GOALS = Path(__file__).parents[1] / "goals" / "goals.yml"
Go = Callable[..., Outcome]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small company with its goals."""
    made = make_company(tmp_path_factory.mktemp("small"))
    made.state.close()
    done = run_in(made.folder, "goals", "import", GOALS, "--reason", "the plan")
    assert done.code == 0, done.err
    return made.folder


@pytest.fixture(scope="module")
def read(template: Path) -> Go:
    """Asks the company what changes nothing."""
    return lambda *words, **environment: run_in(template, "goals", *words, **environment)


@pytest.fixture
def go(template: Path, tmp_path: Path) -> Go:
    """Runs in a copy of the company."""
    folder = shutil.copytree(template, tmp_path / "company")
    return lambda *words, **environment: run_in(folder, "goals", *words, **environment)


def rows(outcome: Outcome) -> list[dict[str, str]]:
    assert outcome.code == 0, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out)))


def test_the_list_is_a_tree_with_where_each_stands(read: Go) -> None:
    table, tree = read("list"), cast(dict[str, list[dict[str, object]]], read("list", "--format", "json").json)

    assert "  sales-eu" in table.out
    assert "on track" in table.out
    assert [g["id"] for g in tree["goals"]] == ["csat", "cvr", "sales", "visits"]
    sales = tree["goals"][2]
    assert [part["id"] for part in cast(list[dict[str, object]], sales["parts"])] == ["sales-eu", "sales-us"]
    # 2 x month's number x 11 EUR and 5 x 20 EUR, on every day of half a year.
    assert cast(dict[str, str], sales["progress"])["actual"] == "32070"


def test_the_scorecard_says_what_it_rests_on(read: Go) -> None:
    english, chinese = read("score"), read("score", HELLOWORD_LANG="zh")

    assert "resting on 100% of the weight" in english.out
    assert "The weights sum to 3" in english.err
    assert "依据 100% 的权重" in chinese.out
    assert [row["goal"] for row in rows(read("score", "ben", "--format", "csv"))] == ["cvr", "cvr-eu", "sales-eu"]


def test_the_cascade_shows_what_nobody_was_given(read: Go) -> None:
    found = {row["goal"]: row for row in rows(read("cascade", "cvr", "--format", "csv"))}

    assert found["cvr"]["volume"] == "54750"
    assert found["(unallocated)"]["volume"] == "14750"
    assert "No part covers Store = us" in read("cascade", "cvr").err


def test_the_check_gives_each_letter_with_a_remedy(read: Go) -> None:
    found = cast(dict[str, list[dict[str, str]]], read("check", "sales", "--format", "json").json)
    chinese = read("check", HELLOWORD_LANG="zh")

    assert [row["letter"] for row in found["smart"]] == ["S", "M", "A", "R", "T"]
    assert "少于 5 个" in chinese.out


def test_what_is_exported_is_imported_without_a_change(go: Go, tmp_path: Path) -> None:
    exported = go("export")
    (tmp_path / "again.yml").write_text(exported.out, encoding="utf-8")
    again = go("import", tmp_path / "again.yml")

    assert (exported.code, again.code) == (0, 0)
    assert "Changes kept: 0." in again.err


def test_an_import_shows_what_it_would_change_and_needs_a_reason(go: Go, tmp_path: Path) -> None:
    text = go("export").out.replace("target: 50000", "target: 51000")
    (tmp_path / "new.yml").write_text(text, encoding="utf-8")

    shown = go("import", tmp_path / "new.yml", "--dry-run", "--format", "csv")
    refused = go("import", tmp_path / "new.yml")

    assert rows(shown) == [{"kind": "goal", "id": "sales-eu", "field": "target", "from": "50000", "to": "51000"}]
    assert (refused.code, refused.err) == (1, "Say why with --reason; it is kept in the history.\n")
    assert "50000" in go("export").out


def test_a_set_becomes_drafts_that_are_put_in_force(go: Go) -> None:
    made = go(
        "import",
        "--set",
        "operations",
        "--department",
        "sales",
        "--owner",
        "ben",
        "--reason",
        "first",
        "--format",
        "json",
    )
    id = next(change["id"] for change in cast(list[dict[str, str]], made.json) if change["id"].startswith("cvr-"))
    done = go("activate", id, "--reason", "agreed")

    assert "Left out, as there is no data for them" in made.err
    assert (done.code, done.err) == (0, f"In force: {id}.\n")
    assert "operations" in go("sets").out


def test_a_target_is_adjusted_with_its_version_and_a_period_is_closed(go: Go) -> None:
    assert go("close", "--from", "2026-01-01", "--to", "2026-06-30", "--reason", "half-year").code == 0
    late = go("adjust", "sales", "--target", "90000", "--from", "2026-06-01", "--reason", "more")
    done = go("adjust", "sales", "--target", "90000", "--from", "2026-07-01", "--reason", "more")
    shown = cast(dict[str, list[dict[str, str]]], go("show", "sales", "--format", "json").json)

    assert late.code == 1
    assert "can take effect from 2026-07-01" in late.err
    assert done.code == 0, done.err
    assert [(v["number"], v["target"], v["reason"]) for v in shown["versions"]] == [
        (1, "80000", "the plan"),
        (2, "90000", "more"),
    ]
    assert shown["months"][-1]["expected_to_date"] == "90000"


def test_a_payout_is_given_to_the_cent(read: Go) -> None:
    (row,) = rows(read("payout", "--from", "2026-01-01", "--to", "2026-06-30", "--format", "csv"))
    (told,) = json.loads(read("payout", "--from", "2026-01-01", "--to", "2026-06-30", "--format", "json").out)

    assert row["person"] == "ben"
    assert row["amount"] == told["amount"]
    assert len(row["amount"].partition(".")[2]) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "saels"), 1, 'Did you mean "sales"?'),
        (("score", "bne"), 1, 'Did you mean "ben"?'),
        (("import",), 2, "give a file, or a ready set"),
        (("import", "--set", "marketing"), 1, "--owner PERSON"),
        (("import", "--set", "markting", "--owner", "ben"), 1, 'Did you mean "marketing"?'),
        (("import", "nowhere.yml"), 1, "is not a file"),
        (("payout",), 2, "give the period"),
        (("adjust", "sales", "--target", "lots"), 2, "is not a number"),
        (("activate", "sales", "--reason", "again"), 1, "is active"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_exit_code(read: Go, words: tuple[str, ...], code: int, said: str) -> None:
    done = read(*words)

    assert (done.code, said in done.err) == (code, True), done.err
