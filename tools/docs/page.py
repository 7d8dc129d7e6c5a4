"""What every generated page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from helloword.text import Text

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
MADE = Text(zh="本页由代码生成，请勿手改：`make docs`", en="Made from the code, not by hand: `make docs`")


@dataclass(frozen=True)
class Page:
    """One generated page: where it lies under docs/, and its text."""

    path: str
    text: str


def page(path: str, language: Language, title: str, lead: Iterable[str], blocks: Iterable[str]) -> Page:
    """A page with its title, leading sentences and blocks, an empty line between blocks."""
    folder = "zh/reference" if language == "zh" else "reference"
    note = f"<!-- {say(MADE, language)} -->"
    return Page(f"{folder}/{path}", "\n\n".join([note, f"# {title}", "\n".join(lead), *blocks]) + "\n")


def say(text: Text, language: Language) -> str:
    """The text in one language."""
    return text.in_(language)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell(c) for c in line) + " |" for line in lines)


def facts(pairs: Iterable[tuple[Text, str]], language: Language) -> str:
    """A list of labels with their values."""
    colon = "：" if language == "zh" else ": "
    return "\n".join(f"- {say(label, language)}{colon}{value}" for label, value in pairs)


def listed(values: Iterable[str], language: Language) -> str:
    """Values one after the other, as the language writes lists."""
    return ("、" if language == "zh" else ", ").join(values)


def cell(text: str) -> str:
    """Text as it can stand in a cell.

    >>> cell("a | b")
    'a \\\\| b'
    """
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Text in code type; nothing for nothing."""
    return f"`{text}`" if text else ""
