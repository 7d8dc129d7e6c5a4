"""Whether the product and the reference agree on a random company."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from helloword.kpis.company import answer, slices_of
from tests.oracle import central_bank
from tests.oracle.comparing import Difference, Question, differences
from tests.oracle.importing import workspace_of
from tests.oracle.questions import questions
from tests.oracle.reference.catalogue import KPIS
from tests.oracle.reference.company import World, company
from tests.oracle.reference.dims import OF_PRODUCT
from tests.oracle.worlds import world

QUESTIONS = int(os.environ.get("ORACLE_QUESTIONS", "4"))


def seeds(usual: int) -> Iterable[int]:
    """The companies to try: one by ORACLE_SEED, more by ORACLE_WORLDS."""
    if "ORACLE_SEED" in os.environ:
        return [int(os.environ["ORACLE_SEED"])]
    return range(int(os.environ.get("ORACLE_WORLDS", usual)))


def assert_agreement(seed: int, folder: Path, *, plain: bool) -> None:
    """Both answer every question about the company alike."""
    grown = world(seed, plain=plain)
    workspace, firm = workspace_of(grown, folder), company(grown, central_bank.rates())
    slices = {kpi: frozenset(slices_of(workspace, kpi)) for kpi in KPIS}

    assert slices == {kpi: meaning.dimensions for kpi, meaning in KPIS.items()}
    for question in questions(grown, firm, seed, QUESTIONS):
        readings = answer(workspace, question.query).readings
        wrong = differences(readings, question.expected(firm), exact=is_exact(grown, question))
        assert not wrong, told(seed, question, wrong)


def is_exact(grown: World, question: Question) -> bool:
    """Whether no money is converted, nor shared among the components of a bundle."""
    currencies = {row["currency"] for rows in grown.rows.values() for row in rows if "currency" in row}
    return currencies <= {question.currency or grown.currency} and OF_PRODUCT.isdisjoint(
        {*question.by, *question.where}
    )


def told(seed: int, question: Question, wrong: list[Difference]) -> str:
    """What was asked and what came out, short enough to read."""
    asked = {name: value for name, value in vars(question).items() if name != "kpis" and value}
    return "\n".join([f"world {seed}, asked {asked}", *(str(one) for one in wrong[:20]), f"{len(wrong)} in all"])
