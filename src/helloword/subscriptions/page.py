"""A board as an HTML mail: tables with styles on each cell, as mail programs need them; nothing is fetched or runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from helloword.subscriptions.content import Change, Content, Figure, Held, Row, Section, Table
from helloword.subscriptions.texts import say

LARGEST = 98_000
"""Bytes; Gmail cuts a mail off at 102 kB."""
ROWS = (8, 6, 4, 2, 1)
"""Rows of each table that are tried, until the mail is small enough."""
MOST_COLUMNS = 3
"""KPIs beside each other in a table, so that it fits a phone; the others stand below."""
_FONT = "font-family:Arial,'Microsoft YaHei',sans-serif;"
_T1, _T2, _LINE, _LINK = "#1b1f26", "#525b6b", "#e4e7ec", "#0958d9"
_TONES = {"good": "#177232", "bad": "#b81f2a", "plain": _T2}
_STATUS = {
    "on_track": ("#177232", "#e7f6ec", "✓"), "behind": ("#7a5100", "#fff4d6", "!"), "off": ("#b81f2a", "#fdecec", "✕"),
    "no_data": (_T2, "#eef0f3", "–"),
}  # fmt: skip
_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'


def page(content: Content, why: str, manage: str) -> str:
    """The mail; `why` says why somebody gets it, and `manage` is where they change that."""
    text = ""
    for told, rows in _shorter(content):
        text = _page(told, why, manage, rows)
        if len(text.encode()) <= LARGEST:
            break
    return text


def picture_id(figure: Figure) -> str:
    """What the mail calls the picture of a KPI."""
    return f"{figure.kpi}.line"


def _shorter(content: Content) -> Iterator[tuple[Content, int]]:
    """The same with fewer rows in each table, and then without its last sections."""
    yield from ((content, rows) for rows in ROWS)
    for kept in range(len(content.sections) - 1, -1, -1):
        left = Section("", words=say("cut", content.locale, count=len(content.sections) - kept))
        yield replace(content, sections=(*content.sections[:kept], left)), ROWS[-1]


def _page(content: Content, why: str, manage: str, rows: int) -> str:
    lang = "zh-CN" if content.locale.startswith("zh") else "en"
    inner = "".join(_parts(content, why, manage, rows))
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light">'
        f"<title>{escape(content.title)}</title></head>"
        f'<body style="margin:0;padding:0;background:#f3f4f7;" bgcolor="#f3f4f7">{_TABLE} bgcolor="#f3f4f7"><tr>'
        '<td align="center" style="padding:12px 0;"><!--[if mso]><table width="600"><tr><td><![endif]-->'
        f'{_TABLE} style="max-width:600px;" bgcolor="#ffffff">{inner}</table>'
        "<!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>"
    )


def _parts(content: Content, why: str, manage: str, rows: int) -> Iterator[str]:
    locale = content.locale
    facts = [content.days, content.against, *content.facts]
    yield _line(escape(content.company), size=12, color=_T2, top=18)
    yield _line(escape(content.title), size=22, bold=True, tag="h1")
    yield _line(" · ".join(escape(fact) for fact in facts if fact), size=13, color=_T2)
    yield _reach(content)
    yield _button(content.link, say("open", locale))
    for section in content.sections:
        yield from _section(section, locale, rows)
    yield _button(content.link, say("open", locale))
    stop = f'<a href="{escape(manage)}" style="color:{_LINK};">{escape(say("stop", locale))}</a>'
    yield _line(f"{escape(why)} {stop}", size=12, color=_T2, top=8)
    yield _line(escape(content.versions), size=12, color=_T2, bottom=20)


def _reach(content: Content) -> str:
    if not content.late:
        return _line(escape(content.until), size=13, color=_T2, bottom=8)
    told = "".join(f"<br>{escape(late)}" for late in content.late)
    inner = f"<b>{escape(content.until)}</b>{told}"
    box = (
        _TABLE
        + f' bgcolor="#fff4d6"><tr><td style="{_FONT}font-size:13px;line-height:20px;color:#5f3f00;padding:8px 12px;">{inner}</td></tr></table>'
    )
    return f'<tr><td style="padding:8px 16px;">{box}</td></tr>'


def _section(section: Section, locale: str, rows: int) -> Iterator[str]:
    if section.title:
        yield _line(escape(section.title), size=15, bold=True, top=18, bottom=4, tag="h2")
    if section.note:
        yield _line(escape(section.note), size=12, color=_T2)
    if section.words:
        yield _line(escape(section.words).replace("\n", "<br>"), size=14, color=_T1, bottom=6)
    if section.figures:
        shown = "".join(_figure(figure, locale) for figure in section.figures)
        yield f'<tr><td style="padding:0 16px;">{_TABLE}>{shown}</table></td></tr>'
    if section.table:
        yield from _table(section.table, locale, rows)


def _figure(figure: Figure, locale: str) -> str:
    beside = [_change(figure.change)] if figure.change else []
    beside += [escape(say("versus", locale, days=figure.against))] if figure.against else []
    beside += [escape(figure.note)] if figure.note else []
    left = f'<span style="color:{_T2};">{escape(figure.name)}</span><br>'
    left += f'<span style="font-size:20px;line-height:28px;font-weight:bold;color:{_T1};">{escape(figure.value)}</span>'
    left += f"<br>{' · '.join(beside)}" if beside else ""
    line = escape(say("line", locale, name=figure.name))
    right = (
        f'<img src="cid:{picture_id(figure)}" width="120" height="30" alt="{line}" style="display:block;border:0;">'
        if any(point is not None for point in figure.points)
        else ""
    )
    right += _held(figure.held) if figure.held else escape(say("no_target", locale))
    cell = f"{_FONT}font-size:12px;line-height:18px;color:{_T2};padding:10px 0;border-bottom:1px solid {_LINE};"
    return (
        f'<tr data-kpi="{figure.kpi}"><td width="50%" valign="top" style="{cell}">{left}</td>'
        f'<td width="50%" valign="top" style="{cell}padding-left:12px;">{right}</td></tr>'
    )


def _held(held: Held) -> str:
    color, tint, mark = _STATUS.get(held.status, _STATUS["no_data"])
    filled = max(1, min(round(held.share * 100), 100))
    rest = f'<td bgcolor="{_LINE}" style="font-size:1px;line-height:6px;">&nbsp;</td>' if filled < 100 else ""
    bar = (
        f'{_TABLE} style="margin:4px 0;"><tr><td width="{filled}%" height="6" bgcolor="{color}" '
        f'style="font-size:1px;line-height:6px;">&nbsp;</td>{rest}</tr></table>'
    )
    tag = (
        f'<span style="background:{tint};color:{color};font-weight:bold;">&nbsp;{mark} {escape(held.word)}&nbsp;</span>'
    )
    return f"{bar}{tag} {escape(held.text)}"


def _table(table: Table, locale: str, most: int) -> Iterator[str]:
    pinned = 1 if table.rows and table.rows[-1].total and not table.whole else 0
    rows, totals = table.rows[: len(table.rows) - pinned], table.rows[len(table.rows) - pinned :]
    most = len(rows) if table.whole else most
    kpis = len(table.heads) - 1
    blocks = -(-kpis // MOST_COLUMNS) or 1
    wide = -(-kpis // blocks)
    for first in range(0, kpis, wide):
        yield _block(table.heads, [*rows[:most], *totals], range(first, min(first + wide, kpis)))
    if len(rows) > most:
        yield _line(escape(say("more", locale, count=len(rows) - most)), size=12, color=_T2, bottom=4)


def _block(heads: Sequence[str], rows: Sequence[Row], shown: range) -> str:
    style = f"{_FONT}font-size:12px;line-height:16px;padding:6px 0 6px 6px;border-bottom:1px solid {_LINE};"
    first = style.replace("6px 0 6px 6px", "6px 0")
    width = 100 // (len(shown) + 1)
    told = [f'<th scope="col" align="left" valign="bottom" style="{first}color:{_T2};">{escape(heads[0])}</th>']
    told += [
        f'<th scope="col" align="right" valign="bottom" width="{width}%" style="{style}color:{_T2};">{escape(heads[k + 1])}</th>'
        for k in shown
    ]
    lines = [f"<tr>{''.join(told)}</tr>"]
    for row in rows:
        weight = "font-weight:bold;" if row.total else ""
        cells = [f'<td style="{first}color:{_T1};{weight}word-break:break-word;">{escape(row.name)}</td>']
        for cell in (row.cells[k] for k in shown):
            moved = f"<br>{_change(cell.change)}" if cell.change else ""
            cells.append(f'<td align="right" style="{style}color:{_T1};{weight}">{escape(cell.text)}{moved}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    table = '<table width="100%" cellpadding="0" cellspacing="0" border="0">' + "".join(lines) + "</table>"
    return f'<tr><td style="padding:0 16px 6px;">{table}</td></tr>'


def _change(change: Change) -> str:
    return (
        f'<span style="color:{_TONES[change.tone]};white-space:nowrap;font-weight:normal;">{escape(change.text)}</span>'
    )


def _button(link: str, text: str) -> str:
    cell = f'<td bgcolor="{_LINK}" style="{_FONT}font-size:14px;line-height:20px;padding:8px 16px;">'
    inner = f'<a href="{escape(link)}" style="color:#ffffff;text-decoration:none;">{escape(text)}</a>'
    table = f'<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>{cell}{inner}</td></tr></table>'
    return f'<tr><td style="padding:8px 16px;">{table}</td></tr>'


def _line(
    html: str, *, size: int, color: str = _T1, bold: bool = False, top: int = 2, bottom: int = 2, tag: str = ""
) -> str:
    style = (
        f"{_FONT}font-size:{size}px;line-height:{round(size * 1.45)}px;color:{color};padding:{top}px 16px {bottom}px;"
    )
    weight = "font-weight:bold;" if bold else ""
    inner = (
        f'<{tag} style="margin:0;font-size:{size}px;line-height:{round(size * 1.45)}px;">{html}</{tag}>'
        if tag
        else html
    )
    return f'<tr><td style="{style}{weight}">{inner}</td></tr>'
