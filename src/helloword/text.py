"""Text that a person sees, in Chinese and English."""

from __future__ import annotations

import json
from dataclasses import dataclass
from string import Formatter
from typing import Literal

Locale = Literal["zh-CN", "en"]
LOCALES: tuple[Locale, ...] = ("zh-CN", "en")


@dataclass(frozen=True)
class Text:
    """One text in both languages.

    >>> Text(zh="净销售额", en="Net sales").in_("en")
    'Net sales'
    """

    zh: str
    en: str

    def in_(self, locale: str) -> str:
        """The text in `locale`; everything but Chinese reads English."""
        return self.zh if locale.lower().startswith("zh") else self.en

    def kept(self) -> str:
        """The text as it stands in a column.

        >>> Text.read(Text("销量", "Units").kept()).en
        'Units'
        """
        return json.dumps(self.as_json(), ensure_ascii=False)

    @classmethod
    def read(cls, kept: str) -> Text:
        """The text that `kept` wrote."""
        return cls(**json.loads(kept))

    def filled(self, **facts: object) -> Text:
        """Both languages with their facts filled in."""
        return Text(filled(self.zh, **facts), filled(self.en, **facts))

    def as_json(self) -> dict[str, str]:
        """`{"zh": ..., "en": ...}`, as the API gives it."""
        return {"zh": self.zh, "en": self.en}


def filled(template: str, /, **facts: object) -> str:
    """A template with its facts; English gives both forms of what one or several are, as `{n:row is|rows are}`.

    >>> [filled("{n} {n:row is|rows are} new", n=n) for n in (1, 2)]
    ['1 row is new', '2 rows are new']
    """
    return _COUNTING.vformat(template, (), facts)


def counted(n: int, one: str, several: str) -> str:
    """A number with what it counts, in English.

    >>> counted(1, "row", "rows"), counted(0, "row", "rows")
    ('1 row', '0 rows')
    """
    return f"{n:,} {one if n == 1 else several}"


class _Counting(Formatter):
    """Fills in as `str.format` does, and chooses between one and several."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, either, several = format_spec.partition("|")
        if not either:
            return str(super().format_field(value, format_spec))
        return one if str(value) == "1" else several


_COUNTING = _Counting()
