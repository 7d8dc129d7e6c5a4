"""A small company made by the product itself."""

from __future__ import annotations

from pathlib import Path

from helloword.workspace import Workspace


def make_company(folder: Path, locale: str = "en") -> Path:
    """A company that reports in dollars, with a store in Europe and one in America."""
    made = Workspace.create(folder, name="Lumora Home", currency="USD", timezone="Asia/Shanghai", locale=locale)
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin", region="EU")
    made.add_store("us", "shopify", "US", "USD", "America/Los_Angeles", region="US")
    made.state.close()
    return folder
