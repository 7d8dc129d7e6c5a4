"""Limits that a room holds its callers to, told in the API's schema.

The room refuses in words of its own, in both languages and of the thing itself; FastAPI would refuse before it, and say
less. So these limits are told and not enforced here.
"""

from __future__ import annotations

from typing import cast

from pydantic import Field
from pydantic.fields import FieldInfo


def told(**limits: int | str) -> FieldInfo:
    """Limits as JSON Schema names them, for a field or a parameter.

    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Annotated[str, told(maxLength=3)]).json_schema()
    {'maxLength': 3, 'type': 'string'}
    """
    return cast(FieldInfo, Field(json_schema_extra={**limits}))


WORDS = r"\S"
"""The pattern of a text that says something."""
