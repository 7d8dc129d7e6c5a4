"""Uploads as the API gives them, and what their errors say to somebody at a page."""

from __future__ import annotations

from dataclasses import asdict

from helloword.connectors.kinds import all_kinds
from helloword.connectors.refusals import and_in_english
from helloword.errors import HellowordError
from helloword.lake.admitting import stores_in_view
from helloword.server.readings import Json
from helloword.server.uploading import Uploading
from helloword.server.wording import in_both
from helloword.text import Text
from helloword.uploads.bringing import queue
from helloword.uploads.upload import Upload
from helloword.workspace import Workspace

_NEAREST = Text(
    "表头不属于任何已知类型。最接近的是 {nearest}：缺少 {missing}；多出 {unknown}。"
    "请选择类型，或重新导出带有这些列的报表。",
    "The header is of no known kind. Nearest is {nearest}: missing {missing}; unknown {unknown}. "
    "Choose the kind, or export the report again with these columns.",
)
# What the command line answers by options is answered on a page by choosing.
_ON_A_PAGE = {
    "unknown_header": _NEAREST,
    "foreign_header": and_in_english(_NEAREST),
    "ambiguous_kind": Text("文件可能是 {kinds}；请选择类型。", "It could be {kinds}; choose the kind."),
    "ask_dates": Text(
        "日期（如第 {line} 行 {column}：{value}）既可读作日/月，也可读作月/日；请选择。",
        "Dates (line {line}, {column}: {value}) can be day/month or month/day; choose which.",
    ),
    "dates_contradict": Text(
        "第 {line} 行的 {value} 是日/月，第 {other_line} 行的 {other_value} 是月/日；请改正文件，或选择一种，读不出的行会被拒收。",
        "{value} in line {line} is day/month, {other_value} in line {other_line} is month/day. "
        "Mend the file, or choose one and rows that do not fit are rejected.",
    ),
    "ask_decimal": Text(
        "数字（如第 {line} 行 {column}：{value}）分不清逗号和点哪个是小数点；请选择。",
        "Numbers (line {line}, {column}: {value}) do not show whether point or comma is the decimal mark; choose which.",
    ),
    "decimals_contradict": Text(
        "第 {line} 行的 {value} 以点为小数点，第 {other_line} 行的 {other_value} 以逗号为小数点；"
        "请改正文件，或选择一种，读不出的行会被拒收。",
        "{value} in line {line} has a decimal point, {other_value} in line {other_line} a decimal comma. "
        "Mend the file, or choose one and rows that do not fit are rejected.",
    ),
    "store_needed": Text(
        "文件没有说明是哪个店铺；请选择店铺。", "The file does not say which store it is of; choose the store."
    ),
}


def on_a_page(error: HellowordError) -> Text:
    """What an error about a file says in both languages."""
    if error.code in _ON_A_PAGE:
        text = _ON_A_PAGE[error.code]
        return Text(text.zh.format(**error.facts), text.en.format(**error.facts))
    return in_both(error)


def list_json(workspace: Workspace, uploading: Uploading) -> Json:
    """The asker's uploads, and what they can be read as."""
    uploads = uploading.uploads
    own = [upload for upload in reversed(uploads.all()) if upload.by == workspace.actor.name]
    seen = stores_in_view(workspace)
    return {
        "uploads": [entry_json(upload, uploading) for upload in own],
        "kinds": [{"id": kind.id, "title": {**kind.title.as_json()}} for kind in all_kinds().values()],
        "stores": [store.id for store in workspace.stores() if seen is None or store.id in seen],
        "largest": uploading.largest,
    }


def entry_json(upload: Upload, uploading: Uploading) -> dict[str, Json]:
    """One upload without what was seen of it."""
    return {
        "token": upload.token,
        "name": upload.name,
        "size": upload.size,
        "at": upload.at.isoformat(timespec="seconds"),
        "stage": upload.stage.value,
        "choice": {**asdict(upload.choice)},
        "looks": upload.looks,
        "problem": {"code": upload.problem.code, "text": {**upload.problem.text.as_json()}} if upload.problem else None,
        "result": upload.result,
        "ahead": _ahead(upload, uploading),
        "progress": _progress(upload, uploading),
    }


def detail_json(upload: Upload, uploading: Uploading) -> dict[str, Json]:
    """One upload with what an import of it would do."""
    return {**entry_json(upload, uploading), "look": upload.look}


def _ahead(upload: Upload, uploading: Uploading) -> int:
    if not upload.stage.is_busy:
        return 0
    return next((n for n, each in enumerate(queue(uploading.uploads)) if each.token == upload.token), 0)


def _progress(upload: Upload, uploading: Uploading) -> Json:
    """How much of the file is read; its rows, where it is known how many there are."""
    found = uploading.progress.get(upload.token)
    if found is None:
        return None
    done, size = found
    rows = (upload.look or {}).get("rows")
    return {"percent": min(100 * done // max(size, 1), 100), "rows": rows if isinstance(rows, int) else None}
