"""The KPI room's door: questions about a company's workspace."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import pyarrow as pa
from sqlglot import exp

from helloword.errors import InputError
from helloword.kpis.answering import answer_on, answers_on
from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import Override, parts_of, with_overrides
from helloword.kpis.columns import STORES
from helloword.kpis.definitions import Catalogue
from helloword.kpis.dimensions import NONE, OF_LINES, OF_PRODUCTS, OF_STORES, dimension
from helloword.kpis.engines.opening import open_engine
from helloword.kpis.ground import Ground
from helloword.kpis.joins import dims_of, rows_with
from helloword.kpis.query import Answer, Provenance, Query
from helloword.kpis.relations import RELATIONS
from helloword.kpis.rollups.keeping import Place
from helloword.lake.freshness import furthest_imports
from helloword.lake.snapshot import Snapshot, snapshot, version_now
from helloword.state.database import Database
from helloword.state.overrides import current_overrides, record_overrides
from helloword.storage.place import fetcher
from helloword.workspace import Workspace

if TYPE_CHECKING:
    from helloword.kpis.contributing import Contributions
    from helloword.kpis.covering import Coverage
    from helloword.kpis.formula_tree import Node
    from helloword.kpis.tracing import TracedMeasure

ROLLUPS = "rollup"
"""Where roll-ups are kept, within the lake."""
SPILL = ".spill"
"""Within the lake: what questions need of the disk while they are answered."""

_KEPT_GROUNDS = 4
_catalogues: WeakKeyDictionary[Database, tuple[Hashable, Catalogue]] = WeakKeyDictionary()
_grounds: OrderedDict[tuple[object, ...], Ground] = OrderedDict()
_lock = Lock()

# Relations whose rows have, between them, every value of every dimension.
_OF_VALUES = (
    "sold_parts", "ad_parts", "traffic_parts", "funnel_rows", "stock_rows", "return_rows", "refund_rows", "fee_rows",
    "survey_rows", "po_promises", "keyword_rows", "later_orders",
)  # fmt: skip
MOST_VALUES = 2000


def answer(workspace: Workspace, query: Query) -> Answer:
    """All readings of `query`, cut to what the workspace is seen through.

    Raises InputError, UnknownNameError or SliceError for what cannot be asked, NotAllowedError for what may not be seen.
    """
    return answer_on(ground_of(workspace, query.as_of, query.known_on), query, workspace.scope)


def answers_of(workspace: Workspace, queries: Sequence[Query]) -> Iterator[Answer]:
    """What `answer` says of each of some queries of today's data; what several of them stand on is made once."""
    return answers_on(ground_of(workspace), queries, workspace.scope)


def trace(workspace: Workspace, query: Query, limit: int = 100) -> tuple[TracedMeasure, ...]:
    """The rows behind one number, down to import and line, cut to what the workspace is seen through."""
    from helloword.kpis.tracing import trace_on

    return trace_on(ground_of(workspace, query.as_of, query.known_on), query, workspace.scope, limit)


def formula_tree(workspace: Workspace, query: Query) -> tuple[Node, Answer]:
    """One number opened along its formula, cut to what the workspace is seen through."""
    from helloword.kpis.formula_tree import tree_on

    return tree_on(ground_of(workspace, query.as_of, query.known_on), query, workspace.scope)


def contributions(workspace: Workspace, query: Query) -> Contributions | None:
    """What each slice made of the change of one number, cut to what the workspace is seen through."""
    from helloword.kpis.contributing import contributions_on

    return contributions_on(ground_of(workspace, query.as_of, query.known_on), query, workspace.scope)


def coverage(workspace: Workspace, query: Query) -> Coverage:
    """How much of what goes into one number is there, of the stores that are seen and asked for."""
    from helloword.kpis.covering import coverage_on

    ground = ground_of(workspace, query.as_of, query.known_on)
    stores = [
        store.id
        for store in workspace.stores()
        if workspace.scope.keeps_some(store.id, store.region) and ground.keeps(store.id, query.where.items())
    ]
    return coverage_on(ground, query, stores, workspace.scope)


def slices_of(workspace: Workspace, kpi: str) -> tuple[str, ...]:
    """The dimensions that a KPI can be sliced by."""
    catalogue = catalogue_of(workspace)
    return Asked(catalogue.kpis[kpi], catalogue, (), (), workspace.scope).slices


