"""What watching a folder is refused for, in both languages; the only place that words it."""

from __future__ import annotations

from collections.abc import Sequence

from helloword.errors import InputError
from helloword.text import Text, filled

REFUSALS: dict[str, Text] = {
    "watch_no_folder": Text(
        "没有文件夹 {folder}；请先建立它，或改用别的文件夹。",
        "There is no folder {folder}; make it, or name another one.",
    ),
    "watch_workspace": Text(
        "{folder} 里是 helloword 自己的文件，不能监视；请另建一个放报表的文件夹。",
        "{folder} holds helloword's own files and cannot be watched; make a folder for reports beside it.",
    ),
    "watch_no_row": Text(
        "{read} 行全部被拒收，一行也没有载入；原因见 `helloword import rejects --import {id}`。改好后把文件移回监视的文件夹。",
        "{read} {read:row was|rows were} rejected and none was loaded; `helloword import rejects --import {id}` says why. Mend the file and "
        "move it back into the watched folder.",
    ),
    "watch_say_store": Text(
        "在监视的文件夹里：把文件放进以店铺代号命名的子文件夹（{stores}），例如 {store}/。",
        "In a watched folder: put the file into a folder below it that is named as its store ({stores}), such as {store}/.",
    ),
    "watch_by_hand": Text(
        "监视时没有人可问：请这样导入这个文件，helloword import 文件 加上面所说的选项。",
        "Nobody can be asked while a folder is watched: import this file by hand, with helloword import FILE and the option named above.",
    ),
}
BY_HAND = ("ask_dates", "ask_decimal", "ambiguous_kind")
"""Refusals that an option of the command answers."""


def what_to_do(error: InputError, stores: Sequence[str]) -> tuple[InputError, ...]:
    """What to do about a refusal where it is a watched folder's, beyond what the refusal says to one who types commands."""
    if error.code == "store_needed" and stores:
        return (refused("watch_say_store", stores=", ".join(stores), store=stores[0]),)
    return (refused("watch_by_hand"),) if error.code in BY_HAND else ()


def refused(code: str, **facts: str) -> InputError:
    """The error of a code."""
    return InputError(filled(REFUSALS[code].en, **facts), code=code, **facts)
