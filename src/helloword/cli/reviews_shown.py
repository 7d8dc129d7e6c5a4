"""A review at a terminal, and its causes as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from helloword.cli.printing import print_table
from helloword.cli.tables import Column, visible

if TYPE_CHECKING:
    from helloword.server.readings import Json

Told = Mapping[str, "Json"]


def print_review(told: Told) -> None:
    """The sheet, line by line."""
    _print(f"{told['title']}  ({told['period']})", *(str(fact) for fact in _list(told["facts"])))
    late = _map(told["late"])
    if _list(late["lines"]):
        _print("", str(late["title"]), *(f"- {line}" for line in _list(late["lines"])))
    _print_card(_map(told["card"]))
    _print_deviations(_map(told["deviations"]))
    for name in ("alerts", "acted", "follow_ups"):
        part = _map(told[name])
        lines = [_map(line) for line in _list(part["lines"])]
        if lines or "none" in part:
            _print("", f"== {part['title']}")
            _print(*([_line(line) for line in lines] or [str(part["none"])]))


def flat(told: Told) -> Iterator[dict[str, Json]]:
    """Every cause of every deviation as one row; `path` leads to it."""
    for deviation in map(_map, _list(told["deviations"])):
        for against in ("previous", "year"):
            held = _map(deviation[against])
            facts = {"kpi": deviation["kpi"], "against": against, "value": deviation["value"], "before": held["value"]}
            yield {**facts, "path": "", "change": held["change"], "worth": held["worth"]}
            for path, node in _walk(_list(held["causes"]), ""):
                yield {**facts, "path": path, "change": node["change"], "worth": None}


def _walk(nodes: Sequence[Json], above: str) -> Iterator[tuple[str, Told]]:
    for node in map(_map, nodes):
        path = f"{above}/{node['name']}={node['value']}".lstrip("/")
        yield path, node
        yield from _walk(_list(node["parts"]), path)


def _print_card(card: Told) -> None:
    _print("", f"== {card['title']} {card['score']}".rstrip())
    rows = [_list(_map(row)["cells"]) for row in _list(card["rows"])]
    if not rows:
        return _print(str(card["none"]))
    heads = _list(card["heads"])
    columns = [Column(str(at), str(head), number=at in (2, 3, 4, 5)) for at, head in enumerate(heads)]
    print_table(columns, [{str(at): cell for at, cell in enumerate(row)} for row in rows])
    return _print(*(str(note) for note in _list(card["notes"])))


def _print_deviations(part: Told) -> None:
    items = [_map(item) for item in _list(part["items"])]
    _print("", f"== {part['title']}", str(part["rule"] if items else part["none"]))
    for item in items:
        _print("", f"{item['name']} {item['value']} · {part['worth']} {item['worth']}")
        _print(*([f"  {item['sentence']}"] if item["sentence"] else []))
        for held in map(_map, _list(item["against"])):
            _print(f"  {held['name']} {held['change']} {held['growth']} {held['was']}".rstrip())
        _print(*(f"  {note}" for note in _list(item["notes"])))
        for node in map(_map, _list(item["causes"])):
            if int(str(node["level"])) <= 2:
                _print(
                    f"{'  ' * (int(str(node['level'])) + 1)}{node['amount']}  {node['text']}  {node['moved']}".rstrip()
                )
    _print(*([str(part["left_out"])] if part["left_out"] else []))


def _line(line: Told) -> str:
    severity = f"[{line['severity']}] " if "severity" in line else ""
    return f"{severity}{line['name']} · {line['text']}"


def _print(*lines: str) -> None:
    for line in lines:
        # Indentation says what is part of what, so only what stands behind it is made safe.
        print(line[: len(line) - len(line.lstrip())] + visible(line.lstrip()))


def _map(value: Json) -> Told:
    return cast(Told, value)


def _list(value: Json) -> Sequence[Json]:
    return cast(Sequence["Json"], value)
