"""The commands, as their own help says them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

from typer.core import TyperGroup

from helloword.text import Text
from tools.docs.page import LANGUAGES, Language, Page, page, say

TITLE = Text("命令", "Commands")
LEAD = Text(
    "每条命令都有 `--help`。数据输出到 stdout，提示和进度输出到 stderr。",
    "Every command has `--help`.\nData goes to stdout, messages and progress to stderr.",
)
EXIT_CODES = Text(
    """## 退出码

| 退出码 | 含义 |
| --- | --- |
| 0 | 完成 |
| 1 | 输入有问题，stderr 上有一句话说明 |
| 2 | 用法不对 |
| 3 | 外部原因：磁盘、网络、平台 |""",
    """## Exit codes

| code | means |
| --- | --- |
| 0 | done |
| 1 | not done because of the input; one sentence on stderr says why |
| 2 | wrong usage |
| 3 | the world outside: the disk, the network, a platform |""",
)


def pages() -> list[Page]:
    """The commands in each language."""
    return [
        page("cli.md", language, say(TITLE, language), [say(LEAD, language)], _blocks(language))
        for language in LANGUAGES
    ]


def _blocks(language: Language) -> Iterator[str]:
    for path, help_text in _helps(language).items():
        if path != "helloword":
            yield f"## {path.removeprefix('helloword ')}"
        yield f"```text\n{help_text.rstrip()}\n```"
    yield say(EXIT_CODES, language)


def _helps(language: Language) -> dict[str, str]:
    """Help of every command; asked of a process of its own, because a process speaks one language."""
    environment = {**os.environ, "HELLOWORD_LANG": language, "COLUMNS": "100"}
    command = [sys.executable, "-m", "tools.docs.cli"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    helps: dict[str, str] = json.loads(done.stdout)
    return helps


def _print_helps() -> None:
    from helloword.cli.running import command

    helps = {}
    for words in _paths(command(), ()):
        said = StringIO()
        with redirect_stdout(said):
            command().main([*words, "--help"], prog_name="helloword", standalone_mode=False)
        helps[" ".join(["helloword", *words])] = said.getvalue()
    print(json.dumps(helps))


def _paths(part: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    for name, member in part.commands.items() if isinstance(part, TyperGroup) else ():
        yield from _paths(member, (*words, name))


if __name__ == "__main__":
    _print_helps()
