"""What a file is refused for, worded in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import FileFormatError, OutsideError
from helloword.text import Text, filled

_IN_ENGLISH = Text(
    "如果是平台的报表，请换成英文再下载（亚马逊卖家平台：每一页上的语言菜单），或把缺的列改成这里的英文列名。",
    "If it is a platform's report, download it in English (Seller Central: the menu of languages on every page), "
    "or give the columns it lacks their English names.",
)
"""For files whose names are not English: a language that is not known here has to be changed where the report is made."""


def and_in_english(text: Text) -> Text:
    """A refusal with what to do where the report is made."""
    return Text(text.zh + _IN_ENGLISH.zh, f"{text.en} {_IN_ENGLISH.en}")


_NEAREST = Text(
    "{path} 的表头不属于任何已知格式。最接近的是 {nearest}：缺少 {missing}；多出 {unknown}。"
    "可用 --kind 指定格式，`helloword import kinds` 列出全部格式。",
    "{path} has a header of no known kind. Nearest is {nearest}: missing {missing}; unknown {unknown}. "
    "Give the kind with --kind; `helloword import kinds` lists them.",
)
_NO_KIND = Text(
    "{path} 的表头不属于任何已知格式，也没有接近的：{unknown}。"
    "`helloword import kinds` 列出全部格式；自己的表格请照 `helloword import template` 的模板写列名。",
    "{path} has a header of no known kind, and none is near: {unknown}. "
    "`helloword import kinds` lists the kinds; a table of your own takes the columns of `helloword import template`.",
)
_LACKS = Text(
    "{path} 缺少 {kind} 必需的列：{missing}。文件里不认识的列：{unknown}。",
    "{path} lacks columns that {kind} needs: {missing}. Columns in it that are unknown: {unknown}.",
)

REFUSALS: dict[str, Text] = {
    "no_file": Text("{path} 不存在。", "{path} does not exist."),
    "folder": Text("{path} 是文件夹；请给出其中的文件。", "{path} is a folder; give the files in it."),
    "no_disk_file": Text(
        "{path} 不是磁盘上的文件；请先存成文件。", "{path} is no file on the disk; save it as one first."
    ),
    "several_sheets": Text(
        "{path} 有几个工作表都是 {kind}（{sheets}）；请每个文件只留一个。",
        "{path} has several sheets of {kind} ({sheets}); keep one in each file.",
    ),
    "unreadable": Text("{path} 打不开：{why}。", "{path} cannot be opened: {why}."),
    "empty_file": Text("{path} 是空文件。", "{path} is empty."),
    "header_only": Text("{path} 只有表头，没有数据行。", "{path} has a header and no rows."),
    "binary": Text(
        "{path} 不是表格（{what}）；请给出 CSV、XLSX 或 JSON。",
        "{path} is no table ({what}); give a CSV, XLSX or JSON file.",
    ),
    "nul_bytes": Text(
        "{path} 第 {line} 行附近有空字节：文件已损坏或不是文本；请重新下载。",
        "{path} has NUL bytes near line {line}: it is damaged or not text; download it again.",
    ),
    "cut_off": Text(
        "{path} 在最后一个字符中间断开：文件不完整；请重新下载。",
        "{path} ends in the middle of a character: it is cut off; download it again.",
    ),
    "duplicate_column": Text(
        "{path} 的表头里 {column} 出现了两次；请去掉一个。", "{path} has the column {column} twice; remove one."
    ),
    "unknown_header": _NEAREST,
    "foreign_header": and_in_english(_NEAREST),
    "no_kind": _NO_KIND,
    "foreign_no_kind": and_in_english(_NO_KIND),
    "missing_columns": _LACKS,
    "foreign_missing_columns": and_in_english(_LACKS),
    "ambiguous_kind": Text(
        "{path} 可能是 {kinds}；请用 --kind 指定。", "{path} could be {kinds}; say which with --kind."
    ),
    "ask_dates": Text(
        "{path} 的日期（如第 {line} 行 {column}：{value}）既可读作日/月，也可读作月/日；请加 --dates dmy 或 --dates mdy。",
        "Dates in {path} (line {line}, {column}: {value}) can be day/month or month/day; say --dates dmy or --dates mdy.",
    ),
    "dates_contradict": Text(
        "{path} 第 {line} 行的 {value} 是日/月，第 {other_line} 行的 {other_value} 是月/日；"
        "请改正文件，或用 --dates dmy|mdy 指定，读不出的行会被拒收。",
        "{path}: {value} in line {line} is day/month, {other_value} in line {other_line} is month/day. "
        "Mend the file, or say --dates dmy|mdy and rows that do not fit are rejected.",
    ),
    "ask_decimal": Text(
        "{path} 的数字（如第 {line} 行 {column}：{value}）分不清逗号和点哪个是小数点；请加 --decimal point 或 --decimal comma。",
        "Numbers in {path} (line {line}, {column}: {value}) do not show whether point or comma is the decimal mark; "
        "say --decimal point or --decimal comma.",
    ),
    "decimals_contradict": Text(
        "{path} 第 {line} 行的 {value} 以点为小数点，第 {other_line} 行的 {other_value} 以逗号为小数点；"
        "请改正文件，或用 --decimal point|comma 指定，读不出的行会被拒收。",
        "{path}: {value} in line {line} has a decimal point, {other_value} in line {other_line} a decimal comma. "
        "Mend the file, or say --decimal point|comma and rows that do not fit are rejected.",
    ),
    "store_needed": Text(
        "{path} 没有店铺列；请用 --store 指定店铺（{stores}）。",
        "{path} does not say its store; give it with --store ({stores}).",
    ),
    "ledger_detail": Text(
        "{path} 是库存分类账的明细视图：它列出进出，不说每天结束时还有多少，没有可以载入的。请下载“汇总”视图，按“每日”。",
        "{path} is the detail view of the inventory ledger: it lists what came and went and not what a day ended with, so nothing "
        "can be loaded from it. Download the summary view, by day.",
    ),
    "workbook_encrypted": Text(
        "{path} 有密码保护；请去掉密码后再导入。", "{path} is protected by a password; save it without one."
    ),
    "workbook_old": Text(
        "{path} 是旧的 .xls 格式；请另存为 XLSX 或 CSV。", "{path} is in the old .xls format; save it as XLSX or CSV."
    ),
    "workbook_broken": Text(
        "{path} 是损坏的工作簿（{why}）；请重新保存或下载。",
        "{path} is a broken workbook ({why}); save or download it again.",
    ),
    "workbook_too_large": Text(
        "{path} 解压后有 {size} MB，超过 {limit} MB；请另存为 CSV。",
        "{path} is {size} MB when unpacked, more than {limit} MB; save it as CSV.",
    ),
    "workbook_too_wide": Text(
        "{path} 的工作表有 {rows} 行 × {columns} 列，大到无法读取；请删去空行空列，或另存为 CSV。",
        "{path} has a sheet of {rows} rows x {columns} columns, too much to read; "
        "delete empty rows and columns, or save it as CSV.",
    ),
    "workbook_formulas": Text(
        "{path} 的 {cell} 等 {count} 个单元格是没有计算结果的公式；请在表格软件里打开并保存一次，或另存为 CSV。",
        "{path} has {count} {count:formula without its result|formulas without results} ({cell} first); open and save it in a spreadsheet program, "
        "or save it as CSV.",
    ),
    "document_broken": Text(
        "{path} 不是完整的 JSON（{why}）；请重新下载。", "{path} is no whole JSON ({why}); download it again."
    ),
    "document_empty": Text("{path} 是 JSON，但里面没有任何行。", "{path} is JSON and holds no rows."),
    "document_no_table": Text(
        "{path} 是 JSON，但不是表格：列太多或嵌套太深。",
        "{path} is JSON and no table: it has too many columns, or is nested too deeply.",
    ),
    "document_too_large": Text(
        "{path} 有 {size} MB，超过一次能读的 {limit} MB；请按更短的时间段下载，或每行一个 JSON 对象。",
        "{path} is {size} MB, more than the {limit} MB that are read at once; ask for fewer days, or for one JSON object a line.",
    ),
    "archive": Text("{path} 是压缩包；请先解压。", "{path} is an archive; unpack it first."),
}


def refusal(code: str, **facts: str) -> FileFormatError:
    """The error for a refused file; its facts fill the text of either language.

    >>> str(refusal("empty_file", path="orders.csv"))
    'orders.csv is empty.'
    """
    return FileFormatError(filled(REFUSALS[code].en, **facts), code=code, **facts)


def unreadable(path: str, error: OSError) -> OutsideError:
    """The error for a file that the disk does not give."""
    why = error.strerror or str(error)
    return OutsideError(REFUSALS["unreadable"].en.format(path=path, why=why), code="unreadable", path=path, why=why)
