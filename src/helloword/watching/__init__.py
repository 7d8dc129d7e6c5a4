"""A folder that is watched: report files that appear in it are imported by themselves."""

from helloword.watching.folder import DONE, REJECTED, Found, Watched
from helloword.watching.taking import Taken, take, take_all

__all__ = ["DONE", "REJECTED", "Found", "Taken", "Watched", "take", "take_all"]
