"""What should be seen first: ready boards as data, one YAML file a board, and those that people make."""

from helloword.boards.board import Board, Tile
from helloword.boards.kinds import KINDS, Kind
from helloword.boards.own import Own, Reader
from helloword.boards.shipped import all_boards, board

__all__ = ["KINDS", "Board", "Kind", "Own", "Reader", "Tile", "all_boards", "board"]
