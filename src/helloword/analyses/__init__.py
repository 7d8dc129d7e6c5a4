"""Analyses on the KPI room's numbers: one file each, all with the same answer."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.analyses import channels, cohorts, funnel, profit, returns, skus, suppliers
from helloword.analyses.analysis import Analysis
from helloword.analyses.asking import Bench, Method, Question
from helloword.errors import UnknownNameError
from helloword.workspace import Workspace

METHODS: Mapping[str, Method] = {
    module.METHOD.id: module.METHOD for module in (profit, skus, funnel, channels, returns, cohorts, suppliers)
}
"""Every analysis by its id."""


def method_of(id: str) -> Method:
    """The analysis called `id`; raises UnknownNameError."""
    if id not in METHODS:
        raise UnknownNameError("analysis", id, METHODS, code="unknown_analysis")
    return METHODS[id]


def analyse(workspace: Workspace, id: str, question: Question) -> Analysis:
    """An analysis, answered, cut to what the workspace is seen through."""
    bench = Bench(workspace, method_of(id), question)
    return bench.finished(bench.method.compute(bench))


__all__ = ["METHODS", "Analysis", "Method", "Question", "analyse", "method_of"]
