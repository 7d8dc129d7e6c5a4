"""Data flows one way: a room imports only from rooms before it, lazily imported modules included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "helloword"

ROOMS = (
    "errors",
    "text",
    "money",
    "period",
    "plugins",
    "loading",
    "scope",
    "files",
    "spreadsheets",
    "model",
    "settings",
    "storage",
    "state",
    "audit",
    "workspace",
    "sealing",
    "mail",
    "paper",
    "connectors",
    "lake",
    "uploads",
    "watching",
    "backup",
    "kpis",
    "people",
    "access",
    "goals",
    "stores",
    "service",
    "alerts",
    "actions",
    "reconciliation",
    "reviews",
    "annotations",
    "comments",
    "boards",
    "demo",
    "analyses",
    "subscriptions",
    "server",
    "cli",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(module: Path, source: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of every import anywhere in `source`, inside functions too."""
    parents = ("helloword", *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom(module=name, level=level):
                base = (*parents[: len(parents) - level + 1], *filter(None, [name])) if level else (name or "",)
                yield from ((node.lineno, ".".join((*base, alias.name))) for alias in node.names)
            case ast.Call(func=ast.Name(id="import_module" | "__import__"), args=[ast.Constant(value=str(name)), *_]):
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield node.lineno, name


def upward_arrows(module: Path, source: str) -> list[str]:
    """One sentence for each import of a later room."""
    here = ROOMS.index(room_of(module))
    arrows = []
    for line, name in imported_names(module, source):
        package, _, rest = name.partition(".")
        room = rest.split(".")[0]
        if package == "helloword" and room in ROOMS and ROOMS.index(room) > here:
            arrows.append(f"{module.relative_to(PACKAGE)}:{line} imports {room}, a room after {ROOMS[here]}")
    return arrows


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.parent != PACKAGE or m.stem not in ("__init__", "__main__")], ids=str
)
def test_a_room_imports_only_from_rooms_before_it(module: Path) -> None:
    assert room_of(module) in ROOMS, f"{room_of(module)} is a new room: give it its place in ROOMS"

    assert upward_arrows(module, module.read_text(encoding="utf-8")) == []


def test_the_package_itself_imports_no_room() -> None:
    names = imported_names(PACKAGE / "__init__.py", (PACKAGE / "__init__.py").read_text(encoding="utf-8"))

    assert [name for _, name in names if name.startswith("helloword.")] == []


@pytest.mark.parametrize(
    "source",
    [
        "from helloword.kpis import engine",
        "from helloword import kpis",
        "import helloword.kpis.engine",
        "from ..kpis import engine",
        "def later():\n    from helloword.kpis.engine import answer",
        "import importlib\nimportlib.import_module('helloword.kpis')",
    ],
)
def test_an_arrow_upwards_is_found_however_it_is_written(source: str) -> None:
    arrows = upward_arrows(PACKAGE / "lake" / "commit.py", source)

    assert len(arrows) == 1
    assert "imports kpis, a room after lake" in arrows[0]


def test_an_import_from_a_room_before_is_allowed() -> None:
    source = "from helloword.connectors.kind import Kind\nfrom .. import errors\nimport duckdb"

    assert upward_arrows(PACKAGE / "lake" / "commit.py", source) == []
