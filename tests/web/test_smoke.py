"""Every page in both languages, both themes and two widths: clean, readable, and free of barriers."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helloword import server
from tests.web.conftest import Visit

pytestmark = pytest.mark.web

PAGES = [
    "/",
    "/costs",
    "/goals",
    "/alerts",
    "/alerts/rules",
    "/reconciliation",
    "/alerts/rules/roas_off",
    "/actions",
    "/actions/playbooks",
    "/actions/tasks",
    "/purchases",
    "/purchases/HW-00001",
    "/audit",
    "/kpis",
    "/kpis/net_margin",
    "/kpis/gross_sales?proof=1",
    "/nowhere",
]
TEXTS = Path(__file__).parents[2] / "web" / "src" / "text" / "en.json"
# A median KPI, one of stock, one with a maturity; a filter that the company does not have.
MORE_PAGES = [
    "/kpis/keyword_rank",
    "/kpis/days_of_cover?by=sku",
    "/kpis/return_rate?compare=year",
    "/kpis/orders?where=store:nope",
    "/goals?goal=net-sales",
    "/goals?view=scorecards",
    "/costs?sku=CM-300",
]
OTHERS = {("en", 1280): (390, 768), ("zh", 390): (1280, 1600)}
SWITCH = {"en": "中：切换到中文", "zh": "EN: switch to English"}
OTHER_LANGUAGE = {"en": "zh", "zh": "en"}
# A panel that lies over the switch: such a page is opened anew in the other language.
OVERLAID = "proof="
# Gzipped: the shell, the board and its charts.
BUDGET, CHARTS_BUDGET = 330_000, 200_000
"""Compressed bytes of the first load, and of the charts that come after it."""


def keys(texts: dict[str, object], before: str = "") -> list[str]:
    """Every key of the text file, with dots."""
    found: list[str] = []
    for name, value in texts.items():
        found += keys(value, f"{before}{name}.") if isinstance(value, dict) else [before + name]
    return found


KEYS = [key for key in keys(json.loads(TEXTS.read_text(encoding="utf-8"))) if "." in key]


@pytest.mark.parametrize(("theme", "language", "width"), [("light", "en", 1280), ("dark", "zh", 390)])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_clean(visit, path: str, theme: str, language: str, width: int) -> None:
    """Opened in one language and width, then switched to the other: every theme is seen in all four."""
    seen = visit(language, theme, width)
    check(seen, path)
    assert seen.barriers() == []
    for other in OTHERS[language, width]:
        seen.page.set_viewport_size({"width": other, "height": 900})
        looked_at(seen)
    if OVERLAID in path:
        seen = visit(OTHER_LANGUAGE[language], theme, width)
        check(seen, path)
    else:
        seen.page.get_by_role("button", name=SWITCH[language]).click()
        seen.settle()
    for other in (OTHERS[language, width][0], width):
        seen.page.set_viewport_size({"width": other, "height": 900})
        looked_at(seen)


@pytest.mark.parametrize(("language", "width", "path"), [("zh", 390, path) for path in MORE_PAGES])
def test_page_of_another_kind_is_clean(visit, path: str, language: str, width: int) -> None:
    seen = visit(language, "dark", width)
    check(seen, path)
    assert seen.barriers() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_open_filter_is_clean(visit, language: str) -> None:
    seen = visit(language, "dark", 390)
    page = seen.go("/")
    page.locator("main button[aria-haspopup]").nth(2).click()
    expect(page.get_by_role("checkbox").first).to_be_visible()

    assert not seen.sideways()
    assert seen.barriers() == []


def check(seen: Visit, path: str) -> None:
    """What `looked_at` says, once the page has come."""
    seen.go(path)
    looked_at(seen)


def looked_at(seen: Visit) -> None:
    """No console error, no sideways scroll, no untranslated key."""
    seen.page.wait_for_timeout(200)
    words = seen.page.locator("body").inner_text()

    assert seen.errors == []
    assert not seen.sideways()
    assert [key for key in KEYS if key in words] == []
    assert "{{" not in words


@pytest.mark.parametrize("path", ["/", "/kpis", "/kpis/net_margin", "/costs", "/goals", "/alerts"])
def test_every_control_is_reached_by_tab_and_shows_it(visit, path: str) -> None:
    page = visit("en").go(path)
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML"))
        shown = page.evaluate(
            """(() => {
                const e = document.activeElement;
                const ringed = x => x && getComputedStyle(x).outlineStyle !== 'none';
                const lit = x => getComputedStyle(x).boxShadow !== 'none';
                return Boolean(ringed(e) || ringed(e.closest('article')) || lit(e) || lit(e.parentElement));
            })()"""
        )
        assert shown

    assert len(reached) == 12


def test_on_a_phone_what_is_touched_is_large_enough(visit) -> None:
    page = visit("en", width=390, height=844).go("/")
    small = page.evaluate(
        """[...document.querySelectorAll('main button, nav a')].filter(e => {
            const box = e.getBoundingClientRect(), more = getComputedStyle(e, '::after');
            const grown = name => more.content === 'none' ? 0 : -2 * (parseFloat(more[name]) || 0);
            return box.height && box.height + grown('top') < 43.5;
        }).map(e => e.outerHTML.slice(0, 140))"""
    )

    assert small == []


def test_the_first_load_is_small(visit) -> None:
    static = Path(server.__file__).parent / "static"
    seen = visit("en")
    loaded: list[str] = []
    seen.page.on("response", lambda response: loaded.append(response.url))
    seen.go("/")
    scripts = {re.sub(r".*/assets/", "", url) for url in loaded if url.endswith(".js")}
    sizes = {name: len(gzip.compress((static / "assets" / name).read_bytes())) for name in scripts}

    charts = sum(size for name, size in sizes.items() if name.startswith("Chart-"))
    assert 0 < charts <= CHARTS_BUDGET
    assert sum(sizes.values()) - charts <= BUDGET
