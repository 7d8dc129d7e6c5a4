"""Boards show what the catalogue has."""

from __future__ import annotations

import pytest

from helloword.boards import KINDS, Board, all_boards, board
from helloword.boards.reading import board_from
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import shipped
from helloword.people import roles
from helloword.scope import EVERYTHING

BOARDS = list(all_boards().values())


def wrong(tile: dict[str, object]) -> dict[str, object]:
    return {"id": "b", "name": {"zh": "板", "en": "b"}, "tiles": [tile]}


@pytest.mark.parametrize("shown", BOARDS, ids=lambda b: b.id)
class TestBoard:
    def test_shows_kpis_that_exist(self, shown: Board) -> None:
        assert {kpi for tile in shown.tiles for kpi in tile.shown} <= set(shipped().kpis)

    def test_shows_each_card_once(self, shown: Board) -> None:
        cards = [tile.kpi for tile in shown.tiles if tile.kind == "card"]

        assert len(cards) == len(set(cards))

    def test_slices_tables_by_what_their_kpis_share(self, shown: Board) -> None:
        catalogue = shipped()
        for tile in shown.tiles:
            for kpi in tile.shown:
                possible = Asked(catalogue.kpis[kpi], catalogue, (), (), EVERYTHING).slices
                assert {tile.by, tile.across, KINDS[tile.kind].over} - {None} <= set(possible)

    def test_speaks_of_a_role_that_exists(self, shown: Board) -> None:
        assert shown.role in roles()

    def test_shows_no_costs_to_a_role_that_may_not_see_them(self, shown: Board) -> None:
        if shown.role and "see_costs" not in roles()[shown.role].permissions:
            assert not [kpi for tile in shown.tiles for kpi in tile.shown if shipped().kpis[kpi].costs]


def test_the_company_board_opens_with_sales_and_profit() -> None:
    company = next(iter(all_boards().values()))

    assert company.id == "company"
    assert company.tiles[0].kpi == "net_sales"
    assert {"card", "line", "table", "bridge", "funnel"} <= {tile.kind for tile in company.tiles}


def test_every_role_has_its_board_and_boards_stand_in_reading_order() -> None:
    assert list(all_boards()) == [
        "company", "operations", "marketing", "customer_service", "supply_chain", "finance", "store", "new_store",
    ]  # fmt: skip


def test_every_kind_of_tile_is_on_some_board() -> None:
    used = {tile.kind for each in BOARDS for tile in each.tiles}

    assert set(KINDS) - {"text"} == used


def test_a_new_store_is_shown_its_process_before_its_results() -> None:
    cards = [tile.kpi for tile in board("new_store").tiles if tile.kind == "card"]

    assert cards.index("sessions") < cards.index("stockout_rate") < cards.index("net_sales")


def test_an_unknown_board_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match='Did you mean "company"'):
        board("compny")


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ({"id": "b", "name": {"zh": "板", "en": "b"}, "tiles": []}, "b.yml: it needs a list of tiles"),
        ({"id": "b", "name": {"en": "b"}, "tiles": [{"line": "aov"}]}, "b.yml.name: expected words, or both languages"),
        ({"id": "b", "name": {"zh": "板", "en": "b"}, "tiles": [{"pie": "aov"}]}, r"b.yml.tiles\[0\]: a tile is"),
        (wrong({"ranked": "aov"}), "`ranked` takes `by:`"),
        (wrong({"line": "aov", "by": "store"}), "`line` takes no dimension"),
        (wrong({"funnel": ["cart_rate"]}), "`funnel` needs 2 KPIs or more"),
        (wrong({"bridge": ["=aov", "cogs", "=net_sales"]}), "'cogs' needs"),
        (wrong({"line": "aov", "wide": 13}), "expected a whole number from 2 to 12"),
        (wrong({"line": "aov", "bar": "aov"}), "a tile is"),
    ],
)
def test_a_board_that_does_not_hold_says_where(table: dict[str, object], place: str) -> None:
    with pytest.raises(InputError, match=place):
        board_from(table, "b.yml")


def test_ready_boards_speak_both_languages() -> None:
    """What somebody types stands in one language; what is shipped does not."""
    texts = [text for each in BOARDS for text in (each.name, each.note, *(t.group for t in each.tiles))]

    assert [text for text in texts if text and text.zh == text.en] == []
