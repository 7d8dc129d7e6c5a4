"""The docs read well in the repository and as a site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")  # [text](page.md#part)


def links_of(page: Path) -> list[str]:
    """Relative links of a page, without their anchors."""
    return [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in links_of(page) if not (page.parent / link).exists()]

    assert missing == []


def test_a_page_for_sellers_exists_in_both_languages() -> None:
    english = {path.name for path in DOCS.glob("*.md")} - {"glossary.md"}
    chinese = {path.name for path in (DOCS / "zh").glob("*.md")}

    assert english == chinese


def test_each_changelog_fragment_is_short() -> None:
    for fragment in (ROOT / "changelog.d").glob("*.md"):
        assert len(fragment.read_text(encoding="utf-8").splitlines()) <= 8, fragment.name


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""}
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "zh" / "tutorial" / "index.html").exists()
