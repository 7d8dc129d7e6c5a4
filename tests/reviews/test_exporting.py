"""A review as a page and as a PDF: complete in both languages, with nothing loaded from elsewhere, and blaming nobody."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pypdf
import pytest

from helloword.errors import InputError
from helloword.reviews import follow_ups
from helloword.reviews.calendar import sales
from helloword.reviews.exporting import export, exported, sheet_of
from helloword.reviews.node import Node
from helloword.reviews.review import Review
from helloword.reviews.spans import week
from helloword.reviews.texts import TEXTS
from helloword.reviews.wording import label
from helloword.reviews.writing import write
from helloword.workspace import Workspace
from tests.reviews.conftest import TODAY, Company


@pytest.fixture
def written(small: Company) -> tuple[Workspace, Review]:
    (outcome,) = write(small.workspace, week("2026-W40"), today=TODAY)
    follow_ups.add(
        small.workspace, outcome.review.id, "<script>alert(1)</script> #panic() =1+1", "ada", date(2099, 1, 1)
    )
    return small.workspace, outcome.review


def pdf_text(body: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


def test_the_chinese_pdf_can_be_read_and_carries_its_fonts(written: tuple[Workspace, Review]) -> None:
    body = exported(*written, "pdf", "zh-CN")
    reader = pypdf.PdfReader(io.BytesIO(body))
    text = pdf_text(body)

    assert "偏差，按金额排" in text
    assert "2026 年第 40 周评审" in text
    fonts = [f.get_object() for page in reader.pages for f in page["/Resources"]["/Font"].values()]  # type: ignore[index, union-attr]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_the_english_pdf_speaks_english(written: tuple[Workspace, Review]) -> None:
    text = pdf_text(exported(*written, "pdf", "en"))

    assert "review of week 40, 2026" in text
    assert not re.search(r"[\u4e00-\u9fff]", text)


@pytest.mark.parametrize(("locale", "word"), [("zh-CN", "跟进事项"), ("en", "Follow-ups")])
def test_the_page_needs_nothing_beside_it_and_runs_nothing(
    written: tuple[Workspace, Review], locale: str, word: str
) -> None:
    page = exported(*written, "html", locale).decode()

    assert word in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=|url\(|@import", page)


def test_what_people_wrote_is_no_markup_in_the_pdf(written: tuple[Workspace, Review]) -> None:
    assert "#panic() =1+1" in pdf_text(exported(*written, "pdf", "en"))


def test_a_file_of_another_kind_is_refused(written: tuple[Workspace, Review], tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        export(*written, tmp_path / "review.docx", "en")

    assert refused.value.code == "review_suffix"


def test_causes_never_name_a_person(written: tuple[Workspace, Review]) -> None:
    workspace, review = written
    told = sheet_of(workspace, review, "en")["deviations"]

    assert not re.search(r"\b(Ada|Ben|Cao|ada|ben|cao)\b", str(told))


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_hold_the_same_facts(key: str) -> None:
    facts = [set(re.findall(r"{(\w+)}", text)) for text in (TEXTS[key].zh, TEXTS[key].en)]

    assert facts[0] - {"month"} == facts[1] - {"month_name"}
    assert TEXTS[key].zh != TEXTS[key].en or key in ("cause.slice", "named", "cause.from")


def test_every_kind_of_cause_has_a_name_in_both_languages() -> None:
    nodes = [
        Node("data", "data", "", 0),
        Node("calendar", "calendar", "", 0),
        Node("calendar", "calendar", "weekdays", 0),
    ]  # type: ignore[arg-type]
    nodes += [Node("calendar", "calendar", id, 0) for id in sales()]  # type: ignore[arg-type]
    nodes += [Node("stage", "stage", s, 0) for s in ("cart", "checkout", "address", "shipping", "payment")]  # type: ignore[arg-type]
    nodes += [
        Node("factor", "factor", f, 0) for f in ("visits", "conversion", "basket", "refunds", "discounts", "unsplit")
    ]  # type: ignore[arg-type]
    nodes += [Node(kind, "sku", "3", 0) for kind in ("slice", "others", "rest", "mix", "whole")]  # type: ignore[arg-type]

    assert all(label(node).zh and label(node).en for node in nodes)
