"""Which language a request wants."""

from __future__ import annotations

from helloword.text import Locale

_KNOWN: dict[str, Locale] = {"zh": "zh-CN", "en": "en"}


def wanted_locale(asked: str | None, accepted: str | None, otherwise: str) -> Locale:
    """The language of `?lang=`, else the first known one of Accept-Language, else the workspace's.

    >>> wanted_locale(None, "fr;q=0.9, zh-TW, en;q=0.8", "en")
    'zh-CN'
    >>> wanted_locale("en", "zh", "zh-CN"), wanted_locale(None, "fr", "zh-CN")
    ('en', 'zh-CN')
    """
    for name in (asked or "", *_by_preference(accepted or ""), otherwise):
        known = _known(name)
        if known:
            return known
    return "en"


def _known(name: str) -> Locale | None:
    return _KNOWN.get(name.strip().lower().replace("_", "-").split("-")[0])


def _by_preference(header: str) -> list[str]:
    """Names in the order of their q-values, as in `zh-CN, en;q=0.8`."""
    weighed = [(_weight(part.partition(";")[2]), part.partition(";")[0]) for part in header.split(",")]
    return [name for weight, name in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
