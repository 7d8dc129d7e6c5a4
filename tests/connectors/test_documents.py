"""JSON documents and JSON lines are read as tables, or say what keeps them from being read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helloword.connectors import documents
from helloword.connectors.probing import probe
from helloword.errors import FileFormatError
from tests.connectors.company import Company
from tests.connectors.landed import landed

PRODUCTS = [{"sku": "K-1", "title": "电热水壶"}, {"sku": "K-2", "title": "Filter\u2028, fine", "brand": None}]
LINES = "\n".join(json.dumps(each, ensure_ascii=False) for each in PRODUCTS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("array", json.dumps(PRODUCTS)),
        ("indented", json.dumps(PRODUCTS, indent=2)),
        ("lines", f"{LINES}\n\n"),
        ("marked", f"\ufeff{LINES}"),
        ("utf16", f"\ufeff{LINES}".encode("utf-16-le")),
        ("returns", LINES.replace("\n", "\r\n")),
    ],
)
def test_a_document_of_objects_is_a_table_however_it_is_written(
    name: str, content: str | bytes, tmp_path: Path
) -> None:
    found = landed(tmp_path, content, "sku", "title", name=f"{name}.json")

    assert found.rows == [("K-1", "电热水壶"), ("K-2", "Filter\u2028, fine")]
    assert found.lines == [1, 2]


def test_numbers_keep_every_digit_and_no_point_is_one_between_thousands(company: Company) -> None:
    row = '{"sku": "A", "effective_from": "2026-01-01", "purchase": 1.234, "inbound": 1.5E1, "duty": 0, "currency": "EUR"}'
    done = company.load(f"[{row}]", "costs.json")

    assert (done.kind, done.new, done.ignored_columns) == ("general.costs", 1, ())
    assert company.rows("costs", "sku", "purchase", "inbound", "duty") == [("A", "1.234000", "15.000000", "0.000000")]


def test_halves_of_characters_and_nul_do_no_harm(company: Company) -> None:
    done = company.load(r'{"sku": "A\u0000", "title": "Kettle \ud83d", "brand": "\u6717"}', "odd.json")

    assert (done.new, company.rows("products", "sku", "title", "brand")) == (1, [("A", "Kettle ?", "朗")])


def test_a_row_has_what_stands_above_its_array_and_says_which_array_it_is_of(tmp_path: Path) -> None:
    tree = {"of": {"day": "2026-01-01", "shops": ["a", "b"]}, "rows": [{"n": 1, "parts": [{"p": True}]}, {"n": 2}]}
    path = tmp_path / "tree.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    seen = probe(path)
    header = seen.headers[0]
    rows = list(documents.read_document(path, "utf-8", 0, header, range(len(header.names)), ()))

    assert header.names == ("rows of", "of.day", "of.shops", "rows.n", "rows.parts.p")
    assert rows == [
        (1, ["", "2026-01-01", "a, b", "", ""]),
        (2, ["rows", "2026-01-01", "a, b", "1", ""]),
        (3, ["rows.parts", "2026-01-01", "a, b", "1", "true"]),
        (4, ["rows", "2026-01-01", "a, b", "2", ""]),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"sku": "A", "title": "Ket', "document_broken"),
        (f'{LINES}\n{{"sku": "K-3", "ti', "document_broken"),
        (b'{"sku": "K-1", "title": "K\xfcche"}', "document_broken"),
        ("[{}]", "document_empty"),
        ("{}", "document_empty"),
        ("[" * 100_000, "document_no_table"),
        (json.dumps({f"B{n}": {"n": n} for n in range(documents.MOST_COLUMNS + 1)}), "document_no_table"),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError) as refused:
        landed(tmp_path, content, "sku")

    assert refused.value.code == code


def test_a_document_too_large_to_be_read_at_once_is_refused_and_lines_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 100)
    many = PRODUCTS * 10
    with pytest.raises(FileFormatError) as refused:
        landed(tmp_path, json.dumps(many), "sku")
    lines = landed(tmp_path, "\n".join(json.dumps(each) for each in many), "sku", name="lines.json")

    assert refused.value.code == "document_too_large"
    assert len(lines.rows) == 20
