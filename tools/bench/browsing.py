"""The web app in Chromium: what it asks for a board, and how long until its numbers are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Response

PATIENCE = 900_000
"""Milliseconds; the first who opens a board of a large company waits for its roll-ups."""
_BOARD = re.compile(r"/api/v1/boards/[^/]+$")
_CARDS = """() => document.querySelector("article[data-kpi=net_sales] [data-value]")
    && !document.querySelector("[data-face=loading]") && performance.now()"""
_ALL = """() => document.querySelector("article[data-kpi=net_sales] [data-value]") && document.querySelector("canvas, svg")
    && !document.querySelector("[data-face=loading], [aria-busy=true]") && performance.now()"""
# From the click until the first card has another number, and until no part of the board waits any more.
_CHOOSE = """box => new Promise((done, failed) => {
    const number = () => document.querySelector("article[data-kpi=net_sales] [data-value]")?.dataset.value;
    const before = number(), began = performance.now();
    let cards = 0;
    setTimeout(() => failed(new Error("no other number")), 60000);
    const look = () => {
        if (!cards && number() !== undefined && number() !== before) cards = performance.now() - began;
        if (cards && !document.querySelector("[data-face=loading], [aria-busy=true]")) {
            return done([cards, performance.now() - began]);
        }
        requestAnimationFrame(look);
    };
    box.click();
    look();
})"""


@contextmanager
def signed_in(browser: Browser, url: str, secret: str) -> Iterator[Page]:
    """A page of a browser that has kept nothing yet but its session."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_init_script("localStorage.setItem('helloword.language', 'en')")
    context.add_cookies([{"name": "helloword", "value": secret, "url": url}])
    try:
        yield context.new_page()
    finally:
        context.close()


def asked_for(browser: Browser, url: str, secret: str, board: str) -> list[list[str]]:
    """The addresses that the web app asks to show a board: those before it knows the board's tiles, and those after."""
    waves: list[list[str]] = [[], []]
    known: list[bool] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if request.method == "GET" and parts.path.startswith("/api/v1/") and parts.path != "/api/v1/events":
            waves[bool(known)].append(f"{parts.path}?{parts.query}" if parts.query else parts.path)

    def came(response: Response) -> None:
        if _BOARD.search(urlsplit(response.url).path):
            known.append(True)

    with signed_in(browser, url, secret) as page:
        page.on("request", note)
        page.on("response", came)
        page.goto(f"{url}/boards/{board}")
        page.wait_for_selector("h1", timeout=PATIENCE)
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        _wait_for_all(page)
    return waves


def cold_loads(browser: Browser, url: str, secret: str, times: int) -> Sequence[tuple[float, float]]:
    """Seconds from nothing until the company board's cards show numbers, and until all of it is there."""
    return [_cold_load(browser, url, secret) for _ in range(times)]


def filter_changes(browser: Browser, url: str, secret: str, stores: Sequence[str]) -> Sequence[tuple[float, float]]:
    """Seconds from choosing each store until the cards show other numbers, and until all of the board does."""
    return [_filter_change(browser, url, secret, store) for store in stores]


def _cold_load(browser: Browser, url: str, secret: str) -> tuple[float, float]:
    with signed_in(browser, url, secret) as page:
        page.goto(f"{url}/", wait_until="commit")
        cards, everything = (
            float(page.wait_for_function(what, timeout=PATIENCE).json_value()) for what in (_CARDS, _ALL)
        )
    return cards / 1000, everything / 1000


def _filter_change(browser: Browser, url: str, secret: str, store: str) -> tuple[float, float]:
    with signed_in(browser, url, secret) as page:
        page.goto(f"{url}/", wait_until="commit")
        page.wait_for_function(_ALL, timeout=PATIENCE)
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        page.get_by_role("button", name=re.compile("^Store")).click()
        box = page.get_by_role("checkbox", name=re.compile(f"^{re.escape(store)}")).first  # "us" stands before "usw"
        box.wait_for()
        cards, everything = box.evaluate(_CHOOSE)
    return cards / 1000, everything / 1000


def _wait_for_all(page: Page) -> None:
    page.wait_for_function("() => !document.querySelector('[data-face=loading], [aria-busy=true]')", timeout=PATIENCE)
    page.wait_for_timeout(300)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
