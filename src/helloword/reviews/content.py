"""A review's content as text of the state database, and back: fractions and decimals whole, never as floats."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from helloword.audit.entry import canonical
from helloword.reviews.review import Content

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def written(content: Content) -> str:
    """The content as canonical JSON."""
    return canonical(json.loads(_adapter().dump_json(content)))


def read(text: str) -> Content:
    """The content that `written` wrote."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[Content]:
    from pydantic import TypeAdapter  # a command that reads no review need not wait for it

    return TypeAdapter(Content)
