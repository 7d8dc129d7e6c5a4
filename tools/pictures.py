"""Pictures of the web app for README and docs, taken of a demo company: `python -m tools.pictures [WORKSPACE]`.

Without a workspace a demo company is made for it, as of the same day whenever it is made, so that the pictures change
only when the product does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from helloword.demo.build import build
from helloword.server.binding import listening

FOLDER = Path(__file__).parents[1] / "docs" / "images"
AS_OF = date(2026, 11, 24)
MOST_BYTES = 320_000
PATIENCE = 120_000
COMMAND = (sys.executable, "-m", "helloword")


@dataclass(frozen=True)
class Picture:
    """One file: what is opened, in which language and theme, on which screen."""

    name: str
    path: str
    language: str = "en"
    theme: str = "light"
    width: int = 1440
    height: int = 922
    scale: float = 1


PAGES = {
    "board": "/",
    "kpi": "/kpis/net_sales",
    "proof": "/kpis/net_sales?proof=1",
    "marketing": "/boards/marketing",
    "alerts": "/alerts",
    "actions": "/actions",
    "goals": "/goals",
    "reviews": "/reviews/{review}",
    "reconciliation": "/reconciliation",
    "purchases": "/purchases",
    "imports": "/imports",
    "people": "/people",
}
"""Each main page, by the name of its picture."""
LANGUAGES = ("en", "zh")
PICTURES = (
    *(Picture(f"{name}-{of}", path, of) for name, path in PAGES.items() for of in LANGUAGES),
    *(Picture(f"phone-{of}", "/", of, "dark", 390, 844, 2) for of in LANGUAGES),
)


def main(arguments: list[str]) -> int:
    """Take every picture and say how large each is."""
    with tempfile.TemporaryDirectory() as made:
        workspace = Path(arguments[0]) if arguments else demo_in(Path(made))
        with serving(workspace) as url, chromium() as browser:
            newest = newest_review(url)
            for picture in PICTURES:
                size = take(browser, url, picture, picture.path.format(review=newest))
                print(f"docs/images/{picture.name}.png  {size // 1000} KB")
                if size > MOST_BYTES:
                    print(f"It is larger than {MOST_BYTES // 1000} KB.", file=sys.stderr)
                    return 1
    return 0


def demo_in(folder: Path) -> Path:
    """A demo company as of the pictures' day."""
    return build(folder / "demo", AS_OF, lambda *_: None).folder


@contextmanager
def serving(workspace: Path) -> Iterator[str]:
    """The address of `helloword serve` while it runs."""
    with listening("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([*COMMAND, "serve", "--workspace", str(workspace), "--port", str(port)]) as process:
        try:
            while process.poll() is None and not answers(url):
                pass
            yield url
        finally:
            process.terminate()


def answers(url: str) -> bool:
    """Whether the server is up."""
    try:
        urllib.request.urlopen(f"{url}/readyz", timeout=60).close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("There is no Chromium; `make browser` installs it or says how.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def newest_review(url: str) -> int:
    """The number of the review that was written last, of the whole company."""
    with urllib.request.urlopen(f"{url}/api/v1/reviews", timeout=60) as answer:
        listed = json.load(answer)["items"]
    return int(next(review["id"] for review in listed if review["scope"] == "company"))


def take(browser: Browser, url: str, picture: Picture, path: str) -> int:
    """Take one picture once its page is complete; the size of its file."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme="dark" if picture.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.add_init_script(f"localStorage.setItem('helloword.language', '{picture.language}')")
    page = context.new_page()
    page.goto(url + path)
    complete(page)
    file = FOLDER / f"{picture.name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    context.close()
    return file.stat().st_size


def complete(page: Page) -> None:
    """Wait until nothing is on its way any more."""
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("[aria-busy=true], [data-face=loading]")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_timeout(500)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
