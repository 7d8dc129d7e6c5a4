"""All that stands on the dates of a chart: notes as they are, of everything else the weightiest few of each kind."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from itertools import chain
from threading import Lock

from helloword.annotations import doings, prices, sale_days, stock_outs
from helloword.annotations.annotation import Annotation, Chosen, Kind, Wanted
from helloword.annotations.notes import all_notes
from helloword.annotations.view import View
from helloword.errors import InputError
from helloword.text import Text
from helloword.workspace import Workspace

LONGEST = 366 * 3
MOST_NOTES = 200
Finder = Callable[[View], Iterator[Annotation]]
_FINDERS: tuple[tuple[Kind, Finder, int, Text], ...] = (
    ("promotion", prices.promotions, 6, prices.HOW_PROMOTIONS),
    ("price", prices.prices, 6, prices.HOW_PRICES),
    ("stock_out", stock_outs.stock_outs, 6, stock_outs.HOW),
    ("sale", sale_days.sale_days, 24, sale_days.HOW),
    ("action", doings.done_actions, 8, doings.HOW_ACTIONS),
    ("import", doings.imports, 5, doings.HOW_IMPORTS),
    ("definition", doings.definitions, 8, doings.HOW_DEFINITIONS),
)
"""Each kind: what finds it, how many are shown at most, and by which rule."""
_OF_DATA: frozenset[Kind] = frozenset({"promotion", "price", "stock_out", "sale"})
"""Kinds that depend on the data and the view alone; the others are read from what people and the product did."""
_MOST_KEPT = 2_000
_kept: OrderedDict[Hashable, tuple[Annotation, ...]] = OrderedDict()
_lock = Lock()
_HOW_NOTES = Text("团队写下的备注，全部列出。", "What people wrote, all of it.")


def gather(workspace: Workspace, wanted: Wanted) -> tuple[tuple[Annotation, ...], tuple[Chosen, ...]]:
    """Everything on the dates that are wanted, the oldest first; and how many of each kind there are."""
    if wanted.until < wanted.first or (wanted.until - wanted.first).days > LONGEST:
        raise InputError(f"The days must go forwards and span {LONGEST} at most; shorten them.", code="bad_range")
    view = View(workspace, wanted)
    shown, chosen = [list(_notes(view))], []
    chosen.append(Chosen("note", len(shown[0]), len(shown[0]), _HOW_NOTES))
    for kind, find, most, how in _FINDERS:
        every = _found_once(view, kind, find) if kind in _OF_DATA else find(view)
        found = [each for each in every if each.first <= wanted.until and each.until >= wanted.first]
        kept = sorted(found, key=lambda each: (-each.weight, each.first, each.text.en))[:most]
        shown.append(kept)
        if found:
            chosen.append(Chosen(kind, len(found), len(kept), how))
    ordered = sorted(chain.from_iterable(shown), key=lambda each: (each.first, each.kind, each.text.en))
    return tuple(ordered), tuple(chosen)


def _found_once(view: View, kind: Kind, find: Finder) -> tuple[Annotation, ...]:
    """What a kind finds in the data, found once for everybody who sees the same of the same data.

    Which KPI it is for matters only by the tables that it is counted from.
    """
    wanted, workspace, versions = view.wanted, view.workspace, view.ground.provenance
    where = frozenset((name, tuple(values)) for name, values in wanted.where.items())
    key = (
        workspace.folder, versions.lake, versions.catalogue, workspace.stores(), workspace.settings, workspace.scope,
        kind, wanted.first, wanted.until, view.facts, where,
    )  # fmt: skip
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = tuple(find(view))
    with _lock:
        _kept[key] = found
        _kept.move_to_end(key)
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _notes(view: View) -> Iterator[Annotation]:
    """Notes on this KPI or on all, on stores of the slice or on the whole company."""
    for note in all_notes(view.workspace, view.wanted.first, view.wanted.until)[-MOST_NOTES:]:
        if view.wanted.kpi is not None and note.kpi not in (None, view.wanted.kpi):
            continue
        if not note.stores or view.stores.keys() & set(note.stores):
            yield Annotation(
                "note", note.first, note.until, Text(note.text, note.text), note.stores, note.kpi, note=note
            )
