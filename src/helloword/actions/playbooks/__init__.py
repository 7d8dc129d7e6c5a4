"""The playbooks: each is a YAML that says what it is, and a module of the same name with its functions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import cast

import yaml

from helloword.actions.playbook import Declaration, Limits, Mode, Playbook, Terms
from helloword.errors import UnknownNameError
from helloword.text import Text


@cache
def declarations() -> Mapping[str, Declaration]:
    """Every playbook's declaration by id."""
    folder = files("helloword.actions").joinpath("playbooks")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml"))
    found = [_read(yaml.safe_load(folder.joinpath(name).read_text(encoding="utf-8"))) for name in names]
    return {each.id: each for each in found}


def declaration(id: str) -> Declaration:
    """The declaration of a playbook; raises UnknownNameError when there is none."""
    known = declarations()
    if id not in known:
        raise UnknownNameError("playbook", id, known, code="unknown_playbook")
    return known[id]


def playbook(id: str) -> Playbook:
    """The functions of a playbook."""
    declaration(id)
    return cast(Playbook, import_module(f"helloword.actions.playbooks.{id}").PLAYBOOK)


def _read(told: dict[str, object]) -> Declaration:
    limits = cast(dict[str, str], told.get("limits") or {})
    actions = limits.get("day_actions")
    terms = Terms(
        cast(Mode, told["mode"]),
        Limits(
            _number(limits.get("money")), _number(limits.get("day_money")), int(actions) if actions else None,
            _number(limits.get("change")),
        ),
        {n: Decimal(str(s["is"])) for n, s in _settings(told).items()},
    )  # fmt: skip
    return Declaration(
        id=str(told["id"]), name=_text(told["name"]), means=_text(told["means"]), owner=str(told["owner"]), terms=terms,
        fresh=cast(dict[str, int], told["fresh"]), valid=timedelta(days=cast(int, told["valid_days"])),
        measure_after=cast(int, told["measure_after"]),
        texts={name: _text(setting["means"]) for name, setting in _settings(told).items()},
        editable=_text(told["editable"]) if "editable" in told else None,
    )  # fmt: skip


def _settings(told: dict[str, object]) -> dict[str, dict[str, object]]:
    return cast(dict[str, dict[str, object]], told.get("settings") or {})


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _text(value: object) -> Text:
    return Text(**cast(dict[str, str], value))
