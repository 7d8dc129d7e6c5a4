"""Where a board is opened, and where what is sent of it is changed."""

from __future__ import annotations

import os

from helloword.alerts.messages import DEFAULT_URL, VARIABLE
from helloword.subscriptions.view import View
from helloword.workspace import Workspace

FIRST = "company"
"""The board that stands at the root."""


def board_link(workspace: Workspace, board: str, view: View) -> str:
    """The page of a board with its filters."""
    base = (workspace.settings.server_url or os.environ.get(VARIABLE) or DEFAULT_URL).rstrip("/")
    return f"{base}{'/' if board == FIRST else f'/boards/{board}'}{view.search()}"


def manage_link(link: str) -> str:
    """The same page with its subscriptions open.

    >>> manage_link("https://kpi.example.com/"), manage_link("https://kpi.example.com/?period=7d")
    ('https://kpi.example.com/?send=1', 'https://kpi.example.com/?period=7d&send=1')
    """
    return f"{link}{'&' if '?' in link else '?'}send=1"
