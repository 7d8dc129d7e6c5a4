"""What importers are told of one row and of several is English in both."""

from __future__ import annotations

import re

import pytest

from helloword.connectors.conforming import LEFT_OUT
from helloword.connectors.doubting import TOLD
from helloword.connectors.kinds import all_kinds
from helloword.text import Text

COUNTED = {text.en: text for kind in all_kinds().values() for text in kind.assumed.values()} | {
    LEFT_OUT.en: LEFT_OUT,
    TOLD.en: TOLD,
}
SEVERAL = (
    r"\b1 (\w+ )?(rows|lines|orders|refunds|queries|periods|settlements|transactions)\b|\b1 \w+ (are|have|were|do)\b"
)


@pytest.mark.parametrize("text", COUNTED.values(), ids=COUNTED)
def test_one_is_told_as_one_and_two_as_two(text: Text) -> None:
    one, two = (text.filled(n=n, which="this", odd="Odd", line=3) for n in (1, 2))

    assert not re.search(SEVERAL, one.en)
    assert "{" not in one.en + two.en + one.zh
    assert re.search(
        r"\b2 \w+( \w+)? (are|have|had|were|state|stand|do|pay|hold|only|repeat|include|of)\b|2 rows, first", two.en
    )