def dimension_values(workspace: Workspace, name: str) -> tuple[str, ...]:
    """The values a dimension takes in the newest data that is seen, at most 2,000, without `(none)`."""
    dimension(name)
    if name in OF_STORES:
        seen = [store for store in workspace.stores() if workspace.scope.keeps_some(store.id, store.region)]
        return tuple(sorted({str(vars(store)["id" if name == "store" else name] or "") for store in seen} - {""}))
    ground = ground_of(workspace)
    rates, _ = ground.rates(ground.currency)
    values: set[str] = set()
    for relation in _OF_VALUES:
        if _tells_of(relation, name) and all(dim in dims_of(relation) for dim, _ in workspace.scope.filters):
            rows = rows_with(relation, (name,), workspace.scope.filters).select.subquery("t")
            query = exp.select(exp.column("d0", table="t")).distinct().from_(rows).limit(MOST_VALUES)
            found = ground.relations.run(query, {"rates": rates}, ground.currency).column("d0").to_pylist()
            values |= {str(value) for value in found}
    return tuple(sorted(values - {NONE}))[:MOST_VALUES]


def _tells_of(relation: str, name: str) -> bool:
    """Whether values of a dimension are looked for in a relation: it may have some that no other has."""
    if relation == "sold_parts":
        return name in dims_of(relation)
    # What rows look up at the lines of their order is found at those.
    looked_up = RELATIONS[relation].plain is not None and name in OF_LINES - OF_PRODUCTS
    return name in RELATIONS[relation].dims and not looked_up


def catalogue_of(workspace: Workspace) -> Catalogue:
    """The catalogue in force in a workspace, read anew once something was committed to its state."""
    mark = workspace.state.mark()
    kept = _catalogues.get(workspace.state)
    if mark is None or kept is None or kept[0] != mark:
        kept = mark, with_overrides(_own(workspace).values())
        _catalogues[workspace.state] = kept
    return kept[1]


def change_catalogue(workspace: Workspace, text: str, place: str, reason: str) -> Catalogue:
    """Add or change the KPIs and measures that a YAML text defines, all or none; raises CatalogueError."""
    parts = parts_of(text, place)
    if not parts:
        raise InputError(f"{place} defines nothing; it needs `measures:` or `kpis:` with entries below.", code="empty")
    return _record(workspace, parts, reason)


def take_back(workspace: Workspace, kind: Literal["kpi", "measure"], id: str, reason: str) -> Catalogue:
    """Return a KPI or measure to what the product ships; raises when something else would no longer hold."""
    if (kind, id) not in _own(workspace):
        raise InputError(f"The company has no {kind} {id} of its own to take back.", code="not_own")
    return _record(workspace, (Override(kind, id, None),), reason)


def ground_of(workspace: Workspace, as_of: int | None = None, known_on: date | None = None) -> Ground:
    """What questions are asked of, kept while nothing changed."""
    whole = ground_of(workspace, as_of) if known_on else None
    taken = snapshot(workspace, as_of)
    catalogue = catalogue_of(workspace)
    stores = workspace.stores()
    key = (workspace.folder.resolve(), taken.version, catalogue.version, stores, workspace.settings, known_on)
    with _lock:
        if key not in _grounds:
            _grounds[key] = Ground(
                engine=open_engine(
                    workspace.settings,
                    taken.tables,
                    _stores_table(workspace),
                    known_on,
                    fetcher(workspace.lake),
                    workspace.lake_folder / SPILL,
                ),
                catalogue=catalogue,
                provenance=Provenance(taken.version, catalogue.version),
                currency=workspace.settings.currency,
                rows=taken.rows,
                imported={} if known_on else furthest_imports(workspace, taken.version, "order_lines"),
                place=_place(workspace, taken) if known_on is None else None,
                whole=whole,
            )
        _grounds.move_to_end(key)
        while len(_grounds) > _KEPT_GROUNDS:
            _grounds.popitem(last=False)
        return _grounds[key]


def _place(workspace: Workspace, taken: Snapshot) -> Place | None:
    """Where roll-ups are kept: those of the newest version alone."""
    newest = taken.version == version_now(workspace)
    return Place(workspace.lake_folder / ROLLUPS, taken.tables) if newest else None


def _own(workspace: Workspace) -> dict[tuple[str, str], Override]:
    return {(o.kind, o.key): Override(o.kind, o.key, o.yaml) for o in current_overrides(workspace.state)}


def _record(workspace: Workspace, parts: tuple[Override, ...], reason: str) -> Catalogue:
    """Keep the changes once the catalogue with them holds together."""
    from helloword.audit import Subject, record

    own = _own(workspace)
    own.update({(part.kind, part.id): part for part in parts})
    catalogue = with_overrides(own.values())
    with workspace.state.write() as session:
        for kept in record_overrides(session, [(part.kind, part.id, part.yaml) for part in parts], reason):
            action = "catalogue.taken_back" if kept.yaml is None else "catalogue.changed"
            record(session, workspace.actor, action, Subject(kept.kind, kept.key), {"yaml": kept.yaml}, reason)
    return catalogue


def _stores_table(workspace: Workspace) -> pa.Table:
    rows = [(s.id, s.platform, s.marketplace, s.region, s.currency, s.timezone) for s in workspace.stores()]
    schema = pa.schema([(name, pa.string()) for name in STORES])
    return pa.Table.from_pylist([dict(zip(STORES, row, strict=True)) for row in rows], schema=schema)
