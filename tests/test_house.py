"""The house rules that a machine can check."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "helloword"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
LONGEST_MODULE = 400


def public_without_docstring(tree: ast.Module) -> list[str]:
    """Public functions and classes at the top of a module that do not say what they are."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]


def function_lengths() -> list[int]:
    """Lines of every function of the package, shortest first."""
    return sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
class TestModule:
    def test_opens_with_a_sentence(self, module: Path) -> None:
        assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), f"{module} has no docstring"

    def test_is_short_enough_to_read(self, module: Path) -> None:
        assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

    def test_says_what_each_public_name_is(self, module: Path) -> None:
        assert public_without_docstring(ast.parse(module.read_text(encoding="utf-8"))) == []

    def test_is_named_after_what_it_does(self, module: Path) -> None:
        assert module.stem not in NAMES_THAT_SAY_NOTHING
        assert module.parent.name not in NAMES_THAT_SAY_NOTHING


def test_functions_are_short() -> None:
    lengths = function_lengths()

    assert lengths[len(lengths) // 2] <= 10, "the median function is longer than 10 lines"
    assert lengths[len(lengths) * 9 // 10] <= 35, "one function in ten is longer than 35 lines"


def test_the_lock_file_names_the_public_index_alone() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = {line.split("/")[2] for line in lock.replace('"', "\n").splitlines() if line.startswith("https://")}

    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_what_make_help_lists_is_what_the_makefile_has() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    listed = [line.split(":")[0] for line in lines if " ## " in line and not line.startswith("\t")]

    assert sorted(listed) == sorted(phony)
