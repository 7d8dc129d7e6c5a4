"""Text that a person sees, in Chinese and English."""

from __future__ import annotations

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

    def as_json(self) -> dict[str, str]:
        """`{"zh": ..., "en": ...}`, as the API gives it."""
        return {"zh": self.zh, "en": self.en}
