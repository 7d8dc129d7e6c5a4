"""The shipped catalogue keeps its promises, and a company's changes are held to the same."""

import re
from pathlib import Path

import pytest

from helloword.errors import CatalogueError
from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import Override, parts_of, shipped, with_overrides
from helloword.kpis.checking import check
from helloword.kpis.company import catalogue_of, change_catalogue, take_back
from helloword.kpis.relations import RELATIONS
from helloword.model import TABLES
from helloword.scope import EVERYTHING
from helloword.workspace import Workspace

CONTRACT_IDS = [
    "gross_sales",
    "discounts",
    "refunds",
    "net_sales",
    "orders",
    "units",
    "aov",
    "cogs",
    "shipping_income",
    "gross_profit",
    "gross_margin",
    "fees",
    "ad_spend",
    "contribution_profit",
    "contribution_margin",
    "net_profit",
    "net_margin",
    "cart_abandonment",
    "cart_abandonment_checkout",
    "cart_abandonment_shipping",
    "cart_abandonment_payment",
    "odr",
    "inventory_turnover",
    "days_of_cover",
    "stockout_rate",
    "on_time_shipment",
    "on_time_delivery",
    "transit_time",
    "cancel_rate",
    "csat",
    "nps",
    "response_time",
    "cpt",
    "cac",
    "roas",
    "acos",
    "tacos",
    "ctr",
    "cpc",
    "cvr",
    "sessions",
    "organic_share",
    "return_rate",
    "return_rate_period",
    "supplier_otd",
    "qc_pass_rate",
    "repeat_rate",
    "clv",
    "brand_search",
    "keyword_rank",
    "keyword_top10",
    "sell_through",
]

KPI = """
name: {zh: 名, en: Name}
meaning: {zh: 义, en: Meaning}
formula: FORMULA
unit: UNIT
better: up
"""


def kpi(formula: str, unit: str = "money", id: str = "mine") -> Override:
    return Override("kpi", id, KPI.replace("FORMULA", formula).replace("UNIT", unit))


def test_every_id_of_the_contract_is_shipped() -> None:
    assert set(CONTRACT_IDS) <= set(shipped().kpis)


def test_what_is_shipped_holds_together() -> None:
    assert check(shipped()) is shipped()


@pytest.mark.parametrize("id", sorted(shipped().kpis))
def test_a_shipped_kpi_is_told_in_both_languages_and_has_cases(id: str) -> None:
    defined = shipped().kpis[id]
    cases = Path(__file__).parents[2] / "src/helloword/kpis/cases" / f"{id}.yml"

    for text in (defined.name, defined.meaning, defined.why):
        assert re.search(r"[一-鿿]", text.zh) or text.zh.isascii()
        assert text.en
        assert not re.search(r"[一-鿿]", text.en)
    assert cases.exists()


@pytest.mark.parametrize("id", sorted(shipped().kpis))
def test_a_kpi_names_the_slices_it_can_take(id: str) -> None:
    asked = Asked(shipped().kpis[id], shipped(), (), (), EVERYTHING)

    assert asked.slices


def test_relations_and_tables_do_not_share_names() -> None:
    assert not set(RELATIONS) & set(TABLES)


@pytest.mark.parametrize(
    ("override", "words"),
    [
        (kpi("gross_sales + orders"), "money is added"),
        (kpi("gross_sales - 5"), "money is added"),
        (kpi("gross_salez / orders"), 'Did you mean "gross_sales"'),
        (kpi("gross_sales / orders", unit="count"), "an amount of money"),
        (kpi("orders / units", unit="money"), "not an amount of money"),
        (kpi("mine / orders"), "leads back to itself: mine -> mine"),
        (kpi("pg_sleep(5)"), "not allowed"),
        (kpi("gross_sales", id="Mine!"), "cannot be an id"),
    ],
)
def test_a_wrong_kpi_gets_its_place_and_a_sentence(override: Override, words: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        with_overrides([override])

    assert words in caught.value.message
    assert caught.value.message.startswith("kpi ")


def test_a_cycle_over_two_kpis_is_named_whole() -> None:
    with pytest.raises(CatalogueError, match=r"one -> two -> one"):
        with_overrides([kpi("two / orders", id="one"), kpi("one / orders", id="two")])


def test_a_companys_kpi_changes_the_version() -> None:
    changed = with_overrides([kpi("gross_sales / units", id="asp")])

    assert changed.kpis["asp"].formula_text == "gross_sales / units"
    assert changed.version != shipped().version


def test_a_measure_over_an_unknown_column_names_the_nearest() -> None:
    text = 'name: {zh: 件, en: U}\nrelation: sold_lines\nexpression: "SUM(unitz)"\nunit: count\n'

    with pytest.raises(CatalogueError, match='Did you mean "units"'):
        with_overrides([Override("measure", "gift_units", text)])


def test_a_file_that_is_no_mapping_says_so() -> None:
    with pytest.raises(CatalogueError, match=r"mine\.yml"):
        parts_of("- a\n- b\n", "mine.yml")


def test_a_measure_that_is_written_otherwise_is_another_one() -> None:
    """Queries are kept by the measures in them: the form that a company gave one must not be answered from the shipped one."""
    changed = "{name: {zh: 销售额, en: Sales}, relation: sold_lines, expression: SUM(gross - discount), unit: money}"
    own = with_overrides([Override("measure", "gross_sales", changed)])

    assert own.measures["gross_sales"] != shipped().measures["gross_sales"]
    assert own.measures["units"] == shipped().measures["units"]


def test_what_another_process_changed_is_in_force_at_once(tmp_path: Path) -> None:
    here = Workspace.create(tmp_path / "shop", name="Acme", currency="EUR", timezone="Europe/Berlin")
    there = Workspace.open(tmp_path / "shop")
    before = catalogue_of(here)
    mine = "kpis:\n  my_units:\n    name: {zh: 件数, en: My units}\n    meaning: {zh: 件数, en: Units}\n    formula: units\n"
    change_catalogue(there, mine + "    unit: count\n    better: up\n", "mine.yml", "ours")

    changed = catalogue_of(here)
    take_back(here, "kpi", "my_units", "no more")

    assert "my_units" not in before.kpis
    assert "my_units" in changed.kpis
    assert catalogue_of(here) == catalogue_of(there) == before
