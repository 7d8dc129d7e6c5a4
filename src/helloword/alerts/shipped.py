"""The rule templates of the product, and the cases that say what each of them is to find."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from helloword.alerts.reading_yaml import Table, load_table, rule_from
from helloword.alerts.rule import Rule


@cache
def templates() -> Mapping[str, Rule]:
    """Every template by id."""
    found = (rule_from(table, name) for name, table in tables())
    return {rule.id: rule for rule in found}


def tables() -> list[tuple[str, Table]]:
    """File name and content of every template, in the order of names."""
    folder = files("helloword.alerts").joinpath("templates")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml"))
    return [(name, load_table(folder.joinpath(name).read_text(encoding="utf-8"), name)) for name in names]
