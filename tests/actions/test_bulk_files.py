"""Bulk-upload files as the platforms know them: read back cell by cell, whole or not there, the same however often."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from helloword.actions.bulk_files import as_texts, put, read_back
from helloword.actions.bulk_rows import (
    BRANDS,
    EDITOR,
    LIST,
    NAMES,
    PRODUCTS,
    Bid,
    Format,
    format_of,
    sheets,
    unwritable,
)
from helloword.errors import OutsideError

KEYWORD = Bid(
    campaign_id="281474976710656001", campaign="Kettles", ad_group_id="222", ad_group="Exact",
    target_id="281474976710656007", kind="keyword", target="glass kettle", match_type="exact",
    ad_type="Sponsored Products", currency="USD", before=Decimal("1.00"), after=Decimal("0.80"),
)  # fmt: skip
GROUP = replace(KEYWORD, target_id="222", kind="ad_group", target="", match_type="")
PRODUCT = replace(KEYWORD, target_id="555", kind="product", target='asin="B0ABCDEF12"', match_type="")
BRAND = replace(KEYWORD, ad_type="Sponsored Brands", target_id="92", after=Decimal("1.15"))
FORMULAS = ("=HYPERLINK(1)", "+shoes", "-shoes", "@shoes", "\tshoes")


def rows_of(path: Path, sheet: str) -> list[dict[str, object]]:
    """A sheet's rows by column, as another program reads them."""
    header, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{str(n): cell for n, cell in zip(header, row, strict=True) if cell is not None} for row in rows]


def test_an_amazon_sheet_updates_each_target_by_its_ids_and_changes_nothing_but_its_bid(tmp_path: Path) -> None:
    path = put(tmp_path / NAMES["amazon"], sheets("amazon", [KEYWORD, GROUP, PRODUCT, BRAND]))
    ids = {"Campaign ID": "281474976710656001", "Ad Group ID": "222"}
    of = {"Product": "Sponsored Products", "Operation": "Update", "State": "enabled", **ids}

    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Sponsored Products Campaigns", "Sponsored Brands Campaigns"]
    assert [tuple(cell.value for cell in book[name][1]) for name in book.sheetnames] == [PRODUCTS, BRANDS]
    assert rows_of(path, "Sponsored Products Campaigns") == [
        {**of, "Entity": "Keyword", "Keyword ID": "281474976710656007", "Keyword Text": "glass kettle", "Match Type": "exact", "Bid": 0.8},
        {**of, "Entity": "Ad Group", "Ad Group Default Bid": 0.8},
        {**of, "Entity": "Product Targeting", "Product Targeting ID": "555", "Product Targeting Expression": 'asin="B0ABCDEF12"', "Bid": 0.8},
    ]  # fmt: skip
    [brand] = rows_of(path, "Sponsored Brands Campaigns")
    assert (brand["Product"], brand["Keyword ID"], brand["Bid"]) == ("Sponsored Brands", "92", 1.15)


def test_the_headers_are_those_that_amazon_documents() -> None:
    """As in its guide to updating campaigns; the order is that of the blank template."""
    assert PRODUCTS[:9] == (
        "Product", "Entity", "Operation", "Campaign ID", "Ad Group ID", "Portfolio ID", "Ad ID", "Keyword ID",
        "Product Targeting ID",
    )  # fmt: skip
    assert (len(PRODUCTS), PRODUCTS[18:20], PRODUCTS[-1]) == (
        26, ("Ad Group Default Bid", "Bid"), "Product Targeting Expression",
    )  # fmt: skip
    assert (len(BRANDS), BRANDS[17]) == (32, "Bid")


def test_an_editor_file_names_keywords_by_their_campaign_ad_group_and_match(tmp_path: Path) -> None:
    path = put(tmp_path / NAMES["google"], sheets("google", [KEYWORD, GROUP]))

    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            list(EDITOR),
            ["Kettles", "Exact", "glass kettle", "Exact", "0.8"],
            ["Kettles", "Exact", "", "", "0.8"],
        ]


def test_the_list_for_other_consoles_has_the_bid_now_and_the_new_one(tmp_path: Path) -> None:
    path = put(tmp_path / NAMES["list"], sheets("list", [KEYWORD]))

    with path.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header == list(LIST)
    assert row[-3:] == ["USD", "1", "0.8"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_name_becomes_a_formula(text: str, tmp_path: Path) -> None:
    bid = replace(KEYWORD, target=text)
    amazon = put(tmp_path / NAMES["amazon"], sheets("amazon", [bid]))
    other = put(tmp_path / NAMES["list"], sheets("list", [bid]))

    cells = [cell for row in openpyxl.load_workbook(amazon).active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert text in [cell.value for cell in cells]
    assert unwritable("google", bid) is not None
    with other.open(encoding="utf-8", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize(
    ("format", "bid"),
    [
        ("amazon", replace(KEYWORD, target_id="")), ("amazon", replace(KEYWORD, campaign_id="")),
        ("amazon", replace(GROUP, ad_group_id="")), ("amazon", replace(GROUP, ad_type="Sponsored Brands")),
        ("google", PRODUCT), ("google", replace(KEYWORD, ad_group="")), ("google", replace(KEYWORD, match_type="?")),
    ],
)  # fmt: skip
def test_what_a_file_cannot_name_is_left_out_and_said(format: Format, bid: Bid) -> None:
    why = unwritable(format, bid)

    assert why is not None
    assert why.zh
    assert why.en


@pytest.mark.parametrize("format", ["amazon", "google", "list"])
def test_a_file_reads_back_as_it_was_written_and_again_gives_the_same_bytes(format: Format, tmp_path: Path) -> None:
    bids = [KEYWORD, replace(KEYWORD, target='电水壶, "大"', after=Decimal(47)), GROUP]
    path, wanted = tmp_path / "x" / NAMES[format], sheets(format, bids)
    first = put(path, wanted).read_bytes()

    assert put(path, wanted).read_bytes() == first
    assert read_back(path) == as_texts(wanted)
    assert read_back(path) != as_texts(sheets(format, [KEYWORD, GROUP]))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_a_killed_process_left_half_written_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / NAMES["google"]
    path.with_name(f".{path.name}.part").write_bytes(b"half")
    put(path, sheets("google", [KEYWORD]))

    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_disk_that_takes_nothing_is_the_outside_world(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(b"a file where a folder should be")

    with pytest.raises(OutsideError, match="cannot be written"):
        put(tmp_path / "outbox" / "x" / NAMES["list"], sheets("list", [KEYWORD]))


def test_a_channel_takes_the_file_of_its_platform() -> None:
    assert [format_of(name) for name in ("amazon_ads", "Amazon Ads", "google", "facebook", "tiktok")] == [
        "amazon", "amazon", "google", "list", "list",
    ]  # fmt: skip
