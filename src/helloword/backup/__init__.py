"""A whole workspace in one file, taken while others write, and a workspace from such a file."""

from helloword.backup.backing_up import back_up
from helloword.backup.contents import Contents
from helloword.backup.restoring import restore
from helloword.backup.upgrading import Upgraded, upgrade

__all__ = ["Contents", "Upgraded", "back_up", "restore", "upgrade"]
