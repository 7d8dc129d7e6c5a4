"""The product and the reference agree on random companies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helloword.kpis.company import answer
from tests.oracle import central_bank
from tests.oracle.comparing import Difference, Question, differences
from tests.oracle.importing import workspace_of
from tests.oracle.questions import questions
from tests.oracle.reference.company import World, company
from tests.oracle.worlds import world

WORLDS = int(os.environ.get("ORACLE_WORLDS", "25"))
SEEDS = [int(os.environ["ORACLE_SEED"])] if "ORACLE_SEED" in os.environ else range(WORLDS)
QUESTIONS = int(os.environ.get("ORACLE_QUESTIONS", "12"))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_kpi_is_what_the_reference_says(seed: int, tmp_path: Path) -> None:
    grown = world(seed)
    workspace, firm = workspace_of(grown, tmp_path), company(grown, central_bank.rates())

    for question in questions(grown, firm, seed, QUESTIONS):
        readings = answer(workspace, question.query).readings
        wrong = differences(readings, question.expected(firm), one_currency=is_plain(grown, question))
        assert not wrong, told(seed, question, wrong)


def is_plain(grown: World, question: Question) -> bool:
    """Whether all money is in the currency that is asked for."""
    currencies = {row["currency"] for rows in grown.rows.values() for row in rows if "currency" in row}
    return currencies <= {question.currency or grown.currency}


def told(seed: int, question: Question, wrong: list[Difference]) -> str:
    """What was asked and what came out, short enough to read."""
    asked = {name: value for name, value in vars(question).items() if name != "kpis" and value}
    return "\n".join([f"world {seed}, asked {asked}", *(str(one) for one in wrong[:20]), f"{len(wrong)} in all"])
