"""The settings of a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields

from helloword.settings import FILE_NAME, Settings
from helloword.text import Text
from tools.docs.page import LANGUAGES, Language, Page, code, page, say, table

TITLE = Text("设置", "Settings")
LEAD = Text(
    f"设置在工作区的 `{FILE_NAME}` 里，由 `helloword init` 写好，可以用文本编辑器修改。里面没有密码。",
    f"Settings are in `{FILE_NAME}` of the workspace.\n`helloword init` writes them and any text editor changes them; they hold no secrets.",
)
HEAD = (Text("名称", "Name"), Text("默认值", "Default"), Text("含义", "Meaning"))
EXAMPLE = """```toml
[company]
name = "{0}"
currency = "CNY"
timezone = "Asia/Shanghai"
locale = "{1}"
```"""
STATE = Text(
    "环境变量 `HELLOWORD_STATE_URL` 优先于 `state.url`，密码只能放在那里或 `~/.pgpass`；见[备份与 PostgreSQL](../backup.md)。",
    "The environment variable `HELLOWORD_STATE_URL` goes before `state.url`; a password may stand only there or in `~/.pgpass`. See [Backup and PostgreSQL](../backup.md).",
)
WORKSPACE = Text(
    "命令在哪个工作区里执行：`--workspace DIR`，否则看环境变量 `HELLOWORD_WORKSPACE`，再否则是当前文件夹。",
    "Which workspace a command works in: `--workspace DIR`, else the environment variable `HELLOWORD_WORKSPACE`, else the current folder.",
)


def pages() -> list[Page]:
    """The settings in each language."""
    return [
        page("settings.md", language, say(TITLE, language), [say(LEAD, language)], _blocks(language))
        for language in LANGUAGES
    ]


def _blocks(language: Language) -> Iterator[str]:
    yield EXAMPLE.format(*(("朗慕家居", "zh-CN") if language == "zh" else ("Lumora Home", "en")))
    yield table([say(h, language) for h in HEAD], _rows(language))
    yield say(STATE, language)
    yield say(WORKSPACE, language)


def _rows(language: Language) -> Iterator[list[str]]:
    for setting in fields(Settings):
        meaning = setting.metadata["meaning"]
        assert isinstance(meaning, Text)
        default = "" if setting.default in (MISSING, None) else code(str(setting.default))
        name = ".".join(filter(None, [setting.metadata.get("table"), setting.metadata.get("key", setting.name)]))
        yield [code(name), default, say(meaning, language)]
