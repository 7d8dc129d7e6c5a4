"""Why a row could not be loaded, worded in both languages."""

from __future__ import annotations

from helloword.text import Text

REASONS: dict[str, Text] = {
    "missing": Text("必填的单元格是空的。", "A required cell is empty."),
    "not_integer": Text("不是整数。", "Not a whole number."),
    "not_amount": Text("不是金额。", "Not an amount."),
    "not_rate": Text("不是汇率。", "Not a rate."),
    "not_date": Text("不是日期，或年份不在 1990–2100 之间。", "Not a date, or its year is not between 1990 and 2100."),
    "not_instant": Text(
        "不是时间（如 2026-01-31 或 2026-01-31T08:30:00+08:00）。",
        "Not a time (such as 2026-01-31 or 2026-01-31T08:30:00+08:00).",
    ),
    "not_month": Text("不是月份（如 2026-01）。", "Not a month (such as 2026-01)."),
    "not_flag": Text("不是“是”或“否”（yes/no、true/false、1/0）。", "Not yes or no (yes/no, true/false, 1/0)."),
    "not_currency": Text("不是三位币种代码（如 USD）。", "Not a three-letter currency code (such as USD)."),
    "too_large": Text(
        "这一行的金额，或金额乘以件数，达到十万亿；请检查。",
        "An amount in this line, or an amount times a number of units, is ten million million or more; check it.",
    ),
    "not_in_list": Text("不在允许的取值之内。", "Not one of the values allowed."),
    "unknown_store": Text(
        "没有这个店铺；请先用 helloword store add 添加。", "No such store; add it first with helloword store add."
    ),
    "too_few_cells": Text("这一行的列数比表头少。", "The line has fewer cells than the header."),
    "too_many_cells": Text(
        "这一行的列数比表头多；含分隔符的单元格要加引号。",
        "The line has more cells than the header; quote cells that hold the separator.",
    ),
    "stray_quote": Text(
        "单元格以引号开头，却没有以引号结尾；请去掉这个引号，或写成两个。",
        "A cell begins with a quote and does not end with one; remove the quote, or double it.",
    ),
    "cut_off": Text(
        "文件在这一行中间断开；请重新下载。", "The file ends in the middle of this line; download it again."
    ),
    "bad_encoding": Text(
        "这一行有无法按文件编码读出的字符。", "The line has characters that the file's encoding cannot read."
    ),
    "not_share": Text("不是百分比或比率（如 1.9% 或 0.019）。", "Not a percentage or a share (such as 1.9% or 0.019)."),
    "several_days": Text(
        "这一行是多天的合计；请按日拆分后重新导出。", "The row is of several days; export the report split by day."
    ),
    "several_weeks": Text(
        "这份文件按月或按季度；请按周下载。", "The file is by month or quarter; download it by week."
    ),
    "no_day": Text(
        "报告里没有日期；请加一列 Date，写上这份报告是哪一天的。",
        "The report does not say its day; put it in a column Date.",
    ),
    "record_rejected": Text(
        "同一订单（或广告系列、日期）的另一行无法读取。",
        "Another row of the same order, campaign or day could not be read.",
    ),
}


def reason(code: str) -> Text:
    """The sentence for a code.

    >>> reason("missing").en
    'A required cell is empty.'
    """
    return REASONS[code]
