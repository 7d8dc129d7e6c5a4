"""Boards show what the catalogue has."""

from __future__ import annotations

import pytest

from helloword.boards import Board, all_boards, board
from helloword.boards.board import board_from
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import shipped
from helloword.scope import EVERYTHING

BOARDS = list(all_boards().values())


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
            for kpi in tile.kpis:
                assert tile.by in Asked(catalogue.kpis[kpi], catalogue, (), (), EVERYTHING).slices


def test_the_company_board_opens_with_sales_and_profit() -> None:
    company = next(iter(all_boards().values()))

    assert company.id == "company"
    assert company.tiles[0].kpi == "net_sales"
    assert {tile.kind for tile in company.tiles} == {"card", "line", "table"}


def test_an_unknown_board_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match='Did you mean "company"'):
        board("compny")


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ({"id": "b", "name": {"zh": "板", "en": "b"}, "tiles": []}, "b.yml: it needs a list of tiles"),
        ({"id": "b", "name": {"en": "b"}, "tiles": [{"line": "aov"}]}, "b.yml.name: expected both languages"),
        ({"id": "b", "name": {"zh": "板", "en": "b"}, "tiles": [{"pie": "aov"}]}, r"b.yml.tiles\[0\]: a tile is"),
    ],
)
def test_a_board_that_does_not_hold_says_where(table: dict[str, object], place: str) -> None:
    with pytest.raises(InputError, match=place):
        board_from(table, "b.yml")
