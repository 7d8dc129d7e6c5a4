"""Every command explains itself, in both languages, at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer._click.core import Command
from typer.core import TyperArgument, TyperGroup, TyperOption

from helloword.cli.app import app_of
from helloword.cli.completing import DIMENSIONS as OFFERED
from helloword.cli.completing import facts, kpi_ids
from helloword.cli.texts import TEXTS
from helloword.connectors.kinds import all_kinds
from helloword.kpis.catalogue import shipped
from helloword.kpis.dimensions import DIMENSIONS
from tests.cli.conftest import Run

HEAVY = ("duckdb", "deltalake", "pyarrow", "fastapi", "uvicorn", "sqlalchemy", "sqlglot", "rich", "pydantic")


def commands(command: Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Command]]:
    yield path, command
    if isinstance(command, TyperGroup):
        for name, verb in command.commands.items():
            yield from commands(verb, (*path, name))


ALL = list(commands(typer.main.get_command(app_of())))


@pytest.mark.parametrize(
    ("path", "command"), ALL, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
class TestCommand:
    def test_says_what_it_is_for(self, path: tuple[str, ...], command: Command) -> None:
        assert command.help in TEXTS

    def test_gives_an_example_of_itself(self, path: tuple[str, ...], command: Command) -> None:
        if isinstance(command, TyperGroup) and not command.params:
            return

        assert command.epilog
        assert all(line.startswith(("helloword ", "    --")) for line in command.epilog.splitlines())
        assert command.epilog.startswith(" ".join(("helloword", *path)))

    def test_says_what_each_option_is_for(self, path: tuple[str, ...], command: Command) -> None:
        built_in = {"install_completion", "show_completion"}
        silent = [
            p.name
            for p in command.params
            if isinstance(p, TyperOption | TyperArgument) and p.help not in TEXTS and p.name not in built_in
        ]

        assert silent == []


def test_help_is_in_the_language_asked_for(run: Run) -> None:
    english, chinese = run("kpi", "show", "--help"), run("kpi", "show", "--help", HELLOWORD_LANG="zh-CN")

    assert (english.code, chinese.code) == (0, 0)
    assert english.out.startswith("Usage: helloword kpi show ID... [OPTIONS]")
    assert chinese.out.startswith("用法：helloword kpi show ID... [选项]")
    assert "Values of KPIs" in english.out
    assert "按期间和切片计算指标" in chinese.out


def test_help_speaks_the_language_of_the_workspace(run: Run) -> None:
    run(
        "init", "company", "--name", "朗慕家居", "--currency", "CNY", "--timezone", "Asia/Shanghai", "--locale", "zh-CN"
    )

    assert "用法：" in run("kpi", "list", "--help", "--workspace", "company").out
    assert "用法：" in run("kpi", "--help", HELLOWORD_WORKSPACE="company").out
    assert "Usage:" in run("kpi", "--help").out


def test_import_help_shows_its_options_and_its_commands(run: Run) -> None:
    page = run("import", "--help").out

    assert "helloword import FILE... [OPTIONS]" in page
    assert "--store ID" in page
    assert "rejects" in page


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
from helloword.cli.running import exit_code
assert exit_code(["kpi", "show", "--help"]) == 0
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_without_a_command_the_help_is_shown_as_wrong_usage(run: Run) -> None:
    done = run()

    assert (done.code, done.out) == (2, "")
    assert "Usage: helloword COMMAND" in done.err


def test_the_version_is_told(run: Run) -> None:
    from helloword import __version__

    assert run("--version").out == f"helloword {__version__}\n"


def test_the_shell_completes_commands_kpis_dimensions_facts_and_stores(run: Run, company: Path) -> None:
    def offered(words: str) -> list[str]:
        position = str(len(words.split(" ")) - 1)
        asked = {"COMP_WORDS": words, "COMP_CWORD": position, "HELLOWORD_WORKSPACE": str(company)}
        return run(_HELLOWORD_COMPLETE="complete_bash", **asked).out.split()

    assert offered("helloword k") == ["kpi"]
    assert offered("helloword kpi show net_s") == ["net_sales"]
    assert offered("helloword kpi show net_sales --by sto") == ["store"]
    assert "template" in offered("helloword import ")
    assert offered("helloword import template cos") == ["costs"]
    assert offered("helloword import f.csv --store ") == ["eu", "us"]
    assert offered("helloword kpi show net_sales --where store=eu,u") == ["store=eu,us"]


def test_a_completion_script_can_be_printed(run: Run) -> None:
    script = run(_HELLOWORD_COMPLETE="source_bash").out

    assert "_HELLOWORD_COMPLETE=complete_bash" in script


def test_what_the_shell_offers_is_what_there_is() -> None:
    assert set(OFFERED) == set(DIMENSIONS)
    assert set(kpi_ids("")) == set(shipped().kpis)
    assert {f"general.{fact}" for fact in facts("")} == {kind for kind in all_kinds() if kind.startswith("general.")}
