"""The catalogue in force: what the product ships, and what the company added or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from helloword.kpis.checking import check
from helloword.kpis.definitions import Catalogue, Kpi, Measure
from helloword.kpis.expressions import parse_formula, parse_measure
from helloword.kpis.reading_yaml import each, kpi_from, load_table, measure_from


@dataclass(frozen=True)
class Override:
    """One addition or change by the company: the YAML of one KPI or measure, or None where it was taken back."""

    kind: Literal["kpi", "measure"]
    id: str
    yaml: str | None


@cache
def shipped() -> Catalogue:
    """The catalogue of the package, which the tests check."""
    kpis, measures, texts = {}, {}, []
    for name, text in _files("measures"):
        texts.append(text)
        measures.update(each({"measures": load_table(text, name)}, "measures", name, measure_from))
    for name, text in _files("catalogue"):
        texts.append(text)
        table = load_table(text, name)
        kpi = kpi_from(str(table.get("id", "")), table, name)
        kpis[kpi.id] = kpi
    return Catalogue(_version(texts), kpis, measures)


def with_overrides(overrides: Iterable[Override]) -> Catalogue:
    """The shipped catalogue with the company's changes on top, checked as a whole."""
    changes = [o for o in overrides if o.yaml is not None]
    base = shipped()
    if not changes:
        return base
    kpis: dict[str, Kpi] = dict(base.kpis)
    measures: dict[str, Measure] = dict(base.measures)
    for change in changes:
        table = load_table(change.yaml or "", f"{change.kind} {change.id}")
        if change.kind == "kpi":
            kpis[change.id] = kpi_from(change.id, table, f"kpi {change.id}")
        else:
            measures[change.id] = measure_from(change.id, table, f"measure {change.id}")
    version = _version([base.version, *(f"{c.kind}:{c.id}:{c.yaml}" for c in changes)])
    return check(Catalogue(version, kpis, measures))


def parts_of(text: str, place: str) -> tuple[Override, ...]:
    """The overrides that a company's file of `kpis:` and `measures:` holds, each readable by itself."""
    import yaml

    table = load_table(text, place)
    for id, measure in each(table, "measures", place, measure_from).items():
        if measure.written:
            parse_measure(measure.written, f"{place}.measures.{id}.expression")
    for id, kpi in each(table, "kpis", place, kpi_from).items():
        parse_formula(kpi.formula_text, f"{place}.kpis.{id}.formula")
    found: list[Override] = []
    sections: tuple[tuple[Literal["kpi", "measure"], str], ...] = (("measure", "measures"), ("kpi", "kpis"))
    for kind, key in sections:
        entries = table.get(key) or {}
        assert isinstance(entries, Mapping)
        for id, entry in entries.items():
            found.append(Override(kind, str(id), yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)))
    return tuple(found)


def _files(folder: str) -> list[tuple[str, str]]:
    found = files("helloword.kpis").joinpath(folder).iterdir()
    return sorted((f"{folder}/{f.name}", f.read_text(encoding="utf-8")) for f in found if f.name.endswith(".yml"))


def _version(texts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:12]
