"""What watching a folder is refused for, in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import InputError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "watch_no_folder": Text(
        "没有文件夹 {folder}；请先建立它，或改用别的文件夹。",
        "There is no folder {folder}; make it, or name another one.",
    ),
    "watch_workspace": Text(
        "{folder} 里是 helloword 自己的文件，不能监视；请另建一个放报表的文件夹。",
        "{folder} holds helloword's own files and cannot be watched; make a folder for reports beside it.",
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The error of a code."""
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)
