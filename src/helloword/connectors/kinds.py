"""All kinds of files that can be imported, built-in and added by other packages."""

from __future__ import annotations

from helloword.connectors.kind import Kind
from helloword.plugins import of_type

GROUP = "helloword.kinds"


def all_kinds() -> dict[str, Kind]:
    """Every kind by its id, through the entry points of the group `helloword.kinds`."""
    return of_type(GROUP, Kind, lambda kind: kind.id)
