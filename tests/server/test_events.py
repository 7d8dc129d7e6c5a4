"""Open pages are told what changed within two seconds, whoever changed it, and go on where they stopped."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from helloword.lake.importing import import_file
from helloword.lake.undoing import undo_import
from helloword.server.changes import Changes, Position, changes_between, position_now
from helloword.workspace import Workspace
from tests.server.conftest import serving

ADS = """store,date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency
eu,{day},google,C-1,Autumn,100,10,5.00,0,0,0,EUR
"""
ORDERS = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\nus,{id},1,2026-11-06T08:00:00,delivered,KETTLE,1,59.00,USD\n"
WITHIN_SECONDS = 2.0


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A company of this test alone."""
    made = Workspace.create(tmp_path / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
    made.add_store("us", "shopify", "US", "USD", "America/Los_Angeles")
    return made.folder


class Reader:
    """Reads the events of one stream."""

    def __init__(self, answer: httpx.Response) -> None:
        self.lines, self.id = answer.iter_lines(), ""

    def next(self) -> tuple[str, dict[str, object]]:
        """The next event's name and data."""
        name, data = "", ""
        for line in self.lines:
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field == "id":
                self.id = value
            elif field == "data":
                data = value
            elif not line and name:
                return name, json.loads(data)
        raise EOFError


@contextmanager
def reading(url: str, **headers: str) -> Iterator[Reader]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with httpx.Client(timeout=30) as client, client.stream("GET", f"{url}/api/v1/events", headers=named) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Reader(answer)


def cli(folder: Path, *arguments: str) -> None:
    """Work of another process."""
    command = [sys.executable, "-m", "helloword", *arguments, "--workspace", str(folder)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def bring(folder: Path, name: str, text: str) -> None:
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    cli(folder, "import", str(path))


def load(folder: Path, name: str, text: str) -> int:
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    return import_file(Workspace.open(folder), path).import_id


def test_every_page_is_told_which_facts_of_which_stores_another_process_imported(own: Path) -> None:
    with serving(own) as url, reading(url) as one, reading(url) as other:
        assert [one.next()[0], other.next()[0]] == ["hello", "hello"]
        load(own, "ads.csv", ADS.format(day="2026-11-05"))
        begun = time.monotonic()
        told = [one.next(), other.next()]

        assert time.monotonic() - begun < WITHIN_SECONDS
        for name, changed in told:
            assert name == "changed"
            assert changed["facts"] == [{"fact": "ads", "stores": ["eu"]}]
            assert "imports" in changed["topics"]  # type: ignore[operator]


def test_the_command_line_and_changes_of_the_state_are_told_too(own: Path) -> None:
    with serving(own) as url, reading(url) as page:
        page.next()
        bring(own, "orders.csv", ORDERS.format(id="U-1"))
        _, changed = page.next()
        assert {"fact": "order_lines", "stores": ["us"]} in changed["facts"]  # type: ignore[operator]
        cli(own, "store", "add", "uk", "--platform", "amazon", "--marketplace", "UK", "--currency", "GBP", "--timezone", "Europe/London")  # fmt: skip
        topics: set[str] = set()
        while "company" not in topics:
            topics |= set(page.next()[1]["topics"])  # type: ignore[call-overload]


def test_who_comes_back_is_told_what_they_missed_from_another_server_too(own: Path) -> None:
    with serving(own) as url, reading(url) as page:
        page.next()
        seen = page.id
    load(own, "ads.csv", ADS.format(day="2026-11-05"))
    load(own, "orders.csv", ORDERS.format(id="U-1"))
    with serving(own) as url, reading(url, Last_Event_ID=seen) as page:
        name, hello = page.next()
        assert (name, hello["resumed"]) == ("hello", True)
        _, changed = page.next()

        assert changed["lake"] == {"since": 0, "until": 2}
        assert {f["fact"] for f in changed["facts"]} >= {"ads", "order_lines"}  # type: ignore[attr-defined]


def test_a_place_that_never_was_means_that_everything_may_have_changed(own: Path) -> None:
    with serving(own) as url, reading(url, Last_Event_ID="900.900.900.900") as page:
        page.next()

        assert page.next()[1]["everything"] is True


def test_a_server_with_open_streams_stops_at_once(own: Path) -> None:
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(own)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        url = next(found[0] for line in process.stderr if (found := re.search(r"http://127[.]0[.]0[.]1:[0-9]+", line)))
        with reading(url) as one, reading(url) as other:
            one.next(), other.next()
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)

            assert time.monotonic() - begun < 8
            with pytest.raises((EOFError, httpx.HTTPError)):
                one.next()


def test_taking_an_import_back_touches_what_it_had_brought_and_nothing_new_touches_nothing(own: Path) -> None:
    company = Workspace.open(own)
    first = load(own, "ads.csv", ADS.format(day="2026-11-05"))
    before = position_now(company)
    load(own, "ads.csv", ADS.format(day="2026-11-05"))
    again = position_now(company)
    undo_import(company, first)
    after = position_now(company)

    assert changes_between(company, before, again).facts == {}
    assert "imports" in changes_between(company, before, again).topics
    assert set(changes_between(company, again, after).facts) <= {"ads"}


def test_nobody_is_told_of_stores_that_they_may_not_see() -> None:
    changes = Changes(Position(1), Position(2), {"ads": frozenset({"eu"}), "fx": None, "fees": frozenset({"eu", "us"})})

    told = changes.as_json(frozenset({"us"}))

    assert isinstance(told, dict)
    assert told["facts"] == [{"fact": "fees", "stores": ["us"]}, {"fact": "fx", "stores": None}]
