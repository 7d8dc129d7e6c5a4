"""The language this process speaks: HELLOWORD_LANG, else the workspace's, else the shell's."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from helloword.cli.texts import TEXTS
from helloword.text import Locale, Text, filled

_spoken: list[Locale] = []


def speak(locale: Locale) -> None:
    """Speak `locale` from now on."""
    _spoken[:] = [locale]


def spoken() -> Locale:
    """The language spoken now."""
    if not _spoken:
        speak(settled(sys.argv[1:], os.environ, Path.cwd()))
    return _spoken[0]


def settled(arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> Locale:
    """The language of a command before any of it is understood.

    >>> settled([], {"HELLOWORD_LANG": "zh"}, Path("/nowhere")), settled([], {"LANG": "C.UTF-8"}, Path("/nowhere"))
    ('zh-CN', 'en')
    """
    shell = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    workspace = _after("--workspace", arguments) or environment.get("HELLOWORD_WORKSPACE") or str(folder)
    wanted = environment.get("HELLOWORD_LANG") or _of_workspace(Path(workspace)) or shell
    return "zh-CN" if wanted.lower().startswith("zh") else "en"


def say(key: str, **facts: object) -> str:
    """The text called `key` with its facts filled in."""
    return filled(TEXTS[key].in_(spoken()), **facts)


def shown(text: Text) -> str:
    """A text of another room in the language spoken."""
    return text.in_(spoken())


def listed(parts: Sequence[str]) -> str:
    """Parts one after the other, as the language writes lists."""
    return ("、" if spoken() == "zh-CN" else ", ").join(parts)


def _after(option: str, arguments: Sequence[str]) -> str | None:
    """The value of an option, read before the command line is parsed."""
    for at, argument in enumerate(arguments):
        if argument == option and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None


def _of_workspace(folder: Path) -> str | None:
    try:
        company = tomllib.loads((folder / "helloword.toml").read_text(encoding="utf-8"))["company"]
        return str(company["locale"]) if isinstance(company, dict) and "locale" in company else None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError):
        return None
