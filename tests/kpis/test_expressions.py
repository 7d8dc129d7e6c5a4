"""What definitions may say, and how they are told what they may not."""

import pytest

from helloword.errors import CatalogueError
from helloword.kpis.expressions import parse_formula, parse_measure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT 1", "statement"),
        ("read_csv('/etc/passwd')", "READ_CSV"),
        ("a + (SELECT 1)", "not allowed"),
        ("a; DROP TABLE x", "one expression"),
        ("system('ls')", "system"),
        ("getenv('HOME')", "getenv"),
        ("a +", "cannot be read"),
        ("t.a / b", 'without "t."'),
        ("SUM(a)", "SUM"),
        ("a || 'x'", "not allowed"),
    ],
)
def test_a_formula_refuses_all_but_arithmetic_over_names(text: str, words: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse_formula(text, "kpi x.formula")

    assert words.lower() in caught.value.message.lower()
    assert caught.value.message.startswith("kpi x.formula")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gross", "one of SUM"),
        ("SUM(gross) / COUNT(*)", "not allowed"),
        ("SUM(SUM(gross))", "inside another"),
        ("SUM(gross) OVER ()", "not allowed"),
        ("SUM((SELECT 1))", "not allowed"),
        ("STRING_AGG(customer, ',')", "not allowed"),
        ("SUM(random())", "not allowed"),
    ],
)
def test_a_measure_is_one_allowed_aggregate(text: str, words: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse_measure(text, "measure x.expression")

    assert words.lower() in caught.value.message.lower()
