"""Everything that the schema names is asked of a real server: no failure of the server, no answer that the schema does not name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.fuzz.asked import ask, served, signed_in

pytestmark = pytest.mark.slow

TRIES = 2
"""Of each address; `make fuzz` tries more, and the borders of every field."""
MOST_REFUSED = 3
"""Addresses of which an owner may be refused every try."""


@pytest.mark.parametrize("who", ["owner", "viewer"])
def test_every_answer_is_one_that_the_schema_names(company: Path, who: str) -> None:
    with signed_in(company) as (folder, cookies), served(folder) as url:
        code, said = ask(url, cookies[who], TRIES, "--phases", "examples,fuzzing")

    assert code == 0, said
    assert int(re.findall(r"(\d+) generated", said)[-1]) > 200, said
    refused = re.search(r"Authentication failed: (\d+) operations", said)
    if who == "owner":
        assert refused is None or int(refused[1]) <= MOST_REFUSED, said
