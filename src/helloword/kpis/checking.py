"""Whether a catalogue holds together: names, cycles, columns, units."""

from __future__ import annotations

from helloword.errors import CatalogueError, suggestion
from helloword.kpis.columns import columns_of
from helloword.kpis.definitions import Catalogue, Kpi, Measure
from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.expressions import check_columns, names_in
from helloword.kpis.relations import RELATIONS
from helloword.kpis.units import money_power

BUILT_IN = frozenset({"period_days"})
"""Names that formulas may use and that no measure defines."""


def check(catalogue: Catalogue) -> Catalogue:
    """The same catalogue; raises CatalogueError with the place of the first thing that does not hold."""
    for measure in catalogue.measures.values():
        _check_measure(measure, catalogue)
    powers: dict[str, int] = {}
    for kpi in catalogue.kpis.values():
        _check_kpi(kpi, catalogue)
        power = _power(kpi.id, catalogue, powers, ())
        if power != (kpi.unit == "money"):
            raise CatalogueError(
                f"kpi {kpi.id}.unit",
                f"the formula {kpi.formula_text!r} is {'an amount of money' if power == 1 else 'not an amount of money'}, "
                f"but the unit says {kpi.unit}.",
                code="unlike_units",
            )
    return catalogue


def _check_measure(measure: Measure, catalogue: Catalogue) -> None:
    place = f"measure {measure.id}"
    if measure.spread_by is not None:
        if measure.spread_by not in catalogue.measures:
            raise CatalogueError(f"{place}.spread_by", f"there is no measure {measure.spread_by}.")
        return
    if measure.relation not in RELATIONS or not RELATIONS[measure.relation].facts:
        usable = [name for name, relation in RELATIONS.items() if relation.facts]
        raise CatalogueError(
            f"{place}.relation",
            f'there is no relation "{measure.relation}".{suggestion(measure.relation or "", usable)} '
            f"Relations: {', '.join(usable)}.",
        )
    assert measure.expression is not None
    columns = columns_of(measure.relation)
    check_columns(measure.expression, columns, f"{place}.expression")
    if measure.clock is not None and measure.clock not in columns:
        raise CatalogueError(
            f"{place}.clock", f'there is no column "{measure.clock}".{suggestion(measure.clock, columns)}'
        )
    if measure.at not in (None, "store"):
        raise CatalogueError(f"{place}.at", 'expected "store" or nothing.')


def _check_kpi(kpi: Kpi, catalogue: Catalogue) -> None:
    place = f"kpi {kpi.id}"
    named = (*names_in(kpi.formula), *(kpi.costs or ()), *kpi.whole, *((kpi.warn,) if kpi.warn else ()))
    known = {*catalogue.measures, *catalogue.kpis, *BUILT_IN}
    for name in named:
        if name not in known:
            raise CatalogueError(
                f"{place}.formula",
                f'there is no measure or KPI "{name}".{suggestion(name, known)}',
                code="unknown_name",
            )
    for dims in kpi.whole.values():
        for dim in dims:
            if dim not in DIMENSIONS:
                raise CatalogueError(f"{place}.whole", f'there is no dimension "{dim}".{suggestion(dim, DIMENSIONS)}')
    if kpi.fold not in (None, "store"):
        raise CatalogueError(f"{place}.fold", 'expected "store" or nothing.')


def _power(name: str, catalogue: Catalogue, known: dict[str, int], path: tuple[str, ...]) -> int:
    if name in BUILT_IN:
        return 0
    if name in catalogue.measures and (name not in catalogue.kpis or name in path):
        return int(catalogue.measures[name].unit == "money")
    if name in path:
        raise CatalogueError(
            f"kpi {name}.formula", f"it leads back to itself: {' -> '.join((*path, name))}.", code="cycle"
        )
    if name not in known:
        kpi = catalogue.kpis[name]
        known[name] = money_power(
            kpi.formula, lambda part: _power_of_part(part, catalogue, known, (*path, name)), f"kpi {name}.formula"
        )
    return known[name]


def _power_of_part(name: str, catalogue: Catalogue, known: dict[str, int], path: tuple[str, ...]) -> int:
    if name in catalogue.measures:
        return int(catalogue.measures[name].unit == "money")
    return _power(name, catalogue, known, path)
