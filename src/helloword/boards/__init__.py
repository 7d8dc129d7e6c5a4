"""What a role should see: boards and tiles as data, one YAML file a board."""

from helloword.boards.board import Board, Tile, TileKind
from helloword.boards.shipped import all_boards, board

__all__ = ["Board", "Tile", "TileKind", "all_boards", "board"]
