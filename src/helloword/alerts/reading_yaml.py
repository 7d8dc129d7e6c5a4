"""From YAML to rules and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar, cast

import yaml

from helloword.alerts.refusals import rule_error
from helloword.alerts.rule import EXPLAINS, KINDS, LEAD_TIME, SEVERITIES, SIDES, Rule, Sample
from helloword.errors import suggestion
from helloword.text import Text

Table = Mapping[str, object]
C = TypeVar("C", bound=str)
_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")  # like roas_off
_LOADER = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
_TEXTS = ("name", "means", "todo")
_KEYS = frozenset({
    "id", "kind", *_TEXTS, "kpi", "by", "where", "days", "every", "side", "fire", "clear", "limit", "spread", "weeks",
    "least", "steady", "cooldown", "together", "explain", "severity", "owner", "cases",
})  # fmt: skip
MOST_DAYS, MOST_WEEKS = 366, 26


def load_table(text: str, place: str) -> Table:
    """The mapping that a YAML text holds; raises InputError otherwise."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader
    except yaml.YAMLError as error:
        raise rule_error(place, f"not YAML: {str(error).splitlines()[0]}.") from None
    if not isinstance(data, dict):
        raise rule_error(place, "expected lines of the form `name: value`.")
    return cast(Table, data)


def rule_from(table: Table, place: str) -> Rule:
    """The rule that a table defines; raises InputError with the place of what does not hold."""
    for key in table:
        if key not in _KEYS:
            raise rule_error(place, f'there is no attribute "{key}".{suggestion(str(key), _KEYS)}')
    id = str(table.get("id", ""))
    if not _ID.fullmatch(id):
        raise rule_error(place, f'"{id}" cannot be an id; use small letters, digits and _, starting with a letter.')
    limit = _choice(table, "limit", ("", LEAD_TIME), place, "")
    explain = _choice(table, "explain", ("", *EXPLAINS), place, "")
    return Rule(
        id=id,
        kind=_choice(table, "kind", KINDS, place),
        name=_text(table, "name", place),
        means=_text(table, "means", place),
        todo=_text(table, "todo", place),
        kpi=str(table.get("kpi") or ""),
        by=_names(table, "by", place),
        where=_where(table, place),
        days=_count(table, "days", place, 1, MOST_DAYS),
        every=_count(table, "every", place, 1, 31),
        side=_choice(table, "side", SIDES, place, "above"),
        fire=_number(table, "fire", place, Decimal(0)),
        clear=_number(table, "clear", place, Decimal(0)) if "clear" in table else None,
        limit="lead_time" if limit == LEAD_TIME else "",
        spread=_number(table, "spread", place, Decimal(3)),
        weeks=_count(table, "weeks", place, 6, MOST_WEEKS),
        sample=_sample(table, place),
        steady=_count(table, "steady", place, 1, 60),
        cooldown=_count(table, "cooldown", place, 7, MOST_DAYS, least=0),
        together=_names(table, "together", place),
        explain=next((e for e in EXPLAINS if e == explain), None),
        severity=_choice(table, "severity", SEVERITIES, place, "warning"),
        owner=str(table.get("owner") or "operations"),
    )


def table_of(rule: Rule) -> dict[str, object]:
    """What `rule_from` makes `rule` of, without what is as it would be anyway."""
    told: dict[str, object] = {"id": rule.id, "kind": rule.kind}
    told |= {
        name: {"zh": text.zh, "en": text.en}
        for name, text in zip(_TEXTS, (rule.name, rule.means, rule.todo), strict=True)
    }
    plain = Rule(rule.id, rule.kind, rule.name, rule.means, rule.todo)
    for name in (
        "kpi",
        "days",
        "every",
        "side",
        "fire",
        "clear",
        "limit",
        "spread",
        "weeks",
        "steady",
        "cooldown",
        "explain",
    ):
        value = vars(rule)[name]
        if value != vars(plain)[name]:
            told[name] = str(value) if isinstance(value, Decimal) else value
    told |= {name: list(vars(rule)[name]) for name in ("by", "together") if vars(rule)[name]}
    if rule.where:
        told["where"] = {dimension: list(values) for dimension, values in rule.where.items()}
    if rule.sample:
        least = str(rule.sample.least)
        told["least"] = {rule.sample.kpi: least} if rule.sample.kpi else least
    return told | {"severity": rule.severity, "owner": rule.owner}


def text_of(rule: Rule) -> str:
    """The rule as YAML."""
    return yaml.safe_dump(table_of(rule), allow_unicode=True, sort_keys=False)


def _text(table: Table, key: str, place: str) -> Text:
    value = table.get(key)
    if not isinstance(value, Mapping) or not value.get("zh") or not value.get("en"):
        raise rule_error(f"{place}.{key}", "a text in both languages is needed: `zh:` and `en:`.")
    return Text(str(value["zh"]), str(value["en"]))


def _choice(table: Table, key: str, choices: tuple[C, ...], place: str, default: C | None = None) -> C:
    value = str(table.get(key, default if default is not None else "") or "")
    found = next((choice for choice in choices if choice == value), None)
    if found is None:
        listed = ", ".join(choice for choice in choices if choice)
        raise rule_error(f"{place}.{key}", f'"{value}" is none of {listed}.{suggestion(value, choices)}')
    return found


def _names(table: Table, key: str, place: str) -> tuple[str, ...]:
    value = table.get(key) or []
    if not isinstance(value, list):
        raise rule_error(f"{place}.{key}", "a list is needed, such as [store, sku].")
    return tuple(str(each) for each in value)


def _where(table: Table, place: str) -> dict[str, tuple[str, ...]]:
    value = table.get("where") or {}
    if not isinstance(value, Mapping):
        raise rule_error(f"{place}.where", "values by dimension are needed, such as {store: [eu, us]}.")
    return {str(dim): tuple(str(v) for v in (vs if isinstance(vs, list) else [vs])) for dim, vs in value.items()}


def _count(table: Table, key: str, place: str, default: int, most: int, least: int = 1) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise rule_error(f"{place}.{key}", f'"{value}" is not a whole number from {least} to {most}.')
    return value


def _number(table: Table, key: str, place: str, default: Decimal) -> Decimal:
    value = table.get(key, default)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise rule_error(f"{place}.{key}", f'"{value}" is not a number.')
    return number


def _sample(table: Table, place: str) -> Sample | None:
    value = table.get("least")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        return Sample(_number(table, "least", place, Decimal(0)))
    if len(value) != 1:
        raise rule_error(f"{place}.least", "give one KPI and its least value, such as {ctr: 5000}.")
    kpi = str(next(iter(value)))
    return Sample(_number(cast(Table, value), kpi, f"{place}.least", Decimal(0)), kpi)
