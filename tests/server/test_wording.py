"""Every error that can be raised is worded in Chinese by its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import helloword
from helloword import errors
from helloword.connectors.refusals import REFUSALS
from helloword.errors import CatalogueError, HellowordError, InputError
from helloword.server.wording import CHINESE, UNKNOWN, worded

ROOT = Path(helloword.__file__).parent
CLASSES = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, HellowordError)
}


def codes() -> Iterator[tuple[str, str]]:
    """(code, where) of every error that the source makes."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLASSES:
                given = [k.value.value for k in node.keywords if k.arg == "code" and isinstance(k.value, ast.Constant)]
                code = str(given[0]) if given else CLASSES[node.func.id].default_code
                yield code, f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize(("code", "where"), sorted(set(codes())))
def test_a_code_has_chinese_words(code: str, where: str) -> None:
    assert code in CHINESE or code in UNKNOWN or code in REFUSALS


def test_no_words_are_left_over() -> None:
    raised = {code for code, _ in codes()} | {kind.default_code for kind in CLASSES.values()}

    assert set(CHINESE) - raised == set()


def test_english_is_the_message_itself() -> None:
    error = InputError("--from 2 is after --to 1; swap them.", code="bad_range")

    assert worded(error, "en") == str(error)
    assert worded(error, "zh-CN").startswith("起始日期晚于结束日期")


def test_a_definition_that_does_not_hold_keeps_its_place() -> None:
    assert "kpi aov.formula" in worded(CatalogueError("kpi aov.formula", "it leads back.", code="cycle"), "zh-CN")


def test_a_code_nobody_knows_still_speaks() -> None:
    assert worded(InputError("It is so.", code="of_a_plugin"), "zh-CN") == "出错了：It is so."
