"""The list of generated pages."""

from __future__ import annotations

from tools.docs import cli, kinds, kpis, model, settings
from tools.docs.page import Page

SOURCES = (kpis, kinds, model, cli, settings)


def all_pages() -> list[Page]:
    """Every generated page, as it should be now."""
    return [page for source in SOURCES for page in source.pages()]
