"""The commerce model: every fact and dimension with its columns."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.model import PROVENANCE, TABLES, Column, Table
from helloword.text import Text
from tools.docs import words
from tools.docs.page import LANGUAGES, Language, Page, code, facts, listed, page, say, table

TITLE = Text("业务模型", "Commerce model")
LEAD = (
    Text(
        "所有来源都统一成下面的表。金额不含税，保留原币种；日期是店铺当地日。",
        "What every source is brought to.\nAmounts exclude tax and stay in their own currency; days are the store's.",
    ),
    Text(
        "每张表还有末尾列出的来源列。", "Each table also has the columns at the end, which say where a row came from."
    ),
)
HEAD = (Text("列", "Column"), Text("类型", "Type"), Text("必填", "Always there"), Text("含义", "Meaning"))
CHOICES = Text("（{0}）", " ({0})")
PROVENANCE_TITLE = Text("来源列", "Where a row came from")


def pages() -> list[Page]:
    """The model in each language."""
    return [
        page("model.md", language, say(TITLE, language), [say(line, language) for line in LEAD], _blocks(language))
        for language in LANGUAGES
    ]


def _blocks(language: Language) -> Iterator[str]:
    for entry in TABLES.values():
        yield f"## {say(entry.title, language)} {{ #{entry.name} }}"
        yield say(entry.meaning, language)
        yield facts(_facts(entry, language), language)
        yield _columns(entry.columns, language)
    yield f"## {say(PROVENANCE_TITLE, language)}"
    yield _columns(PROVENANCE, language)


def _facts(entry: Table, language: Language) -> Iterator[tuple[Text, str]]:
    yield Text("表名", "Table"), code(entry.name)
    yield Text("主键", "Key"), ", ".join(code(k) for k in entry.key)
    if entry.clock:
        yield Text("时间口径", "Clock"), code(entry.clock)
    if entry.doubts:
        yield (
            Text("导入时提示", "Told on import"),
            listed((say(doubt.odd, language) for doubt in entry.doubts), language),
        )


def _columns(columns: tuple[Column, ...], language: Language) -> str:
    return table([say(h, language) for h in HEAD], [_column(column, language) for column in columns])


def _column(column: Column, language: Language) -> list[str]:
    choices = listed((code(c) for c in column.choices), language)
    meaning = say(column.meaning, language) + (say(CHOICES, language).format(choices) if choices else "")
    yes = "✓" if column.required else ""
    return [code(column.name), say(words.TYPES[column.type.value], language), yes, meaning]
