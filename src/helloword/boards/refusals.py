"""What boards are refused for, worded in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import ConflictError, InputError, NotAllowedError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "board_tiles": Text("{place}：至少要有一个图块。", "{place}: it needs a list of tiles."),
    "board_many": Text("{place}：最多 {most} 个。", "{place}: there can be {most} at most."),
    "board_kind": Text(
        "{place}：图块要写成 `cards:`（可加 `group:`），或 {kinds} 之一。",
        "{place}: a tile is `cards:`, mostly with a `group:`, or one of {kinds}.",
    ),
    "board_dimensions": Text("{place}：`{kind}` 的切片维度要写：{takes}。", "{place}: `{kind}` takes {takes}."),
    "board_fewest": Text(
        "{place}：`{kind}` 至少要 {fewest} 个指标。", "{place}: `{kind}` needs {fewest} KPIs or more."
    ),
    "board_sign": Text("{place}：{kpi} 前面要写 `+`、`-` 或 `=`。", "{place}: {kpi} needs `+`, `-` or `=` before it."),
    "board_size": Text(
        "{place}：应为 {least} 到 {most} 的整数，不是 {value}。",
        "{place}: expected a whole number from {least} to {most}, not {value}.",
    ),
    "board_names": Text("{place}：应为名称的列表，不是 {value}。", "{place}: expected a list of names, not {value}."),
    "board_name": Text("{place}：应为名称，不是 {value}。", "{place}: expected a name, not {value}."),
    "board_text": Text(
        "{place}：应为文字，或中英文 {{zh: ..., en: ...}}。",
        "{place}: expected words, or both languages, {{zh: ..., en: ...}}.",
    ),
    "board_long": Text("{place}：最多 {most} 个字符。", "{place}: it can have {most} characters at most."),
    "board_id": Text(
        "“{id}”不能用作看板的代号；只能用小写字母、数字、“-”和“_”，且不与自带看板重名。",
        '"{id}" cannot be the id of a board; use small letters, digits, "-" and "_", and no name of a ready board.',
    ),
    "board_kpi": Text(
        "{place}：没有指标“{kpi}”，或者你看不到它。{near}",
        '{place}: there is no KPI "{kpi}", or you may not see it. {near}',
    ),
    "board_slice": Text(
        "{place}：{kpi} 不能按 {dimension} 切片；可以按 {possible}。",
        "{place}: {kpi} cannot be sliced by {dimension}; it can by {possible}.",
    ),
    "board_share": Text(
        "{place}：{kpi} 不是比率，这种卡片只显示比率。",
        "{place}: {kpi} is no ratio, and this kind of tile shows ratios only.",
    ),
    "board_role": Text("没有角色“{role}”；已有：{known}。", 'There is no role "{role}"; known: {known}.'),
    "board_version": Text(
        "看板“{id}”没有第 {number} 版；最新的是第 {newest} 版。",
        'Board "{id}" has no version {number}; the newest is {newest}.',
    ),
    "board_saved_meanwhile": Text(
        "{by} 已在此期间保存了第 {newest} 版，你是从第 {since} 版开始改的；什么都没有保存。请看过新版再改，或另存为副本。",
        "{by} saved version {newest} meanwhile, and you began with {since}; nothing was saved. Look at theirs and change that, or save yours as a copy.",
    ),
    "board_not_yours": Text(
        "这块看板由 {owner} 维护；请复制一份再改。", "This board is {owner}'s to change; make a copy and change that."
    ),
    "board_partly_hidden": Text(
        "这块看板有你看不到的指标，你保存会丢掉它们；请复制一份再改。",
        "This board shows KPIs that you may not see, and they would be lost if you saved it; make a copy and change that.",
    ),
    "board_is_ready_made": Text(
        "“{id}”是自带看板，不能改；请复制一份再改。",
        '"{id}" is a ready board and stays as it is; make a copy and change that.',
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`.

    >>> str(refused("board_many", place="b.tiles", most="60"))
    'b.tiles: there can be 60 at most.'
    """
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)


def forbidden(code: str, **facts: str) -> NotAllowedError:
    """The refusal of somebody who may not do it."""
    return NotAllowedError(REFUSALS[code].en.format(**facts), code=code, **facts)


def conflict(code: str, **facts: str) -> ConflictError:
    """The refusal of somebody who began with what is no longer so."""
    return ConflictError(REFUSALS[code].en.format(**facts), code=code, **facts)
