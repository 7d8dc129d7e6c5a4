"""A review as one page of HTML that needs nothing beside it, reads well on a phone and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import cast

from helloword.audit import Json

Told = Mapping[str, Json]
_STYLE = """
:root{color-scheme:light dark;--bg:#fff;--t1:#1b1f26;--t2:#4b5362;--line:#e4e7ec;--sunk:#f7f8fa;--good:#1a7f37;--bad:#c7202c;--warn:#8f5f00}
@media (prefers-color-scheme:dark){:root{--bg:#161a21;--t1:#e9ecf1;--t2:#b4bcc9;--line:#2a303a;--sunk:#1b2028;--good:#4ac26b;--bad:#ff7b72;--warn:#e3b341}}
*{box-sizing:border-box}body{margin:0 auto;padding:24px 20px 48px;max-width:900px;background:var(--bg);color:var(--t1);font:15px/1.55 Inter,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:15px;margin:0}
p{margin:4px 0}small,.note{color:var(--t2);font-size:13px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;font-size:13.5px}th{font-weight:600}.n{text-align:right;white-space:nowrap}
article{border:1px solid var(--line);border-radius:8px;padding:12px 14px;margin:10px 0;break-inside:avoid}article header{display:flex;gap:12px;flex-wrap:wrap;justify-content:space-between}
.good,.on_track{color:var(--good)}.bad,.off,.critical{color:var(--bad)}.behind,.warning{color:var(--warn)}.l2 td:first-child{padding-left:18px}.l3 td:first-child{padding-left:36px}
.scroll{overflow-x:auto}ul{padding-left:18px;margin:4px 0}
@media print{:root{color-scheme:light;--bg:#fff;--t1:#000;--t2:#444;--line:#ccc;--good:#1a7f37;--bad:#c7202c;--warn:#8f5f00}body{padding:0;font-size:12px}details>*{display:block}}
"""


def page(told: Told) -> str:
    """The page."""
    head = f"<title>{_text(told['title'])}</title><meta name=viewport content='width=device-width,initial-scale=1'>"
    body = "".join(_parts(told))
    return f"<!doctype html><html lang='{_text(told['lang'])}'><meta charset=utf-8>{head}<style>{_STYLE}</style><body>{body}</body></html>"


def _parts(told: Told) -> Iterator[str]:
    yield f"<h1>{_text(told['title'])}</h1><p>{_text(told['period'])}</p>"
    yield f"<p class=note>{' · '.join(_text(fact) for fact in _list(told['facts']))}</p>"
    yield from _section(_map(told["late"]))
    yield from _card(_map(told["card"]))
    yield from _deviations(_map(told["deviations"]))
    for name in ("alerts", "acted", "follow_ups"):
        part = _map(told[name])
        lines = [_map(line) for line in _list(part["lines"])]
        if lines or "none" in part:
            yield f"<h2>{_text(part['title'])}</h2>"
            yield "".join(map(_line, lines)) or f"<p class=note>{_text(part['none'])}</p>"


def _section(part: Told) -> Iterator[str]:
    lines = _list(part["lines"])
    if lines:
        yield f"<h2>{_text(part['title'])}</h2><ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _card(card: Told) -> Iterator[str]:
    rows = [_map(row) for row in _list(card["rows"])]
    yield f"<h2>{_text(card['title'])} <small class='{_text(card['tone'])}'>{_text(card['score'])}</small></h2>"
    if not rows:
        yield f"<p class=note>{_text(card['none'])}</p>"
        return
    heads = "".join(f"<th scope=col>{_text(head)}</th>" for head in _list(card["heads"]))
    lines = "".join(f"<tr>{_cells(_list(row['cells']), _text(row['tone']))}</tr>" for row in rows)
    yield f"<div class=scroll><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    yield "".join(f"<p class=note>{_text(note)}</p>" for note in _list(card["notes"]))


def _cells(cells: Sequence[Json], tone: str) -> str:
    last = len(cells) - 1
    return "".join(f"<td{f' class={tone}' if at == last else ''}>{_text(cell)}</td>" for at, cell in enumerate(cells))


def _deviations(part: Told) -> Iterator[str]:
    items = [_map(item) for item in _list(part["items"])]
    yield f"<h2>{_text(part['title'])}</h2>"
    yield f"<p class=note>{_text(part['rule'] if items else part['none'])}</p>"
    for item in items:
        tone = _text(item["tone"])
        yield f"<article><header><h3>{_text(item['name'])} <b>{_text(item['value'])}</b></h3>"
        yield f"<span class={tone}>{_text(part['worth'])} {_text(item['worth'])}</span></header>"
        for held in map(_map, _list(item["against"])):
            growth = f" ({_text(held['growth'])})" if held["growth"] else ""
            yield f"<p class=note>{_text(held['name'])} {_text(held['change'])}{growth} {_text(held['was'])}</p>"
        yield f"<p>{_text(item['sentence'])}</p>"
        for note in [*_list(item["notes"]), item["rule"]]:
            yield f"<p class=note>{_text(note)}</p>" if note else ""
        yield _tree(_text(part["causes"]), _list(item["causes"])) + _tree(
            _text(part["factors"]), _list(item["factors"])
        )
        yield "</article>"
    yield f"<p class=note>{_text(part['left_out'])}</p>" if part["left_out"] else ""


def _tree(title: str, nodes: Sequence[Json]) -> str:
    if not nodes:
        return ""
    rows = "".join(
        f"<tr class=l{_text(n['level'])}><td>{_text(n['text'])}</td><td>{_text(n['moved'])}</td><td class=n>{_text(n['amount'])}</td></tr>"
        for n in map(_map, nodes)
    )
    return f"<details open><summary class=note>{title}</summary><table><tbody>{rows}</tbody></table></details>"


def _line(line: Told) -> str:
    severity = f"<b class={_text(line['tone'])}>{_text(line['severity'])}</b> " if "severity" in line else ""
    some = f"<br><small>{_text(' / '.join(map(str, _list(line['some']))))}</small>" if line.get("some") else ""
    tone = _text(line.get("tone", ""))
    return f"<p>{severity}{_text(line['name'])} <small class='{tone}'>{_text(line['text'])}</small>{some}</p>"


def _text(value: Json) -> str:
    return escape(str(value), quote=True)


def _map(value: Json) -> Told:
    return cast(Told, value)


def _list(value: Json) -> Sequence[Json]:
    return cast(Sequence[Json], value)
