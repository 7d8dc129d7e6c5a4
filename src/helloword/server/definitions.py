"""KPIs as the API gives them, with the formula as a tree."""

from __future__ import annotations

from sqlglot import exp

from helloword.kpis.asking import Asked
from helloword.kpis.definitions import Catalogue, Kpi, Measure
from helloword.kpis.dependence import tables_behind, tables_behind_slices
from helloword.kpis.expressions import names_in
from helloword.kpis.relations import RELATIONS
from helloword.scope import EVERYTHING
from helloword.server.readings import Json

_SIGNS: dict[type[exp.Expr], str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}


def kpi_json(kpi: Kpi, catalogue: Catalogue) -> dict[str, Json]:
    """One KPI of a list."""
    asked = asked_of(kpi, catalogue)
    return {
        "id": kpi.id,
        "name": kpi.name.as_json(),
        "meaning": kpi.meaning.as_json(),
        "why": kpi.why.as_json() if kpi.why.en else None,
        "formula": kpi.formula_text,
        "unit": kpi.unit,
        "better": kpi.better,
        "clock": kpi.clock,
        "additivity": kpi.additivity,
        "perspective": kpi.perspective,
        "owner_role": kpi.owner,
        "levers": list(kpi.levers),
        "window": max((m.window for m in asked.measures if m.window), default=None),
        "maturity_days": kpi.maturity_days,
        "slices": list(asked.slices),
        "group": kpi.group,
        "facts": list(tables_behind(asked)),
        "slice_facts": list(tables_behind_slices(asked)),
    }


def detail_json(kpi: Kpi, catalogue: Catalogue) -> dict[str, Json]:
    """One KPI with all that it is made of."""
    limit = kpi.threshold
    return {
        **kpi_json(kpi, catalogue),
        "formula_tree": formula_json(kpi.formula, catalogue),
        "measures": [_measure(m) for m in asked_of(kpi, catalogue).measures],
        "threshold": f"{limit.value} ({limit.platform}: {limit.source}, {limit.checked})" if limit else None,
    }


def asked_of(kpi: Kpi, catalogue: Catalogue) -> Asked:
    """The KPI asked as a whole."""
    return Asked(kpi, catalogue, (), (), EVERYTHING)


def formula_json(tree: exp.Expr, catalogue: Catalogue) -> Json:
    """A formula as nested parts; what is neither a name, a number nor a sum is an `expression` over its parts."""
    tree = tree.unnest()
    if isinstance(tree, exp.Column):
        return _named(tree.name, catalogue)
    if isinstance(tree, exp.Literal):
        return _part("number", value=tree.name)
    if type(tree) in _SIGNS:
        sides = [formula_json(side, catalogue) for side in (tree.this, tree.expression)]
        return _part("op", op=_SIGNS[type(tree)], children=sides)
    return _part("expression", value=tree.sql(), children=[_named(name, catalogue) for name in names_in(tree)])


def _named(name: str, catalogue: Catalogue) -> Json:
    """A measure where there is one of that name: `orders` the KPI is `orders` the measure."""
    if name in catalogue.measures or name not in catalogue.kpis:
        kind = "kpi" if name in catalogue.kpis else "measure"
        return _part(kind, id=name)
    return _part("kpi", id=name, children=[formula_json(catalogue.kpis[name].formula, catalogue)])


def _part(
    kind: str,
    id: str | None = None,
    op: str | None = None,
    value: str | None = None,
    children: list[Json] | None = None,
) -> Json:
    return {"kind": kind, "id": id, "op": op, "value": value, "children": children or []}


def _measure(measure: Measure) -> Json:
    relation = RELATIONS[measure.relation] if measure.relation else None
    facts = (relation.rows or relation.facts[0]) if relation else "overheads"
    return {
        "id": measure.id,
        "name": measure.name.as_json(),
        "fact": facts,
        "expression": measure.sql,
        "unit": measure.unit,
    }
