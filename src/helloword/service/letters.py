"""What buyers read, in their own language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from helloword.service.rule import Rule

DEFAULT = "en"
SPOKEN = {
    "AT": "de", "CH": "de", "DE": "de", "LI": "de", "FR": "fr", "LU": "fr", "MC": "fr", "AR": "es", "CL": "es",
    "CO": "es", "ES": "es", "MX": "es", "PE": "es", "IT": "it", "SM": "it", "JP": "ja", "CN": "zh", "HK": "zh",
    "MO": "zh", "TW": "zh",
}  # fmt: skip
"""The language of a country where an order does not say its buyer's."""
Words = Mapping[str, str]


def language_for(language: str | None, country: str | None) -> str:
    """The language that a buyer is written to in.

    >>> language_for("fr", "DE"), language_for(None, "de"), language_for("pl", "PL"), language_for("pl", "DE")
    ('fr', 'de', 'en', 'de')
    """
    known = _texts()
    if language in known:
        return str(language)
    return SPOKEN.get((country or "").upper(), DEFAULT)


def languages() -> tuple[str, ...]:
    """Every language that buyers are written to in."""
    return tuple(_texts())


def words(language: str) -> Words:
    """The words of a language, English where it is not known."""
    return _texts().get(language, _texts()[DEFAULT])[0]


def labels(language: str) -> Sequence[str]:
    """What the five scores of a CSAT survey are called, the worst first."""
    return _texts().get(language, _texts()[DEFAULT])[1]


def question(kind: str, sender: str, language: str) -> str:
    """What is asked."""
    return words(language)[kind].format(sender=sender)


def mail_subject(rule: Rule, language: str) -> str:
    """The line over the mail."""
    return words(language)["subject"].format(sender=rule.sender)


def mail_body(rule: Rule, language: str, page: str) -> str:
    """The mail: plain text with two addresses, `page` and the one that ends such mails."""
    said = words(language)
    parts = [
        said["hello"],
        f"{said['came'].format(sender=rule.sender)}\n{question(rule.kind, rule.sender, language)}",
        f"{said['click']}\n{page}",
        said["privacy"],
        f"{said['stop']}\n{page}/stop",
        "\n".join(["-- ", rule.sender, *rule.imprint.splitlines()]),
    ]
    return "\n\n".join(parts) + "\n"


@cache
def _texts() -> Mapping[str, tuple[Words, Sequence[str]]]:
    table = yaml.safe_load(files("helloword.service").joinpath("letters.yml").read_text(encoding="utf-8"))
    return {
        language: ({k: str(v) for k, v in entry.items() if k != "labels"}, tuple(map(str, entry["labels"])))
        for language, entry in table.items()
    }
