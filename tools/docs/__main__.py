"""Writes every generated page under docs/."""

from __future__ import annotations

from pathlib import Path

from tools.docs.all_pages import all_pages

DOCS = Path(__file__).parent.parent.parent / "docs"


def main() -> None:
    """Write the pages that differ, and say which."""
    for page in all_pages():
        path = DOCS / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != page.text:
            path.write_text(page.text, encoding="utf-8")
            print(f"docs/{page.path} written")


main()
