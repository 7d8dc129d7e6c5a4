"""A review as a sheet of worded lines: what the page, the PDF and the terminal all show, in one language."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from helloword.audit import Json
from helloword.period import Grain
from helloword.reviews.amounts import growth, percent, shown, signed
from helloword.reviews.follow_ups import FollowUp
from helloword.reviews.node import Node
from helloword.reviews.review import Content, Deviation, Held, Line, Review, Warned
from helloword.reviews.spans import AGAINST, Against
from helloword.reviews.texts import say
from helloword.reviews.treatment import treatment_of
from helloword.reviews.wording import label, late, sentence

Row = dict[str, Json]
DEEPEST = 3


def sheet(
    review: Review, follow_ups: Sequence[FollowUp], restated: int, locale: str, zone: str, today: date
) -> dict[str, Json]:
    """The whole review in words."""
    content = review.content
    written = say("written", locale, day=review.at.astimezone(ZoneInfo(zone)).date(), by=review.by)
    edition = [say("edition", locale, n=review.edition)] if review.edition > 1 else []
    facts = [written, *edition, say("versions", locale, lake=content.lake, catalogue=content.catalogue)]
    since = say("restated.some", locale, n=restated) if restated else say("restated.none", locale)
    return {
        "lang": "zh" if locale.startswith("zh") else "en",
        "title": title(content, locale),
        "period": f"{content.start} – {content.span.end}",
        "facts": [*facts, since],
        "late": {"title": say("late.title", locale), "lines": [late(each, locale) for each in content.late]},
        "card": _card(content, locale),
        "deviations": _deviations(content, locale),
        "alerts": {
            "title": say("alerts", locale), "none": say("alerts.none", locale),
            "lines": [_warned(w, content, locale) for w in content.alerts],
        },
        "acted": {"title": say("acted", locale), "lines": _acted(content, locale)},
        "follow_ups": {
            "title": say("follow_ups", locale), "none": say("follow_ups.none", locale),
            "lines": [_follow_up(f, content, locale, today) for f in follow_ups],
        },
    }  # fmt: skip


def title(content: Content, locale: str) -> str:
    """What a review is called."""
    start, scope = content.start, content.scope.name.in_(locale)
    if content.grain is Grain.MONTH:
        name = calendar.month_name[start.month]
        return say("title.month", locale, scope=scope, year=start.year, month=start.month, month_name=name)
    year, week, _ = start.isocalendar()
    return say("title.week", locale, scope=scope, year=year, week=week)


def versus(content: Content, against: Against, locale: str) -> str:
    """What a comparison is called."""
    return say(f"versus.{against}.{content.grain.value}", locale)


def _card(content: Content, locale: str) -> Row:
    card = content.card
    names = {line.goal: line.name.in_(locale) for line in card.lines}
    notes = [say("card.missed", locale, names=", ".join(names[g] for g in card.missed))] if card.missed else []
    heads = ("goal", "owner", "target", "actual", "attainment", "pace", "status")
    return {
        "title": say("card", locale), "none": say("card.none", locale), "notes": list(notes),
        "score": say("card.score", locale, score=percent(card.score, 0)) if card.score is not None else "",
        "status": say(f"status.{card.status}", locale), "tone": card.status,
        "heads": [say(head, locale) for head in heads],
        "rows": [_line(line, content, locale) for line in card.lines],
    }  # fmt: skip


def _line(line: Line, content: Content, locale: str) -> Row:
    unit, currency = line.unit, line.currency or content.currency
    low, high = (shown(v, unit, currency, locale) for v in (line.low, line.high))
    expected = (
        say("band", locale, low=low, high=high)
        if line.low is not None
        else shown(line.expected, unit, currency, locale)
    )
    cells = [
        line.name.in_(locale), content.people.get(line.owner or "", line.owner or ""), expected,
        shown(line.actual, unit, currency, locale), percent(line.attainment, 0), percent(line.pace, 0),
        say(f"status.{line.status}", locale),
    ]  # fmt: skip
    return {"cells": list(cells), "tone": line.status}


def _deviations(content: Content, locale: str) -> Row:
    left = ", ".join(content.left_out)
    return {
        "title": say("deviations", locale), "none": say("deviations.none", locale),
        "rule": say("deviations.rule", locale, margin=percent(content.margin, 0)),
        "worth": say("worth", locale), "causes": say("causes", locale), "factors": say("factors", locale),
        "items": [_deviation(d, content, locale) for d in content.deviations],
        "left_out": say("left_out", locale, names=left) if left else "",
    }  # fmt: skip


def _deviation(deviation: Deviation, content: Content, locale: str) -> Row:
    main = deviation.against["previous"]
    rule = treatment_of(deviation.kpi).worth
    notes = [say("ripens", locale, days=deviation.ripens)] if deviation.ripens else []
    notes += [late(each, locale) for each in deviation.late]
    notes += [say("inexact", locale)] if main.causes.parts and not main.causes.exact else []
    return {
        "kpi": deviation.kpi,
        "name": deviation.name.in_(locale),
        "value": shown(deviation.value, deviation.unit, content.currency, locale),
        "worth": _money(main.worth, content, locale),
        "tone": _tone(main.worth, main, deviation.better),
        "rule": say("worth.rule", locale, rule=rule) if rule else "",
        "sentence": sentence(deviation, "previous", content.currency, locale),
        "notes": list(notes),
        "against": [_held(deviation, a, content, locale) for a in AGAINST],
        "causes": list(_nodes(main.causes.parts, deviation, content, locale)),
        "factors": list(_nodes(main.causes.factors, deviation, content, locale)),
    }


def _held(deviation: Deviation, against: Against, content: Content, locale: str) -> Row:
    held, name = deviation.against[against], versus(content, against, locale)
    if held.change is None:
        return {"name": name, "change": say("versus.none", locale), "was": "", "growth": ""}
    was = shown(held.value, deviation.unit, content.currency, locale)
    return {
        "name": name, "change": signed(held.change, deviation.unit, content.currency, locale),
        "was": say("was", locale, value=was), "growth": growth(held.ratio) if deviation.unit != "ratio" else "",
    }  # fmt: skip


def _money(worth: Decimal | None, content: Content, locale: str) -> str:
    return say("worth.none", locale) if worth is None else signed(worth, "money", content.currency, locale)


def _tone(worth: Decimal | None, held: Held, better: str) -> str:
    if worth is not None:
        return "good" if worth > 0 else "bad" if worth < 0 else "even"
    if not held.change or better == "band":
        return "even"
    return "good" if (held.change > 0) == (better == "up") else "bad"


def _nodes(nodes: Sequence[Node], deviation: Deviation, content: Content, locale: str, level: int = 1) -> Iterator[Row]:
    for node in nodes:
        unit, currency = deviation.unit, content.currency
        moved = ""
        if node.then is not None and node.now is not None:
            then, now = (shown(v, unit, currency, locale) for v in (node.then, node.now))
            moved = say("cause.from", locale, then=then, now=now)
        yield {
            "level": level, "text": label(node).in_(locale), "kind": node.kind, "moved": moved,
            "amount": signed(node.change, unit, currency, locale),
        }  # fmt: skip
        if level < DEEPEST:
            yield from _nodes(node.parts, deviation, content, locale, level + 1)


def _warned(warned: Warned, content: Content, locale: str) -> Row:
    taken = [say("alerts.taken", locale, by=", ".join(warned.taken_by))] if warned.taken_by else []
    counts = say("alerts.line", locale, opened=warned.opened, resolved=warned.resolved, open=warned.open)
    return {
        "severity": say(f"severity.{warned.severity}", locale), "tone": warned.severity, "name": warned.name.in_(locale),
        "text": " · ".join([counts, *taken]),
        "some": [
            f"{' · '.join(f.slice.values())} {shown(f.value, f.unit, content.currency, locale)}" for f in warned.some
        ],
    }  # fmt: skip


def _acted(content: Content, locale: str) -> list[Json]:
    found: list[Json] = []
    for one in content.acted:
        amounts = {"expected": one.expected, "measured": one.measured, "low": one.low, "high": one.high}
        money = {name: signed(amount, "money", content.currency, locale) for name, amount in amounts.items()}
        key = (
            "acted.effect"
            if one.measured is not None
            else "acted.expected"
            if one.expected is not None
            else "acted.unpriced"
        )
        text = f"{say(f'acted.{one.status}', locale)} · {say(key, locale, **money)}"
        found.append({"name": one.what.in_(locale), "text": text})
    return found


def _follow_up(follow_up: FollowUp, content: Content, locale: str, today: date) -> Row:
    carried = next((c for c in content.carried if c.id == follow_up.id), None)
    owner = content.people.get(follow_up.owner, follow_up.owner)
    text = [say("follow_up.due", locale, owner=owner, due=follow_up.due)]
    text += [say("follow_up.carried", locale, since=carried.since, n=carried.through)] if carried else []
    if not follow_up.open:
        text.append(say("follow_up.closed", locale, note=follow_up.note))
    late = follow_up.open and follow_up.due < today
    text += [say("follow_up.overdue", locale)] if late else []
    return {
        "name": follow_up.text,
        "text": " · ".join(text),
        "tone": "bad" if late else "even" if follow_up.open else "good",
    }
