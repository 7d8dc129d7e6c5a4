"""A number opened along its formula, as the API gives it."""

from __future__ import annotations

from helloword.errors import InputError
from helloword.kpis.formula_tree import Node
from helloword.kpis.query import Answer
from helloword.server.readings import Json, comparison_json, decimal_text, period_json, provenance_json


def tree_json(root: Node, answer: Answer) -> Json:
    """The tree with the period and the versions that it is of."""
    if root.refused is not None:
        raise root.refused
    if root.reading is None:
        raise InputError("There is no data yet; import a file first.", code="no_data")
    return {
        "kpi": root.key,
        "period": period_json(root.reading.period),
        "currency": answer.currency,
        "provenance": provenance_json(answer.provenance),
        "tree": _part(root),
    }


def _part(node: Node) -> Json:
    named, reading = node.kpi or node.measure, node.reading
    return {
        "kind": node.kind,
        "sign": node.sign,
        "id": named.id if named else None,
        "text": node.text or None,
        "name": named.name.as_json() if named else None,
        "meaning": node.kpi.meaning.as_json() if node.kpi else None,
        "unit": reading.unit if reading else named.unit if named else None,
        "currency": reading.currency if reading else None,
        "better": node.kpi.better if node.kpi else None,
        "value": decimal_text(reading.value) if reading else None,
        "reason": reading.reason if reading else None,
        "comparison": comparison_json(reading.comparison) if reading and reading.comparison else None,
        "refused": node.refused.code if node.refused else None,
        "children": [_part(child) for child in node.children],
    }
