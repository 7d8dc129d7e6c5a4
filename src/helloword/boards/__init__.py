"""What a role should see: boards and tiles as data, one YAML file a board."""

from helloword.boards.board import Board, Tile
from helloword.boards.kinds import KINDS, Kind
from helloword.boards.shipped import all_boards, board

__all__ = ["KINDS", "Board", "Kind", "Tile", "all_boards", "board"]
