"""A demo company, its real server and the system's Chromium, for everything that is tested in a browser."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.companies import copy_for_run, of_today

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "src" / "helloword" / "server" / "static" / "index.html"
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
# A question asked for the first time, on a machine that is busy with other tests.
ANSWER_SECONDS = 120


def helloword(*arguments: str) -> list[str]:
    """The command line of the package under test."""
    return [sys.executable, "-m", "helloword", *arguments]


def run(*arguments: str) -> None:
    """Run a command to its end; what it says belongs to the failure."""
    done = subprocess.run(helloword(*arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"helloword {arguments[0]}: {done.stderr[-2000:]}"


@dataclass
class Site:
    """A running `helloword serve`."""

    url: str
    process: subprocess.Popen[bytes]

    def get(self, path: str, **query: str | list[str]) -> object:
        """JSON of an API address."""
        asked = f"{self.url}{path}?{urllib.parse.urlencode(query, doseq=True)}"
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return json.load(answer)

    def post(self, path: str, body: dict[str, object]) -> object:
        """Tell an API address something; what it answers."""
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.url}{path}", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return json.load(answer)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=20)


@dataclass
class Visit:
    """A page in the browser and what went wrong on it."""

    page: Page
    site: Site
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open `path` and wait until nothing is being asked any more."""
        self.page.goto(self.site.url + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until what is shown is the answer to what was asked last."""
        self.page.wait_for_load_state("networkidle", timeout=ANSWER_SECONDS * 1000)
        expect(self.page.locator("h1")).to_be_visible()
        expect(self.page.locator("[aria-busy=true], [data-face=loading]")).to_have_count(
            0, timeout=ANSWER_SECONDS * 1000
        )

    def note(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings of the console."""
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def sideways(self) -> bool:
        """Whether the page can be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def barriers(self) -> list[str]:
        """What axe finds serious or critical."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
        ]


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The demo company as of today; one copy for all workers."""
    return copy_for_run(request.config, tmp_path_factory, of_today())


@pytest.fixture(scope="module")
def own_demo(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of a copy of the demo company that the tests of one file may change."""
    served = serve(shutil.copytree(company, tmp_path_factory.mktemp("own") / "company"))
    yield served
    served.stop()


@pytest.fixture(scope="session")
def empty_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with a store and without any data."""
    folder = tmp_path_factory.mktemp("empty") / "company"
    init = (
        "init",
        str(folder),
        "--name",
        "New Shop",
        "--currency",
        "EUR",
        "--timezone",
        "Europe/Berlin",
        "--locale",
        "en",
    )
    store = ("store", "add", "eu", "--platform", "shopify", "--marketplace", "DE", "--currency", "EUR")
    run(*init)
    run(*store, "--timezone", "Europe/Berlin", "--workspace", str(folder))
    return folder


@pytest.fixture(scope="session")
def site(company: Path) -> Iterator[Site]:
    """The demo company's server."""
    served = serve(company)
    yield served
    served.stop()


@pytest.fixture
def own_site(company: Path) -> Iterator[Site]:
    """A server of its own, for a test that stops it."""
    served = serve(company)
    yield served
    if served.process.poll() is None:
        served.stop()


@pytest.fixture(scope="session")
def empty_site(empty_company: Path) -> Iterator[Site]:
    """The server of a company without data."""
    served = serve(empty_company)
    yield served
    served.stop()


def serve(workspace: Path) -> Site:
    """Start a server on a free port and wait until it answers."""
    assert BUILT.exists(), "The web app is not built; run `make setup`."
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        helloword("serve", "--workspace", str(workspace), "--port", str(port)), stdout=subprocess.DEVNULL
    )
    site = Site(f"http://127.0.0.1:{port}", process)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            site.get("/api/v1/company")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return site
    process.kill()
    raise AssertionError(f"helloword serve did not answer within {START_SECONDS} seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "There is no Chromium; `make browser` installs it or says how."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a page as a person with a language, a theme and a screen would see it."""
    contexts: list[BrowserContext] = []

    def open_as(
        language: str = "en", theme: str = "light", width: int = 1280, height: int = 900, at: Site | None = None
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
        )
        context.add_init_script(f"localStorage.setItem('helloword.language', '{language}')")
        contexts.append(context)
        opened = Visit(context.new_page(), at or request.getfixturevalue("site"))
        opened.page.set_default_timeout(30_000)
        opened.page.on("console", opened.note)
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        return opened

    yield open_as
    for context in contexts:
        context.close()
