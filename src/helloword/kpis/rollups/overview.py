"""Looking at the roll-ups that are kept, bringing them up to date and making them anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helloword.kpis.ground import Ground
from helloword.kpis.relations import RELATIONS
from helloword.kpis.rollups import pieces, sizes
from helloword.kpis.rollups.grain import Grain, grains_of
from helloword.kpis.rollups.keeping import RollUps, name_of
from helloword.kpis.rollups.rollup import RollUp, read_by
from helloword.kpis.rollups.sizes import Size


@dataclass(frozen=True)
class Overview:
    """A roll-up that was measured.

    Attributes:
        currency: what its amounts are in.
        rows: rows kept; None where it is not worth keeping, or was not filled yet.
        bytes: size of its file.
        measured: rows of how many.
    """

    relation: str
    clock: str
    grain: Grain
    currency: str
    rows: int | None
    bytes: int
    measured: Size


def overview(ground: Ground) -> tuple[Overview, ...]:
    """Every roll-up that a question has led to, worth keeping or not."""
    if ground.rollups is None:
        return ()
    folder = ground.rollups.place.folder
    found = []
    for name, (rollup, currency) in _known(ground.rollups, sizes.names(folder)).items():
        measured = sizes.read(folder, name)
        if measured is not None:
            kept = pieces.read(folder, name) if measured.is_worth_it else None
            rows = kept.rows.num_rows if kept else None
            size = pieces.size(folder, name) if kept else 0
            found.append(Overview(rollup.relation, rollup.clock, rollup.grain, currency, rows, size, measured))
    return tuple(found)


def rebuild(ground: Ground, *, every: bool = False) -> int:
    """Measure and fill anew what questions have led to, or every roll-up there can be; returns how many are kept."""
    rollups = ground.rollups
    if rollups is None:
        return 0
    folder = rollups.place.folder
    known = _known(rollups, sizes.names(folder))
    if every:
        known |= {name_of(rollup, ground.currency): (rollup, ground.currency) for rollup in _all(rollups)}
    for name in {*pieces.names(folder), *sizes.names(folder)}:
        pieces.remove(folder, name)
        sizes.forget(folder, name)
    rollups.forget()
    return sum(kept for _, kept in _brought(ground, rollups, known))


def refresh(ground: Ground) -> Iterator[str]:
    """Bring up to date what questions have led to, one after the other: the name of each as soon as it is."""
    rollups = ground.rollups
    if rollups is not None:
        known = _known(rollups, sizes.names(rollups.place.folder))
        yield from (name for name, _ in _brought(ground, rollups, known))


def _brought(ground: Ground, rollups: RollUps, known: Mapping[str, tuple[RollUp, str]]) -> Iterator[tuple[str, bool]]:
    """Each roll-up by its name once it is as it should be now, and whether it is kept."""
    for name, (rollup, currency) in known.items():
        yield name, rollups.kept(rollup, ground.rates(currency)[0], currency) is not None


def _known(rollups: RollUps, names: tuple[str, ...]) -> dict[str, tuple[RollUp, str]]:
    """The roll-ups of the catalogue in force among those that files are named after."""
    named = {rollup.name: rollup for rollup in _all(rollups)}
    split = {name: name.rpartition("-") for name in names}
    return {name: (named[of], currency) for name, (of, _, currency) in split.items() if of in named}


def _all(rollups: RollUps) -> Iterator[RollUp]:
    """Every roll-up that the catalogue's measures can be kept in."""
    of = {(m.relation, m.clock) for m in rollups.catalogue.measures.values() if m.relation}
    sources = {(name, clock) for relation, clock in of for name in set(read_by(relation))}
    for relation, clock in sorted(sources, key=str):
        on = clock or RELATIONS[relation].clock
        if on is None or RELATIONS[relation].group:
            continue
        for grain in grains_of(relation):
            rollup = rollups.rollup(relation, on, grain)
            if rollup.measures:
                yield rollup
