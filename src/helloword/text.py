"""Text that a person sees, in Chinese and English."""

from __future__ import annotations

import json
from dataclasses import dataclass
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

    def as_json(self) -> dict[str, str]:
        """`{"zh": ..., "en": ...}`, as the API gives it."""
        return {"zh": self.zh, "en": self.en}
