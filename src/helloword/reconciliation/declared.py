"""What reports mean: declarations that come with the product, and the form in which a company gives its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from helloword.reconciliation.definition import OURS, Definition, definition_from
from helloword.reconciliation.refusals import declaration_error
from helloword.text import Text

Table = Mapping[str, object]
_ROOM = "helloword.reconciliation"
_APART = re.compile(r"[^\w]+", re.UNICODE)
_REPORT_KEYS = ("name", "conventions", "measures")


@dataclass(frozen=True)
class Report:
    """A report whose conventions are known.

    Attributes:
        conventions: of all its measures.
        measures: of single measures, by KPI id, where they differ.
    """

    id: str
    name: Text
    conventions: Definition
    measures: Mapping[str, Definition] = field(default_factory=dict, hash=False)

    def of(self, kpi: str) -> Definition:
        """Its conventions for a KPI."""
        return self.measures.get(kpi, self.conventions)


@dataclass(frozen=True)
class Tolerance:
    """How far apart two figures may be and still be called the same."""

    relative: Decimal
    absolute: Decimal

    def allows(self, difference: Decimal, official: Decimal) -> bool:
        """Whether a difference is within it."""
        return abs(difference) <= max(self.absolute, self.relative * abs(official))


@dataclass(frozen=True)
class MeasureName:
    """A KPI that reports state, the names they call it by, and its tolerance."""

    kpi: str
    names: tuple[str, ...]
    tolerance: Tolerance


def plain_name(name: str) -> str:
    """A measure's or report's name in the form in which names are compared.

    >>> plain_name(" Ordered Product Sales "), plain_name("销售总额")
    ('ordered_product_sales', '销售总额')
    """
    return _APART.sub("_", name.strip().lower()).strip("_")


@cache
def shipped_measures() -> Mapping[str, MeasureName]:
    """Every KPI that reports are known to state."""
    table = load(files(_ROOM).joinpath("measures.yml").read_text(encoding="utf-8"), "measures.yml")
    return {kpi: _measure(kpi, cast(Table, entry)) for kpi, entry in table.items()}


@cache
def shipped_reports() -> Mapping[str, Report]:
    """Every report whose conventions come with the product."""
    return {report.id: report for text, name in _report_files() for report in reports_from(text, name)}


def reports_from(text: str, place: str) -> tuple[Report, ...]:
    """The reports that a YAML text declares; raises InputError for what does not hold."""
    table = load(text, place)
    if not table:
        raise declaration_error(place, "declares nothing; it needs a report's name with `conventions:` below it.")
    return tuple(_report(plain_name(str(id)), entry, f"{place}, {id}") for id, entry in table.items())


def tolerance_from(relative: str, absolute: str, place: str) -> Tolerance:
    """A tolerance as given; raises InputError for what is no number from zero on."""
    return Tolerance(_number(relative, place), _number(absolute, place))


def load(text: str, place: str) -> Table:
    """The mapping that a YAML text holds."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise declaration_error(place, f"not YAML: {str(error).splitlines()[0]}.") from None
    if data is not None and not isinstance(data, dict):
        raise declaration_error(place, "expected lines of the form `name: value`.")
    return cast(Table, data or {})


def _report_files() -> Iterator[tuple[str, str]]:
    folder = files(_ROOM).joinpath("reports")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yml"):
            yield file.read_text(encoding="utf-8"), file.name


def _report(id: str, entry: object, place: str) -> Report:
    if not isinstance(entry, dict):
        raise declaration_error(place, "expected `conventions:` below the report's name.")
    for key in entry:
        if key not in _REPORT_KEYS:
            raise declaration_error(place, f"there is no attribute {key}; a report has {', '.join(_REPORT_KEYS)}.")
    base = definition_from(_mapping(entry.get("conventions"), place), place)
    single = {
        plain_name(str(kpi)): definition_from(_mapping(given, place), f"{place}, {kpi}", base)
        for kpi, given in _mapping(entry.get("measures"), place).items()
    }
    return Report(id, _name(entry.get("name"), id), base, single)


def _mapping(value: object, place: str) -> Table:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise declaration_error(place, "expected lines of the form `name: value`.")
    return cast(Table, value)


def _name(value: object, id: str) -> Text:
    if isinstance(value, dict) and value.get("zh") and value.get("en"):
        return Text(str(value["zh"]), str(value["en"]))
    return Text(str(value or id), str(value or id))


def _measure(kpi: str, entry: Table) -> MeasureName:
    tolerance = tolerance_from(str(entry["relative"]), str(entry["absolute"]), kpi)
    return MeasureName(kpi, tuple(cast(list[str], entry["names"])), tolerance)


def _number(text: str, place: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise declaration_error(place, f"a tolerance is a number from zero on, not {text}.")
    return number


NOTHING_DECLARED = OURS
"""What a report that nobody declared is taken to mean at first: the same as we do."""
