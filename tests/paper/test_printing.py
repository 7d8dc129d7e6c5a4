"""Documents on paper carry their fonts and read right, whatever stands in the data."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdf
import pytest

from helloword.errors import WorkspaceError
from helloword.paper import pdf

AT = datetime(2026, 11, 26, tzinfo=UTC)
TEMPLATE = "= #data.title\n#for line in data.lines [#line\\ ]\n#bold[#data.title]"
HARD = {
    "lang": "zh",
    "title": "十一月评审",
    "lines": ["宁波恒沐电器有限公司 佐藤美咲 Köhler €", "#panic() $x$ *no* _markup_ \\"],
}


def read(document: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document))


def test_chinese_can_be_read_out_of_the_document() -> None:
    text = "".join(page.extract_text() for page in read(pdf(TEMPLATE, HARD)).pages)

    assert "十一月评审" in text
    assert "宁波恒沐电器有限公司" in text


def test_what_stands_in_the_data_is_never_markup() -> None:
    text = "".join(page.extract_text() for page in read(pdf(TEMPLATE, HARD)).pages)

    assert "#panic() $x$ *no* _markup_ \\" in text


def test_every_font_of_the_document_is_embedded() -> None:
    fonts = [
        descendant.get_object()["/FontDescriptor"]
        for page in read(pdf(TEMPLATE, HARD)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index, union-attr]
        for descendant in font.get_object()["/DescendantFonts"]
    ]

    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_the_same_data_gives_the_same_bytes() -> None:
    assert pdf(TEMPLATE, HARD, AT) == pdf(TEMPLATE, HARD, AT)


def test_a_template_that_does_not_hold_says_so() -> None:
    with pytest.raises(WorkspaceError) as refused:
        pdf("#data.missing", {"lang": "en"})

    assert refused.value.code == "not_printed"
