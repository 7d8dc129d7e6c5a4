"""Pages made from the code are in the repository as the code makes them now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.docs.all_pages import all_pages
from tools.docs.page import Page

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = all_pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_generated_page_is_up_to_date(page: Page) -> None:
    path = DOCS / page.path

    assert path.read_text(encoding="utf-8") == page.text, "run `make docs` and commit what it writes"


def test_reference_pages_are_all_generated() -> None:
    folders = [DOCS / "reference", DOCS / "zh" / "reference"]
    found = {str(path.relative_to(DOCS)) for folder in folders for path in folder.glob("*.md")}

    assert found == {page.path for page in PAGES}


def test_every_reference_page_exists_in_both_languages() -> None:
    english = {page.path.removeprefix("reference/") for page in PAGES if page.path.startswith("reference/")}
    chinese = {page.path.removeprefix("zh/reference/") for page in PAGES if page.path.startswith("zh/")}

    assert english == chinese
