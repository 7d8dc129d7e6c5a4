"""A PDF from a template and data; nothing but the two Python packages is needed, and nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from helloword.audit import Json
from helloword.errors import WorkspaceError


def pdf(template: str, data: Mapping[str, Json], at: datetime | None = None) -> bytes:
    """The document that a Typst template makes of `data`.

    The data comes in as JSON under the name `data`, so that no text of it is ever read as markup. `at` is the moment that
    the document names as its own; the same template, data and moment give the same bytes.
    """
    # Both are heavy, and a command that prints nothing must not wait for them.
    import typst
    from pylopdf_fonts_zh_cn import sans_path

    setter = typst.Compiler(font_paths=[str(sans_path().parent)], ignore_system_fonts=True)
    told = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        found = setter.compile(
            (_HEAD + template).encode(),
            format="pdf",
            sys_inputs=told,
            timestamp=at.replace(microsecond=0) if at else None,
        )
    except typst.TypstError as error:
        raise WorkspaceError(f"The document cannot be set: {error}.", code="not_printed") from error
    assert isinstance(found, bytes)
    return found


_HEAD = """
#let data = json(bytes(sys.inputs.data))
#let bold(body) = text(stroke: 0.022em, body)
#set text(font: "Noto Sans SC", size: 9.5pt, lang: data.at("lang", default: "en"))
#set page(paper: "a4", margin: (x: 18mm, y: 16mm))
#show heading: it => block(above: 1.4em, below: 0.7em, bold(it.body))
"""
