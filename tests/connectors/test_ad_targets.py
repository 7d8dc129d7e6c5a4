"""What ad accounts bid on, read from the platforms' own files."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.connectors.company import Company

PRODUCTS = (  # noqa: SIM905  # as the file has it
    "Product,Entity,Operation,Campaign ID,Ad Group ID,Portfolio ID,Ad ID,Keyword ID,Product Targeting ID,Campaign Name,"
    "Ad Group Name,Campaign Name (Informational only),Ad Group Name (Informational only),"
    "Portfolio Name (Informational only),Start Date,End Date,Targeting Type,State,Campaign State (Informational only),"
    "Ad Group State (Informational only),Daily Budget,SKU,ASIN (Informational only),Ad Group Default Bid,"
    "Ad Group Default Bid (Informational only),Bid,Keyword Text,Native Language Keyword,Native Language Locale,"
    "Match Type,Bidding Strategy,Placement,Percentage,Product Targeting Expression,"
    "Resolved Product Targeting Expression (Informational only)"
).split(",")
BRANDS = (  # noqa: SIM905
    "Product,Entity,Operation,Campaign Id,Draft Campaign Id,Portfolio Id,Ad Group Id,Keyword Id,Product Targeting Id,"
    "Campaign Name,Start Date,End Date,State,Budget Type,Budget,Bid Optimization,Bid Multiplier,Bid,Keyword Text,"
    "Match Type,Product Targeting Expression,Ad Format"
).split(",")
EDITOR = (
    "Account\tCampaign\tLabels\tCampaign Status\tAd Group\tMax CPC\tKeyword\tCriterion Type\tAd Group Status\tStatus"
)
SHOWN = ("kind", "campaign_id", "campaign", "ad_group", "target_id", "target", "match_type", "sku", "bid", "state")
GROUP = {"Campaign ID": "111", "Ad Group ID": "222"}


def products(**cells: object) -> dict[str, object]:
    return {"Product": "Sponsored Products", **GROUP, "State": "enabled"} | cells


ROWS = (
    products(Entity="Campaign", **{"Ad Group ID": "", "Campaign Name": "Kettles"}),
    products(Entity="Ad Group", **{"Ad Group Name": "Exact", "Ad Group Default Bid": 0.75}),
    products(Entity="Product Ad", SKU="KT-1", **{"Ad ID": "333"}),
    products(
        Entity="Keyword", Bid=1.25,
        **{"Keyword ID": "444444444444444444", "Keyword Text": "glass kettle", "Match Type": "Exact"},
    ),
    products(Entity="Keyword", **{"Keyword ID": "445", "Keyword Text": "red kettle", "Match Type": "broad"}),
    products(
        Entity="Product Targeting", Bid=0.9, State="paused",
        **{"Product Targeting ID": "555", "Product Targeting Expression": "close-match"},
    ),
    products(Entity="Negative Keyword", **{"Keyword ID": "666", "Keyword Text": "free"}),
    products(Entity="Bidding Adjustment", Placement="Placement Top", Percentage=50),
)  # fmt: skip


@pytest.fixture
def bulk(company: Company) -> Path:
    """A download with sheets of two ad products and one of neither."""
    book = openpyxl.Workbook()
    portfolios, first = book.active, book.create_sheet("Sponsored Products Campaigns")
    assert portfolios is not None
    portfolios.append(["Portfolio ID", "Portfolio Name"])
    portfolios.append(["1", "P"])
    first.append(PRODUCTS)
    for row in ROWS:
        first.append([row.get(name, "") for name in PRODUCTS])
    second = book.create_sheet("Sponsored Brands Campaigns")
    second.append(BRANDS)
    brand: dict[str, object] = {"Product": "Sponsored Brands", "Campaign Id": "9", "State": "enabled"}
    video = brand | {"Entity": "Campaign", "Campaign Name": "Video"}
    keyword = brand | {
        "Entity": "Keyword",
        "Ad Group Id": "91",
        "Keyword Id": "92",
        "Bid": 1.4,
        "Keyword Text": "kettle",
    }
    for row in (video, keyword):
        second.append([row.get(name, "") for name in BRANDS])
    path = company.folder / "bulk.xlsx"
    book.save(path)
    return path


def test_a_bulk_sheet_gives_every_target_with_its_ids_and_the_bid_that_it_has_or_inherits(
    company: Company, bulk: Path
) -> None:
    done = company.load(bulk, store="us")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("amazon.ads_bulk", 8, 5, 0, ())
    assert company.rows("ad_targets", *SHOWN) == [
        ("ad", "111", "Kettles", "Exact", "333", "-", "-", "KT-1", "-", "enabled"),
        ("ad_group", "111", "Kettles", "Exact", "222", "-", "-", "-", "0.750000", "enabled"),
        ("auto", "111", "Kettles", "Exact", "555", "close-match", "-", "-", "0.900000", "paused"),
        (
            "keyword",
            "111",
            "Kettles",
            "Exact",
            "444444444444444444",
            "glass kettle",
            "exact",
            "-",
            "1.250000",
            "enabled",
        ),
        ("keyword", "111", "Kettles", "Exact", "445", "red kettle", "broad", "-", "0.750000", "enabled"),
    ]


def test_a_file_without_a_date_is_of_the_day_it_was_imported_and_in_the_stores_currency(
    company: Company, bulk: Path
) -> None:
    company.load(bulk, store="us")
    day = company.workspace.today.isoformat()

    assert set(company.rows("ad_targets", "date", "store", "channel", "currency")) == {(day, "us", "amazon_ads", "USD")}


def test_the_other_sheet_of_a_bulk_workbook_is_read_when_asked_for(company: Company, bulk: Path) -> None:
    done = company.load(bulk, store="us", kind="amazon.ads_bulk_brands")

    assert (done.read, done.new, done.rejected, done.ignored_columns) == (2, 1, 0, ())
    assert company.rows("ad_targets", *SHOWN) == [
        ("keyword", "9", "Video", "-", "92", "kettle", "-", "-", "1.400000", "enabled")
    ]


def test_what_belongs_to_a_paused_campaign_is_paused(company: Company) -> None:
    rows = [ROWS[0] | {"State": "paused"}, *ROWS[1:]]
    lines = [PRODUCTS, *([str(row.get(name, "")) for name in PRODUCTS] for row in rows)]
    company.load("\n".join(",".join(line) for line in lines) + "\n", "bulk.csv", store="us")

    assert {state for (state,) in company.rows("ad_targets", "state")} == {"paused"}


def test_an_export_of_google_ads_editor_gives_ad_groups_and_keywords_but_no_negative_ones(company: Company) -> None:
    lines = (
        EDITOR, "1\tBrand\t\tEnabled\t\t\t\t\t\t", "1\tBrand\t\t\tCore\t0.50\t\t\tEnabled\t",
        "1\tBrand\t\t\tCore\t0.62\tlumora\tExact\t\tEnabled", "1\tBrand\t\t\tCore\t\tlumora kettle\tPhrase\t\tPaused",
        "1\tBrand\t\t\tCore\t\tfree\tNegative Broad\t\tEnabled", "1\tBrand\t\t\tCore\t\t\t\t\tEnabled",
    )  # fmt: skip
    done = company.load(("\n".join(lines) + "\n").encode("utf-16"), "editor.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("google.ads_editor", 6, 3, 0)
    assert company.rows("ad_targets", *SHOWN) == [
        ("ad_group", "-", "Brand", "Core", "-", "-", "-", "-", "0.500000", "enabled"),
        ("keyword", "-", "Brand", "Core", "-", "lumora", "exact", "-", "0.620000", "enabled"),
        ("keyword", "-", "Brand", "Core", "-", "lumora kettle", "phrase", "-", "0.500000", "paused"),
    ]


def test_a_rebuilt_lake_has_the_same_day_for_files_without_a_date(company: Company, bulk: Path) -> None:
    from helloword.lake.rebuilding import rebuild

    company.load(bulk, store="us")
    before = company.rows("ad_targets", "date", *SHOWN)
    rebuild(company.workspace)

    assert company.rows("ad_targets", "date", *SHOWN) == before
