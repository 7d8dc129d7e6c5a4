"""Whose rows somebody may bring: those of the stores in their view, and no other."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from helloword.connectors.staging import Conformed
from helloword.errors import NotAllowedError
from helloword.model import TABLES
from helloword.workspace import Workspace


def stores_in_view(workspace: Workspace) -> frozenset[str] | None:
    """The stores whose rows may be brought and taken back; None for all, and for what has no store."""
    scope = workspace.scope
    if scope.whole:
        return None
    if scope.brands is not None:
        return frozenset()
    return frozenset(store.id for store in workspace.stores() if scope.keeps_some(store.id, store.region))


def is_admitted(whose: Iterable[str], seen: frozenset[str] | None) -> bool:
    """Whether rows of these stores, "" for the company, are all in a view.

    >>> is_admitted(["eu"], frozenset({"eu"})), is_admitted(["eu", ""], frozenset({"eu"})), is_admitted([""], None)
    (True, False, True)
    """
    return seen is None or set(whose) <= seen


def check_admitted(workspace: Workspace, conformed: Conformed) -> None:
    """Raise NotAllowedError when rows of a file are not in the view of whoever brings them."""
    seen = stores_in_view(workspace)
    if seen is None:
        return
    whose = stores_of(conformed)
    if "" in whose:
        raise NotAllowedError(
            "The file holds data of the whole company; your view is of a part of it, so somebody who sees all has to "
            "import it.",
            code="file_of_company",
        )
    if strange := sorted(whose - seen):
        names = ", ".join(strange)
        raise NotAllowedError(
            f"The file holds rows of stores that are not in your view: {names}. Take them out, or let somebody import it "
            "who sees these stores.",
            code="file_of_other_stores", stores=names,
        )  # fmt: skip


def stores_of(conformed: Conformed) -> frozenset[str]:
    """The stores that rows are of; "" among them for rows of the company."""
    found: set[str] = set()
    for name, paths in conformed.tables.items():
        if not TABLES[name].of_store:
            found.add("")
            continue
        for path in paths:
            column = pq.read_table(path, columns=["store"], partitioning=None).column("store")
            found.update(str(store) for store in pc.unique(column.cast(pa.string())).to_pylist())
    return frozenset(found)
