"""What notes are refused for, worded in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import ConflictError, InputError, NotAllowedError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "note_text": Text(
        "备注要写 1 到 {most} 个字，不能只有空白。", "A note needs words: 1 to {most} characters, not only spaces."
    ),
    "note_days": Text(
        "备注的最后一天 {until} 早于第一天 {first}。", "The note ends on {until}, before it begins on {first}."
    ),
    "note_store": Text("没有店铺“{store}”，或者你看不到它。", 'There is no store "{store}", or you may not see it.'),
    "note_kpi": Text("没有指标“{kpi}”，或者你看不到它。", 'There is no KPI "{kpi}", or you may not see it.'),
    "note_whole_company": Text(
        "你只看得到一部分店铺，请写明备注是关于哪些店铺的。",
        "You see a part of the company; say which stores the note is about.",
    ),
    "note_not_yours": Text(
        "这条备注是 {owner} 写的；只有本人和可修改他人备注的人能改。",
        "This note is {owner}'s; only they and those who may change notes of others can change it.",
    ),
    "note_saved_meanwhile": Text(
        "{by} 已在此期间改成了第 {newest} 版，你是从第 {since} 版开始改的；什么都没有保存。",
        "{by} saved version {newest} meanwhile, and you began with {since}; nothing was saved.",
    ),
    "note_version": Text(
        "备注“{id}”没有第 {number} 版；最新的是第 {newest} 版。",
        'Note "{id}" has no version {number}; the newest is {newest}.',
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`.

    >>> str(refused("note_store", store="eu"))
    'There is no store "eu", or you may not see it.'
    """
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)


def forbidden(code: str, **facts: str) -> NotAllowedError:
    """The refusal of somebody who may not do it."""
    return NotAllowedError(REFUSALS[code].en.format(**facts), code=code, **facts)


def conflict(code: str, **facts: str) -> ConflictError:
    """The refusal of somebody who began with what is no longer so."""
    return ConflictError(REFUSALS[code].en.format(**facts), code=code, **facts)
