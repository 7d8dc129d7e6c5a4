"""Kinds of files that can be imported, with their columns."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.connectors.kind import Field, Keep, Kind
from helloword.connectors.kinds import all_kinds
from helloword.text import Text
from tools.docs import words
from tools.docs.page import LANGUAGES, Language, Page, code, facts, listed, page, say, table

TITLE = Text("文件类型", "Kinds of files")
LEAD = (
    Text(
        "能导入的全部报表。类型靠表头识别，列的顺序随意，可以是 CSV、XLSX 或 JSON。",
        "Every report that can be imported, as CSV, XLSX or JSON.\nThe kind is found from the header; columns may stand in any order.",
    ),
    Text(
        "没有列在下面的列会被忽略，不会写入硬盘。",
        "Columns that are not listed are ignored and never written to disk.",
    ),
)
HEAD = (Text("列", "Column"), Text("类型", "Type"), Text("要求", "Needed"), Text("说明", "Notes"))
CELL = Text("必填", "always")
HEADER = Text("列必须有，可以为空", "column; may be empty")
HASHED = Text("变成加密哈希", "becomes a keyed hash")
DROPPED = Text("认得但不保存的列", "Known and not kept")
ONE_OF = Text("只能是 {0}", "one of {0}")
ALSO = Text("也写作 {0}", "also called {0}")
BECOMES = Text("变成", "Becomes")
TAKEN_FROM = Text("表头出处", "Header seen in")


def pages() -> list[Page]:
    """The kinds in each language."""
    return [
        page("kinds.md", language, say(TITLE, language), [say(line, language) for line in LEAD], _blocks(language))
        for language in LANGUAGES
    ]


def _blocks(language: Language) -> Iterator[str]:
    for kind in sorted(all_kinds().values(), key=lambda kind: (not kind.id.startswith("general."), kind.id)):
        anchor = kind.id.replace(".", "-").replace("_", "-")
        yield f"## {say(kind.title, language)} `{kind.id}` {{ #{anchor} }}"
        yield from (say(note, language) for note in kind.notes)
        yield facts(_facts(kind, language), language)
        yield table([say(h, language) for h in HEAD], [_column(field, language) for field in kind.kept])


def _facts(kind: Kind, language: Language) -> Iterator[tuple[Text, str]]:
    tables = dict.fromkeys(output.table for output in kind.outputs)
    yield BECOMES, listed((f"[`{name}`](model.md#{name})" for name in tables), language)
    if kind.source:
        yield TAKEN_FROM, kind.source
    dropped = [name for field in kind.fields if field.keep is Keep.DROPPED for name in (field.name, *field.aliases)]
    if dropped:
        yield DROPPED, listed((code(name) for name in dropped), language)


def _column(field: Field, language: Language) -> list[str]:
    needed = say(CELL, language) if field.required else say(HEADER, language) if field.in_header else ""
    notes = "; ".join(_notes(field, language))
    return [code(field.name), say(words.FIELD_TYPES[field.type.value], language), needed, notes]


def _notes(field: Field, language: Language) -> Iterator[str]:
    if field.keep is Keep.HASHED:
        yield say(HASHED, language)
    if field.choices:
        yield say(ONE_OF, language).format(listed((code(choice) for choice in field.choices), language))
    if field.aliases:
        yield say(ALSO, language).format(listed((code(alias) for alias in field.aliases), language))
