"""Everything the command line says exists in both languages."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

from helloword.cli import texts
from helloword.cli.texts import TEXTS, words
from helloword.kpis.catalogue import shipped
from helloword.kpis.reading_yaml import ADDITIVITY, BETTER, PERSPECTIVES, UNITS

CLI = Path(texts.__file__).parent.parent
SOURCE = "\n".join(p.read_text(encoding="utf-8") for p in CLI.rglob("*.py") if p.parent.name != "texts")
MADE = (
    "column.",
    "goals.kind.",
    "goals.status.",
    "goals.verdict.",
    "doctor.",
    "reason.",
    "ask_",
    "broken.",
    "action.",
    "alerts.",
    "boards.",
    "reconcile.",
    "actions.",
    "surveys.",
    "purchases.",
    "tasks.",
    "terms.",
    "channels.status.",
)
"""Beginnings of keys that are put together when they are used."""


def test_no_text_takes_the_key_of_another() -> None:
    modules = [import_module(f"{texts.__name__}.{found.name}") for found in iter_modules(texts.__path__)]
    keys = Counter(key for module in modules for key in getattr(module, "TEXTS", {}))

    assert [key for key, count in keys.items() if count > 1] == []


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_hold_the_same_facts(key: str) -> None:
    assert fields(TEXTS[key].en) == fields(TEXTS[key].zh)
    assert bool(TEXTS[key].zh) == bool(TEXTS[key].en)


@pytest.mark.parametrize("key", TEXTS)
def test_chinese_is_not_english(key: str) -> None:
    text = TEXTS[key]

    assert text.zh != text.en or not re.sub(r"{\w+}", "", text.zh)


def test_every_text_that_is_said_exists() -> None:
    said = set(re.findall(r'say\("([a-z_.]+)"', SOURCE))

    assert said - set(TEXTS) == set()


def test_every_text_is_said_somewhere() -> None:
    unsaid = [key for key in TEXTS if key not in SOURCE.replace("'", '"').split('"') and not key.startswith(MADE)]

    assert unsaid == []


def test_words_cover_what_the_catalogue_uses() -> None:
    kpis = shipped().kpis.values()

    assert set(UNITS) == set(words.UNITS)
    assert set(BETTER) == set(words.BETTER)
    assert set(ADDITIVITY) == set(words.ADDITIVITY)
    assert set(PERSPECTIVES) == set(words.PERSPECTIVES)
    assert {k.clock for k in kpis} <= set(words.CLOCKS)
    assert {k.owner for k in kpis} <= set(words.OWNERS)
    assert {lever for k in kpis for lever in k.levers} <= set(words.LEVERS)
